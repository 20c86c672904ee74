import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { type AssessorRecordReply, addOverride, withdrawOverride } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { WithdrawnWords } from './withdrawn-words.tsx'

/** Permissions to rate in spite of what the record lacks: by whom, until when, and why. */
export function OverrideSection(props: {
  readonly record: AssessorRecordReply
  readonly onSaved: (() => Promise<unknown>) | null
}) {
  const { t } = useTranslation()
  const { record, onSaved } = props
  const [withdrawing, setWithdrawing] = useState<string | null>(null)
  return (
    <section>
      <h2>{t('assessors:override.title')}</h2>
      <p>{t('assessors:override.lead')}</p>
      {record.overrides.length === 0 ? <p>{t('assessors:override.none')}</p> : null}
      <ul>
        {record.overrides.map(({ id, from, until, reason, byName, withdrawn }) => (
          <li key={id}>
            {t('assessors:override.words', {
              ...{ from: formatDate(from), until: formatDate(until), name: byName, reason },
            })}{' '}
            {withdrawn ? (
              <WithdrawnWords withdrawn={withdrawn} />
            ) : onSaved ? (
              <Button
                variant="default"
                size="xs"
                aria-label={`${t('assessors:override.withdraw')}: ${formatDate(from)}`}
                onClick={() => setWithdrawing(id)}
              >
                {t('assessors:override.withdraw')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {onSaved ? <OverrideForm record={record} onSaved={onSaved} /> : null}
      <ConfirmDialog
        opened={withdrawing !== null}
        title={t('assessors:override.withdrawTitle')}
        confirmLabel={t('assessors:override.withdraw')}
        reason="required"
        onClose={() => setWithdrawing(null)}
        onConfirm={async (reason) => {
          await callApi(withdrawOverride, { params: { id: withdrawing! }, body: { reason } })
          await onSaved?.()
        }}
      >
        {t('assessors:override.withdrawText')}
      </ConfirmDialog>
    </section>
  )
}

function OverrideForm({ record, onSaved }: { record: AssessorRecordReply; onSaved: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const blank = { from: record.today, until: '', reason: '' }
  const [draft, setDraft] = useState(blank)
  const save = useMutation({
    mutationFn: () => callApi(addOverride, { params: { id: record.accountId }, body: draft }),
    onSuccess: async () => {
      setDraft(blank)
      await onSaved()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const entry = (name: keyof typeof blank) => ({
    label: t(`assessors:override.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setDraft((before) => ({ ...before, [name]: value }))
    },
  })
  return (
    <details>
      <summary style={{ minHeight: 44, paddingBlock: 10, cursor: 'pointer' }}>{t('assessors:override.add')}</summary>
      <form onSubmit={submit}>
        <Stack maw={560}>
          <Group grow>
            <TextInput required type="date" {...entry('from')} />
            <TextInput required type="date" {...entry('until')} />
          </Group>
          <Textarea required autosize minRows={2} minLength={5} maxLength={500} {...entry('reason')} />
          {save.isError ? <ErrorNotice error={save.error} /> : null}
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('assessors:override.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </details>
  )
}
