import { Button, Group, Modal, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { type CostRates, type ErrorRates, setCostRates, setErrorRates } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { numberSigns } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'

interface Props {
  readonly which: 'costs' | 'errors' | null
  readonly costs: CostRates
  readonly errors: ErrorRates
  readonly onClose: () => void
}

/** A new version of the rates, with its source and reason. Keeps what was typed when the server refuses. */
export function RatesDialog(props: Props) {
  const { t } = useTranslation()
  const { which, onClose } = props
  return (
    <Modal
      opened={which !== null}
      onClose={onClose}
      title={which ? t(`methods:rates.${which}Title`) : ''}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {which ? <RatesForm {...props} which={which} /> : null}
    </Modal>
  )
}

const NOT_FIGURES = ['version', 'validFrom', 'source', 'confidence']

function RatesForm({ which, costs, errors, onClose }: Props & { which: 'costs' | 'errors' }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [draft, setDraft] = useState<Record<string, string | number>>({ ...(which === 'costs' ? costs : errors) })
  const [reason, setReason] = useState('')
  const set = (name: string, value: string | number) => setDraft((before) => ({ ...before, [name]: value }))
  const save = useMutation({
    mutationFn: () =>
      which === 'costs'
        ? callApi(setCostRates, { body: { ...(draft as unknown as CostRates), reason } })
        : callApi(setErrorRates, { body: { ...(draft as unknown as ErrorRates), reason } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['methods'] })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const figures = Object.keys(draft).filter((name) => !NOT_FIGURES.includes(name))
  return (
    <form onSubmit={submit}>
      <Stack>
        {figures.map((name) => (
          <NumberInput
            key={name}
            label={t(`methods:rate.${name}`)}
            value={draft[name]}
            required
            min={0}
            {...numberSigns()}
            onChange={(value) => set(name, value)}
          />
        ))}
        <TextInput
          label={t('methods:rate.validFrom')}
          type="date"
          required
          value={draft.validFrom}
          onChange={(event) => set('validFrom', event.currentTarget.value)}
        />
        <Textarea
          label={t('methods:rate.source')}
          required
          autosize
          minLength={5}
          maxLength={500}
          value={draft.source}
          onChange={(event) => set('source', event.currentTarget.value)}
        />
        <NativeSelect
          label={t('methods:rate.confidence')}
          value={draft.confidence}
          data={['high', 'medium', 'low'].map((value) => ({ value, label: t(`methods:rates.confidence.${value}`) }))}
          onChange={(event) => set('confidence', event.currentTarget.value)}
        />
        <Textarea
          label={t('methods:rate.reason')}
          required
          autosize
          minLength={5}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('methods:rates.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
