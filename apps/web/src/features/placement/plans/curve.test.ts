import { describe, expect, it } from 'vitest'
import { fewestReaching, readCurve } from './curve.ts'

describe('readCurve', () => {
  it('begins where so few moves fill what must be filled, and says what each one more gains', () => {
    expect(readCurve([null, null, 100, 190, 200])).toEqual([
      { moves: 2, total: 100, gain: null, share: 0 },
      { moves: 3, total: 190, gain: 90, share: 0.9 },
      { moves: 4, total: 200, gain: 10, share: 1 },
    ])
  })
  it('has no point where nothing is known, and the whole gain where there is none', () => {
    expect(readCurve([null])).toEqual([])
    expect(readCurve([50])).toEqual([{ moves: 0, total: 50, gain: null, share: 1 }])
  })
})

describe('fewestReaching', () => {
  it('takes the first point that reaches the share', () => {
    expect(fewestReaching(readCurve([0, 80, 95, 100]), 0.95)?.moves).toBe(2)
    expect(fewestReaching([], 0.95)).toBeUndefined()
  })
})
