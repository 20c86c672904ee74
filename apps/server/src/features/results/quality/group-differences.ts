import type { EventQuality } from '@petakom/contract'
import { standardisedMeanDifference } from '@petakom/psychometrics'
import { GROUPINGS, SMALLEST_GROUP } from '../../../db/memberships.ts'
import type { Comparison } from '../../../measurement/compare-groups.ts'
import type { QualityFacts } from './compute-quality.ts'

/** Difference of mean JPM of each group against its reference (Hedges' g), and how many items answer differently. */
export function groupDifferences(
  { people, jpm }: Pick<QualityFacts, 'people' | 'jpm'>,
  bias: readonly (readonly Comparison[])[],
): EventQuality['groups'][number][] {
  return GROUPINGS.flatMap(({ grouping, reference, focal }) => {
    const valuesOf = (group: string) =>
      [...jpm].flatMap(([id, value]) => (value !== null && people.get(id)?.[grouping] === group ? [value] : []))
    const held = valuesOf(reference)
    return focal.map((group) => {
      const own = valuesOf(group)
      const suppressed = own.length < SMALLEST_GROUP || held.length < SMALLEST_GROUP
      return {
        grouping,
        group,
        reference,
        n: own.length,
        referenceN: held.length,
        difference: suppressed ? null : standardisedMeanDifference(own, held).hedgesG,
        biased: suppressed ? 0 : bias.flat().filter((one) => isBiased(one, grouping, group)).length,
        suppressed,
      }
    })
  })
}

const isBiased = (one: Comparison, grouping: string, group: string): boolean =>
  one.grouping === grouping && one.focal === group && (one.class === 'B' || one.class === 'C')
