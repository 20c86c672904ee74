import type { EventReport } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'

type Row = EventReport['competencies'][number]
const two = (value: number | null) => formatNumber(value, { least: 2, most: 2 })

/** What came out, competency by competency, and how far each figure can be relied on. */
export function OutcomeTables({ report }: { report: EventReport }) {
  const { t, i18n } = useTranslation()
  const name = {
    id: 'name',
    title: t('results:methods.competency'),
    cell: (row: Row) => (i18n.language === 'en' ? row.nameEn : row.name),
  }
  return (
    <>
      <h2>{t('eventReport:outcomes')}</h2>
      <PlainTable
        caption={t('eventReport:categories')}
        rows={report.categories}
        rowKey={({ code }) => code}
        columns={[
          { id: 'name', title: t('results:list.category'), cell: (row) => `${row.name} (${row.code})` },
          { id: 'people', title: t('eventReport:people'), isNumber: true, cell: (row) => formatNumber(row.people) },
        ]}
      />
      <div style={{ height: 'var(--space-5)' }} />
      <PlainTable
        caption={t('eventReport:levels')}
        rows={report.competencies}
        rowKey={({ competency }) => competency}
        columns={[
          name,
          { id: 'people', title: t('eventReport:people'), isNumber: true, cell: (row) => formatNumber(row.people) },
          { id: 'level', title: t('eventReport:meanLevel'), isNumber: true, cell: (row) => two(row.meanLevel) },
          {
            id: 'required',
            title: t('eventReport:meanRequired'),
            isNumber: true,
            cell: (row) => two(row.meanRequired),
          },
          { id: 'meeting', title: t('eventReport:meeting'), isNumber: true, cell: (row) => formatNumber(row.meeting) },
        ]}
      />
      <p>{t('eventReport:few')}</p>
      <h2>{t('eventReport:precision')}</h2>
      <PlainTable
        caption={t('eventReport:precision')}
        rows={report.competencies}
        rowKey={({ competency }) => competency}
        columns={[
          name,
          ...(['TEST', 'SIMULATION', 'RATING'] as const).map((method) => ({
            id: method,
            title: t(`results:methods.${method}`),
            isNumber: true,
            cell: (row: Row) => formatNumber(row.methods[method]),
          })),
          { id: 'error', title: t('eventReport:error'), isNumber: true, cell: (row) => two(row.standardError) },
          {
            id: 'reliability',
            title: t('eventReport:reliability'),
            isNumber: true,
            cell: (row) => two(row.reliability),
          },
          {
            id: 'disagreeing',
            title: t('eventReport:disagreeing'),
            isNumber: true,
            cell: (row) => formatNumber(row.disagreeing),
          },
        ]}
      />
      <p>{t('eventReport:precisionNote')}</p>
    </>
  )
}
