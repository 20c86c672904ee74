import { expectedScore } from './fair-average.ts'
import { type FacetSettings, type FittedDesign, facetValue, fitDesign } from './fit.ts'
import { assertSeparable, DisconnectedDesignError, findIslands, type Island } from './islands.ts'
import { meanSquares } from './mean-squares.ts'
import { scorePersons } from './person-report.ts'
import { eapReliability, wleReliability } from './person-scores.ts'
import {
  indexRatings,
  listRatings,
  type Rating,
  RatingsError,
  type RatingsProblem,
  type RatingTable,
} from './ratings.ts'
import { facetRemarks } from './remarks.ts'
import type { ManyFacetFit, RaterReport } from './report.ts'
import { raterSeparation } from './separation.ts'

/**
 * Many-facet Rasch model by marginal maximum likelihood: log(P_k / P_(k-1)) = theta - item - rater - step, theta normal
 * with mean 0 and free variance, severities and steps summing to 0 (Linacre, 1989; identification as TAM's). Missing
 * ratings are missing by design. Throws a DisconnectedDesignError where no person links some raters to the others, and
 * a RatingsError, with the reason, for ratings that no such model can be fitted to.
 */
export async function fitManyFacetRasch(ratings: readonly Rating[], settings: FacetSettings): Promise<ManyFacetFit> {
  const table = indexRatings(ratings)
  const islands = findIslands(table)
  if (islands.length > 1) throw new DisconnectedDesignError(islands)
  return reportFit(await fitConnected(table, settings))
}

/** One island fitted for itself, or why it cannot be. */
export type IslandFit =
  | { readonly island: Island; readonly fit: ManyFacetFit; readonly problem: null }
  | { readonly island: Island; readonly fit: null; readonly problem: RatingsProblem }

/** Each island of a disconnected design for itself, largest first: nothing is comparable from one to another. */
export async function fitIslands(ratings: readonly Rating[], settings: FacetSettings): Promise<IslandFit[]> {
  const table = indexRatings(ratings)
  const all = listRatings(table)
  const fits: IslandFit[] = []
  for (const island of findIslands(table)) {
    const persons = new Set(island.persons)
    const own = all.filter(({ person }) => persons.has(person))
    try {
      fits.push({ island, fit: await fitManyFacetRasch(own, settings), problem: null })
    } catch (error) {
      if (!(error instanceof RatingsError)) throw error
      fits.push({ island, fit: null, problem: error.problem })
    }
  }
  return fits
}

export async function fitConnected(table: RatingTable, settings: FacetSettings): Promise<FittedDesign> {
  assertSeparable(table)
  return fitDesign(table, settings)
}

function reportFit(fit: FittedDesign): ManyFacetFit {
  const { table, scale, design } = fit
  const squares = meanSquares(fit)
  const { eap, wle, persons } = scorePersons(fit, squares.persons)
  const counted = (size: number, of: Int32Array) => {
    const counts = new Int32Array(size)
    for (const i of of) counts[i]! += 1
    return counts
  }
  const perRater = counted(table.raters.length, table.rater)
  const perItem = counted(table.items.length, table.item)
  const raters = table.raters.map((id, r): RaterReport => {
    const { value, standardError, diagonalError } = facetValue(fit, design.raters[r]!)
    return {
      id,
      severity: value,
      standardError,
      diagonalError,
      ...squares.raters[r]!,
      ratings: perRater[r]!,
      fairAverage: expectedScore(fit, 0, value),
    }
  })
  return {
    model: design.model,
    logLikelihood: fit.logLikelihood,
    parameters: design.layout.parameters.length,
    latentVariance: facetValue(fit, [{ parameter: design.varianceParameter, weight: 1 }]),
    isConverged: fit.isConverged,
    cycles: fit.cycles,
    raters,
    items: table.items.map((id, i) => {
      const { value, standardError, diagonalError } = facetValue(fit, design.items[i]!)
      return { id, difficulty: value, standardError, diagonalError, ...squares.items[i]!, ratings: perItem[i]! }
    }),
    steps: design.steps.flatMap((steps, i) =>
      steps.map((weights, k) => {
        const { value, standardError, diagonalError } = facetValue(fit, weights)
        const item = design.model === 'pcm' ? table.items[i]! : null
        return { item, from: scale.scores[i]![k]!, to: scale.scores[i]![k + 1]!, value, standardError, diagonalError }
      }),
    ),
    persons,
    eapReliability: eapReliability(eap),
    wleReliability: wleReliability(wle),
    separation: raterSeparation(fit),
    remarks: facetRemarks(fit),
  }
}
