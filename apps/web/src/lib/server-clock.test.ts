import { expect, it } from 'vitest'
import { createServerClock, crossedMark } from './server-clock.ts'

it('follows the server, not the device', () => {
  let elapsed = 5000
  const clock = createServerClock(() => elapsed)
  clock.sync('2025-09-30T01:00:00Z')
  elapsed += 90_000
  expect(new Date(clock.now()).toISOString()).toBe('2025-09-30T01:01:30.000Z')
})

it('speaks at 30, 10, 5 and 1 minutes, once each', () => {
  expect(crossedMark(1801, 1800)).toBe(30)
  expect(crossedMark(1800, 1799)).toBeNull()
  expect(crossedMark(601, 599)).toBe(10)
  expect(crossedMark(301, 300)).toBe(5)
  expect(crossedMark(61, 60)).toBe(1)
  expect(crossedMark(1000, 999)).toBeNull()
})
