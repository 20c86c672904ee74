import type { AdaptiveBank } from './bank.ts'
import { type AbilityEstimate, estimateAbility } from './estimate-ability.ts'
import { selectItem } from './select-item.ts'
import type { AdaptiveSettings } from './settings.ts'
import { type AdaptiveState, type ItemChoice, recordResponse, skipItem, startTest } from './state.ts'
import { decidedLevel, type StopReason, stopReason } from './stop-test.ts'

export type NextStep = ItemChoice | { readonly kind: 'stop'; readonly reason: StopReason }

/**
 * What a test does next: give an item, or stop and say why. Pure: the same bank, settings and state give the same
 * answer. Settings are checked by assertSettings, once.
 */
export function nextStep(bank: AdaptiveBank, settings: AdaptiveSettings, state: AdaptiveState): NextStep {
  const reason = stopReason(bank, settings, state)
  if (reason) return { kind: 'stop', reason }
  return selectItem(bank, settings, state) ?? { kind: 'stop', reason: 'exhausted' }
}

export interface FinishedTest {
  readonly state: AdaptiveState
  readonly reason: StopReason
  readonly final: AbilityEstimate
  /**
   * Where a classification was asked for: how many cuts lie below the person. The decision that stopped the test; if
   * none did, the side of the final ability (null without one).
   */
  readonly level: number | null
}

/** Runs a whole test. `answer` gives the category of an item, or null where there is none: the item is then skipped. */
export function runTest(
  bank: AdaptiveBank,
  settings: AdaptiveSettings,
  seed: number,
  answer: (item: number) => number | null,
): FinishedTest {
  let state = startTest(seed)
  for (;;) {
    const next = nextStep(bank, settings, state)
    if (next.kind === 'stop') return finish(bank, settings, state, next.reason)
    const response = answer(next.item)
    state = response === null ? skipItem(bank, state, next) : recordResponse(bank, settings, state, next, response)
  }
}

/** The score of a stopped test by the final method. */
export function finish(
  bank: AdaptiveBank,
  settings: AdaptiveSettings,
  state: AdaptiveState,
  reason: StopReason,
): FinishedTest {
  const final = estimateAbility(bank, settings.score, state.steps, settings.final ?? settings.score.method)
  const { classify } = settings.stop
  const decided = classify && reason === 'classified' ? decidedLevel(bank, classify, state) : null
  const { theta } = final
  const level = !classify || theta === null ? decided : (decided ?? classify.cuts.filter((cut) => theta >= cut).length)
  return { state, reason, final, level }
}
