import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { createSheet, type ObservationSheetContent } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'

interface Props {
  readonly opened: boolean
  readonly code: string
  readonly content: ObservationSheetContent
  readonly onClose: () => void
}

/** A new sheet begins as the copy of one that is like it, under a code of its own. */
export function CopyDialog({ opened, code, content, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('sheets:copy.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {opened ? <CopyForm code={code} content={content} onClose={onClose} /> : null}
    </Modal>
  )
}

function CopyForm({ code, content, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [newCode, setNewCode] = useState(`${code}-2`)
  const [title, setTitle] = useState(content.title)
  const save = useMutation({
    mutationFn: () => callApi(createSheet, { body: { code: newCode, content: { ...content, title } } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['sheets'] })
      await navigate({ to: `/lembar-pengamatan/${id}/ubah` as never })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('sheets:import.code')}
          description={t('sheets:import.codeHint')}
          required
          maxLength={30}
          value={newCode}
          onChange={(event) => setNewCode(event.currentTarget.value.toUpperCase())}
        />
        <TextInput
          label={t('sheets:edit.sheetTitle')}
          required
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('sheets:copy.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
