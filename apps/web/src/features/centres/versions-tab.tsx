import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatNumber, formatShare, type Timezone } from '../../lib/format.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { type CentreData, versionsQuery } from './centre-data.ts'

/** Every timetable that stood, the newest first: who made it, why, and what it cost. */
export function VersionsTab({ centre }: { centre: CentreData }) {
  const { t } = useTranslation()
  const versions = useQuery(versionsQuery(centre.id))
  if (versions.isPending) return <Loading lines={6} />
  if (versions.isError) return <ErrorNotice error={versions.error} onRetry={versions.refetch} />
  if (versions.data.length === 0)
    return <EmptyState title={t('centres:versions.empty')}>{t('centres:versions.emptyHint')}</EmptyState>
  return (
    <PlainTable
      caption={t('centres:versions.caption')}
      rows={versions.data}
      rowKey={({ version }) => String(version)}
      columns={[
        { id: 'version', title: t('centres:versions.version'), isNumber: true, cell: (row) => row.version },
        { id: 'cause', title: t('centres:versions.cause'), cell: (row) => t(`centres:cause.${row.cause}`) },
        { id: 'reason', title: t('centres:versions.reason'), isWide: true, cell: (row) => row.reason || '–' },
        { id: 'by', title: t('centres:versions.by'), cell: (row) => row.madeBy },
        {
          id: 'at',
          title: t('centres:versions.at'),
          cell: (row) => formatDateTime(row.madeAt, centre.timezone as Timezone),
        },
        { id: 'sittings', title: t('centres:versions.sittings'), isNumber: true, cell: (row) => row.sittings },
        {
          id: 'minutes',
          title: t('centres:versions.minutes'),
          isNumber: true,
          cell: (row) => formatNumber(row.minutes),
        },
        { id: 'gap', title: t('centres:versions.gap'), isNumber: true, cell: (row) => formatShare(row.gap, 0) },
      ]}
    />
  )
}
