import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { prepareBank } from './bank.ts'
import { calibrateExposure } from './calibrate-exposure.ts'
import { sampleItems } from './sample-bank.ts'
import type { AdaptiveSettings } from './settings.ts'
import { simulateAdaptive } from './simulate-adaptive.ts'

const bank = prepareBank({ items: sampleItems(120, 21) })
const random = createRandom(8)
const thetas = Float64Array.from({ length: 400 }, () => random.normal())
const settings: AdaptiveSettings = { select: { rule: 'mfi' }, stop: { maxItems: 15 }, score: { method: 'eap' } }

describe('simulateAdaptive', () => {
  const result = simulateAdaptive(bank, settings, { thetas, seed: 4 })

  it('recovers abilities without bias beyond Monte Carlo error, with the error that the tests report', () => {
    expect(Math.abs(result.bias!)).toBeLessThan(3 * result.biasError!)
    expect(result.rmse! / result.meanError!).toBeGreaterThan(0.85)
    expect(result.rmse! / result.meanError!).toBeLessThan(1.15)
  })

  it('has exposures that sum to the length, and an overlap between their evenest and their worst', () => {
    expect(result.exposure.reduce((sum, share) => sum + share, 0)).toBeCloseTo(result.meanLength, 9)
    expect(result.meanLength).toBe(15)
    expect(result.largestExposure).toBeCloseTo(Math.max(...result.exposure), 9)
    expect(result.overlap!).toBeGreaterThan(15 / 120)
    expect(result.overlap!).toBeLessThanOrEqual(1)
  })

  it('is the same from the same seed and another from another', () => {
    expect(simulateAdaptive(bank, settings, { thetas, seed: 4 })).toEqual(result)
    expect(simulateAdaptive(bank, settings, { thetas, seed: 5 }).rmse).not.toBe(result.rmse)
  })

  it('tells grids point by point: Warm is unbiased where a posterior mean shrinks', () => {
    const grid = Float64Array.from({ length: 300 }, (_, i) => [-2, 0, 2][i % 3]!)
    const eap = simulateAdaptive(bank, settings, { thetas: grid, seed: 2 }).byTheta
    const wle = simulateAdaptive(bank, { ...settings, final: 'wle' }, { thetas: grid, seed: 2 }).byTheta
    expect(eap.map(({ theta, persons }) => [theta, persons])).toEqual([
      [-2, 100],
      [0, 100],
      [2, 100],
    ])
    expect(eap[0]!.bias!).toBeGreaterThan(wle[0]!.bias!)
    expect(eap[2]!.bias!).toBeLessThan(wle[2]!.bias!)
    for (const { bias, biasError } of wle) expect(Math.abs(bias!)).toBeLessThan(3.5 * biasError!)
  })

  it('misclassifies about as many as the reported error lets cross a cut', () => {
    const cut: AdaptiveSettings = { ...settings, stop: { ...settings.stop, classify: { cuts: [0], method: 'sprt' } } }
    const { misclassified, stops, meanLength } = simulateAdaptive(bank, cut, { thetas, seed: 4 })
    expect(misclassified!).toBeGreaterThan(0)
    expect(misclassified!).toBeLessThan(0.2)
    expect(stops.classified!).toBeGreaterThan(0)
    expect(meanLength).toBeLessThan(15)
  })

  it('has no overlap, spread or bias to tell of a single person', () => {
    const single = simulateAdaptive(bank, settings, { thetas: [0.3], seed: 1 })
    expect([single.overlap, single.biasError, single.byTheta.length]).toEqual([null, null, 0])
    expect(() => simulateAdaptive(bank, settings, { thetas: [], seed: 1 })).toThrow('at least one person')
    expect(() => simulateAdaptive(bank, settings, { thetas: [Number.NaN], seed: 1 })).toThrow('person 1 is NaN')
  })
})

describe('calibrateExposure', () => {
  it('brings the largest exposure to the limit, at a small cost in error', () => {
    const without = simulateAdaptive(bank, settings, { thetas, seed: 4 })
    const { parameters, largest, converged } = calibrateExposure(bank, settings, { limit: 0.35, thetas, seed: 4 })
    expect(without.largestExposure).toBeGreaterThan(0.9)
    expect(converged).toBe(true)
    // Persons who took no part in the calibration.
    const others = thetas.map((theta) => -theta)
    const select = { ...settings.select, exposure: parameters }
    const controlled = simulateAdaptive(bank, { ...settings, select }, { thetas: others, seed: 77 })
    expect(largest).toBeLessThan(0.41)
    expect(controlled.largestExposure).toBeLessThan(0.45)
    expect(controlled.rmse!).toBeLessThan(without.rmse! * 1.25)
  })

  it('refuses a limit that no bank of this size can keep', () => {
    expect(() => calibrateExposure(bank, settings, { limit: 0.1, thetas, seed: 1 })).toThrow(
      'tests of 15 items need at least 150 items, and the bank holds 120',
    )
  })
})
