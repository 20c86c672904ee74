import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type AssessorRecordReply, addCertificate, withdrawCertificate } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { WithdrawnWords } from './withdrawn-words.tsx'

const BLANK = { name: '', number: '', issuer: '', issuedOn: '', expiresOn: '' }

export function CertificateSection(props: {
  readonly record: AssessorRecordReply
  readonly onSaved: (() => Promise<unknown>) | null
}) {
  const { t } = useTranslation()
  const { record, onSaved } = props
  const [withdrawing, setWithdrawing] = useState<{ id: string; number: string } | null>(null)
  const rows = record.certificateRows
  return (
    <section>
      <h2>{t('assessors:certificate.title')}</h2>
      {rows.length === 0 ? <p>{t('assessors:certificate.none')}</p> : null}
      {rows.length > 0 ? (
        <PlainTable
          caption={t('assessors:certificate.title')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', title: t('assessors:certificate.name'), isWide: true, cell: ({ name }) => name },
            { id: 'number', title: t('assessors:certificate.number'), cell: ({ number }) => number },
            { id: 'issuer', title: t('assessors:certificate.issuer'), cell: ({ issuer }) => issuer },
            { id: 'issued', title: t('assessors:certificate.issuedOn'), cell: ({ issuedOn }) => formatDate(issuedOn) },
            {
              id: 'expires',
              title: t('assessors:certificate.expiresOn'),
              cell: ({ expiresOn }) => (expiresOn ? formatDate(expiresOn) : t('assessors:list.noEnd')),
            },
            {
              id: 'state',
              title: t('assessors:certificate.state'),
              isWide: true,
              cell: ({ withdrawn, id, number, recordedByName, recordedAt }) =>
                withdrawn ? (
                  <WithdrawnWords withdrawn={withdrawn} />
                ) : (
                  <Group gap="xs">
                    <span>
                      {t('assessors:certificate.recorded', { name: recordedByName, day: formatDate(recordedAt) })}
                    </span>
                    {onSaved ? (
                      <Button
                        variant="default"
                        size="xs"
                        aria-label={`${t('assessors:certificate.withdraw')}: ${number}`}
                        onClick={() => setWithdrawing({ id, number })}
                      >
                        {t('assessors:certificate.withdraw')}
                      </Button>
                    ) : null}
                  </Group>
                ),
            },
          ]}
        />
      ) : null}
      {onSaved ? <CertificateForm id={record.accountId} onSaved={onSaved} /> : null}
      <ConfirmDialog
        opened={withdrawing !== null}
        title={t('assessors:certificate.withdrawTitle', { number: withdrawing?.number ?? '' })}
        confirmLabel={t('assessors:certificate.withdraw')}
        isDangerous
        reason="required"
        onClose={() => setWithdrawing(null)}
        onConfirm={async (reason) => {
          await callApi(withdrawCertificate, { params: { id: withdrawing!.id }, body: { reason } })
          await onSaved?.()
        }}
      >
        {t('assessors:certificate.withdrawText')}
      </ConfirmDialog>
    </section>
  )
}

function CertificateForm({ id, onSaved }: { id: string; onSaved: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(BLANK)
  const save = useMutation({
    mutationFn: () =>
      callApi(addCertificate, { params: { id }, body: { ...draft, expiresOn: draft.expiresOn || null } }),
    onSuccess: async () => {
      setDraft(BLANK)
      await onSaved()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const entry = (name: keyof typeof BLANK) => ({
    label: t(`assessors:certificate.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setDraft((before) => ({ ...before, [name]: value }))
    },
  })
  return (
    <details>
      <summary style={{ minHeight: 44, paddingBlock: 10, cursor: 'pointer' }}>{t('assessors:certificate.add')}</summary>
      <form onSubmit={submit}>
        <Stack maw={560}>
          <TextInput required maxLength={200} {...entry('name')} />
          <TextInput required maxLength={200} {...entry('number')} />
          <TextInput required maxLength={200} {...entry('issuer')} />
          <Group grow>
            <TextInput required type="date" {...entry('issuedOn')} />
            <TextInput type="date" {...entry('expiresOn')} />
          </Group>
          <p style={{ margin: 0, color: 'var(--text-muted)' }}>{t('assessors:certificate.expiresHint')}</p>
          {save.isError ? <ErrorNotice error={save.error} /> : null}
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('assessors:certificate.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </details>
  )
}
