import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatNumber, formatShare } from '../../lib/format.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import { PlanTable } from './plan-table.tsx'
import classes from './raters.module.css'
import type { Shown } from './report-data.ts'

/** Generalisability of the whole and of each competency, and what more exercises or assessors would give. */
export function Reliability({ part: { report } }: { part: Shown }) {
  const { t } = useTranslation()
  const two = (value: number | null) => formatNumber(value, { least: 2, most: 2 })
  const names = [...new Set(report.studies.flatMap(({ components }) => components.map(({ name }) => name)))]
  return (
    <section className={classes.section}>
      <h2>{t('raters:reliability.title')}</h2>
      <p className={classes.muted}>{t('raters:reliability.lead')}</p>
      {report.studies.length === 0 ? <p>{t('raters:reliability.none')}</p> : null}
      {report.studies.length > 0 ? (
        <PlainTable
          caption={t('raters:reliability.caption')}
          rows={report.studies}
          rowKey={({ competency }) => competency ?? 'whole'}
          columns={[
            {
              id: 'scope',
              title: t('raters:reliability.scope'),
              isWide: true,
              cell: ({ competency }) =>
                competency === null ? <strong>{t('raters:reliability.whole')}</strong> : competencyLabel(competency),
            },
            {
              id: 'dependability',
              title: t('raters:reliability.dependability'),
              isNumber: true,
              cell: ({ dependability, dependabilityError }) =>
                dependabilityError === null ? two(dependability) : `${two(dependability)} ± ${two(dependabilityError)}`,
            },
            {
              id: 'generalisability',
              title: t('raters:reliability.generalisability'),
              isNumber: true,
              cell: ({ generalisability }) => two(generalisability),
            },
            {
              id: 'error',
              title: t('raters:reliability.error'),
              isNumber: true,
              cell: ({ standardError }) => two(standardError),
            },
            ...names.map((name) => ({
              id: name,
              title: t(`raters:component.${name.replace(':', '-')}`),
              isNumber: true,
              cell: ({ components }: (typeof report.studies)[number]) =>
                formatShare(components.find((one) => one.name === name)?.share, 0),
            })),
          ]}
        />
      ) : null}
      <PlanTable report={report} />
    </section>
  )
}
