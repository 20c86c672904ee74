import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { type FieldError, FieldErrorSummary } from '../../../ui/field-error-summary.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { freshnessQuery } from '../placement-data.ts'
import { reasonProblem } from '../reason.ts'
import { ChangeList, type Freshness } from '../rounds/change-list.tsx'

const LENGTH = { least: 10, most: 1000 } as const
const FIELD = { note: 'usulan-catatan', stale: 'usulan-berubah' } as const

export interface Proposal {
  readonly note: string
  readonly stale: { readonly changes: number; readonly reason: string } | null
}

interface Named {
  readonly id: string
  readonly number: number
  readonly isCurrent: boolean
}

interface Props<P extends Named> {
  readonly roundId: string
  /** Null while nothing is asked. */
  readonly plan: P | null
  /** What was written for a proposal that was refused. */
  readonly written: Proposal | null
  readonly onSend: (plan: P, proposal: Proposal) => void
  readonly onClose: () => void
}

/** Asks for the note to the head; where records changed since the freeze, also why the plan goes on nevertheless. */
export function ProposeDialog<P extends Named>(props: Props<P>) {
  const { t } = useTranslation()
  const { plan } = props
  return (
    <Modal
      opened={plan !== null}
      onClose={props.onClose}
      size="lg"
      title={plan ? t('placement:propose.title', { number: plan.number }) : null}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {plan ? <AskedProposal {...props} onSend={(said) => props.onSend(plan, said)} /> : null}
    </Modal>
  )
}

interface Asked {
  readonly roundId: string
  readonly written: Proposal | null
  readonly onSend: (proposal: Proposal) => void
  readonly onClose: () => void
}

function AskedProposal(props: Asked) {
  const freshness = useQuery({ ...freshnessQuery(props.roundId), staleTime: 0 })
  if (freshness.isError) return <ErrorNotice error={freshness.error} onRetry={freshness.refetch} />
  if (!freshness.data || freshness.isFetching) return <Loading lines={4} />
  return <ProposalForm {...props} freshness={freshness.data} />
}

function ProposalForm({ written, onSend, onClose, freshness }: Asked & { freshness: Freshness }) {
  const { t } = useTranslation()
  const [note, setNote] = useState(written?.note ?? '')
  const [staleReason, setStaleReason] = useState(written?.stale?.reason ?? '')
  const [problems, setProblems] = useState<readonly FieldError[]>([])
  const errorOf = (fieldId: string) => problems.find((one) => one.fieldId === fieldId)?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = [
      ...(reasonProblem(note) ? (['note'] as const) : []),
      ...(freshness.isStale && reasonProblem(staleReason) ? (['stale'] as const) : []),
    ]
    setProblems(
      wrong.map((field) => ({ fieldId: FIELD[field], message: t(`placement:propose.problem.${field}`, LENGTH) })),
    )
    if (wrong.length > 0) return
    const stale = freshness.isStale ? { changes: freshness.total, reason: staleReason.trim() } : null
    onSend({ note: note.trim(), stale })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <p style={{ margin: 0 }}>{t('placement:propose.text')}</p>
        <FieldErrorSummary errors={problems} />
        {freshness.isStale ? (
          <>
            <Notice tone="warning" title={t('placement:stale.title', { total: formatNumber(freshness.total) })}>
              <p>{t('placement:propose.stale')}</p>
              <details>
                <summary>{t('placement:stale.show')}</summary>
                <ChangeList freshness={freshness} />
              </details>
            </Notice>
            <Textarea
              id={FIELD.stale}
              label={t('placement:propose.staleReason')}
              description={t('placement:reason.hint', LENGTH)}
              required
              autosize
              minRows={2}
              maxLength={LENGTH.most}
              error={errorOf(FIELD.stale)}
              value={staleReason}
              onChange={(event) => setStaleReason(event.currentTarget.value)}
            />
          </>
        ) : null}
        <Textarea
          id={FIELD.note}
          label={t('placement:propose.note')}
          description={t('placement:propose.noteHint', LENGTH)}
          required
          autosize
          minRows={3}
          maxLength={LENGTH.most}
          error={errorOf(FIELD.note)}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit">{t('placement:propose.action')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
