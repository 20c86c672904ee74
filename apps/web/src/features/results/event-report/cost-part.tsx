import type { EventReport } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'

const rupiah = (value: number) => `Rp${formatNumber(value)}`

/** What the event cost by the agency's rates. */
export function CostPart({ cost }: { cost: NonNullable<EventReport['cost']> }) {
  const { t } = useTranslation()
  const rows = [{ id: 'tests', ...cost.tests }, ...(cost.full ? [{ id: 'full', ...cost.full }] : [])]
  return (
    <>
      <h2>{t('eventReport:cost.title')}</h2>
      <PlainTable
        caption={t('eventReport:cost.total', { total: rupiah(cost.total) })}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: 'design', title: t('eventReport:cost.design'), cell: (row) => t(`eventReport:cost.${row.id}`) },
          { id: 'people', title: t('eventReport:people'), isNumber: true, cell: (row) => formatNumber(row.people) },
          { id: 'minutes', title: t('eventReport:minutes'), isNumber: true, cell: (row) => formatNumber(row.minutes) },
          { id: 'each', title: t('eventReport:cost.each'), isNumber: true, cell: (row) => rupiah(row.rupiah) },
          {
            id: 'sum',
            title: t('eventReport:cost.sum'),
            isNumber: true,
            cell: (row) => rupiah(row.rupiah * row.people),
          },
        ]}
      />
      <p>
        {t('eventReport:cost.source', { date: formatDate(cost.validFrom), source: cost.source })}{' '}
        {t(`results:methods.confidence.${cost.confidence}`)}
      </p>
    </>
  )
}
