import { describe, expect, it } from 'vitest'
import { severityRecovery } from './severity-recovery.ts'

const rater = (known: number, estimated: number, standardError = 0.1) => ({ known, estimated, standardError })

describe('severityRecovery', () => {
  it('is whole where estimates differ from the known by one constant', () => {
    const found = severityRecovery([rater(-1, -0.7), rater(0, 0.3), rater(1, 1.3)])!
    expect(found.correlation).toBeCloseTo(1, 12)
    expect(found.error).toBeCloseTo(0, 12)
    expect(found.within).toBe(3)
  })
  it('says how far the estimates are and who lies outside two errors', () => {
    const found = severityRecovery([rater(-0.5, -0.5), rater(0.5, 0.5), rater(0, 0.3), rater(0, -0.3)])!
    expect(found.error).toBeCloseTo(Math.sqrt((2 * 0.3 ** 2) / 4), 12)
    expect(found.rows.map(({ isWithin }) => isWithin)).toEqual([true, true, false, false])
  })
  it('has no correlation where nobody differs, and says nothing of one rater', () => {
    expect(severityRecovery([rater(0.2, 0.1), rater(0.2, -0.1)])!.correlation).toBeNull()
    expect(severityRecovery([rater(0, 0)])).toBeNull()
  })
})
