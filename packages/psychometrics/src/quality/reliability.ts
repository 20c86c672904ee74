import type { ResponseMatrix } from '../data/response-matrix.ts'
import { type Alpha, coefficientAlpha, undeterminedAlpha } from './alpha.ts'
import { type ItemStatistics, itemStatistics } from './item-statistics.ts'
import { completeRows, correlationOf, type MissingRule, type Moments, moments, selectResponses } from './moments.ts'
import { type Omega, omegaTotal, undeterminedOmega } from './omega.ts'
import type { ReliabilityRemark, Shortfall } from './shortfall.ts'
import { type SplitHalf, splitHalf, undeterminedSplitHalf } from './split-half.ts'

export interface ReliabilitySettings {
  /** How alpha and the items' correlations treat a missing response; omega and split halves take complete persons. */
  readonly missing?: MissingRule
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
  readonly remarks: readonly ReliabilityRemark[]
}

export function reliability(matrix: ResponseMatrix, { missing = 'pairwise' }: ReliabilitySettings = {}): Reliability {
  const all = moments(matrix, missing)
  const varying = all.standardDeviations.flatMap((sd, i) => (sd !== null && sd > 0 ? [i] : []))
  const everyRow = Array.from({ length: matrix.persons }, (_, row) => row)
  const tested = moments(selectResponses(matrix, everyRow, varying), missing)
  const alpha = alphaOf(tested, varying)
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
    omega: omegaOf(whole, varying),
    splitHalf: splitHalfOf(whole, varying),
    total: { ...total, sem: errorOfMeasurement(total.sd, alpha.rawAlpha) },
    itemStatistics: itemStatistics(matrix, all, tested, varying),
    remarks: remarksOf(matrix, all, alpha, complete.length),
  }
}

function alphaOf(tested: Moments, varying: readonly number[]): Alpha {
  if (tested.covariance) return coefficientAlpha(tested.covariance, tested.persons)
  const [one, other] = tested.unpaired!
  return undeterminedAlpha({ kind: 'unpaired', items: [varying[one]!, varying[other]!] })
}

function omegaOf(whole: Moments, varying: readonly number[]): Omega {
  const shortfall = incomplete(whole)
  if (shortfall) return undeterminedOmega(whole.persons, shortfall)
  const omega = omegaTotal(whole.covariance!, whole.persons)
  if (omega.reason?.kind !== 'heywood') return omega
  return { ...omega, reason: { ...omega.reason, item: varying[omega.reason.item]! } }
}

function splitHalfOf(whole: Moments, varying: readonly number[]): SplitHalf {
  const shortfall = incomplete(whole)
  if (shortfall) return undeterminedSplitHalf(shortfall)
  const halves = splitHalf(correlationOf(whole.covariance!))
  return { ...halves, reversed: halves.reversed.map((item) => varying[item]!) }
}

/** Why complete persons give no correlations, if they do not. */
function incomplete({ persons, covariance, standardDeviations }: Moments): Shortfall | null {
  if (standardDeviations.length === 0) return { kind: 'few-items', items: 0, needed: 2 }
  if (persons < 2 || !covariance) return { kind: 'few-persons', persons, needed: 2 }
  return standardDeviations.every((sd) => sd !== null && sd > 0) ? null : { kind: 'constant-item' }
}

const ROUNDING = 1e-9

/** Null too where alpha is above 1: no error has a negative variance. */
function errorOfMeasurement(sd: number | null, alpha: number | null): number | null {
  if (sd === null || alpha === null || alpha > 1 + ROUNDING) return null
  return sd * Math.sqrt(Math.max(0, 1 - alpha))
}

function totalScore({ items, cells }: ResponseMatrix, complete: readonly number[]) {
  const scores = complete.map((row) =>
    cells.subarray(row * items, row * items + items).reduce((sum, cell) => sum + cell, 0),
  )
  const mean = scores.length > 0 ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null
  const squares = scores.reduce((sum, score) => sum + (score - mean!) ** 2, 0)
  return { mean, sd: scores.length > 1 ? Math.sqrt(squares / (scores.length - 1)) : null }
}

function remarksOf(matrix: ResponseMatrix, all: Moments, alpha: Alpha, complete: number): ReliabilityRemark[] {
  const remarks: ReliabilityRemark[] = []
  const unanswered = all.means.flatMap((mean, i) => (mean === null ? [i] : []))
  const constant = all.standardDeviations.flatMap((sd, i) => (all.means[i] !== null && !(sd! > 0) ? [i] : []))
  if (unanswered.length > 0) remarks.push({ kind: 'unanswered-items', items: unanswered })
  if (constant.length > 0) remarks.push({ kind: 'constant-items', items: constant })
  if (all.persons < matrix.persons)
    remarks.push({ kind: 'incomplete-persons', used: all.persons, persons: matrix.persons })
  if (complete < all.persons) remarks.push({ kind: 'complete-persons-only', persons: complete })
  if (alpha.rawAlpha !== null && alpha.rawAlpha > 1 + ROUNDING) remarks.push({ kind: 'inconsistent-pairs' })
  if (alpha.averageR !== null && alpha.averageR < 0) remarks.push({ kind: 'negative-correlations' })
  return remarks
}
