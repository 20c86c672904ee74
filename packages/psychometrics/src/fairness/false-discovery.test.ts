import { describe, expect, it } from 'vitest'
import { benjaminiHochberg } from './false-discovery.ts'

describe('benjaminiHochberg', () => {
  // Benjamini & Hochberg (1995), 4.1: of these fifteen, the four least pass at 0.05.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ]
  it('passes what its paper passes', () => {
    const adjusted = benjaminiHochberg(published)
    expect(adjusted.filter((p) => p! <= 0.05)).toHaveLength(4)
    expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12)
  })

  it('never orders items anew, never falls below p, and leaves out what has none', () => {
    const adjusted = benjaminiHochberg([0.04, null, 0.01, 0.03])
    expect(adjusted[1]).toBeNull()
    expect(adjusted[2]).toBeCloseTo(0.03, 12)
    expect([adjusted[0], adjusted[3]]).toEqual([0.04, 0.04])
    expect(() => benjaminiHochberg([2])).toThrow('p value 1 is 2')
  })
})
