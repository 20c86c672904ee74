import { Button, Group } from '@mantine/core'
import {
  type CareerRecord,
  type DisciplineRecord,
  type PerformanceRecord,
  withdrawCareer,
  withdrawDiscipline,
  withdrawPerformance,
} from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'
import { RecordDialog, type RecordDraft, type RecordKind } from './record-dialog.tsx'

type AnyRecord = PerformanceRecord | DisciplineRecord | CareerRecord
type Open = { dialog: 'edit'; record: AnyRecord | null } | { dialog: 'withdraw'; record: AnyRecord } | null

const WITHDRAW = { performance: withdrawPerformance, discipline: withdrawDiscipline, career: withdrawCareer }
const NONE = {
  performance: 'pegawai:profile.none',
  discipline: 'pegawai:profile.noDiscipline',
  career: 'pegawai:profile.noCareer',
} as const

function subjectOf(record: AnyRecord): string {
  if ('year' in record) return String(record.year)
  return 'jobName' in record ? record.jobName : record.decree
}

export function PerformanceTable({ pegawaiId, records }: { pegawaiId: string; records: PerformanceRecord[] }) {
  const { t } = useTranslation()
  const columns: Column<PerformanceRecord>[] = [
    { id: 'year', title: t('pegawai:profile.year'), cell: (row) => row.year },
    {
      id: 'predicate',
      title: t('pegawai:profile.predicate'),
      cell: (row) => t(`pegawai:record.predicates.${row.predicate}`),
    },
    { id: 'source', title: t('pegawai:profile.source'), cell: (row) => row.source },
  ]
  return <RecordPart kind="performance" pegawaiId={pegawaiId} records={records} columns={columns} />
}

export function DisciplineTable({ pegawaiId, records }: { pegawaiId: string; records: DisciplineRecord[] }) {
  const { t } = useTranslation()
  const columns: Column<DisciplineRecord>[] = [
    {
      id: 'severity',
      title: t('pegawai:profile.severity'),
      cell: (row) => t(`pegawai:record.severities.${row.severity}`),
    },
    { id: 'decree', title: t('pegawai:profile.decree'), cell: (row) => row.decree },
    { id: 'from', title: t('pegawai:profile.from'), cell: (row) => formatDate(row.from) },
    { id: 'until', title: t('pegawai:profile.until'), cell: (row) => formatDate(row.until) },
  ]
  return <RecordPart kind="discipline" pegawaiId={pegawaiId} records={records} columns={columns} />
}

/** A table of facts of one kind with their state, and for those who may the ways to add, correct and withdraw. */
export function RecordPart<R extends AnyRecord>(props: {
  kind: RecordKind
  pegawaiId: string
  records: R[]
  columns: Column<R>[]
}) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('pegawai.edit')
  const [open, setOpen] = useState<Open>(null)
  const { kind, pegawaiId, records } = props
  const title = t(`pegawai:profile.${kind}`)
  const refresh = () => client.invalidateQueries({ queryKey: ['pegawai', pegawaiId] })
  const close = () => setOpen(null)
  const columns: Column<R>[] = [
    ...props.columns,
    {
      id: 'recorded',
      title: t('pegawai:profile.recorded'),
      cell: (row) => `${formatDate(row.recordedAt)} ${t('pegawai:profile.recordedBy', { name: row.recordedBy })}`,
    },
    { id: 'state', title: t('pegawai:profile.state'), cell: (row) => <State record={row} /> },
    ...(mayEdit ? [{ id: 'actions', title: t('pegawai:profile.actions'), cell: (row: R) => actions(row) }] : []),
  ]
  function actions(row: R) {
    if (row.superseded) return '–'
    const subject = subjectOf(row)
    return (
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="default"
          size="xs"
          aria-label={`${t('pegawai:record.correct')} ${subject}`}
          onClick={() => setOpen({ dialog: 'edit', record: row })}
        >
          {t('pegawai:record.correct')}
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-label={`${t('pegawai:record.withdraw')} ${subject}`}
          onClick={() => setOpen({ dialog: 'withdraw', record: row })}
        >
          {t('pegawai:record.withdraw')}
        </Button>
      </Group>
    )
  }
  return (
    <section style={{ marginBlock: 'var(--space-5)' }}>
      {records.length === 0 ? (
        <>
          <h2>{title}</h2>
          <p>{t(NONE[kind])}</p>
        </>
      ) : (
        <PlainTable caption={title} columns={columns} rows={records} rowKey={({ id }) => id} />
      )}
      {mayEdit ? (
        <Button variant="default" mt="sm" onClick={() => setOpen({ dialog: 'edit', record: null })}>
          {t(`pegawai:record.add.${kind}`)}
        </Button>
      ) : null}
      <RecordDialog
        kind={kind}
        pegawaiId={pegawaiId}
        opened={open?.dialog === 'edit'}
        corrected={open?.dialog === 'edit' && open.record ? draftOf(open.record) : null}
        onSaved={refresh}
        onClose={close}
      />
      <ConfirmDialog
        opened={open?.dialog === 'withdraw'}
        title={open?.record ? t('pegawai:record.withdrawTitle', { subject: subjectOf(open.record) }) : ''}
        confirmLabel={t('pegawai:record.withdraw')}
        isDangerous
        reason="required"
        onClose={close}
        onConfirm={async (reason) => {
          const params = { id: pegawaiId, recordId: open!.record!.id }
          await callApi(WITHDRAW[kind], { params, body: { reason } })
          await refresh()
        }}
      >
        {t('pegawai:record.withdrawText')}
      </ConfirmDialog>
    </section>
  )
}

function State({ record: { superseded, reason } }: { record: AnyRecord }) {
  const { t } = useTranslation()
  if (!superseded) return reason ? `${t('pegawai:profile.inForce')} (${reason})` : t('pegawai:profile.inForce')
  const { at, by, reason: why } = superseded
  return (
    <span style={{ color: 'var(--text-muted)' }}>
      {t('pegawai:profile.supersededBy', { day: formatDate(at), name: by, reason: why })}
    </span>
  )
}

function draftOf(record: AnyRecord): RecordDraft {
  if ('jobName' in record) {
    const { id, jobName, unitName, tier, field, from, until, source } = record
    return { id, jobName, unitName, tier: tier ?? '', field: field ?? '', from, until, source }
  }
  return 'year' in record
    ? { id: record.id, year: String(record.year), predicate: record.predicate, source: record.source }
    : {
        id: record.id,
        severity: record.severity,
        decree: record.decree,
        from: record.from ?? '',
        until: record.until ?? '',
      }
}
