import type { RaterReport } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { PlainTable } from '../../ui/plain-table.tsx'

/** Dependability and error of so many exercises (down) with so many assessors each (across). */
export function PlanTable({ report: { plan, enough } }: { report: RaterReport }) {
  const { t } = useTranslation()
  if (plan.length === 0) return null
  const two = (value: number | null) => formatNumber(value, { least: 2, most: 2 })
  const exercises = [...new Set(plan.map((one) => one.exercises))]
  const raters = [...new Set(plan.map((one) => one.raters))]
  return (
    <>
      <h3>{t('raters:plan.title')}</h3>
      <ul>
        {enough.map(({ wanted, plans }) => (
          <li key={wanted}>
            {plans.length === 0
              ? t('raters:plan.never', { wanted: two(wanted), exercises: exercises.at(-1), raters: raters.at(-1) })
              : t('raters:plan.enough', {
                  wanted: two(wanted),
                  plans: plans
                    .map((one) => t('raters:plan.one', { exercises: one.exercises, raters: one.raters }))
                    .join('; '),
                })}
          </li>
        ))}
      </ul>
      <PlainTable
        caption={t('raters:plan.caption')}
        rows={exercises}
        rowKey={String}
        columns={[
          { id: 'exercises', title: t('raters:plan.exercises'), isNumber: true, cell: (count) => count },
          ...raters.map((of) => ({
            id: String(of),
            title: t('raters:plan.raters', { raters: of }),
            isNumber: true,
            cell: (count: number) => {
              const found = plan.find((one) => one.exercises === count && one.raters === of)
              return found
                ? t('raters:plan.cell', { value: two(found.dependability), error: two(found.standardError) })
                : '–'
            },
          })),
        ]}
      />
    </>
  )
}
