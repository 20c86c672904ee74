import { fQuantile } from '../numeric/distributions.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { correlationOf, sumOf, trace } from './moments.ts'
import type { Shortfall } from './shortfall.ts'
import { squaredMultipleCorrelations } from './squared-multiple-correlation.ts'

/** Coefficient alpha and its kin. Every figure is null, with the `reason`, where the data do not determine it. */
export interface Alpha {
  /** From covariances (Cronbach, 1951); for items scored 0 or 1 it is Kuder and Richardson's formula 20. */
  readonly rawAlpha: number | null
  /** From correlations: as if all items had one variance. */
  readonly stdAlpha: number | null
  /** Guttman's lambda 6 by squared multiple correlations. */
  readonly guttman6: number | null
  /** Mean correlation of two items. */
  readonly averageR: number | null
  /** Standard error of `rawAlpha` (van Zyl, Neudecker & Nel, 2000). */
  readonly ase: number | null
  /** 95 % interval of `rawAlpha` (Feldt, 1965). */
  readonly feldt95: readonly [number, number] | null
  readonly reason: Shortfall | null
}

export const undeterminedAlpha = (reason: Shortfall): Alpha => ({
  rawAlpha: null,
  stdAlpha: null,
  guttman6: null,
  averageR: null,
  ase: null,
  feldt95: null,
  reason,
})

/** `covariance` of k items with variances above 0, estimated from `persons`. May be negative; never NaN. */
export function coefficientAlpha(covariance: Matrix, persons: number): Alpha {
  const k = covariance.rows
  if (k < 2) return undeterminedAlpha({ kind: 'few-items', items: k, needed: 2 })
  const c = covariance.cells
  const total = sumOf(c)
  if (!varies(total, trace(covariance))) return undeterminedAlpha({ kind: 'constant-sum' })
  const correlation = correlationOf(covariance)
  const totalR = sumOf(correlation.cells)
  const rawAlpha = (1 - trace(covariance) / total) * (k / (k - 1))
  const smc = squaredMultipleCorrelations(correlation)
  return {
    rawAlpha,
    stdAlpha: varies(totalR, k) ? (1 - k / totalR) * (k / (k - 1)) : null,
    guttman6: smc && varies(totalR, k) ? 1 - (k - sumOf(smc)) / totalR : null,
    averageR: (totalR - k) / (k * (k - 1)),
    ase: standardError(covariance, persons),
    feldt95: feldtInterval(rawAlpha, persons, k),
    reason: null,
  }
}

function standardError({ rows: k, cells: c }: Matrix, persons: number): number | null {
  let squares = 0
  let sumOfSquare = 0
  let diagonal = 0
  for (let i = 0; i < k; i += 1) {
    let row = 0
    for (let j = 0; j < k; j += 1) {
      squares += c[i * k + j]! ** 2
      row += c[i * k + j]!
    }
    sumOfSquare += row * row
    diagonal += c[i * k + i]!
  }
  const total = sumOf(c)
  const q =
    ((2 * k * k) / ((k - 1) ** 2 * total ** 3)) * (total * (squares + diagonal ** 2) - 2 * diagonal * sumOfSquare)
  return q >= 0 && persons > 1 ? Math.sqrt(q / persons) : null
}

function feldtInterval(alpha: number, persons: number, k: number): [number, number] | null {
  if (persons < 2) return null
  const df1 = persons - 1
  const df2 = df1 * (k - 1)
  return [1 - (1 - alpha) * fQuantile(0.975, df1, df2), 1 - (1 - alpha) * fQuantile(0.025, df1, df2)]
}

/** Alpha of the items left when each is taken out in turn; null, with the reason, where it is not determined. */
export function alphaIfDropped(covariance: Matrix): { alpha: number | null; reason: Shortfall | null }[] {
  const { rows: k, cells: c } = covariance
  const total = sumOf(c)
  const parts = trace(covariance)
  return Array.from({ length: k }, (_, i) => {
    if (k < 3) return { alpha: null, reason: { kind: 'few-items', items: k - 1, needed: 2 } }
    const own = c[i * k + i]!
    const rest = total - 2 * sumOf(c.subarray(i * k, i * k + k)) + own
    if (!varies(rest, parts - own)) return { alpha: null, reason: { kind: 'constant-sum' } }
    return { alpha: (1 - (parts - own) / rest) * ((k - 1) / (k - 2)), reason: null }
  })
}

/** Whether a sum varies, beyond what rounding leaves of its parts' variances. */
const varies = (variance: number, parts: number) => variance > 1e-10 * parts

/** Correlation of each item with the sum of the others, from covariances; null where that sum does not vary. */
export function itemRestCorrelations(covariance: Matrix): (number | null)[] {
  const { rows: k, cells: c } = covariance
  const total = sumOf(c)
  const parts = trace(covariance)
  return Array.from({ length: k }, (_, i) => {
    let row = 0
    for (let j = 0; j < k; j += 1) row += c[i * k + j]!
    const own = c[i * k + i]!
    const rest = total - 2 * row + own
    return varies(rest, parts) && own > 0 ? (row - own) / Math.sqrt(own * rest) : null
  })
}

/** Correlation of each item with the sum of all items, itself included. */
export function itemTotalCorrelations(covariance: Matrix): (number | null)[] {
  const { rows: k, cells: c } = covariance
  const total = sumOf(c)
  const parts = trace(covariance)
  return Array.from({ length: k }, (_, i) => {
    let row = 0
    for (let j = 0; j < k; j += 1) row += c[i * k + j]!
    return varies(total, parts) && c[i * k + i]! > 0 ? row / Math.sqrt(c[i * k + i]! * total) : null
  })
}
