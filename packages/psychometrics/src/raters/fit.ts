import { createInlineRunner, estimate, type MarginalLikelihood, openLikelihood } from '../calibration/index.ts'
import { collapse, MISSING } from '../data/response-matrix.ts'
import { normalLogWeights, normalQuadrature } from '../model/quadrature.ts'
import { invertPositive, type Matrix } from '../numeric/matrix.ts'
import { createFacetDesign, type Extremes, type FacetDesign, findExtremes, type Weights } from './facet-layout.ts'
import { posteriors } from './person-scores.ts'
import { RatingsError, type RatingTable } from './ratings.ts'
import { type FacetModel, findScale, type ScoreScale } from './scale.ts'

export interface FacetSettings {
  /** `rsm`: one set of steps for all items; `pcm`: steps of each item. */
  readonly model: FacetModel
  /** Equally spaced nodes of the ability distribution; 81 from -8 to 8 unless told. */
  readonly quadrature?: { readonly count: number; readonly reach: number }
  readonly maxCycles?: number
  readonly signal?: AbortSignal
  readonly onCycle?: (cycle: number, logLikelihood: number) => void
}

/** A fitted design with all that the reports read. */
export interface FittedDesign {
  readonly table: RatingTable
  readonly scale: ScoreScale
  readonly extremes: Extremes
  readonly design: FacetDesign
  readonly nodes: Float64Array
  readonly likelihood: MarginalLikelihood
  readonly logLikelihood: number
  readonly isConverged: boolean
  readonly cycles: number
  /** Covariance of the free parameters by the observed information; null where that is not positive definite. */
  readonly covariance: Matrix | null
  /** Complete-data information of each free parameter, as TAM's standard errors rest on. */
  readonly completeDiagonal: Float64Array
  /** Layout pair of each rating. */
  readonly pairOf: Int32Array
  readonly posterior: Matrix
}

const MOST_CELLS = 1.5e9

/** A value farther out than this, logits, is one that the ratings do not bound. */
const FARTHEST = 10

export async function fitDesign(table: RatingTable, settings: FacetSettings): Promise<FittedDesign> {
  const scale = findScale(table, settings.model)
  if (table.count === table.persons.length) {
    throw new RatingsError(
      { reason: 'one-rating-each' },
      'each person has one rating only: ability cannot be told from chance',
    )
  }
  const extremes = findExtremes(table, scale)
  const fit = await fitScale(table, scale, extremes, settings)
  const main = fit.design.layout.parameters.subarray(0, fit.design.varianceParameter)
  if (fit.covariance && main.every((value) => Math.abs(value) <= FARTHEST)) return fit
  // Few ratings can part persons, raters and items wholly though none of them is extreme: likelihood has no peak then.
  return fitScale(table, scale, { ...extremes, isAllHeld: true }, settings)
}

async function fitScale(
  table: RatingTable,
  scale: ScoreScale,
  extremes: Extremes,
  settings: FacetSettings,
): Promise<FittedDesign> {
  const design = createFacetDesign(table, scale, settings.model, extremes)
  const { count = 81, reach = 8 } = settings.quadrature ?? {}
  const { nodes } = normalQuadrature({ count, reach })
  const likelihood = await openDesign(design, table, scale, nodes)
  const found = await estimate(design.layout, likelihood, {
    maxCycles: settings.maxCycles ?? 500,
    gain: 1e-10,
    useNewton: true,
    signal: settings.signal,
    ...(settings.onCycle ? { onCycle: settings.onCycle } : {}),
  })
  const pairOf = pairsOf(design, table)
  const { variance } = design.layout.latents[0]!
  return {
    table,
    scale,
    extremes,
    design,
    nodes,
    likelihood,
    logLikelihood: found.logLikelihood,
    isConverged: found.converged,
    cycles: found.cycles,
    covariance: invertPositive(await likelihood.information()),
    completeDiagonal: completeDiagonal(design, likelihood),
    pairOf,
    posterior: posteriors(table, scale, pairOf, logTables(design, nodes), nodes, normalLogWeights(nodes, 0, variance)),
  }
}

/** The likelihood of a design on the ratings, one column for each pair of item and rater that occurs. */
export function openDesign(
  design: FacetDesign,
  table: RatingTable,
  { category }: ScoreScale,
  nodes: Float64Array,
): Promise<MarginalLikelihood> {
  const columns = design.pairItem.length
  if (table.persons.length * columns > MOST_CELLS) {
    throw new RatingsError(
      { reason: 'too-large', cells: table.persons.length * columns },
      `${table.persons.length} persons by ${columns} pairs of item and rater are too many`,
    )
  }
  const cells = new Int8Array(table.persons.length * columns).fill(MISSING)
  const pairOf = pairsOf(design, table)
  for (let row = 0; row < table.count; row += 1) cells[table.person[row]! * columns + pairOf[row]!] = category[row]!
  return openLikelihood(
    design.layout,
    [collapse({ persons: table.persons.length, items: columns, cells })],
    nodes,
    createInlineRunner(),
  )
}

const pairsOf = ({ pairAt }: FacetDesign, { raters, count, item, rater }: RatingTable): Int32Array =>
  Int32Array.from({ length: count }, (_, row) => pairAt[item[row]! * raters.length + rater[row]!]!)

function logTables({ layout }: FacetDesign, nodes: Float64Array): Float64Array[] {
  return layout.items.map(({ form: { values, maxCategory } }) => {
    const rows = new Float64Array((maxCategory + 1) * nodes.length)
    nodes.forEach((theta, q) => {
      const logits = new Float64Array(maxCategory + 1)
      for (let k = 1; k <= maxCategory; k += 1) logits[k] = logits[k - 1]! + theta + values[1]! - values[k + 1]!
      const peak = Math.max(...logits)
      const logTotal = peak + Math.log(logits.reduce((sum, value) => sum + Math.exp(value - peak), 0))
      for (let k = 0; k <= maxCategory; k += 1) rows[k * nodes.length + q] = logits[k]! - logTotal
    })
    return rows
  })
}

/** By free parameter: the sum over ratings of the variance of d logit / d parameter, at the expected abilities. */
function completeDiagonal({ layout }: FacetDesign, { expected }: MarginalLikelihood): Float64Array {
  const { theta, counts } = expected
  const diagonal = new Float64Array(layout.parameters.length)
  layout.items.forEach(({ form: { values, maxCategory }, terms }, pair) => {
    const slopes = new Map<number, Float64Array>()
    for (const { value, parameter, weight } of terms) {
      const slope = slopes.get(parameter) ?? new Float64Array(maxCategory + 1)
      slopes.set(parameter, slope)
      for (let k = 1; k <= maxCategory; k += 1) {
        if (value === 1) slope[k]! += weight * k
        else if (k >= value - 1) slope[k]! -= weight
      }
    }
    theta.forEach((node, q) => {
      let persons = 0
      const share = new Float64Array(maxCategory + 1)
      let logit = 0
      let total = 0
      for (let k = 0; k <= maxCategory; k += 1) {
        persons += counts[(layout.firstRow[pair]! + k) * theta.length + q]!
        if (k > 0) logit += node + values[1]! - values[k + 1]!
        share[k] = logit
      }
      if (persons === 0) return
      const peak = Math.max(...share)
      for (let k = 0; k <= maxCategory; k += 1) {
        share[k] = Math.exp(share[k]! - peak)
        total += share[k]!
      }
      for (const [parameter, slope] of slopes) {
        let mean = 0
        let square = 0
        for (let k = 1; k <= maxCategory; k += 1) {
          mean += (share[k]! / total) * slope[k]!
          square += (share[k]! / total) * slope[k]! ** 2
        }
        diagonal[parameter]! += persons * (square - mean * mean)
      }
    })
  })
  return diagonal
}

export interface FacetValue {
  readonly value: number
  /** By the observed information, covariances included; null where it cannot be had. */
  readonly standardError: number | null
  /** As TAM prints it: from the diagonal of the complete-data information alone. Too small for severities, as a rule. */
  readonly diagonalError: number | null
}

export function facetValue({ design, covariance, completeDiagonal }: FittedDesign, weights: Weights): FacetValue {
  const { parameters } = design.layout
  const value = weights.reduce((sum, { parameter, weight }) => sum + weight * parameters[parameter]!, 0)
  if (weights.length === 0) return { value: 0, standardError: null, diagonalError: null }
  const diagonal = weights.reduce((sum, { parameter, weight }) => sum + weight ** 2 / completeDiagonal[parameter]!, 0)
  return {
    value,
    standardError: covariance && rootOrNull(covarianceOf(covariance, weights, weights)),
    diagonalError: rootOrNull(diagonal),
  }
}

const rootOrNull = (variance: number): number | null =>
  variance > 0 && Number.isFinite(variance) ? Math.sqrt(variance) : null

/** Covariance of two sums of free parameters. */
export function covarianceOf({ columns, cells }: Matrix, one: Weights, other: Weights): number {
  let sum = 0
  for (const a of one) {
    for (const b of other) sum += a.weight * b.weight * cells[a.parameter * columns + b.parameter]!
  }
  return sum
}
