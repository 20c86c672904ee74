import type { ResponseMatrix } from '../data/response-matrix.ts'
import { type Alpha, coefficientAlpha } from './alpha.ts'
import { type ItemStatistics, itemStatistics } from './item-statistics.ts'
import { completeRows, correlationOf, type MissingRule, type Moments, moments, selectResponses } from './moments.ts'
import { type Omega, omegaTotal } from './omega.ts'
import { type SplitHalf, splitHalf } from './split-half.ts'

export interface ReliabilitySettings {
  /** How alpha and the items' correlations treat a missing response; omega and split halves take complete persons. */
  readonly missing?: MissingRule
  /** Names for the remarks; their numbers from 1 unless told. */
  readonly names?: readonly string[]
}

/** Classical reliability of a test. A figure the data do not determine is null and its `reason` or a remark says why. */
export interface Reliability {
  /** Persons the covariances rest on. */
  readonly persons: number
  readonly completePersons: number
  readonly items: number
  readonly missing: MissingRule
  readonly alpha: Alpha
  /** `alpha.rawAlpha` where every item is scored 0 or 1. */
  readonly kr20: number | null
  readonly omega: Omega
  readonly splitHalf: SplitHalf
  /** Of complete persons: the sum score, and its standard error of measurement sd sqrt(1 - alpha). */
  readonly total: { readonly mean: number | null; readonly sd: number | null; readonly sem: number | null }
  readonly itemStatistics: readonly ItemStatistics[]
  readonly remarks: readonly string[]
}

export function reliability(
  matrix: ResponseMatrix,
  { missing = 'pairwise', names }: ReliabilitySettings = {},
): Reliability {
  const name = (item: number) => names?.[item] ?? String(item + 1)
  const all = moments(matrix, missing)
  const varying = all.standardDeviations.flatMap((sd, i) => (sd !== null && sd > 0 ? [i] : []))
  const everyRow = Array.from({ length: matrix.persons }, (_, row) => row)
  const tested = moments(selectResponses(matrix, everyRow, varying), missing)
  const alpha = alphaOf(tested, varying, name)
  const complete = completeRows(matrix)
  const whole = moments(selectResponses(matrix, complete, varying), 'listwise')
  const total = totalScore(matrix, complete)
  const binary = matrix.cells.every((cell) => cell <= 1)
  return {
    persons: all.persons,
    completePersons: complete.length,
    items: matrix.items,
    missing,
    alpha,
    kr20: binary ? alpha.rawAlpha : null,
    omega: omegaOf(whole, varying, name),
    splitHalf: splitHalfOf(whole, varying),
    total: {
      ...total,
      sem: total.sd !== null && alpha.rawAlpha !== null ? total.sd * Math.sqrt(1 - alpha.rawAlpha) : null,
    },
    itemStatistics: itemStatistics(matrix, all, tested, varying),
    remarks: remarksOf(matrix, all, alpha, complete.length, name),
  }
}

function alphaOf(tested: Moments, varying: readonly number[], name: (item: number) => string): Alpha {
  if (tested.covariance) return coefficientAlpha(tested.covariance, tested.persons)
  const [i, j] = tested.unpaired!
  const pair = `items ${name(varying[i]!)} and ${name(varying[j]!)}`
  const empty = { rows: 0, columns: 0, cells: new Float64Array(0) }
  return { ...coefficientAlpha(empty, 0), reason: `fewer than two persons answered both ${pair}` }
}

function omegaOf(whole: Moments, varying: readonly number[], name: (item: number) => string): Omega {
  if (!varies(whole)) {
    const empty = { rows: 0, columns: 0, cells: new Float64Array(0) }
    return { ...omegaTotal(empty, whole.persons), reason: incomplete(whole) }
  }
  const omega = omegaTotal(whole.covariance!, whole.persons)
  const negative = omega.cfaResiduals?.findIndex((value) => value < 0) ?? -1
  if (negative < 0) return omega
  return {
    ...omega,
    reason: `the residual variance of item ${name(varying[negative]!)} is negative: one factor explains more than all of it`,
  }
}

function splitHalfOf(whole: Moments, varying: readonly number[]): SplitHalf {
  if (!varies(whole))
    return { ...splitHalf({ rows: 0, columns: 0, cells: new Float64Array(0) }), reason: incomplete(whole) }
  const halves = splitHalf(correlationOf(whole.covariance!))
  return { ...halves, reversed: halves.reversed.map((item) => varying[item]!) }
}

const varies = ({ covariance, standardDeviations }: Moments) =>
  covariance !== null && standardDeviations.every((sd) => sd !== null && sd > 0)

const incomplete = ({ persons }: Moments) =>
  persons < 2 ? `only ${persons} persons answered every item` : 'an item does not vary among persons who answered all'

function totalScore({ items, cells }: ResponseMatrix, complete: readonly number[]) {
  const scores = complete.map((row) =>
    cells.subarray(row * items, row * items + items).reduce((sum, cell) => sum + cell, 0),
  )
  const mean = scores.length > 0 ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null
  const squares = scores.reduce((sum, score) => sum + (score - mean!) ** 2, 0)
  return { mean, sd: scores.length > 1 ? Math.sqrt(squares / (scores.length - 1)) : null }
}

function remarksOf(
  matrix: ResponseMatrix,
  all: Moments,
  alpha: Alpha,
  complete: number,
  name: (item: number) => string,
): string[] {
  const remarks: string[] = []
  const listed = (items: readonly number[]) => items.map(name).join(', ')
  const empty = all.means.flatMap((mean, i) => (mean === null ? [i] : []))
  const constant = all.standardDeviations.flatMap((sd, i) => (all.means[i] !== null && !(sd! > 0) ? [i] : []))
  if (empty.length > 0) remarks.push(`Nobody answered item ${listed(empty)}; it is left out.`)
  if (constant.length > 0) remarks.push(`Item ${listed(constant)} does not vary; it is left out of the reliabilities.`)
  if (all.persons < matrix.persons && all.persons > 0)
    remarks.push(`${matrix.persons - all.persons} of ${matrix.persons} persons carry no figure: responses are missing.`)
  if (complete < all.persons)
    remarks.push(`Omega, split halves and the sum score rest on the ${complete} persons with every response.`)
  if (alpha.averageR !== null && alpha.averageR < 0)
    remarks.push('Items correlate negatively on average: some may need their scoring turned round.')
  return remarks
}
