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
  const columns: Column<CareerRecord>[] = [
    {
      id: 'job',
      title: t('pegawai:profile.job'),
      cell: (row) => <Pair main={row.jobName} beside={row.unitName} />,
    },
    {
      id: 'tier',
      title: t('pegawai:profile.tierAndField'),
      cell: (row) => (
        <Pair
          main={row.tier ? tierName(row.tier) : t('pegawai:profile.unknown')}
          beside={row.field ? jobFieldLabel(row.field) : t('pegawai:profile.fieldUnknown')}
        />
      ),
    },
    {
      id: 'held',
      title: t('pegawai:profile.held'),
      cell: (row) => t('pegawai:profile.heldFromUntil', { from: formatDate(row.from), until: formatDate(row.until) }),
    },
    { id: 'source', title: t('pegawai:profile.source'), cell: (row) => row.source },
  ]
  return <RecordPart kind="career" pegawaiId={pegawaiId} records={records} columns={columns} />
}

function Pair({ main, beside }: { main: string; beside: string }) {
  return (
    <>
      {main}
      <br />
      <span style={{ color: 'var(--text-muted)' }}>{beside}</span>
    </>
  )
}
