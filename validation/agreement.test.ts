import { describe, expect, it } from 'vitest'
import { CHECKS } from './checks.ts'

describe('agreement with established programs', () => {
  it.each(CHECKS)('$area: $set, $quantity ($peer) within $tolerance', async ({ measure, tolerance }) => {
    const { largest, n } = await measure()
    expect(n).toBeGreaterThan(0)
    expect(largest).toBeLessThanOrEqual(tolerance)
  })
})
