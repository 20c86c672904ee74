import type { AdaptiveBank } from './bank.ts'
import { assertContent } from './content.ts'
import { assertStrata } from './strata.ts'

/** Ability estimates: posterior mean, posterior mode, maximum likelihood, Warm's weighted likelihood. */
export type AbilityMethod = 'eap' | 'map' | 'ml' | 'wle'

export interface AdaptiveScoring {
  readonly method: AbilityMethod
  /** Of the normal prior, for eap, map and posterior-weighted selection; 0 and 1 unless told. */
  readonly priorMean?: number
  readonly priorVariance?: number
  /** Estimates stay between -reach and reach (logits), and the nodes of eap span it; 6 unless told. */
  readonly reach?: number
  /** Equally spaced nodes of eap; 61 unless told. */
  readonly nodes?: number
}

export interface SelectionSettings {
  /**
   * mfi: largest Fisher information at the current ability. mpwi: largest information weighted by the posterior (van der
   * Linden, 1998). a-stratified: nearest location within strata of rising slope (Chang & Ying, 1999). random: any.
   */
  readonly rule: 'mfi' | 'mpwi' | 'a-stratified' | 'random'
  /** Draw one of the `best` candidates (randomesque; Kingsbury & Zara, 1989); 1 unless told: always the best. */
  readonly best?: number
  /** Sympson-Hetter parameter of each item: the share of its selections in which it is given. See calibrateExposure. */
  readonly exposure?: ArrayLike<number>
  /** Strata of a-stratified; as many stages of equal length. */
  readonly strata?: number
}

export interface Classification {
  /** Ascending, logits. */
  readonly cuts: readonly number[]
  /** sprt: Wald's test at cut - delta against cut + delta. interval: the cuts lie outside theta +- z error. */
  readonly method: 'sprt' | 'interval'
  /** Half the indifference region of sprt, logits; 0.3 unless told. */
  readonly delta?: number
  /** Error rates of sprt; 0.05 unless told. */
  readonly alpha?: number
  readonly beta?: number
  /** Of the two-sided interval; 0.95 unless told. */
  readonly confidence?: number
}

export interface StopSettings {
  /** Stop when the standard error is at most this. */
  readonly standardError?: number
  /** No other rule stops a shorter test; 0 unless told. */
  readonly minItems?: number
  /** No limit but the bank unless told. */
  readonly maxItems?: number
  readonly classify?: Classification
}

export interface AdaptiveSettings {
  /** Ability that the first item is chosen at (0 unless told), or that first item itself. */
  readonly start?: { readonly theta?: number; readonly item?: number }
  readonly select: SelectionSettings
  /** Share of the test that each content area shall have; the shares sum to 1. */
  readonly content?: Readonly<Record<string, number>>
  readonly stop: StopSettings
  readonly score: AdaptiveScoring
  /** Method of the score at the end; that of `score` unless told. */
  readonly final?: AbilityMethod
}

/** Refuses settings that contradict each other or the bank, naming what does. */
export function assertSettings(bank: AdaptiveBank, settings: AdaptiveSettings): void {
  const { select, stop, score, start, content } = settings
  const { minItems = 0, maxItems, standardError, classify } = stop
  assertWhole('minItems', minItems, 0)
  if (maxItems !== undefined) assertWhole('maxItems', maxItems, 1)
  if (maxItems !== undefined && minItems > maxItems)
    throw new RangeError(`minItems ${minItems} is above maxItems ${maxItems}`)
  if (standardError !== undefined && !(standardError > 0))
    throw new RangeError(`a standard error to stop at is above 0, not ${standardError}`)
  if (start?.theta !== undefined && !Number.isFinite(start.theta))
    throw new RangeError(`a start ability is a finite number, not ${start.theta}`)
  if (start?.item !== undefined && !(start.item in bank.items))
    throw new RangeError(`start item ${start.item} is not in the bank`)
  assertScoring(score)
  assertWhole('best', select.best ?? 1, 1)
  if (select.exposure) assertExposure(bank, select.exposure)
  if (select.rule === 'a-stratified') assertStrata(bank, select, maxItems)
  if (classify) assertClassification(classify)
  if (content) assertContent(bank, content, maxItems)
}

function assertWhole(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least)
    throw new RangeError(`${name} is a whole number from ${least}, not ${value}`)
}

function assertScoring({ priorMean = 0, priorVariance = 1, reach = 6 }: AdaptiveScoring): void {
  if (!(priorVariance > 0 && Number.isFinite(priorVariance)))
    throw new RangeError(`a prior variance is above 0, not ${priorVariance}`)
  if (!(reach > 0 && Number.isFinite(reach))) throw new RangeError(`a reach is above 0, not ${reach}`)
  if (!(Math.abs(priorMean) < reach)) throw new RangeError(`a prior mean lies within +-${reach}, not at ${priorMean}`)
}

function assertExposure(bank: AdaptiveBank, exposure: ArrayLike<number>): void {
  if (exposure.length !== bank.items.length)
    throw new RangeError(`${exposure.length} exposure parameters for ${bank.items.length} items`)
  for (let i = 0; i < exposure.length; i += 1)
    if (!(exposure[i]! > 0 && exposure[i]! <= 1))
      throw new RangeError(`exposure parameter ${exposure[i]} of item ${bank.ids[i]} is not above 0 and at most 1`)
}

function assertClassification({
  cuts,
  delta = 0.3,
  alpha = 0.05,
  beta = 0.05,
  confidence = 0.95,
}: Classification): void {
  if (cuts.length === 0) throw new RangeError('a classification needs at least one cut')
  if (!cuts.every((cut, k) => Number.isFinite(cut) && (k === 0 || cut > cuts[k - 1]!)))
    throw new RangeError(`cuts ascend, and ${cuts.join(', ')} do not`)
  if (!(delta > 0)) throw new RangeError(`delta is above 0, not ${delta}`)
  if (!(alpha > 0 && beta > 0 && alpha + beta < 1))
    throw new RangeError(`error rates are above 0 and sum to below 1, not ${alpha} and ${beta}`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`a confidence is between 0 and 1, not ${confidence}`)
}
