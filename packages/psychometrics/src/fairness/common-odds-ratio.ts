import { chiSquareAbove, normalQuantile } from '../numeric/distributions.ts'
import { assertTable, type TwoByTwo } from './fisher-exact.ts'

export interface CommonOddsRatio {
  /** Mantel-Haenszel estimate, focal over reference; null where infinite or undefined. */
  readonly oddsRatio: number | null
  /** By the variance of Robins, Breslow & Greenland (1986); null where it has none. */
  readonly interval: readonly [number, number] | null
  /** Of no association in any stratum, plain and with continuity correction; null where no stratum can tell. */
  readonly test: { readonly statistic: number; readonly p: number } | null
  readonly testCorrected: { readonly statistic: number; readonly p: number } | null
}

/** One odds ratio over strata (departments, posts, years), as R's mantelhaen.test gives it; empty strata add nothing. */
export function commonOddsRatio(
  strata: readonly TwoByTwo[],
  { level = 0.95 }: { level?: number } = {},
): CommonOddsRatio {
  if (!(level > 0 && level < 1)) throw new RangeError(`level ${level} is not between 0 and 1`)
  const s = { excess: 0, variance: 0, along: 0, across: 0, alongAlong: 0, mixed: 0, acrossAcross: 0 }
  for (const table of strata) {
    assertTable(table)
    const { focalYes: a, focalNo: b, referenceYes: c, referenceNo: d } = table
    const n = a + b + c + d
    if (n < 2) continue
    const along = (a * d) / n
    const across = (b * c) / n
    s.along += along
    s.across += across
    s.alongAlong += (along * (a + d)) / n
    s.mixed += (across * (a + d) + along * (b + c)) / n
    s.acrossAcross += (across * (b + c)) / n
    s.excess += a - ((a + b) * (a + c)) / n
    s.variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1))
  }
  const oddsRatio = s.across === 0 ? null : s.along / s.across
  const shift = Math.abs(s.excess)
  return {
    oddsRatio,
    interval: oddsRatio === null || oddsRatio === 0 ? null : intervalOf(oddsRatio, s, level),
    test: s.variance === 0 ? null : tested(shift ** 2 / s.variance),
    testCorrected: s.variance === 0 ? null : tested((shift - (shift >= 0.5 ? 0.5 : 0)) ** 2 / s.variance),
  }
}

const tested = (statistic: number) => ({ statistic, p: chiSquareAbove(statistic, 1) })

interface VarianceSums {
  readonly along: number
  readonly across: number
  readonly alongAlong: number
  readonly mixed: number
  readonly acrossAcross: number
}

function intervalOf(
  oddsRatio: number,
  { along, across, alongAlong, mixed, acrossAcross }: VarianceSums,
  level: number,
): [number, number] {
  const variance = alongAlong / (2 * along ** 2) + mixed / (2 * along * across) + acrossAcross / (2 * across ** 2)
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(variance)
  return [oddsRatio * Math.exp(-reach), oddsRatio * Math.exp(reach)]
}
