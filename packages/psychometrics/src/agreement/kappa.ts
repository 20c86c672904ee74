import { normalTwoSided } from '../numeric/distributions.ts'
import { categoriesOf, completeSubjects, type RatingRows } from './rating-rows.ts'

/** How far apart two categories are: not at all or wholly, by steps, or by squared steps. */
export type KappaWeights = 'unweighted' | 'linear' | 'quadratic'

export interface Kappa {
  /** Null where chance alone would agree wholly: one category used. */
  readonly value: number | null
  /** Against no agreement beyond chance. */
  readonly z: number | null
  readonly p: number | null
  readonly subjects: number
}

/**
 * Cohen's (1960, 1968) kappa of two raters; z by the variance under independence (Fleiss, Cohen & Everitt, 1969). Steps
 * count categories that occur, in their order, as irr does. Missing pairs are left out.
 */
export function cohenKappa<T extends number | string>(
  rows: RatingRows<T>,
  weights: KappaWeights = 'unweighted',
): Kappa {
  const pairs = completeSubjects(rows, 1)
  if (pairs[0]!.length !== 2) throw new RangeError(`Cohen's kappa is of two raters, not ${pairs[0]!.length}`)
  const categories = categoriesOf(pairs)
  const size = categories.length
  const n = pairs.length
  const table = new Float64Array(size * size)
  for (const [one, other] of pairs) table[categories.indexOf(one!) * size + categories.indexOf(other!)]! += 1 / n
  const row = new Float64Array(size)
  const column = new Float64Array(size)
  table.forEach((share, i) => {
    row[Math.floor(i / size)]! += share
    column[i % size]! += share
  })
  const weight = (i: number, j: number) => {
    if (weights === 'unweighted') return i === j ? 1 : 0
    const away = Math.abs(i - j) / (size - 1)
    return 1 - (weights === 'linear' ? away : away ** 2)
  }
  let agreed = 0
  let chance = 0
  const rowMean = new Float64Array(size)
  const columnMean = new Float64Array(size)
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const w = size === 1 ? 1 : weight(i, j)
      agreed += w * table[i * size + j]!
      chance += w * row[i]! * column[j]!
      rowMean[i]! += w * column[j]!
      columnMean[j]! += w * row[i]!
    }
  }
  // Both raters used one and the same category: there is nothing beyond chance to reach.
  if (1 - chance < 1e-12) return { value: null, z: null, p: null, subjects: n }
  let square = 0
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      square += row[i]! * column[j]! * (weight(i, j) - rowMean[i]! - columnMean[j]!) ** 2
    }
  }
  const value = (agreed - chance) / (1 - chance)
  return { value, ...test(value, (square - chance ** 2) / (n * (1 - chance) ** 2)), subjects: n }
}

/** Kappa of many raters whose names do not count (Fleiss, 1971), over subjects rated by all. */
export function fleissKappa<T extends number | string>(rows: RatingRows<T>): Kappa {
  const complete = completeSubjects(rows, 1)
  const categories = categoriesOf(complete)
  const n = complete.length
  const k = complete[0]!.length
  const shares = new Float64Array(categories.length)
  let agreed = 0
  for (const row of complete) {
    const counts = new Float64Array(categories.length)
    for (const value of row) counts[categories.indexOf(value)]! += 1
    counts.forEach((count, c) => {
      shares[c]! += count / (n * k)
      agreed += (count * (count - 1)) / (n * k * (k - 1))
    })
  }
  const chance = shares.reduce((sum, share) => sum + share ** 2, 0)
  if (1 - chance < 1e-12) return { value: null, z: null, p: null, subjects: n }
  const spread = shares.reduce((sum, share) => sum + share * (1 - share), 0)
  const skew = shares.reduce((sum, share) => sum + share * (1 - share) * (1 - 2 * share), 0)
  const value = (agreed - chance) / (1 - chance)
  const variance = (2 / (spread ** 2 * n * k * (k - 1))) * (spread ** 2 - skew)
  return { value, ...test(value, variance), subjects: n }
}

/** Mean of the kappas of all pairs of raters (Light, 1971); null where a pair has none. */
export function lightKappa<T extends number | string>(rows: RatingRows<T>): number | null {
  const complete = completeSubjects(rows, 1)
  const raters = complete[0]!.length
  let sum = 0
  let pairs = 0
  for (let one = 0; one < raters; one += 1) {
    for (let other = one + 1; other < raters; other += 1) {
      const { value } = cohenKappa(complete.map((row) => [row[one]!, row[other]!]))
      if (value === null) return null
      sum += value
      pairs += 1
    }
  }
  return sum / pairs
}

function test(value: number, variance: number): { z: number | null; p: number | null } {
  if (!(variance > 0)) return { z: null, p: null }
  const z = value / Math.sqrt(variance)
  return { z, p: normalTwoSided(z) }
}
