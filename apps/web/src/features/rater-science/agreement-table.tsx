import { useTranslation } from 'react-i18next'
import { formatNumber, formatShare } from '../../lib/format.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import classes from './raters.module.css'
import type { Shown } from './report-data.ts'

/** How far raters of the same candidate and competency agree, exercise by exercise. */
export function AgreementTable({ part: { report, exerciseOf } }: { part: Shown }) {
  const { t } = useTranslation()
  const two = (value: number | null) => formatNumber(value, { least: 2, most: 2 })
  return (
    <section className={classes.section}>
      <h2>{t('raters:agreement.title')}</h2>
      <p className={classes.muted}>{t('raters:agreement.lead')}</p>
      <PlainTable
        caption={t('raters:agreement.caption')}
        rows={report.agreement}
        rowKey={({ exercise }) => exercise}
        columns={[
          { id: 'exercise', title: t('raters:agreement.exercise'), cell: ({ exercise }) => exerciseOf(exercise) },
          { id: 'cells', title: t('raters:agreement.cells'), isNumber: true, cell: ({ cells }) => formatNumber(cells) },
          {
            id: 'exact',
            title: t('raters:agreement.exact'),
            isNumber: true,
            cell: ({ exact }) => formatShare(exact, 0),
          },
          {
            id: 'one',
            title: t('raters:agreement.withinOne'),
            isNumber: true,
            cell: ({ withinOne }) => formatShare(withinOne, 0),
          },
          {
            id: 'difference',
            title: t('raters:agreement.difference'),
            isNumber: true,
            cell: ({ difference }) => two(difference),
          },
          { id: 'icc', title: t('raters:agreement.iccOne'), isNumber: true, cell: ({ iccOne }) => two(iccOne) },
          {
            id: 'iccMean',
            title: t('raters:agreement.iccMean'),
            isNumber: true,
            cell: ({ iccMean, each }) =>
              each === null ? '–' : t('raters:agreement.meanOf', { value: two(iccMean), each }),
          },
          { id: 'alpha', title: t('raters:agreement.alpha'), isNumber: true, cell: ({ alpha }) => two(alpha) },
        ]}
      />
    </section>
  )
}
