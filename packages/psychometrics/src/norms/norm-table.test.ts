import { describe, expect, it } from 'vitest'
import { normalBelow } from '../numeric/distributions.ts'
import { createRandom } from '../random.ts'
import { chooseLogLinear, fitLogLinear } from './log-linear.ts'
import { normTable } from './norm-table.ts'
import { ageOfNorms, readNorm } from './read-norm.ts'

const random = createRandom(41)
const normal = Array.from({ length: 1000 }, () => 0.3 + 1.1 * random.normal())
const whole = Array.from({ length: 600 }, () => Math.max(0, Math.min(20, Math.round(11 + 3.5 * random.normal()))))
const countsOf = (scores: readonly number[], most: number) => {
  const counts = new Float64Array(most + 1)
  for (const score of scores) counts[score]! += 1
  return counts
}
const moment = (shares: ArrayLike<number>, power: number) =>
  Array.from(shares).reduce((sum, share, k) => sum + share * k ** power, 0)

describe('fitLogLinear', () => {
  it('keeps as many moments of the sample as its degree', () => {
    const counts = countsOf(whole, 20)
    const shares = counts.map((count) => count / whole.length)
    for (const degree of [2, 3, 4]) {
      const fit = fitLogLinear(counts, degree)!
      expect(fit.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      for (let power = 1; power <= degree; power += 1)
        expect(moment(fit.shares, power) / moment(shares, power)).toBeCloseTo(1, 8)
      expect(fit.df).toBe(20 - degree)
    }
    const deviances = [2, 3, 4, 5].map((degree) => fitLogLinear(counts, degree)!.deviance)
    expect(deviances).toEqual([...deviances].sort((one, other) => other - one))
    expect(chooseLogLinear(counts)!.degree).toBeGreaterThanOrEqual(2)
  })

  it('refuses more moments than scores', () => {
    expect(() => fitLogLinear([3, 4, 5], 3)).toThrow(/degree 3 is not between 1 and 2/)
  })
})

describe('normTable', () => {
  it('meets the true percentiles of a normal group within its errors', () => {
    const table = normTable(normal, { smoothing: 'kernel', draws: 100 })
    for (const point of [-1, 0, 0.3, 1.5]) {
      const { percentile, percentileError } = readNorm(table, point)
      expect(Math.abs(percentile - 100 * normalBelow((point - 0.3) / 1.1))).toBeLessThan(4 * percentileError!)
      // Binomial error of an unsmoothed percentile; smoothing may only lower it.
      const share = percentile / 100
      expect(percentileError!).toBeLessThan(130 * Math.sqrt((share * (1 - share)) / 1000))
      expect(percentileError!).toBeGreaterThan(40 * Math.sqrt((share * (1 - share)) / 1000))
    }
  })

  it.each(['kernel', 'loglinear', 'none'] as const)(
    'ascends, stays within 0 and 100 and repeats for a seed, by %s',
    (smoothing) => {
      const table = normTable(whole, { smoothing, draws: 30, most: 22 })
      expect(table).toEqual(normTable(whole, { smoothing, draws: 30, most: 22 }))
      table.rows.forEach((row, i) => {
        expect(row.percentile).toBeGreaterThan(0)
        expect(row.percentile).toBeLessThan(100)
        expect(Number.isFinite(row.t)).toBe(true)
        if (i > 0) expect(row.percentile).toBeGreaterThanOrEqual(table.rows[i - 1]!.percentile)
      })
    },
  )

  it('counts half of those at a score', () => {
    const table = normTable([1, 2, 2, 3], { smoothing: 'none', points: [1, 2, 3], smallest: 4, draws: 0 })
    expect(table.rows.map(({ percentile }) => percentile)).toEqual([12.5, 50, 87.5])
    expect(table.rows[1]).toMatchObject({ t: 50, linearT: 50, percentileError: null })
  })

  it('refuses groups too small or without spread, and scores that are none', () => {
    expect(() => normTable(normal.slice(0, 40), { smoothing: 'kernel', name: 'eselon II' })).toThrow(
      /eselon II has 40 persons; norms need at least 100/,
    )
    expect(() => normTable(new Array(200).fill(3), { smoothing: 'kernel' })).toThrow(/has score 3; there is no spread/)
    expect(() => normTable(normal.with(7, Number.NaN), { smoothing: 'kernel' })).toThrow(/of person 8/)
    expect(() => normTable(normal, { smoothing: 'loglinear' })).toThrow(/smooth such scores by kernel/)
    expect(() => normTable(whole, { smoothing: 'loglinear', most: 10 })).toThrow(/is above the most, 10/)
  })

  it('says when a score lies beyond the table', () => {
    const table = normTable(normal, { smoothing: 'kernel', draws: 0 })
    expect(readNorm(table, 40)).toMatchObject({ isBeyond: true })
    expect(readNorm(table, 0)).toMatchObject({ isBeyond: false })
  })
})

describe('ageOfNorms', () => {
  it('tells current, ageing and expired norms apart', () => {
    expect(ageOfNorms('2024-01-15', '2026-01-15').outcome).toBe('current')
    expect(ageOfNorms('2021-06-01', '2025-12-01').outcome).toBe('ageing')
    expect(ageOfNorms('2019-01-01', '2026-01-01')).toMatchObject({ outcome: 'expired' })
    expect(ageOfNorms('2020-01-01', '2024-01-01').years).toBeCloseTo(4, 2)
    expect(() => ageOfNorms('2026-01-01', '2025-01-01')).toThrow(/before they were/)
    expect(() => ageOfNorms('2026-02-30', '2026-03-01')).toThrow(/"2026-02-30" is no day/)
  })
})
