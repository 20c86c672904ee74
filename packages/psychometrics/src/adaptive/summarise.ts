import type { AdaptiveBank } from './bank.ts'
import type { FinishedTest } from './run-test.ts'
import type { AdaptiveSettings } from './settings.ts'
import type { StopReason } from './stop-test.ts'

export interface SimulationSummary {
  readonly persons: number
  /** Mean of estimate minus truth over the persons with an estimate, logits; null without any. */
  readonly bias: number | null
  /** Monte Carlo error of the bias; null with fewer than two persons. */
  readonly biasError: number | null
  readonly rmse: number | null
  /** Mean of the standard errors reported at the end. */
  readonly meanError: number | null
  readonly meanLength: number
  readonly shortest: number
  readonly longest: number
  /** Persons whose estimate is missing, or is a bound of the scale. */
  readonly withoutEstimate: number
  readonly atBound: number
  /** How many tests ended for each reason. */
  readonly stops: Readonly<Partial<Record<StopReason, number>>>
  readonly largestExposure: number
  readonly itemsUsed: number
  /** Mean share of a test that two persons have in common; null with fewer than two persons or no item given. */
  readonly overlap: number | null
  /** Share of persons put on a wrong side of a cut; null without cuts. */
  readonly misclassified: number | null
}

export function summarise(
  bank: AdaptiveBank,
  { stop: { classify } }: AdaptiveSettings,
  all: readonly { readonly theta: number; readonly test: FinishedTest }[],
): SimulationSummary {
  const persons = all.length
  const errors = all.flatMap(({ theta, test }) => (test.final.theta === null ? [] : [test.final.theta - theta]))
  const bias = mean(errors)
  const square = mean(errors.map((error) => error ** 2))
  const lengths = all.map(({ test }) => test.state.steps.length)
  const stops: Partial<Record<StopReason, number>> = {}
  for (const { test } of all) stops[test.reason] = (stops[test.reason] ?? 0) + 1
  const counts = new Uint32Array(bank.items.length)
  for (const { test } of all) for (const { item } of test.state.steps) counts[item]! += 1
  const given = lengths.reduce((sum, length) => sum + length, 0)
  return {
    persons,
    bias,
    biasError:
      bias === null || errors.length < 2
        ? null
        : Math.sqrt(errors.reduce((sum, error) => sum + (error - bias) ** 2, 0) / (errors.length - 1) / errors.length),
    rmse: square === null ? null : Math.sqrt(square),
    meanError: mean(all.flatMap(({ test }) => (test.final.error === null ? [] : [test.final.error]))),
    meanLength: given / persons,
    shortest: lengths.reduce((least, length) => Math.min(least, length), Number.POSITIVE_INFINITY),
    longest: lengths.reduce((most, length) => Math.max(most, length), 0),
    withoutEstimate: persons - errors.length,
    atBound: all.filter(({ test }) => test.final.atBound).length,
    stops,
    largestExposure: counts.reduce((most, count) => Math.max(most, count), 0) / persons,
    itemsUsed: counts.filter((count) => count > 0).length,
    overlap: overlapOf(counts, persons, given / persons),
    misclassified: classify
      ? mean(all.map(({ theta, test }) => Number(test.level !== classify.cuts.filter((cut) => theta >= cut).length)))
      : null,
  }
}

/** Expected number of items two persons share, over the mean length (Chen, Ankenmann & Spray, 2003). */
function overlapOf(counts: Uint32Array, persons: number, meanLength: number): number | null {
  if (persons < 2 || meanLength === 0) return null
  let pairs = 0
  for (const count of counts) pairs += count * (count - 1)
  return pairs / (persons * (persons - 1)) / meanLength
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
