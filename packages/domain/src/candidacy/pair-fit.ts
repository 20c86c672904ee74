import { type FitRecipe, type FitScore, fitPoints, fitScore } from '../eligibility/index.ts'
import type { PostFacts } from './facts.ts'
import type { OfficialMeasures } from './official-measures.ts'

/** Hundredths throughout. */
export interface PairFit extends FitScore {
  /**
   * 80 % interval of the total by the error of the competency test; it holds the total. With a part missing it runs from
   * that part being nothing to its being full, and is no interval to compare anybody by.
   */
  readonly low: number
  readonly high: number
  /** Codes of the data that the missing parts lack. */
  readonly missingData: readonly string[]
}

export function pairFit(measures: OfficialMeasures, post: PostFacts, date: string, recipe: FitRecipe): PairFit {
  const { values, missing } = measures.values(post)
  const score = fitScore(post.tier, values, date, [recipe])
  const jpm = score.parts.find(({ code }) => code === 'jpm')!
  const missingData = [...new Set(Object.values(missing).flat())]
  if (jpm.value === null) return { ...score, low: score.total, high: score.atMost, missingData }
  const { low, high } = measures.jpmInterval(post.standard, jpm.value)
  return {
    ...score,
    low: score.total - jpm.points! + fitPoints(low, jpm.weight),
    high: score.atMost - jpm.points! + fitPoints(high, jpm.weight),
    missingData,
  }
}

/** Setara: the intervals overlap. False where a part of either is missing, for then there is nothing to compare. */
export const areEven = (one: PairFit, other: PairFit): boolean =>
  one.missing.length === 0 && other.missing.length === 0 && one.low <= other.high && other.low <= one.high
