import { createLayout, type ItemBlock, type Layout, type Term } from '../calibration/index.ts'
import type { RatingTable } from './ratings.ts'
import type { FacetModel, ScoreScale } from './scale.ts'

/** Where the facets stand among the free parameters of a layout whose items are the pairs of item and rater. */
export interface FacetDesign {
  readonly layout: Layout
  readonly model: FacetModel
  /** Pair (item, rater) of each layout item. */
  readonly pairItem: Int32Array
  readonly pairRater: Int32Array
  /** Layout item of item * raters + rater, -1 where the pair never occurs. */
  readonly pairAt: Int32Array
  /** Each facet value as weights of free parameters: item difficulties, severities, steps by item (once for RSM). */
  readonly items: readonly Weights[]
  readonly raters: readonly Weights[]
  readonly steps: readonly (readonly Weights[])[]
  readonly varianceParameter: number
}

export type Weights = readonly { readonly parameter: number; readonly weight: number }[]

/** Standard deviation, logits, of the prior that holds a value at a finite place where the ratings send it away. */
export const HOLDING_DEVIATION = 3

/** What a prior holds: these items and raters, or everything. */
export interface Extremes {
  readonly items: readonly number[]
  readonly raters: readonly number[]
  readonly isAllHeld: boolean
}

/**
 * log(P_k / P_(k-1)) = theta - item - rater - step_k (Linacre, 1989). Severities sum to 0: the last rater (the last
 * that is not extreme) is minus the sum of the others; steps sum to 0, within the item for partial credit. With an interaction each pair has an
 * effect of its own at the end of the parameters, at 0 beside the given values of the main ones.
 */
export function createFacetDesign(
  table: RatingTable,
  scale: ScoreScale,
  model: FacetModel,
  extremes: Extremes,
  interaction: { readonly main: Float64Array } | null = null,
): FacetDesign {
  const items = table.items.length
  const raters = table.raters.length
  const dependent = lastOrdinary(raters, extremes.raters)
  let size = 0
  const itemWeights: Weights[] = table.items.map(() => [{ parameter: size++, weight: 1 }])
  const free = new Map<number, number>()
  for (let rater = 0; rater < raters; rater += 1) if (rater !== dependent) free.set(rater, size++)
  const raterWeights: Weights[] = table.raters.map((_, rater) =>
    rater === dependent ? minusSum([...free.values()]) : [{ parameter: free.get(rater)!, weight: 1 }],
  )
  const start: number[] = new Array(size).fill(0)
  const steps: Weights[][] = (model === 'rsm' ? [scale.scores[0]!] : scale.scores).map((scores) => {
    const count = scores.length - 1
    const own = Array.from({ length: count - 1 }, (_, k) => {
      start.push(k - (count - 1) / 2)
      return size++
    })
    return [...own.map((parameter) => [{ parameter, weight: 1 }]), minusSum(own)]
  })
  const varianceParameter = size++
  start.push(1)
  const pairAt = new Int32Array(items * raters).fill(-1)
  for (let row = 0; row < table.count; row += 1) pairAt[table.item[row]! * raters + table.rater[row]!] = 1
  const pairs = [...pairAt.keys()].filter((at) => pairAt[at] === 1)
  const blocks = pairs.map((at, pair): ItemBlock => {
    pairAt[at] = pair
    const item = Math.floor(at / raters)
    const own = steps[model === 'rsm' ? 0 : item]!
    const location = [...itemWeights[item]!, ...raterWeights[at % raters]!]
    if (interaction) {
      location.push({ parameter: size++, weight: 1 })
      start.push(0)
    }
    const terms: Term[] = location.map(({ parameter, weight }) => ({ value: 1, parameter, weight: -weight }))
    own.forEach((step, k) => {
      for (const { parameter, weight } of step) terms.push({ value: 2 + k, parameter, weight })
    })
    const base = new Float64Array(own.length + 2)
    base[0] = 1
    return { form: { kind: 'rating', maxCategory: own.length, values: new Float64Array(own.length + 2) }, base, terms }
  })
  const extreme = [...extremes.items.map((i) => itemWeights[i]!), ...extremes.raters.map((i) => raterWeights[i]!)]
  const held = extremes.isAllHeld
    ? Array.from({ length: varianceParameter }, (_, parameter) => parameter)
    : extreme.map((weights) => weights[0]!.parameter)
  return {
    layout: createLayout(
      blocks,
      [{ mean: 0, variance: 1, meanParameter: -1, varianceParameter }],
      held.map((parameter) => ({ parameter, mean: 0, deviation: HOLDING_DEVIATION })),
      Float64Array.from(interaction ? [...interaction.main, ...start.slice(interaction.main.length)] : start),
    ),
    model,
    pairItem: Int32Array.from(pairs, (at) => Math.floor(at / raters)),
    pairRater: Int32Array.from(pairs, (at) => at % raters),
    pairAt,
    items: itemWeights,
    raters: raterWeights,
    steps,
    varianceParameter,
  }
}

const minusSum = (parameters: readonly number[]): Weights => parameters.map((parameter) => ({ parameter, weight: -1 }))

function lastOrdinary(raters: number, extreme: readonly number[]): number {
  for (let rater = raters - 1; rater >= 0; rater -= 1) if (!extreme.includes(rater)) return rater
  return raters - 1
}

/** Raters, and items, all of whose ratings are in the lowest or all in the highest category: no finite estimate. */
export function findExtremes({ items, raters, count, item, rater }: RatingTable, scale: ScoreScale): Extremes {
  const extreme = (size: number, of: Int32Array) => {
    const isLow = new Uint8Array(size).fill(1)
    const isHigh = new Uint8Array(size).fill(1)
    for (let row = 0; row < count; row += 1) {
      const category = scale.category[row]!
      if (category > 0) isLow[of[row]!] = 0
      if (category < scale.scores[item[row]!]!.length - 1) isHigh[of[row]!] = 0
    }
    return [...isLow.keys()].filter((i) => isLow[i] === 1 || isHigh[i] === 1)
  }
  const extremeRaters = extreme(raters.length, rater)
  return { items: extreme(items.length, item), raters: raters.length === 1 ? [] : extremeRaters, isAllHeld: false }
}
