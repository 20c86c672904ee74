import { logCategoryProbabilities } from '../model/probability.ts'
import { normalQuantile } from '../numeric/distributions.ts'
import type { AdaptiveBank } from './bank.ts'
import type { AdaptiveSettings, Classification } from './settings.ts'
import type { AdaptiveState } from './state.ts'

export type StopReason =
  /** The standard error is small enough. */
  | 'standard-error'
  /** The side of every cut is decided. */
  | 'classified'
  /** maxItems are given. */
  | 'length'
  /** No item is left that may be given. */
  | 'exhausted'

/** Why a test stops here, or null to go on. */
export function stopReason(bank: AdaptiveBank, settings: AdaptiveSettings, state: AdaptiveState): StopReason | null {
  const { standardError, minItems = 0, maxItems, classify } = settings.stop
  const { steps } = state
  const last = steps.at(-1)
  if (last && steps.length >= minItems) {
    if (standardError !== undefined && last.error !== null && last.error <= standardError) return 'standard-error'
    if (classify && decidedLevel(bank, classify, state) !== null) return 'classified'
  }
  return maxItems !== undefined && steps.length >= maxItems ? 'length' : null
}

/** The level that the answers have decided: how many cuts lie below, or null while one is undecided. */
export function decidedLevel(bank: AdaptiveBank, classify: Classification, state: AdaptiveState): number | null {
  const sides = classify.cuts.map((cut) =>
    classify.method === 'sprt' ? sideByRatio(bank, classify, state, cut) : sideByInterval(classify, state, cut),
  )
  // Sides that contradict each other (above a higher cut, not above a lower one) decide nothing.
  if (sides.some((side, k) => side === null || (k > 0 && side && !sides[k - 1]))) return null
  return sides.filter(Boolean).length
}

/** Wald's sequential probability ratio at cut - delta against cut + delta (Reckase, 1983; Spray, 1993). */
function sideByRatio(bank: AdaptiveBank, classify: Classification, { steps }: AdaptiveState, cut: number) {
  const { delta = 0.3, alpha = 0.05, beta = 0.05 } = classify
  let logRatio = 0
  for (const { item, response } of steps) {
    const above = logCategoryProbabilities(bank.items[item]!, cut + delta)[response]!
    const below = logCategoryProbabilities(bank.items[item]!, cut - delta)[response]!
    logRatio += above - below
  }
  if (logRatio >= Math.log((1 - beta) / alpha)) return true
  return logRatio <= Math.log(beta / (1 - alpha)) ? false : null
}

function sideByInterval({ confidence = 0.95 }: Classification, { steps }: AdaptiveState, cut: number) {
  const last = steps.at(-1)
  if (!last || last.error === null) return null
  const half = normalQuantile((1 + confidence) / 2) * last.error
  if (last.theta - half > cut) return true
  return last.theta + half < cut ? false : null
}
