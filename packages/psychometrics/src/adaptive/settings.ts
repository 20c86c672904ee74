import type { AdaptiveBank } from './bank.ts'
import { assertContent } from './content.ts'
import { type SettingName, SettingsError } from './settings-error.ts'
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

/** Refuses settings that contradict each other or the bank (SettingsError), naming what does. */
export function assertSettings(bank: AdaptiveBank, settings: AdaptiveSettings): void {
  const { select, stop, score, start, content } = settings
  const { minItems = 0, maxItems, standardError, classify } = stop
  assertWhole('minItems', minItems, 0)
  if (maxItems !== undefined) assertWhole('maxItems', maxItems, 1)
  if (maxItems !== undefined && minItems > maxItems)
    throw new SettingsError('lengths', { minItems, maxItems }, `minItems ${minItems} is above maxItems ${maxItems}`)
  if (standardError !== undefined) assertAbove0('standardError', standardError)
  if (start?.theta !== undefined && !Number.isFinite(start.theta))
    throw outside('theta', start.theta, 'is not a finite number')
  if (start?.item !== undefined && !(start.item in bank.items))
    throw new SettingsError('start-item', { item: start.item }, `start item ${start.item} is not in the bank`)
  assertScoring(score)
  assertWhole('best', select.best ?? 1, 1)
  if (select.exposure) assertExposure(bank, select.exposure)
  if (select.rule === 'a-stratified') assertStrata(bank, select, maxItems)
  if (classify) assertClassification(classify)
  if (content) assertContent(bank, content, maxItems)
}

const outside = (setting: SettingName, value: number, why: string) =>
  new SettingsError('number', { setting, value }, `${setting} ${value} ${why}`)

function assertWhole(setting: SettingName, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) throw outside(setting, value, `is not a whole number from ${least}`)
}

function assertAbove0(setting: SettingName, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw outside(setting, value, 'is not above 0')
}

function assertScoring({ priorMean = 0, priorVariance = 1, reach = 6 }: AdaptiveScoring): void {
  assertAbove0('priorVariance', priorVariance)
  assertAbove0('reach', reach)
  if (!(Math.abs(priorMean) < reach))
    throw new SettingsError(
      'prior-mean',
      { mean: priorMean, reach },
      `a prior mean lies within +-${reach}, not at ${priorMean}`,
    )
}

function assertExposure({ items, ids }: AdaptiveBank, exposure: ArrayLike<number>): void {
  if (exposure.length !== items.length)
    throw new SettingsError(
      'exposure-count',
      { count: exposure.length, items: items.length },
      `${exposure.length} exposure parameters for ${items.length} items`,
    )
  for (let i = 0; i < exposure.length; i += 1) {
    const share = exposure[i]!
    if (!(share > 0 && share <= 1))
      throw new SettingsError(
        'exposure-share',
        { id: ids[i]!, share },
        `exposure parameter ${share} of item ${ids[i]} is not above 0 and at most 1`,
      )
  }
}

function assertClassification({
  cuts,
  delta = 0.3,
  alpha = 0.05,
  beta = 0.05,
  confidence = 0.95,
}: Classification): void {
  if (cuts.length === 0) throw new SettingsError('no-cut', {}, 'a classification needs at least one cut')
  if (!cuts.every((cut, k) => Number.isFinite(cut) && (k === 0 || cut > cuts[k - 1]!)))
    throw new SettingsError('cuts', { cuts }, `cuts ascend, and ${cuts.join(', ')} do not`)
  assertAbove0('delta', delta)
  if (!(alpha > 0 && beta > 0 && alpha + beta < 1))
    throw new SettingsError(
      'error-rates',
      { alpha, beta },
      `error rates are above 0 and sum to below 1, not ${alpha} and ${beta}`,
    )
  if (!(confidence > 0 && confidence < 1)) throw outside('confidence', confidence, 'is not between 0 and 1')
}
