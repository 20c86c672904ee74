import { getSeverityRecovery } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx'
import { RecoveryPlot } from './recovery-plot.tsx'

const two = (value: number | null) => formatNumber(value, { least: 2, most: 2 })

/** In a demonstration: severities that were set beforehand beside those that the report found. Nothing for real assessors. */
export function SeverityRecovery({ centreId, made }: { centreId: string; made: string }) {
  const { t } = useTranslation()
  // A chief assessor oversees raters without overseeing centres: theirs is the report alone.
  const maySee = usePermission('centre.read')
  const found = useQuery({
    queryKey: ['severity-recovery', centreId, made],
    queryFn: () => callApi(getSeverityRecovery, { params: { id: centreId } }),
    enabled: maySee,
  })
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  if (!found.data || found.data.rows.length === 0) return null
  const { rows, correlation, error, within } = found.data
  return (
    <section>
      <h2>
        {t('raters:recovery.title')} <SyntheticBadge />
      </h2>
      <p>{t('raters:recovery.lead')}</p>
      <RecoveryPlot
        rows={rows}
        title={t('raters:recovery.finding', {
          within: formatNumber(within),
          raters: formatNumber(rows.length),
          correlation: two(correlation),
          error: two(error),
        })}
      />
      <PlainTable
        caption={t('raters:recovery.caption')}
        rows={rows}
        rowKey={({ rater }) => rater}
        columns={[
          { id: 'name', title: t('raters:recovery.rater'), isWide: true, cell: ({ name }) => name },
          {
            id: 'ratings',
            title: t('raters:recovery.ratings'),
            isNumber: true,
            cell: ({ ratings }) => formatNumber(ratings),
          },
          { id: 'known', title: t('raters:recovery.known'), isNumber: true, cell: ({ known }) => two(known) },
          {
            id: 'estimated',
            title: t('raters:recovery.estimated'),
            isNumber: true,
            cell: ({ estimated, standardError }) =>
              t('raters:recovery.withError', { estimated: two(estimated), error: two(standardError) }),
          },
          {
            id: 'within',
            title: t('raters:recovery.within'),
            cell: ({ isWithin }) => t(`raters:recovery.${isWithin ? 'yes' : 'no'}`),
          },
        ]}
      />
    </section>
  )
}
