import { normalTwoSided } from '../numeric/distributions.ts'
import type { Weights } from './facet-layout.ts'
import { covarianceOf, type FacetSettings, type FittedDesign, facetValue } from './fit.ts'
import { DisconnectedDesignError, findIslands } from './islands.ts'
import { fitConnected } from './many-facet.ts'
import { indexRatings, type Rating, RatingsError } from './ratings.ts'
import { waldTest } from './separation.ts'

export interface DatedRating extends Rating {
  /** When the rating was given; periods are ordered by code point, as dates in ISO form are. */
  readonly period: string
}

export interface DriftSettings extends FacetSettings {
  /** Raters taken to keep one severity throughout; they link the periods where no person was rated in two. */
  readonly stable?: readonly string[]
}

export interface PeriodSeverity {
  readonly period: string
  readonly severity: number
  readonly standardError: number | null
  readonly ratings: number
}

export interface RaterDrift {
  readonly rater: string
  readonly isStable: boolean
  readonly periods: readonly PeriodSeverity[]
  /** From each period of the rater to the next. */
  readonly changes: readonly {
    readonly from: string
    readonly to: string
    /** Logits, above 0 became more severe. */
    readonly change: number
    readonly standardError: number | null
    readonly z: number | null
    readonly p: number | null
  }[]
  /** Wald test that the severity is the same in all periods; null for a rater with one period. */
  readonly test: { readonly chiSquare: number | null; readonly df: number; readonly p: number | null } | null
}

export interface DriftReport {
  readonly logLikelihood: number
  readonly isConverged: boolean
  readonly raters: readonly RaterDrift[]
}

/**
 * Severity of each rater in each period, one many-facet model over all periods, severities summing to 0 over raters and
 * periods. Throws a DisconnectedDesignError, its raters written `name @ period`, where neither a person rated in two
 * periods nor a stable rater links them: a change of the raters then cannot be told from one of the persons.
 */
export async function raterDrift(ratings: readonly DatedRating[], settings: DriftSettings): Promise<DriftReport> {
  const stable = new Set(settings.stable ?? [])
  for (const name of stable) {
    if (!ratings.some(({ rater }) => rater === name)) {
      throw new RatingsError({ reason: 'unknown-rater', rater: name }, `stable rater ${name} has no ratings`)
    }
  }
  const places = new Map<string, { rater: string; period: string | null }>()
  const table = indexRatings(
    ratings.map(({ rater, period, ...rest }) => {
      const name = stable.has(rater) ? rater : `${rater} @ ${period}`
      places.set(name, { rater, period: stable.has(rater) ? null : period })
      return { ...rest, rater: name }
    }),
  )
  const islands = findIslands(table)
  if (islands.length > 1) throw new DisconnectedDesignError(islands)
  const fit = await fitConnected(table, settings)
  const counts = new Int32Array(table.raters.length)
  for (const rater of table.rater) counts[rater]! += 1
  const own = new Map<string, { period: string; at: number }[]>()
  table.raters.forEach((name, at) => {
    const { rater, period } = places.get(name)!
    own.set(rater, [...(own.get(rater) ?? []), { period: period ?? '', at }])
  })
  return {
    logLikelihood: fit.logLikelihood,
    isConverged: fit.isConverged,
    raters: [...own]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([rater, periods]): RaterDrift => {
        const sorted = periods.sort((a, b) => (a.period < b.period ? -1 : 1))
        return {
          rater,
          isStable: stable.has(rater),
          periods: sorted.map(({ period, at }) => {
            const { value, standardError } = facetValue(fit, fit.design.raters[at]!)
            return { period, severity: value, standardError, ratings: counts[at]! }
          }),
          ...changesOf(fit, sorted),
        }
      }),
  }
}

function changesOf(fit: FittedDesign, periods: readonly { period: string; at: number }[]) {
  const steps = periods.slice(1).map(({ period, at }, i) => ({
    from: periods[i]!.period,
    to: period,
    weights: difference(fit.design.raters[at]!, fit.design.raters[periods[i]!.at]!),
  }))
  return {
    changes: steps.map(({ from, to, weights }) => {
      const change = facetValue(fit, weights).value
      const variance = fit.covariance ? covarianceOf(fit.covariance, weights, weights) : 0
      const standardError = variance > 0 ? Math.sqrt(variance) : null
      const z = standardError && change / standardError
      return { from, to, change, standardError, z, p: z === null ? null : normalTwoSided(z) }
    }),
    test:
      steps.length === 0
        ? null
        : waldTest(
            fit,
            steps.map(({ weights }) => weights),
          ),
  }
}

const difference = (one: Weights, other: Weights): Weights => [
  ...one,
  ...other.map(({ parameter, weight }) => ({ parameter, weight: -weight })),
]
