import { describe, expect, it } from 'vitest'
import { largestDifference, relative } from './check.ts'

describe('largestDifference', () => {
  it('finds the largest of all, as it is or as a share', () => {
    expect(largestDifference([1, 2, 3], [1, 2.5, 2.9])).toEqual({ largest: 0.5, n: 3 })
    expect(largestDifference([110], [100], relative).largest).toBeCloseTo(0.1, 12)
  })
  it('takes a missing value for agreement only where both are missing', () => {
    expect(largestDifference([null], [null]).largest).toBe(0)
    expect(largestDifference([null], [0]).largest).toBe(Number.POSITIVE_INFINITY)
    expect(largestDifference([0], [null]).largest).toBe(Number.POSITIVE_INFINITY)
  })
  it('never takes NaN for agreement', () => {
    expect(largestDifference([Number.NaN, 1], [1, 1]).largest).toBe(Number.POSITIVE_INFINITY)
  })
})
