import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOG_PRIOR } from './grid.ts'
import { type LevelCuts, levelOf, levelsFromCuts, thetaToLevelScale } from './levels.ts'

const CUTS: LevelCuts = [-1, -0.2, 0.6, 1.4]
const theta = fc.double({ min: -8, max: 8, noNaN: true })

describe('levelOf', () => {
  it.each([
    [-1.000001, 1],
    [-1, 2],
    [-0.2, 3],
    [0.6, 4],
    [1.399999, 4],
    [1.4, 5],
  ])('puts %d logits in level %d: a cut belongs to the level above', (value, level) => {
    expect(levelOf(value, CUTS)).toBe(level)
  })
})

describe('levelsFromCuts', () => {
  it('parts the mass of a node that lies on a cut', () => {
    const { level, probabilities } = levelsFromCuts(LOG_PRIOR.map(Math.exp), CUTS)
    expect(level).toBe(3)
    // Areas of N(0, 1) between the cuts.
    const areas = [0.1587, 0.262, 0.305, 0.1935, 0.0808]
    areas.forEach((area, i) => {
      expect(probabilities[i]).toBeCloseTo(area, 2)
    })
  })

  it('gives probabilities that sum to 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 61, maxLength: 61 }), (masses) => {
        const total = masses.reduce((sum, mass) => sum + mass, 0)
        fc.pre(total > 1e-6)
        const { probabilities } = levelsFromCuts(
          Float64Array.from(masses, (mass) => mass / total),
          CUTS,
        )
        expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        expect(Math.min(...probabilities)).toBeGreaterThanOrEqual(-1e-12)
      }),
    )
  })
})

describe('thetaToLevelScale', () => {
  it.each([
    [-1, 1.5],
    [-0.6, 2],
    [-0.2, 2.5],
    [0.2, 3],
    [1.4, 4.5],
    [1.8, 5],
    [2.1, 5],
    [-5, 1],
  ])('reads %d logits as %d', (value, onScale) => {
    expect(thetaToLevelScale(value, CUTS)).toBeCloseTo(onScale, 9)
  })

  it('never falls as ability rises, stays on 1 to 5 and rounds to the level', () => {
    fc.assert(
      fc.property(theta, theta, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one]
        const onScale = thetaToLevelScale(high, CUTS)
        expect(thetaToLevelScale(low, CUTS)).toBeLessThanOrEqual(onScale)
        expect(onScale).toBeLessThanOrEqual(5)
        expect(Math.abs(onScale - levelOf(high, CUTS))).toBeLessThanOrEqual(0.5 + 1e-9)
      }),
    )
  })
})
