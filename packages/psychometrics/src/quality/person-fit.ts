import { MISSING, type ResponseMatrix } from '../data/response-matrix.ts'
import { categoryCurves } from '../model/curves.ts'
import { type Item, maxCategory } from '../model/item.ts'
import { FitSums, fitAbilities, type ResponseFit, responseResidual } from './residuals.ts'

export interface PersonFit extends ResponseFit {
  /** lz (Drasgow, Levine & Williams, 1985), mirt's Zh: low where a pattern is less likely than its ability allows. */
  readonly zh: number | null
  /**
   * lz corrected for the ability being an estimate (Snijders, 2001; for ordered categories Sinharay, 2016): nearer to
   * a standard normal than lz. It holds for ML, MAP and WLE alike: each solves sum (x - P) r + r0 = 0, and taking the
   * weights' part along r away leaves what their r0 would correct. Null where the ability is not finite.
   */
  readonly lzStar: number | null
}

/** Fit of each person at the abilities given (logits), see fitAbilities; null where a person has none. */
export function personFit(
  items: readonly Item[],
  matrix: ResponseMatrix,
  thetas: readonly (number | null)[],
): (PersonFit | null)[] {
  return fitAbilities(items, matrix, thetas).map((theta, person) => {
    if (theta === null) return null
    const responses = matrix.cells.subarray(person * items.length, (person + 1) * items.length)
    return fitOf(items, responses, theta, thetas[person] !== null)
  })
}

function fitOf(items: readonly Item[], responses: Int8Array, theta: number, finite: boolean): PersonFit | null {
  const sums = new FitSums()
  const curves = items.flatMap((item, i) => {
    const response = responses[i]!
    if (response === MISSING) return []
    if (response > maxCategory(item))
      throw new RangeError(`response ${response} of item ${i + 1} is not a category of it`)
    sums.add(responseResidual(item, theta, response))
    return [{ response, ...categoryCurves(item, theta) }]
  })
  const squares = sums.meanSquares()
  if (!squares) return null
  return { ...squares, zh: standardised(curves, 0), lzStar: finite ? standardised(curves, slopeOf(curves)) : null }
}

interface AnsweredCurves {
  readonly response: number
  readonly p: Float64Array
  readonly d1: Float64Array
}

/** Sum of the centred weights log P - slope P'/P over its standard deviation; null where that is 0. */
function standardised(curves: readonly AnsweredCurves[], slope: number): number | null {
  let sum = 0
  let variance = 0
  for (const { response, p, d1 } of curves) {
    let mean = 0
    let square = 0
    let own = 0
    for (let k = 0; k < p.length; k += 1) {
      if (!(p[k]! > 0)) continue
      const weight = Math.log(p[k]!) - (slope * d1[k]!) / p[k]!
      mean += p[k]! * weight
      square += p[k]! * weight * weight
      if (k === response) own = weight
    }
    sum += own - mean
    variance += square - mean * mean
  }
  return variance > 1e-12 ? sum / Math.sqrt(variance) : null
}

/** What the weights log P have in common with the score function P'/P: sum P' log P over the information. */
function slopeOf(curves: readonly AnsweredCurves[]): number {
  let weight = 0
  let information = 0
  for (const { p, d1 } of curves) {
    for (let k = 0; k < p.length; k += 1) {
      if (!(p[k]! > 0)) continue
      weight += d1[k]! * Math.log(p[k]!)
      information += (d1[k]! * d1[k]!) / p[k]!
    }
  }
  return information > 0 ? weight / information : 0
}
