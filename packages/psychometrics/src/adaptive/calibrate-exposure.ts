import type { AdaptiveBank } from './bank.ts'
import { type AdaptiveSettings, assertSettings } from './settings.ts'
import { SettingsError } from './settings-error.ts'
import { simulateTest, streamOf } from './simulate-adaptive.ts'

export interface ExposureRequest {
  /** Largest share of persons who may be given one item. */
  readonly limit: number
  /** Abilities of the simulated persons, logits. */
  readonly thetas: ArrayLike<number>
  readonly seed: number
  /** At most so many simulations; 20 unless told. */
  readonly rounds?: number
  readonly progress?: (round: number, largest: number) => void
}

export interface CalibratedExposure {
  /** For `select.exposure`: the best set seen. */
  readonly parameters: Float64Array
  /** Largest exposure in the round that used them. */
  readonly largest: number
  readonly rounds: number
  /** The largest exposure is within two Monte Carlo errors of the limit. */
  readonly converged: boolean
}

/**
 * Exposure parameters by repeated simulation (Sympson & Hetter, 1985): an item selected more often than the limit
 * allows is given in limit / P(selected) of its selections. As many items as a test is long keep parameter 1, so that
 * a test can always be completed.
 */
export function calibrateExposure(
  bank: AdaptiveBank,
  settings: AdaptiveSettings,
  { limit, thetas, seed, rounds = 20, progress }: ExposureRequest,
): CalibratedExposure {
  assertLimit(bank, settings, limit, thetas)
  const tolerance = 2 * Math.sqrt((limit * (1 - limit)) / thetas.length)
  let parameters = new Float64Array(bank.items.length).fill(1)
  let best: CalibratedExposure | null = null
  for (let round = 1; round <= rounds; round += 1) {
    const exposure = parameters
    const { selected, largest } = shares(
      bank,
      { ...settings, select: { ...settings.select, exposure } },
      thetas,
      seed + round,
    )
    progress?.(round, largest)
    if (!best || largest < best.largest)
      best = { parameters, largest, rounds: round, converged: largest <= limit + tolerance }
    if (best.converged) break
    parameters = selected.map((share) => (share > limit ? limit / share : 1))
    openLargest(parameters, settings.stop.maxItems ?? 0)
  }
  return best!
}

function shares(bank: AdaptiveBank, settings: AdaptiveSettings, thetas: ArrayLike<number>, seed: number) {
  const selected = new Float64Array(bank.items.length)
  const given = new Float64Array(bank.items.length)
  for (let person = 0; person < thetas.length; person += 1) {
    const { steps, setAside } = simulateTest(bank, settings, thetas[person]!, streamOf(seed, person)).state
    for (const { item } of steps) given[item]! += 1
    for (const item of new Set([...setAside, ...steps.map((step) => step.item)])) selected[item]! += 1
  }
  const share = (count: number) => count / thetas.length
  return {
    selected: selected.map(share),
    largest: given.reduce((most, count) => Math.max(most, count), 0) / thetas.length,
  }
}

/** Raises the `count` largest parameters to 1. */
function openLargest(parameters: Float64Array, count: number): void {
  const order = [...parameters.keys()].sort((one, other) => parameters[other]! - parameters[one]! || one - other)
  for (const item of order.slice(0, count)) parameters[item] = 1
}

function assertLimit(bank: AdaptiveBank, settings: AdaptiveSettings, limit: number, thetas: ArrayLike<number>): void {
  assertSettings(bank, settings)
  if (!(limit > 0 && limit <= 1))
    throw new SettingsError(
      'number',
      { setting: 'limit', value: limit },
      `an exposure limit is above 0 and at most 1, not ${limit}`,
    )
  if (thetas.length === 0) throw new RangeError('calibrating exposure needs at least one simulated person')
  const { standardError, classify, minItems = 0, maxItems = 0 } = settings.stop
  const least = standardError === undefined && !classify ? maxItems : minItems
  const items = bank.items.length
  const needed = Math.ceil(least / limit)
  if (items < needed)
    throw new SettingsError(
      'exposure-limit',
      { limit, length: least, needed, items },
      `no item above ${limit} cannot be kept: tests of ${least} items need at least ${needed} items, and the bank holds ${items}`,
    )
}
