import type { CareerRecord } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../lib/format.ts'
import { jobFieldLabel } from '../../lib/job-fields.ts'
import type { Column } from '../../ui/plain-table.tsx'
import { RecordPart } from './record-tables.tsx'

/** Posts held before those that the agency has on record itself. */
export function CareerTable({ pegawaiId, records }: { pegawaiId: string; records: CareerRecord[] }) {
  const { t } = useTranslation()
  const unknown = t('pegawai:profile.unknown')
  const columns: Column<CareerRecord>[] = [
    { id: 'job', title: t('pegawai:profile.job'), cell: (row) => row.jobName },
    { id: 'unit', title: t('pegawai:profile.unit'), cell: (row) => row.unitName },
    { id: 'tier', title: t('pegawai:profile.tier'), cell: (row) => (row.tier ? tierName(row.tier) : unknown) },
    {
      id: 'field',
      title: t('pegawai:profile.jobField'),
      cell: (row) => (row.field ? jobFieldLabel(row.field) : unknown),
    },
    { id: 'from', title: t('pegawai:profile.from'), cell: (row) => formatDate(row.from) },
    { id: 'until', title: t('pegawai:profile.until'), cell: (row) => formatDate(row.until) },
    { id: 'source', title: t('pegawai:profile.source'), cell: (row) => row.source },
  ]
  return <RecordPart kind="career" pegawaiId={pegawaiId} records={records} columns={columns} />
}
