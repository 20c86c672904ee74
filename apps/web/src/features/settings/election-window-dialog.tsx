import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { addElectionWindow, type ElectionWindow } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'

interface Props {
  readonly opened: boolean
  /** The window that a correction takes the place of; null for one that is new. */
  readonly corrected: ElectionWindow | null
  readonly onSaved: () => Promise<unknown>
  readonly onClose: () => void
}

/** Adds or corrects a window. Stays open with what was typed when the server refuses. */
export function ElectionWindowDialog(props: Props) {
  const { t } = useTranslation()
  const { corrected, opened, onClose } = props
  const title = corrected
    ? t('settings:windows.correctTitle', { day: formatDate(corrected.from) })
    : t('settings:windows.addTitle')
  const closeButtonProps = { 'aria-label': t('common:action.close') }
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={closeButtonProps}>
      {opened ? <WindowForm {...props} /> : null}
    </Modal>
  )
}

function WindowForm({ corrected, onSaved, onClose }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState({
    kind: corrected?.kind ?? 'freeze',
    from: corrected?.from ?? '',
    until: corrected?.until ?? '',
    permit: corrected?.permit ?? '',
    source: corrected?.source ?? '',
    reason: '',
  })
  const save = useMutation({
    mutationFn: () => {
      const { reason, permit, ...window } = draft
      const correction = corrected ? { corrects: corrected.id, reason } : {}
      return callApi(addElectionWindow, {
        body: { ...window, permit: window.kind === 'freeze' && permit.trim() !== '' ? permit : null, ...correction },
      })
    },
    onSuccess: async () => {
      await onSaved()
      onClose()
    },
  })
  const entry = (name: keyof typeof draft) => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setDraft((before) => ({ ...before, [name]: value }))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const kinds = (['freeze', 'free'] as const).map((value) => ({ value, label: t(`settings:windows.kinds.${value}`) }))
  return (
    <form onSubmit={submit}>
      <Stack>
        <NativeSelect label={t('settings:windows.kind')} data={kinds} {...entry('kind')} />
        <TextInput label={t('settings:windows.from')} type="date" required {...entry('from')} />
        <TextInput label={t('settings:windows.until')} type="date" required {...entry('until')} />
        {draft.kind === 'freeze' ? (
          <TextInput
            label={t('settings:windows.permit')}
            description={t('settings:windows.permitHint')}
            maxLength={300}
            {...entry('permit')}
          />
        ) : null}
        <TextInput
          label={t('settings:windows.source')}
          description={t('settings:windows.sourceHint')}
          required
          minLength={3}
          maxLength={300}
          {...entry('source')}
        />
        {corrected ? (
          <Textarea
            label={t('settings:windows.reason')}
            description={t('settings:windows.reasonHint')}
            required
            autosize
            minRows={2}
            minLength={5}
            maxLength={500}
            {...entry('reason')}
          />
        ) : null}
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('settings:windows.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
