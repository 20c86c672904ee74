import { icc, krippendorffAlpha } from '@petakom/psychometrics'
import { type CentreRating, meanOf } from './centre-rating.ts'

/** How far raters of the same candidate on the same competency in one exercise agree. */
export interface ExerciseAgreement {
  readonly exercise: string
  readonly persons: number
  readonly raters: number
  /** Candidate by competency, rated by two or more. */
  readonly cells: number
  /** Of all pairs of raters in those cells, 0 to 1. */
  readonly exact: number | null
  readonly withinOne: number | null
  /** Mean difference of the pairs, levels. */
  readonly difference: number | null
  /** ICC(1): raters change from candidate to candidate. Of one rater, and of the mean of the `each` of most cells. */
  readonly iccOne: number | null
  readonly iccMean: number | null
  readonly each: number | null
  /** Krippendorff's alpha, interval. */
  readonly alpha: number | null
}

export function exerciseAgreement(exercise: string, ratings: readonly CentreRating[]): ExerciseAgreement {
  const cells = [...Map.groupBy(ratings, ({ person, competency }) => JSON.stringify([person, competency])).values()]
    .map((own) => own.map(({ score }) => score))
    .filter((scores) => scores.length > 1)
  const pairs = cells.flatMap(differencesOf)
  const share = (is: (difference: number) => boolean) =>
    pairs.length === 0 ? null : pairs.filter(is).length / pairs.length
  const each = commonest(cells.map((scores) => scores.length))
  const oneWay = each === null ? null : oneWayIcc(cells.filter((scores) => scores.length === each))
  return {
    exercise,
    persons: new Set(ratings.map(({ person }) => person)).size,
    raters: new Set(ratings.map(({ rater }) => rater)).size,
    cells: cells.length,
    exact: share((difference) => difference === 0),
    withinOne: share((difference) => difference <= 1),
    difference: meanOf(pairs),
    iccOne: oneWay?.one ?? null,
    iccMean: oneWay?.mean ?? null,
    each,
    alpha: alphaOf(ratings),
  }
}

const differencesOf = (scores: readonly number[]): number[] =>
  scores.flatMap((one, i) => scores.slice(i + 1).map((other) => Math.abs(one - other)))

/** The smallest of the commonest; null of none. */
function commonest(counts: readonly number[]): number | null {
  const groups = [...Map.groupBy(counts, (count) => count)]
  groups.sort(([one, ones], [other, others]) => others.length - ones.length || one - other)
  return groups[0]?.[0] ?? null
}

function oneWayIcc(rows: readonly (readonly number[])[]): { one: number | null; mean: number | null } | null {
  if (rows.length < 2) return null
  const { forms } = icc(rows)
  const value = (name: string) => forms.find(({ form }) => form === name)!.value
  return { one: value('ICC1'), mean: value('ICC1k') }
}

function alphaOf(ratings: readonly CentreRating[]): number | null {
  const raters = [...new Set(ratings.map(({ rater }) => rater))]
  if (raters.length < 2) return null
  const rows = [...Map.groupBy(ratings, ({ person, competency }) => JSON.stringify([person, competency])).values()]
  const places = new Map(raters.map((rater, i) => [rater, i]))
  const table = rows.map((own) => {
    const row = new Array<number | null>(raters.length).fill(null)
    for (const { rater, score } of own) row[places.get(rater)!] = score
    return row
  })
  return krippendorffAlpha(table, 'interval').value
}
