import { type GroupSelection, selectionImpact } from '@petakom/psychometrics'

export interface RateOfGroup {
  /** 0 to 1; null where the group had no candidate. */
  readonly rate: number | null
  /** Rate over that of the reference, which is the highest; null where no other group can be compared. */
  readonly ratio: number | null
  /** Below 4/5, decided in whole numbers. */
  readonly isBelowFourFifths: boolean | null
  /** Fisher's exact test against the reference, two-sided. */
  readonly p: number | null
  /** The same times the number of comparisons (Bonferroni), at most 1: the reference was picked by looking. */
  readonly pAdjusted: number | null
}

/**
 * What a comparison says: too few groups to compare; nobody selected at all; no group under four fifths (and whether a
 * difference is nevertheless beyond chance); or the lowest group under four fifths, within chance or beyond it.
 */
export type RateFindingCode = 'too-few' | 'none' | 'within' | 'within-clear' | 'below-chance' | 'below-clear'

export interface RateComparison {
  readonly code: RateFindingCode
  /** Index of the group with the highest rate, among the groups given. */
  readonly reference: number | null
  /** Index of the group that the finding is about. */
  readonly focal: number | null
  readonly groups: readonly RateOfGroup[]
}

/** A difference is called clear where `pAdjusted` is below this. */
export const CLEAR_DIFFERENCE = 0.05

/** Each group against the one with the highest rate; of equal rates the larger group, then the first. */
export function compareRates(groups: readonly GroupSelection[]): RateComparison {
  const rates = groups.map(({ selected, applicants }) => (applicants === 0 ? null : selected / applicants))
  const present = groups.keys().filter((i) => groups[i]!.applicants > 0)
  const [reference, ...others] = [...present].sort((a, b) => byRate(groups[a]!, groups[b]!) || a - b)
  const alone = rates.map((rate) => ({ rate, ratio: null, isBelowFourFifths: null, p: null, pAdjusted: null }))
  if (reference === undefined || others.length === 0) {
    return { code: 'too-few', reference: null, focal: null, groups: alone }
  }
  if (groups[reference]!.selected === 0) return { code: 'none', reference: null, focal: null, groups: alone }
  const compared = alone.map((own, i): RateOfGroup => {
    if (i === reference) return { ...own, ratio: 1 }
    if (!others.includes(i)) return own
    const impact = selectionImpact(groups[i]!, groups[reference]!)
    if (impact.outcome !== 'measured') throw new Error('nothing was to be suppressed here')
    const { impactRatio, isBelowFourFifths, fisher } = impact.measures
    return {
      ...own,
      ratio: impactRatio,
      isBelowFourFifths,
      p: fisher.p,
      pAdjusted: Math.min(1, fisher.p * others.length),
    }
  })
  return { ...findingOf(compared, others), reference, groups: compared }
}

function findingOf(groups: readonly RateOfGroup[], others: readonly number[]): Pick<RateComparison, 'code' | 'focal'> {
  const isBelow = (i: number) => groups[i]!.isBelowFourFifths === true
  const isClear = (i: number) => groups[i]!.pAdjusted! < CLEAR_DIFFERENCE
  // Lowest rate first: `others` run down from the highest.
  const lowest = others.toReversed()
  for (const [code, holds] of [
    ['below-clear', (i: number) => isBelow(i) && isClear(i)],
    ['below-chance', isBelow],
    ['within-clear', isClear],
  ] as const) {
    const focal = lowest.find(holds)
    if (focal !== undefined) return { code, focal }
  }
  return { code: 'within', focal: null }
}

/** Negative where the first goes before: the higher rate, compared in whole numbers. */
const byRate = (a: GroupSelection, b: GroupSelection): number =>
  b.selected * a.applicants - a.selected * b.applicants || b.applicants - a.applicants
