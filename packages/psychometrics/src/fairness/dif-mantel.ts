import { chiSquareAbove } from '../numeric/distributions.ts'
import { type Matrix, symmetricEigen, zeros } from '../numeric/matrix.ts'
import { assertDifData, type DifData, type DifItem, type DifSettings } from './dif-data.ts'
import { type DifClass, meanDifferenceClass } from './effect.ts'
import { createStrata, emptyRemark, type ItemStrata } from './item-strata.ts'
import { type DifResult, purified } from './purification.ts'

/** The statistic of the item is the one chosen by `test`; both are given. */
export interface MantelDif extends DifItem {
  /** Mantel (1963): difference of mean categories at equal score, 1 degree of freedom. */
  readonly mantel: { readonly statistic: number; readonly p: number } | null
  /** Generalised Mantel-Haenszel (Somes, 1986): any difference of category shares. */
  readonly generalised: { readonly statistic: number; readonly df: number; readonly p: number } | null
  /** Standardised mean difference, focal less reference, in categories (Dorans & Schmitt, 1991). */
  readonly meanDifference: number | null
  /** The same over the item's standard deviation among all who answered. */
  readonly standardisedDifference: number | null
  readonly class: DifClass | null
}

export interface MantelSettings extends DifSettings {
  /** Which test makes the flags: `generalised` unless told. */
  readonly test?: 'generalised' | 'mantel'
}

/** DIF of items with several categories (Zwick, Donoghue & Grima, 1993), matched on the sum score with the item. */
export function difMantel(data: DifData, settings: MantelSettings = {}): DifResult<MantelDif> {
  assertDifData(data, settings)
  return purified(data.matrix.items, settings, (isAnchor) => {
    const strata = createStrata(data, isAnchor, settings.match ?? 'total')
    return Array.from(isAnchor, (_, item) => measure(strata(item), settings))
  })
}

function measure(strata: ItemStrata, { alpha = 0.05, test = 'generalised' }: MantelSettings): MantelDif {
  const mantel = mantelTest(strata)
  const generalised = generalisedTest(strata)
  const chosen = test === 'mantel' ? mantel && { ...mantel, df: 1 } : generalised
  if (!chosen || !mantel) {
    const remark = emptyRemark(strata) ?? 'no matching score at which both groups are found with different responses'
    const none = { statistic: null, df: 1, p: null, flagged: false, remark }
    return { ...none, mantel, generalised, meanDifference: null, standardisedDifference: null, class: null }
  }
  const { meanDifference, deviation } = difference(strata)
  const standardisedDifference = meanDifference / deviation
  return {
    ...chosen,
    flagged: chosen.p < alpha,
    remark: null,
    mantel,
    generalised,
    meanDifference,
    standardisedDifference,
    class: meanDifferenceClass(standardisedDifference, mantel.p < alpha),
  }
}

interface Stratum {
  readonly reference: Float64Array
  readonly focal: Float64Array
  readonly nReference: number
  readonly nFocal: number
}

/** Strata that hold both groups; the others say nothing of a difference. */
function sharedStrata({ scores, categories, counts }: ItemStrata): Stratum[] {
  return Array.from(scores, (_, stratum) => {
    const at = stratum * 2 * categories
    const reference = counts.subarray(at, at + categories)
    const focal = counts.subarray(at + categories, at + 2 * categories)
    return { reference, focal, nReference: sum(reference), nFocal: sum(focal) }
  }).filter(({ nReference, nFocal }) => nReference > 0 && nFocal > 0)
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

function mantelTest(strata: ItemStrata) {
  let excess = 0
  let variance = 0
  for (const { reference, focal, nReference, nFocal } of sharedStrata(strata)) {
    const n = nReference + nFocal
    let first = 0
    let second = 0
    for (let k = 0; k < strata.categories; k += 1) {
      const both = reference[k]! + focal[k]!
      first += k * both
      second += k * k * both
      excess += k * focal[k]!
    }
    excess -= (nFocal * first) / n
    variance += (nReference * nFocal * (n * second - first * first)) / (n * n * (n - 1))
  }
  if (!(variance > 0)) return null
  const statistic = excess ** 2 / variance
  return { statistic, p: chiSquareAbove(statistic, 1) }
}

function generalisedTest(strata: ItemStrata) {
  const K = strata.categories
  const excess = new Float64Array(K)
  const covariance = zeros(K, K)
  for (const { reference, focal, nReference, nFocal } of sharedStrata(strata)) {
    const n = nReference + nFocal
    const scale = (nReference * nFocal) / (n * n * (n - 1))
    for (let k = 0; k < K; k += 1) {
      const margin = reference[k]! + focal[k]!
      excess[k]! += focal[k]! - (nFocal * margin) / n
      covariance.cells[k * K + k]! += scale * n * margin
      for (let l = 0; l < K; l += 1) covariance.cells[k * K + l]! -= scale * margin * (reference[l]! + focal[l]!)
    }
  }
  const { statistic, df } = quadraticForm(covariance, excess)
  return df === 0 ? null : { statistic, df, p: chiSquareAbove(statistic, df) }
}

/** excess' covariance⁻ excess by the generalised inverse, and its rank: shares sum to 1, categories may be unused. */
function quadraticForm(covariance: Matrix, excess: Float64Array): { statistic: number; df: number } {
  const { values, vectors } = symmetricEigen(covariance)
  const least = 1e-10 * Math.max(0, ...values)
  let statistic = 0
  let df = 0
  values.forEach((value, j) => {
    if (!(value > least)) return
    const along = excess.reduce((total, part, r) => total + part * vectors.cells[r * vectors.columns + j]!, 0)
    statistic += along ** 2 / value
    df += 1
  })
  return { statistic, df }
}

/** Mean difference weighted by the focal group, and the item's standard deviation. */
function difference(strata: ItemStrata): { meanDifference: number; deviation: number } {
  const { categories, counts } = strata
  const mean = (shares: Float64Array, n: number) => shares.reduce((total, count, k) => total + k * count, 0) / n
  let weighted = 0
  let focalPersons = 0
  for (const { reference, focal, nReference, nFocal } of sharedStrata(strata)) {
    weighted += nFocal * (mean(focal, nFocal) - mean(reference, nReference))
    focalPersons += nFocal
  }
  let n = 0
  let first = 0
  let second = 0
  counts.forEach((persons, at) => {
    const k = at % categories
    n += persons
    first += k * persons
    second += k * k * persons
  })
  return { meanDifference: weighted / focalPersons, deviation: Math.sqrt((second - (first * first) / n) / (n - 1)) }
}
