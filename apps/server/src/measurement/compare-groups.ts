import type { CalibrationItem } from '@petakom/contract'
import { difMantel, type ResponseMatrix, selectResponses } from '@petakom/psychometrics'
import { GROUPINGS, type Membership, SMALLEST_GROUP } from '../db/memberships.ts'

export type Comparison = CalibrationItem['bias'][number]

/** Chance of a false alarm of one comparison. */
export const BIAS_ALPHA = 0.01

/**
 * Whether people of equal sum score but of two groups answer an item differently: Mantel's test with the standardised
 * mean difference, purified (Zwick, Donoghue & Grima, 1993). By column, one entry for each pair of groups large enough.
 */
export function compareGroups(responses: ResponseMatrix, people: readonly Membership[]): Comparison[][] {
  const columns = Array.from({ length: responses.items }, (): Comparison[] => [])
  const all = Array.from({ length: responses.items }, (_, column) => column)
  for (const { grouping, reference, focal } of GROUPINGS) {
    for (const group of focal) {
      const rows = people.flatMap((of, row) => (of[grouping] === group || of[grouping] === reference ? [row] : []))
      const isFocal = Uint8Array.from(rows, (row) => (people[row]![grouping] === group ? 1 : 0))
      const focalN = isFocal.reduce((sum, one) => sum + one, 0)
      const referenceN = rows.length - focalN
      if (focalN < SMALLEST_GROUP || referenceN < SMALLEST_GROUP) continue
      const data = { matrix: selectResponses(responses, rows, all), isFocal }
      const { items } = difMantel(data, { test: 'mantel', alpha: BIAS_ALPHA, purify: true })
      items.forEach(({ statistic, p, class: size, standardisedDifference }, column) => {
        const sizes = { focalN, referenceN, statistic, p, class: size, difference: standardisedDifference }
        columns[column]!.push({ grouping, focal: group, reference, ...sizes })
      })
    }
  }
  return columns
}
