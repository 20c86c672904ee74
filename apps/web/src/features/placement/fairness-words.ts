import type { PlanFairness } from '@petakom/contract'
import { CLEAR_DIFFERENCE } from '@petakom/domain'
import type { i18n as I18n } from 'i18next'
import { formatNumber, formatShare } from '../../lib/format.ts'

export type Grouping = PlanFairness['groupings'][number]
export const MEASURES = ['promotion', 'move'] as const
export type Measure = (typeof MEASURES)[number]

export const groupName = (group: string | null, { t }: I18n): string => (group ? t(`fairness:group.${group}`) : '–')

/** Groups under four fifths of the reference beyond chance, the lowest rate first. */
export const clearlyBehind = (grouping: Grouping, measure: Measure): string[] =>
  grouping.groups
    .filter(
      ({ [measure]: own }) => own?.isBelowFourFifths && own.pAdjusted !== null && own.pAdjusted < CLEAR_DIFFERENCE,
    )
    .toSorted((one, other) => one[measure]!.rate! - other[measure]!.rate!)
    .map(({ group }) => group)

/** What the comparison of one measure over one grouping says. */
export function findingSentence(grouping: Grouping, measure: Measure, i18n: I18n): string {
  const { code, group, reference } = grouping[measure]
  const rateOf = (name: string | null) => grouping.groups.find((one) => one.group === name)?.[measure]?.rate
  return i18n.t(`fairness:finding.${code}`, {
    measure: i18n.t(`fairness:measure.${measure}`),
    group: groupName(group, i18n),
    rate: formatShare(rateOf(group)),
    reference: groupName(reference, i18n),
    referenceRate: formatShare(rateOf(reference)),
  })
}

/** "0,021"; what would read as zero is said to be under a thousandth. */
export const formatP = (p: number): string =>
  p < 0.001 ? `< ${formatNumber(0.001, { most: 3 })}` : formatNumber(p, { least: 3, most: 3 })

/** Points with their sign. */
export const formatChange = (hundredths: number): string =>
  `${hundredths > 0 ? '+' : ''}${formatNumber(hundredths / 100, { least: 2, most: 2 })}`
