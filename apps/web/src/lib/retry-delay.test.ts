import { expect, it } from 'vitest'
import { retryDelay } from './retry-delay.ts'

it('doubles up to half a minute, and scatters over the upper half', () => {
  expect([1, 2, 3, 10].map((failures) => retryDelay(failures, () => 1))).toEqual([1000, 2000, 4000, 30_000])
  expect(retryDelay(3, () => 0)).toBe(2000)
})
