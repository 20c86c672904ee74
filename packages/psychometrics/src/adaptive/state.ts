import { assertCategory } from '../model/probability.ts'
import type { AdaptiveBank } from './bank.ts'
import { estimateAbility } from './estimate-ability.ts'
import type { AdaptiveSettings } from './settings.ts'

/** One item given and answered, with the ability after it. */
export interface AdaptiveStep {
  readonly item: number
  readonly response: number
  /** Logits. */
  readonly theta: number
  readonly error: number | null
  /** theta is a bound of the scale: these answers have no finite estimate by this method. */
  readonly atBound: boolean
}

/** All there is to know of a test under way: plain JSON, so that it can be stored, sent and resumed anywhere. */
export interface AdaptiveState {
  /** Every random draw follows from this and the number of items offered so far. */
  readonly seed: number
  readonly steps: readonly AdaptiveStep[]
  /** Offered without an answer; not offered again. */
  readonly skipped: readonly number[]
  /** Held back by their exposure parameter; not offered again while others are left. */
  readonly setAside: readonly number[]
}

/** The next item of a test, with what exposure control held back on the way to it. */
export interface ItemChoice {
  readonly kind: 'item'
  readonly item: number
  readonly setAside: readonly number[]
}

export function startTest(seed: number): AdaptiveState {
  if (!Number.isInteger(seed)) throw new RangeError(`a seed is a whole number, not ${seed}`)
  return { seed, steps: [], skipped: [], setAside: [] }
}

/** The state after `response` (a category from 0) to the item chosen. */
export function recordResponse(
  bank: AdaptiveBank,
  settings: AdaptiveSettings,
  state: AdaptiveState,
  choice: Pick<ItemChoice, 'item' | 'setAside'>,
  response: number,
): AdaptiveState {
  assertOpen(bank, state, choice.item)
  assertCategory(bank.items[choice.item]!, response, bank.ids[choice.item]!)
  const given = [...state.steps, { item: choice.item, response }]
  const { theta, error, atBound } = estimateAbility(bank, settings.score, given)
  const step = { item: choice.item, response, theta: theta!, error, atBound }
  return { ...state, steps: [...state.steps, step], setAside: [...state.setAside, ...choice.setAside] }
}

/** The state after an item to which no answer can be had: nothing is learnt, and it is not offered again. */
export function skipItem(
  bank: AdaptiveBank,
  state: AdaptiveState,
  choice: Pick<ItemChoice, 'item' | 'setAside'>,
): AdaptiveState {
  assertOpen(bank, state, choice.item)
  return { ...state, skipped: [...state.skipped, choice.item], setAside: [...state.setAside, ...choice.setAside] }
}

function assertOpen(bank: AdaptiveBank, state: AdaptiveState, item: number): void {
  if (!(item in bank.items)) throw new RangeError(`item ${item} is not in the bank`)
  if (state.steps.some((step) => step.item === item) || state.skipped.includes(item))
    throw new RangeError(`item ${bank.ids[item]} has been offered already`)
}
