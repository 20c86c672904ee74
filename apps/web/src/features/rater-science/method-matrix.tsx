import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatNumber, formatShare } from '../../lib/format.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import classes from './raters.module.css'
import type { ReportData, Shown } from './report-data.ts'

/** Competency by exercise: mean, spread of the candidates, how often raters differ; and what exercises add by themselves. */
export function MethodMatrix({ part: { report }, exercises }: { part: Shown; exercises: ReportData['exercises'] }) {
  const { t } = useTranslation()
  const two = (value: number | null) => formatNumber(value, { least: 2, most: 2 })
  const competencies = [...new Set(report.cells.map(({ competency }) => competency))].sort()
  const cellOf = (competency: string, exercise: string) =>
    report.cells.find((cell) => cell.competency === competency && cell.exercise === exercise)
  const { sameCompetency, sameExercise, neither } = report.effect
  return (
    <section className={classes.section}>
      <h2>{t('raters:matrix.title')}</h2>
      <p className={classes.muted}>{t('raters:matrix.lead')}</p>
      <PlainTable
        caption={t('raters:matrix.caption')}
        rows={competencies}
        rowKey={(competency) => competency}
        columns={[
          { id: 'competency', title: t('raters:matrix.competency'), isWide: true, cell: competencyLabel },
          ...exercises.map(({ id, name }) => ({
            id,
            title: name,
            isWide: true,
            cell: (competency: string) => {
              const cell = cellOf(competency, id)
              if (!cell) return '–'
              return t('raters:matrix.cell', {
                mean: two(cell.mean),
                spread: two(cell.spread),
                differing: formatShare(cell.differing, 0),
              })
            },
          })),
        ]}
      />
      <p>
        {sameCompetency === null
          ? t('raters:matrix.effectUnknown')
          : t('raters:matrix.effect', {
              competency: two(sameCompetency),
              exercise: two(sameExercise),
              neither: two(neither),
            })}{' '}
        {sameCompetency !== null && sameExercise !== null && sameExercise > sameCompetency
          ? t('raters:matrix.effectStrong')
          : null}
      </p>
    </section>
  )
}
