import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core'
import { concludeSignal, type SignalConclusion } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDateTime, type Timezone } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'

const CHOICES: readonly SignalConclusion['conclusion'][] = ['ordinary', 'look-further', 'undecided']
const LEAST = 10

interface ConclusionsProps {
  readonly eventId: string
  readonly one: string
  readonly other: string | null
  readonly timezone: Timezone
  readonly conclusions: readonly SignalConclusion[]
}

/** What people concluded so far, by name and with their reasons, and the form for one more. */
export function Conclusions(props: ConclusionsProps) {
  const { t } = useTranslation()
  const mayConclude = usePermission('signal.conclude')
  return (
    <section>
      <h2>{t('signals:conclusion.title')}</h2>
      {props.conclusions.length === 0 ? <p>{t('signals:conclusion.nobody')}</p> : null}
      <ul>
        {props.conclusions.map(({ conclusion, reason, by, at }) => (
          <li key={at}>
            <strong>{t(`signals:conclusion.of.${conclusion}`)}</strong>. {reason}{' '}
            {t('signals:conclusion.by', { by, at: formatDateTime(at, props.timezone) })}
          </li>
        ))}
      </ul>
      {mayConclude ? <ConclusionForm {...props} /> : null}
    </section>
  )
}

function ConclusionForm({ eventId, one, other }: ConclusionsProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [conclusion, setConclusion] = useState<SignalConclusion['conclusion']>('undecided')
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  const send = useMutation({
    mutationFn: () =>
      callApi(concludeSignal, { params: { id: eventId }, body: { one, other, conclusion, reason: reason.trim() } }),
    onSuccess: async () => {
      setReason('')
      await client.invalidateQueries({ queryKey: ['signals'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShort(reason.trim().length < LEAST)
    if (reason.trim().length >= LEAST) send.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <NativeSelect
          label={t('signals:conclusion.choose')}
          value={conclusion}
          data={CHOICES.map((value) => ({ value, label: t(`signals:conclusion.of.${value}`) }))}
          onChange={(change) => setConclusion(change.currentTarget.value as SignalConclusion['conclusion'])}
        />
        <Textarea
          label={t('signals:conclusion.reason')}
          description={t('signals:conclusion.hint')}
          autosize
          minRows={3}
          maxLength={2000}
          value={reason}
          error={isShort ? t('signals:conclusion.short', { least: LEAST }) : undefined}
          onChange={(change) => setReason(change.currentTarget.value)}
        />
        {send.isError ? <ErrorNotice error={send.error} /> : null}
        {send.isSuccess ? (
          <Notice tone="success" live>
            {t('signals:conclusion.saved')}
          </Notice>
        ) : null}
        <Group>
          <Button type="submit" loading={send.isPending}>
            {t('signals:conclusion.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
