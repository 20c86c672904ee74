import { chiSquareAbove, normalQuantile } from '../numeric/distributions.ts'
import { assertDichotomous, assertDifData, type DifData, type DifItem, type DifSettings } from './dif-data.ts'
import { type DifClass, etsClass } from './effect.ts'
import { createStrata, emptyRemark, type ItemStrata } from './item-strata.ts'
import { type DifResult, purified } from './purification.ts'

export interface MantelHaenszelDif extends DifItem {
  /** Common odds ratio; above 1 favours the reference group. Null where it is not finite or 0. */
  readonly alphaMH: number | null
  /** Variance of its logarithm (Phillips & Holland, 1987). */
  readonly varLambda: number | null
  /** Interval of alphaMH at level 1 - alpha. */
  readonly interval: readonly [number, number] | null
  /** -2.35 ln alphaMH; negative favours the reference group. */
  readonly deltaMH: number | null
  readonly class: DifClass | null
}

export interface MantelHaenszelSettings extends DifSettings {
  /** Continuity correction of 0.5; made unless told. */
  readonly correct?: boolean
}

/**
 * Mantel-Haenszel DIF of right/wrong items (Holland & Thayer, 1988), matched on the sum score with the studied item, as
 * difR's difMH gives it.
 */
export function difMantelHaenszel(data: DifData, settings: MantelHaenszelSettings = {}): DifResult<MantelHaenszelDif> {
  assertDifData(data, settings)
  assertDichotomous(data.matrix)
  return purified(data.matrix.items, settings, (isAnchor) => {
    const strata = createStrata(data, isAnchor, settings.match ?? 'total')
    return Array.from(isAnchor, (_, item) => measure(strata(item), settings))
  })
}

function measure(strata: ItemStrata, { alpha = 0.05, correct = true }: MantelHaenszelSettings): MantelHaenszelDif {
  const { excess, variance, agreeing, opposing } = sums(strata)
  const none = { alphaMH: null, varLambda: null, interval: null, deltaMH: null, class: null }
  if (variance === 0) {
    const remark = emptyRemark(strata) ?? 'no matching score at which both groups are found with both responses'
    return { statistic: null, df: 1, p: null, flagged: false, remark, ...none }
  }
  const statistic = (Math.abs(excess) - (correct ? 0.5 : 0)) ** 2 / variance
  const p = chiSquareAbove(statistic, 1)
  const flagged = p < alpha
  const test = { statistic, df: 1, p, flagged }
  if (agreeing === 0 || opposing === 0) {
    const remark = `the common odds ratio is ${opposing === 0 ? 'infinite' : '0'}: it has no finite logarithm`
    return { ...test, remark, ...none }
  }
  const alphaMH = agreeing / opposing
  const varLambda = logVariance(strata, alphaMH, agreeing)
  const reach = normalQuantile(1 - alpha / 2) * Math.sqrt(varLambda)
  const deltaMH = -2.35 * Math.log(alphaMH)
  return {
    ...test,
    remark: null,
    alphaMH,
    varLambda,
    interval: [alphaMH * Math.exp(-reach), alphaMH * Math.exp(reach)],
    deltaMH,
    class: etsClass(deltaMH, 2.35 * Math.sqrt(varLambda), flagged),
  }
}

/** A stratum's table: right and wrong of the reference (a, b) and of the focal group (c, d). */
function eachTable({ counts }: ItemStrata, take: (a: number, b: number, c: number, d: number, n: number) => void) {
  for (let at = 0; at < counts.length; at += 4) {
    const [b, a, d, c] = [counts[at]!, counts[at + 1]!, counts[at + 2]!, counts[at + 3]!]
    const n = a + b + c + d
    // One person alone has no variance given the margins.
    if (n > 1) take(a, b, c, d, n)
  }
}

function sums(strata: ItemStrata) {
  let excess = 0
  let variance = 0
  let agreeing = 0
  let opposing = 0
  eachTable(strata, (a, b, c, d, n) => {
    excess += a - ((a + b) * (a + c)) / n
    variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1))
    agreeing += (a * d) / n
    opposing += (b * c) / n
  })
  return { excess, variance, agreeing, opposing }
}

function logVariance(strata: ItemStrata, alpha: number, agreeing: number): number {
  let sum = 0
  eachTable(strata, (a, b, c, d, n) => {
    sum += ((a * d + alpha * b * c) * (a + d + alpha * (b + c))) / (n * n)
  })
  return sum / (2 * agreeing * agreeing)
}
