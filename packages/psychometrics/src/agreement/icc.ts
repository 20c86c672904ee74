import { fAbove, fQuantile } from '../numeric/distributions.ts'
import { completeSubjects, meanOf, type RatingRows } from './rating-rows.ts'

/** Shrout & Fleiss (1979): model 1, 2 or 3; of one rater or of the mean of all k. */
export type IccForm = 'ICC1' | 'ICC2' | 'ICC3' | 'ICC1k' | 'ICC2k' | 'ICC3k'

export interface Icc {
  readonly form: IccForm
  /** McGraw & Wong's (1996) name: (1), (A,1), (C,1), (k), (A,k), (C,k). */
  readonly name: string
  /** Null where subjects do not differ and raters do not err. */
  readonly value: number | null
  readonly f: number | null
  readonly df1: number
  readonly df2: number
  readonly p: number | null
  /** Shrout & Fleiss's interval, as psych prints it. */
  readonly lower: number | null
  readonly upper: number | null
  /**
   * As irr 0.84 prints it. It differs from the other for ICC2k only, where irr puts the mean's coefficient into the degrees
   * of freedom that McGraw & Wong give for one rater.
   */
  readonly lowerByIrr: number | null
  readonly upperByIrr: number | null
}

export interface IccReport {
  readonly subjects: number
  readonly raters: number
  /** Subjects left out because a rater did not rate them. */
  readonly incomplete: number
  readonly meanSquares: {
    readonly subjects: number
    readonly within: number
    readonly raters: number
    readonly error: number
  }
  readonly forms: readonly Icc[]
}

/**
 * Intraclass correlations in all six forms. ICC1: each subject has raters of its own; ICC2: the same raters, drawn from
 * many (absolute agreement); ICC3: these raters only (consistency). A form ending in k speaks of the mean of k raters.
 */
export function icc(rows: RatingRows, { confidence = 0.95 }: { readonly confidence?: number } = {}): IccReport {
  const complete = completeSubjects(rows)
  const n = complete.length
  const k = complete[0]!.length
  const mean = meanOf(complete.flat())
  const means = complete.map(meanOf)
  const columns = Array.from({ length: k }, (_, r) => meanOf(complete.map((row) => row[r]!)))
  const total = complete.flat().reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const between = k * means.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const judges = n * columns.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const squares = {
    subjects: between / (n - 1),
    within: (total - between) / (n * (k - 1)),
    raters: judges / (k - 1),
    // Rounding may leave a trace of error, or less than none, where raters agree wholly.
    error: Math.max(0, total - between - judges) / ((n - 1) * (k - 1)),
  }
  return {
    subjects: n,
    raters: k,
    incomplete: rows.length - n,
    meanSquares: squares,
    forms: formsOf(squares, n, k, (1 + confidence) / 2),
  }
}

type Interval = readonly [number | null, number | null]

function formsOf(squares: IccReport['meanSquares'], n: number, k: number, share: number): Icc[] {
  const { subjects: b, within: w, raters: j, error: e } = squares
  const one = finite((b - w) / (b + (k - 1) * w))
  const two = finite((b - e) / (b + (k - 1) * e + (k * (j - e)) / n))
  const three = finite((b - e) / (b + (k - 1) * e))
  const twoK = finite((b - e) / (b + (j - e) / n))
  const oneway = { f: finite(b / w), df1: n - 1, df2: n * (k - 1) }
  const twoway = { f: finite(b / e), df1: n - 1, df2: (n - 1) * (k - 1) }
  const inOne = ratioInterval(oneway, k, share)
  const inThree = ratioInterval(twoway, k, share)
  const inTwo = agreementInterval(squares, n, k, two, share)
  const upTo = (value: number | null) => value && finite((value * k) / (1 + value * (k - 1)))
  const inTwoK = inTwo.map(upTo) as unknown as Interval
  return [
    form('ICC1', '(1)', one, oneway, inOne.single),
    form('ICC2', '(A,1)', two, twoway, inTwo),
    form('ICC3', '(C,1)', three, twoway, inThree.single),
    form('ICC1k', '(k)', finite((b - w) / b), oneway, inOne.mean),
    form('ICC2k', '(A,k)', twoK, twoway, inTwoK, meanAgreementInterval(squares, n, k, twoK, share)),
    form('ICC3k', '(C,k)', finite((b - e) / b), twoway, inThree.mean),
  ]
}

interface FRatio {
  readonly f: number | null
  readonly df1: number
  readonly df2: number
}

function form(
  name: IccForm,
  other: string,
  value: number | null,
  { f, df1, df2 }: FRatio,
  [lower, upper]: Interval,
  [lowerByIrr, upperByIrr]: Interval = [lower, upper],
): Icc {
  const p = f === null ? null : fAbove(f, df1, df2)
  return { form: name, name: other, value, f, df1, df2, p, lower, upper, lowerByIrr, upperByIrr }
}

/** Forms whose interval follows from one F ratio. */
function ratioInterval({ f, df1, df2 }: FRatio, k: number, share: number): { single: Interval; mean: Interval } {
  if (f === null) return { single: [null, null], mean: [null, null] }
  const low = f / fQuantile(share, df1, df2)
  const high = f * fQuantile(share, df2, df1)
  return {
    single: [finite((low - 1) / (low + k - 1)), finite((high - 1) / (high + k - 1))],
    mean: [finite(1 - 1 / low), finite(1 - 1 / high)],
  }
}

/** Satterthwaite's degrees of freedom for the raters' and the error's share (Shrout & Fleiss, 1979, p. 424). */
function agreementInterval(
  { subjects: b, raters: j, error: e }: IccReport['meanSquares'],
  n: number,
  k: number,
  value: number | null,
  share: number,
): Interval {
  if (value === null || e === 0) return [null, null]
  const ratio = j / e
  const rest = n * (1 + (k - 1) * value) - k * value
  const v =
    ((k - 1) * (n - 1) * (k * value * ratio + rest) ** 2) / ((n - 1) * k ** 2 * value ** 2 * ratio ** 2 + rest ** 2)
  const above = fQuantile(share, n - 1, v)
  const below = fQuantile(share, v, n - 1)
  const error = k * j + (k * n - k - n) * e
  return [
    finite((n * (b - above * e)) / (above * error + n * b)),
    finite((n * (below * b - e)) / (error + n * below * b)),
  ]
}

/** After McGraw & Wong (1996), table 7, ICC(A,k), with the weights of irr 0.84. */
function meanAgreementInterval(
  { subjects: b, raters: j, error: e }: IccReport['meanSquares'],
  n: number,
  k: number,
  value: number | null,
  share: number,
): Interval {
  if (value === null || value === 1 || e === 0) return [null, null]
  const c = (k * value) / (n * (1 - value))
  const d = 1 + (k * value * (n - 1)) / (n * (1 - value))
  const v = (c * j + d * e) ** 2 / ((c * j) ** 2 / (k - 1) + (d * e) ** 2 / ((n - 1) * (k - 1)))
  const above = fQuantile(share, n - 1, v)
  const below = fQuantile(share, v, n - 1)
  return [
    finite((n * (b - above * e)) / (above * (j - e) + n * b)),
    finite((n * (below * b - e)) / (j - e + n * below * b)),
  ]
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
