import { assertDichotomous, assertDifData, type DifData, type Matching } from './dif-data.ts'
import { type DifClass, standardisationClass } from './effect.ts'
import { createStrata, emptyRemark, type ItemStrata } from './item-strata.ts'

export interface StandardisationDif {
  /** Weighted mean of the difference in the share of right answers, focal less reference, -1 to 1. */
  readonly difference: number | null
  readonly class: DifClass | null
  readonly remark: string | null
}

/** Whose score distribution weighs the differences. */
export type StandardisationWeight = 'focal' | 'reference' | 'total'

export interface StandardisationSettings {
  /** `focal` unless told. */
  readonly weight?: StandardisationWeight
  readonly match?: Matching
  /** 1 for an item to match on, one an item; all unless told. */
  readonly isAnchor?: Uint8Array
}

/** Standardised p-difference, ST-P-DIF (Dorans & Kulick, 1986): a size, not a test. */
export function difStandardisation(
  data: DifData,
  { weight = 'focal', match = 'total', isAnchor }: StandardisationSettings = {},
): readonly StandardisationDif[] {
  assertDifData(data, {})
  assertDichotomous(data.matrix)
  const anchors = isAnchor ?? new Uint8Array(data.matrix.items).fill(1)
  if (anchors.length !== data.matrix.items) {
    throw new RangeError(`${anchors.length} anchor marks for ${data.matrix.items} items`)
  }
  const strata = createStrata(data, anchors, match)
  return Array.from(anchors, (_, item) => measure(strata(item), weight))
}

function measure(strata: ItemStrata, weight: StandardisationWeight): StandardisationDif {
  let sum = 0
  let total = 0
  const { counts } = strata
  for (let at = 0; at < counts.length; at += 4) {
    const reference = counts[at]! + counts[at + 1]!
    const focal = counts[at + 2]! + counts[at + 3]!
    if (reference === 0 || focal === 0) continue
    const persons = weight === 'focal' ? focal : weight === 'reference' ? reference : focal + reference
    sum += persons * (counts[at + 3]! / focal - counts[at + 1]! / reference)
    total += persons
  }
  if (total === 0) {
    const remark = emptyRemark(strata) ?? 'no matching score at which both groups are found'
    return { difference: null, class: null, remark }
  }
  return { difference: sum / total, class: standardisationClass(sum / total), remark: null }
}
