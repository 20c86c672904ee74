import { normalBelow, normalQuantile, normalTwoSided } from '../numeric/distributions.ts'

export type ChangeOutcome = 'rose' | 'fell' | 'not-shown'

/** How sure it is that ability really moved the way the results did. */
export type ChangeWords = 'almost certain' | 'very likely' | 'likely' | 'undecided'

export interface ReliableChange {
  /** After minus before, on the scale of the scores. */
  readonly difference: number
  readonly standardError: number
  /** Difference over its error: the reliable change index. */
  readonly index: number
  /** Two-sided: so large a difference without any change. */
  readonly p: number
  /** Of the difference, at the confidence asked for. */
  readonly interval: readonly [number, number]
  readonly outcome: ChangeOutcome
}

export interface AbilityChange extends ReliableChange {
  /** That ability rose, nothing else known of the person: the area above 0 of N(difference, error^2). */
  readonly probabilityOfRise: number
  /** That it moved the way the results did by at least the least change that matters. */
  readonly probabilityOfRealChange: number
  readonly words: ChangeWords
}

/**
 * Reliable change index of two scores of one test (Jacobson & Truax, 1991): the error of a difference is
 * deviation * sqrt(2 (1 - reliability)). The deviation is that of the norm group, the reliability that of the test.
 */
export function reliableChangeIndex(
  before: number,
  after: number,
  { deviation, reliability, confidence = 0.95 }: { deviation: number; reliability: number; confidence?: number },
): ReliableChange {
  if (!(deviation > 0)) throw new RangeError(`deviation ${deviation} is not above 0`)
  if (!(reliability >= 0 && reliability < 1))
    throw new RangeError(`reliability ${reliability} is not from 0 to below 1`)
  return judge(before, after, deviation * Math.sqrt(2 * (1 - reliability)), confidence)
}

/** An ability on one scale with its standard error. */
export interface MeasuredAbility {
  readonly theta: number
  readonly standardError: number
}

export interface AbilityChangeSettings {
  /** 0.95 unless told. */
  readonly confidence?: number
  /** Least change that matters, logits; 0 unless told. */
  readonly least?: number
  /** Variance of the link between the occasions at this ability, where it is not in an error already. */
  readonly linkVariance?: number
}

/**
 * Change of ability between two occasions on linked scales, with the errors of both estimates. Meant for estimates that
 * are not drawn to a mean (ML, WLE); EAP and MAP understate a change by their shrinkage.
 */
export function abilityChange(
  before: MeasuredAbility,
  after: MeasuredAbility,
  { confidence = 0.95, least = 0, linkVariance = 0 }: AbilityChangeSettings = {},
): AbilityChange {
  for (const [name, { standardError }] of [
    ['before', before],
    ['after', after],
  ] as const)
    if (!(standardError > 0 && Number.isFinite(standardError)))
      throw new RangeError(
        `standard error ${standardError} of the result ${name} is not above 0; no change can be judged`,
      )
  if (!(least >= 0)) throw new RangeError(`a least change of ${least} is below 0`)
  if (!(linkVariance >= 0)) throw new RangeError(`a link variance of ${linkVariance} is below 0`)
  const error = Math.sqrt(before.standardError ** 2 + after.standardError ** 2 + linkVariance)
  const change = judge(before.theta, after.theta, error, confidence)
  const probabilityOfRealChange = normalBelow((Math.abs(change.difference) - least) / error)
  return {
    ...change,
    probabilityOfRise: normalBelow(change.index),
    probabilityOfRealChange,
    words: wordsOf(probabilityOfRealChange),
  }
}

function wordsOf(probability: number): ChangeWords {
  if (probability >= 0.99) return 'almost certain'
  if (probability >= 0.95) return 'very likely'
  return probability >= 0.8 ? 'likely' : 'undecided'
}

export interface RegressionOfChange {
  readonly meanBefore: number
  readonly meanAfter: number
  readonly deviationBefore: number
  readonly deviationAfter: number
  /** Of the two occasions, in a group without treatment: the retest correlation. */
  readonly correlation: number
  /** Persons these figures were taken from; without it they count as known. */
  readonly persons?: number
  readonly confidence?: number
}

/**
 * Change against what regression to the mean lets expect: who began far from the mean is expected nearer to it. The
 * result after is held against its prediction from the result before, with the error of predicting one new person
 * (Crawford & Garthwaite, 2006).
 */
export function changeAgainstRegression(
  before: number,
  after: number,
  {
    meanBefore,
    meanAfter,
    deviationBefore,
    deviationAfter,
    correlation,
    persons,
    confidence = 0.95,
  }: RegressionOfChange,
): ReliableChange & { readonly expected: number } {
  if (!(deviationBefore > 0 && deviationAfter > 0))
    throw new RangeError(`deviations ${deviationBefore} and ${deviationAfter} are not above 0`)
  if (!(Math.abs(correlation) < 1)) throw new RangeError(`correlation ${correlation} is not between -1 and 1`)
  if (persons !== undefined && !(persons > 2)) throw new RangeError(`${persons} persons give no regression`)
  const expected = meanAfter + correlation * (deviationAfter / deviationBefore) * (before - meanBefore)
  const residual = deviationAfter * Math.sqrt(1 - correlation ** 2)
  const z = (before - meanBefore) / deviationBefore
  const widened =
    persons === undefined
      ? residual
      : residual * Math.sqrt((persons - 1) / (persons - 2)) * Math.sqrt(1 + 1 / persons + z ** 2 / (persons - 1))
  return { expected, ...judge(expected, after, widened, confidence) }
}

function judge(before: number, after: number, standardError: number, confidence: number): ReliableChange {
  if (!(Number.isFinite(before) && Number.isFinite(after)))
    throw new RangeError(`results ${before} and ${after} are not both finite numbers`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence ${confidence} is not between 0 and 1`)
  const difference = after - before
  const critical = normalQuantile((1 + confidence) / 2)
  const index = difference / standardError
  return {
    difference,
    standardError,
    index,
    p: normalTwoSided(index),
    interval: [difference - critical * standardError, difference + critical * standardError],
    outcome: index > critical ? 'rose' : index < -critical ? 'fell' : 'not-shown',
  }
}
