import { indexRatings, type Rating, type RatingTable } from '../raters/index.ts'
import { type IccReport, icc } from './icc.ts'
import { cohenKappa, fleissKappa, type Kappa, type KappaWeights, lightKappa } from './kappa.ts'
import { agreementShare, type Concordance, kendallW } from './kendall.ts'
import { type AlphaMetric, type KrippendorffAlpha, krippendorffAlpha } from './krippendorff.ts'
import type { RatingRows } from './rating-rows.ts'

/** Every index of agreement on one set of subjects; null, with the reason in `refused`, where the ratings do not carry it. */
export interface AgreementReport {
  /** Subjects with at least one rating, and those that all raters rated. */
  readonly subjects: number
  readonly complete: number
  readonly icc: IccReport | null
  /** Of each pair of raters with two subjects in common. */
  readonly cohen: readonly PairKappa[]
  /** Whether there are more pairs than are listed. */
  readonly morePairs: boolean
  readonly fleiss: Kappa | null
  readonly light: number | null
  readonly kendall: Concordance | null
  /** Share of subjects, 0 to 1, on which all raters agree; and to within one step. */
  readonly agreement: { readonly exact: number; readonly withinOne: number } | null
  readonly krippendorff: Readonly<Record<AlphaMetric, KrippendorffAlpha>>
  readonly refused: string | null
}

export interface PairKappa extends Readonly<Record<KappaWeights, Kappa>> {
  readonly raters: readonly [string, string]
}

export interface RatingAgreement {
  readonly persons: number
  readonly items: number
  readonly raters: number
  readonly ratings: number
  /** Subjects are persons on an item: with one item the persons. */
  readonly all: AgreementReport
  /** With more than one item: of each item, and of each person's mean over the items one rater rated in full. */
  readonly byItem: readonly (AgreementReport & { readonly item: string })[]
  readonly meanOfItems: IccReport | null
}

/** Pairs of raters beyond this many are not listed; `morePairs` says so. */
const MOST_PAIRS = 2000

/** Agreement of raters from ratings in long form. Throws a RatingsError for ratings that are none. */
export function ratingAgreement(ratings: readonly Rating[]): RatingAgreement {
  const table = indexRatings(ratings)
  const { persons, items, raters, count } = table
  const all = subjectRows(
    table,
    persons.length * items.length,
    (row) => table.person[row]! * items.length + table.item[row]!,
  )
  return {
    persons: persons.length,
    items: items.length,
    raters: raters.length,
    ratings: count,
    all: agreementOf(all, raters),
    byItem:
      items.length === 1
        ? []
        : items.map((item, i) => {
            const own = subjectRows(table, persons.length, (row) => (table.item[row] === i ? table.person[row]! : -1))
            return { item, ...agreementOf(own, raters) }
          }),
    meanOfItems: items.length === 1 ? null : attempt(() => icc(meanRows(table))).value,
  }
}

function subjectRows({ raters, count, rater, score }: RatingTable, size: number, subject: (row: number) => number) {
  const rows = Array.from({ length: size }, (): (number | null)[] => new Array(raters.length).fill(null))
  for (let row = 0; row < count; row += 1) {
    const at = subject(row)
    if (at >= 0) rows[at]![rater[row]!] = score[row]!
  }
  return rows.filter((row) => row.some((value) => value !== null))
}

/** Mean score of each person by each rater, where the rater rated all items. */
function meanRows({ persons, items, raters, count, person, rater, score }: RatingTable): RatingRows {
  const sums = new Float64Array(persons.length * raters.length)
  const counts = new Int32Array(sums.length)
  for (let row = 0; row < count; row += 1) {
    const at = person[row]! * raters.length + rater[row]!
    sums[at]! += score[row]!
    counts[at]! += 1
  }
  return persons.map((_, p) =>
    raters.map((_rater, r) => {
      const at = p * raters.length + r
      return counts[at] === items.length ? sums[at]! / items.length : null
    }),
  )
}

function agreementOf(rows: RatingRows, raters: readonly string[]): AgreementReport {
  const alpha = (metric: AlphaMetric) => krippendorffAlpha(rows, metric)
  const ofAll = attempt(() => icc(rows))
  const fleiss = attempt(() => fleissKappa(rows))
  return {
    subjects: rows.length,
    complete: rows.filter((row) => !row.includes(null)).length,
    icc: ofAll.value,
    ...pairKappas(rows, raters),
    fleiss: fleiss.value,
    light: attempt(() => lightKappa(rows)).value,
    kendall: attempt(() => kendallW(rows)).value,
    agreement: attempt(() => ({ exact: agreementShare(rows), withinOne: agreementShare(rows, 1) })).value,
    krippendorff: {
      nominal: alpha('nominal'),
      ordinal: alpha('ordinal'),
      interval: alpha('interval'),
      ratio: alpha('ratio'),
    },
    refused: ofAll.reason ?? fleiss.reason,
  }
}

function pairKappas(rows: RatingRows, raters: readonly string[]): { cohen: PairKappa[]; morePairs: boolean } {
  const pairs: PairKappa[] = []
  for (let one = 0; one < raters.length; one += 1) {
    for (let other = one + 1; other < raters.length; other += 1) {
      const both = rows.map((row) => [row[one]!, row[other]!]).filter((row) => !row.includes(null as never))
      if (both.length < 2) continue
      if (pairs.length === MOST_PAIRS) return { cohen: pairs, morePairs: true }
      pairs.push({
        raters: [raters[one]!, raters[other]!],
        unweighted: cohenKappa(both),
        linear: cohenKappa(both, 'linear'),
        quadratic: cohenKappa(both, 'quadratic'),
      })
    }
  }
  return { cohen: pairs, morePairs: false }
}

/** The value, or why there is none: a RangeError is a refusal, anything else a fault. */
function attempt<T>(compute: () => T): { value: T | null; reason: string | null } {
  try {
    return { value: compute(), reason: null }
  } catch (error) {
    if (error instanceof RangeError) return { value: null, reason: error.message }
    throw error
  }
}
