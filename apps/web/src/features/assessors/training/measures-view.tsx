import type { CalibrationMeasures } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { formatNumber, formatShare } from '../../../lib/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'

type Criterion = CalibrationMeasures['criteria'][number]
const isShare = (name: Criterion['name']) => name === 'exact' || name === 'adjacent'
const two = (value: number | null) => (value === null ? '–' : formatNumber(value, { most: 2 }))

/** How close to the agreed levels, what is off, and in which competency; with the words that say what to train. */
export function MeasuresView({ measures, withRule }: { measures: CalibrationMeasures; withRule: boolean }) {
  const { t } = useTranslation()
  const { differentialElevation, stereotype, differential, distance, byCompetency, criteria } = measures
  const size = (name: Criterion['name'], value: number | null) => (isShare(name) ? formatShare(value, 0) : two(value))
  return (
    <>
      <PlainTable
        caption={t('assessors:measure.criteria')}
        rows={criteria}
        rowKey={({ name }) => name}
        columns={[
          {
            id: 'name',
            title: t('assessors:measure.what'),
            isWide: true,
            cell: ({ name }) => t(`assessors:measure.${name}`),
          },
          {
            id: 'value',
            title: t('assessors:measure.value'),
            isNumber: true,
            cell: ({ name, value }) => size(name, value),
          },
          ...(withRule
            ? [
                {
                  id: 'limit',
                  title: t('assessors:measure.limit'),
                  cell: ({ name, limit }: Criterion) =>
                    t(name === 'bias' ? 'assessors:measure.most' : 'assessors:measure.least', {
                      limit: size(name, limit),
                    }),
                },
                {
                  id: 'met',
                  title: t('assessors:measure.met'),
                  cell: ({ isMet }: Criterion) => t(isMet ? 'assessors:measure.yes' : 'assessors:measure.no'),
                },
              ]
            : []),
        ]}
      />
      <h3>{t('assessors:measure.parts')}</h3>
      <ul>
        <li>{t('assessors:measure.distance', { value: two(distance), cells: formatNumber(measures.cells) })}</li>
        <li>
          {t(
            measures.bias > 0.05
              ? 'assessors:measure.lenient'
              : measures.bias < -0.05
                ? 'assessors:measure.severe'
                : 'assessors:measure.even',
            { value: two(Math.abs(measures.bias)) },
          )}
        </li>
        <li>{t('assessors:measure.persons', { value: two(differentialElevation) })}</li>
        <li>{t('assessors:measure.dimensions', { value: two(stereotype) })}</li>
        <li>{t('assessors:measure.mixed', { value: two(differential) })}</li>
      </ul>
      <h3>{t('assessors:measure.byCompetency')}</h3>
      <ul>
        {byCompetency.map(({ competency, bias, ratings }) => (
          <li key={competency}>
            {t('assessors:measure.ofCompetency', {
              ...{ competency: competencyLabel(competency), value: two(bias), count: ratings },
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
