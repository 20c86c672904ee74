import { indexRatings, type Rating, type RatingTable } from '../raters/index.ts'
import { coefficients, type StudyCoefficients } from './coefficients.ts'
import { EFFECTS, type Facet, facetsOf, type StudyDesign, StudyError } from './design.ts'
import { hendersonOne, MOST_FOR_ERRORS } from './henderson.ts'
import { observedWeights } from './observed-weights.ts'
import { partitions } from './partitions.ts'

export interface VarianceComponent {
  readonly name: string
  readonly levels: number
  /** What the sums of squares say; below 0 by chance where the true variance is small. */
  readonly raw: number
  /** `raw`, or 0 where it is below. */
  readonly variance: number
  readonly standardError: number | null
  /** Of the sum of all variances, 0 to 1; null where nothing varies. */
  readonly share: number | null
}

export type StudyRemark =
  | { readonly kind: 'set-to-zero'; readonly component: string; readonly raw: number }
  /** A variance over so few levels is hardly known. */
  | { readonly kind: 'few-levels'; readonly facet: Facet; readonly levels: number }
  | { readonly kind: 'unbalanced' }
  | { readonly kind: 'no-variance' }
  | { readonly kind: 'repeated-rows'; readonly rows: number }
  | { readonly kind: 'no-errors'; readonly ratings: number; readonly most: number }

export interface GeneralisabilityStudy {
  readonly design: StudyDesign
  readonly persons: number
  readonly exercises: number
  readonly raters: number
  readonly ratings: number
  readonly mean: number
  readonly components: readonly VarianceComponent[]
  /** Of the components, in their order. */
  readonly covariance: readonly (readonly number[])[] | null
  /** The ratings as they are, each person's score the mean of its ratings. */
  readonly observed: StudyCoefficients
  readonly remarks: readonly StudyRemark[]
}

const FEW_LEVELS = 5

/**
 * G study of ratings in any pattern, missing ratings included: variance components by Henderson's method 1 with standard
 * errors, and what the scores as they are are worth. Throws a RatingsError for ratings that are none, a StudyError where
 * they cannot carry the design. `withErrors: false` leaves standard errors out, whose time is quadratic in the ratings.
 */
export function generalisabilityStudy(
  ratings: readonly Rating[],
  design: StudyDesign,
  { withErrors = true }: { readonly withErrors?: boolean } = {},
): GeneralisabilityStudy {
  const table = indexRatings(ratings)
  const levels: Readonly<Record<Facet, number>> = {
    p: table.persons.length,
    e: table.items.length,
    r: table.raters.length,
  }
  checkFacets(levels, design)
  const parts = partitions(table, design)
  const scores = Array.from(table.score)
  const { raw, covariance } = hendersonOne(scores, parts, withErrors)
  const variances = raw.map((value) => Math.max(0, value))
  const total = variances.reduce((sum, value) => sum + value, 0)
  return {
    design,
    persons: levels.p,
    exercises: levels.e,
    raters: levels.r,
    ratings: table.count,
    mean: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    components: parts.map(({ name, sizes }, b) => ({
      name,
      levels: sizes.length,
      raw: raw[b]!,
      variance: variances[b]!,
      standardError: covariance && Math.sqrt(Math.max(0, covariance[b]![b]!)),
      share: total > 0 ? variances[b]! / total : null,
    })),
    covariance,
    observed: coefficients(EFFECTS[design], variances, covariance, observedWeights(parts)),
    remarks: remarksOf(table, design, levels, raw, parts),
  }
}

const MOST_TOLD_FIRST: readonly StudyDesign[] = [
  'p x e x r',
  'p x (r:e)',
  'e x (r:p)',
  'r:(p x e)',
  'p x r',
  'p x e',
  'r:p',
]

/** The first design, the one that says most first, that the ratings can carry; null where none does. */
export function suitedStudy(ratings: readonly Rating[]): GeneralisabilityStudy | null {
  for (const design of MOST_TOLD_FIRST) {
    try {
      return generalisabilityStudy(ratings, design)
    } catch (error) {
      if (!(error instanceof StudyError)) throw error
    }
  }
  return null
}

function checkFacets(levels: Readonly<Record<Facet, number>>, design: StudyDesign): void {
  const own = facetsOf(design)
  for (const facet of ['p', 'e', 'r'] as const) {
    if (own.includes(facet) && levels[facet] < 2) {
      throw new StudyError({ reason: 'one-level', facet }, `${design} needs at least two levels of ${facet}`)
    }
    if (!own.includes(facet) && levels[facet] > 1) {
      const problem = { reason: 'too-many-levels', facet, levels: levels[facet] } as const
      throw new StudyError(problem, `${design} has no ${facet}, the ratings have ${levels[facet]}`)
    }
  }
}

function remarksOf(
  table: RatingTable,
  design: StudyDesign,
  levels: Readonly<Record<Facet, number>>,
  raw: readonly number[],
  parts: readonly { readonly name: string; readonly sizes: Float64Array }[],
): StudyRemark[] {
  const remarks: StudyRemark[] = []
  // Rounding leaves a trace where a component is exactly 0.
  const least = 1e-9 * Math.max(...raw.map(Math.abs))
  parts.forEach(({ name }, b) => {
    if (raw[b]! < -least) remarks.push({ kind: 'set-to-zero', component: name, raw: raw[b]! })
  })
  for (const facet of facetsOf(design)) {
    if (levels[facet] < FEW_LEVELS) remarks.push({ kind: 'few-levels', facet, levels: levels[facet] })
  }
  if (parts.some(({ sizes }) => sizes.some((size) => size !== sizes[0]))) remarks.push({ kind: 'unbalanced' })
  if (raw.every((value) => value === 0)) remarks.push({ kind: 'no-variance' })
  if (table.repeated > 0) remarks.push({ kind: 'repeated-rows', rows: table.repeated })
  if (table.count > MOST_FOR_ERRORS) {
    remarks.push({ kind: 'no-errors', ratings: table.count, most: MOST_FOR_ERRORS })
  }
  return remarks
}
