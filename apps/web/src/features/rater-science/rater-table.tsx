import type { RaterLine } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShare } from '../../lib/format.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import { FindingList } from './finding-list.tsx'
import classes from './raters.module.css'
import type { Shown } from './report-data.ts'
import { SeverityPlot } from './severity-plot.tsx'

/** One line a rater, those to be talked to first. */
export function RaterTable({ part: { report, nameOf }, isOwnOnly }: { part: Shown; isOwnOnly: boolean }) {
  const { t } = useTranslation()
  const rows = report.raters.toSorted((one, other) => weight(other) - weight(one))
  const two = (value: number | null) => formatNumber(value, { least: 2, most: 2 })
  return (
    <section className={classes.section}>
      <h2>{t(isOwnOnly ? 'raters:rater.own' : 'raters:rater.title')}</h2>
      <p className={classes.muted}>{t('raters:rater.lead')}</p>
      {rows.length === 0 ? <p>{t('raters:rater.none')}</p> : null}
      {rows.length > 0 ? (
        <PlainTable
          caption={t('raters:rater.caption')}
          rows={rows}
          rowKey={({ rater }) => rater}
          columns={[
            { id: 'name', title: t('raters:rater.name'), cell: ({ rater }) => nameOf(rater) },
            {
              id: 'findings',
              title: t('raters:rater.findings'),
              isWide: true,
              cell: ({ findings }) =>
                findings.length === 0 ? t('raters:rater.nothing') : <FindingList findings={findings} />,
            },
            { id: 'ratings', title: t('raters:rater.ratings'), isNumber: true, cell: ({ ratings }) => ratings },
            { id: 'mean', title: t('raters:rater.mean'), isNumber: true, cell: ({ mean }) => two(mean) },
            {
              id: 'severity',
              title: t('raters:rater.severity'),
              isNumber: true,
              cell: ({ points, pointsError }) => (
                <>
                  {points === null ? t('raters:rater.unknown') : signed(points)}
                  {points === null ? null : <> ± {two(pointsError)}</>}
                  <SeverityPlot points={points} error={pointsError} />
                </>
              ),
            },
            { id: 'infit', title: t('raters:rater.infit'), isNumber: true, cell: ({ infit }) => two(infit) },
            {
              id: 'halo',
              title: t('raters:rater.halo'),
              isNumber: true,
              cell: ({ haloShare }) => formatShare(haloShare, 0),
            },
            {
              id: 'range',
              title: t('raters:rater.range'),
              isNumber: true,
              cell: ({ narrowShare }) => formatShare(narrowShare, 0),
            },
            {
              id: 'levels',
              title: t('raters:rater.levels'),
              isWhole: true,
              cell: ({ levels }) => levels.join(' · '),
            },
          ]}
        />
      ) : null}
    </section>
  )
}

const signed = (points: number) => `${points > 0 ? '+' : ''}${formatNumber(points, { least: 2, most: 2 })}`

const URGENCY = { act: 100, watch: 10, note: 1 } as const
const weight = ({ findings }: RaterLine) => findings.reduce((sum, { urgency }) => sum + URGENCY[urgency], 0)
