import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { abilityChange, changeAgainstRegression, reliableChangeIndex } from './reliable-change.ts'

describe('reliableChangeIndex', () => {
  it("gives Jacobson and Truax's example: 47.5 to 32.5, s = 7.5, r = .80 is -3.16", () => {
    const change = reliableChangeIndex(47.5, 32.5, { deviation: 7.5, reliability: 0.8 })
    expect(change.standardError).toBeCloseTo(4.74, 2)
    expect(change.index).toBeCloseTo(-3.16, 2)
    expect(change.outcome).toBe('fell')
  })

  it('calls one in twenty of unchanged persons changed', () => {
    const random = createRandom(3)
    const error = Math.sqrt(1 - 0.75)
    const calls = Array.from({ length: 4000 }, () => {
      const truth = Math.sqrt(0.75) * random.normal()
      const [before, after] = [truth + error * random.normal(), truth + error * random.normal()]
      return reliableChangeIndex(before, after, { deviation: 1, reliability: 0.75 }).outcome
    })
    const rate = calls.filter((outcome) => outcome !== 'not-shown').length / calls.length
    expect(rate).toBeGreaterThan(0.04)
    expect(rate).toBeLessThan(0.06)
  })

  it('refuses a test of no error and a group of no spread', () => {
    expect(() => reliableChangeIndex(1, 2, { deviation: 1, reliability: 1 })).toThrow(/reliability 1/)
    expect(() => reliableChangeIndex(1, 2, { deviation: 0, reliability: 0.5 })).toThrow(/deviation 0/)
    expect(() => reliableChangeIndex(Number.NaN, 2, { deviation: 1, reliability: 0.5 })).toThrow(/not both finite/)
  })
})

describe('abilityChange', () => {
  it('adds the errors of both results and of the link', () => {
    const change = abilityChange(
      { theta: -0.2, standardError: 0.3 },
      { theta: 0.9, standardError: 0.4 },
      { linkVariance: 0.11 },
    )
    expect(change.standardError).toBeCloseTo(0.6, 12)
    expect(change.index).toBeCloseTo(1.1 / 0.6, 12)
    expect(change.outcome).toBe('not-shown')
    expect(change.probabilityOfRise).toBeCloseTo(0.9666, 3)
    expect(change.words).toBe('very likely')
    expect(change.interval[1] - change.interval[0]).toBeCloseTo(2 * 1.959964 * 0.6, 5)
  })

  it('says how sure a change of some size is, and nothing of no change', () => {
    const one = { theta: 0, standardError: 0.2 }
    expect(abilityChange(one, one)).toMatchObject({ probabilityOfRise: 0.5, words: 'undecided', outcome: 'not-shown' })
    const rise = { theta: 1, standardError: 0.2 }
    expect(abilityChange(one, rise).words).toBe('almost certain')
    expect(abilityChange(one, rise, { least: 1 }).probabilityOfRealChange).toBeCloseTo(0.5, 12)
    expect(abilityChange(rise, one).outcome).toBe('fell')
    expect(() => abilityChange({ theta: 0, standardError: 0 }, rise)).toThrow(/of the result before/)
  })
})

describe('changeAgainstRegression', () => {
  it('expects the far nearer to the mean', () => {
    const group = { meanBefore: 50, meanAfter: 52, deviationBefore: 10, deviationAfter: 8, correlation: 0.5 }
    const { expected, standardError, difference } = changeAgainstRegression(70, 66, group)
    expect(expected).toBeCloseTo(60, 12)
    expect(difference).toBeCloseTo(6, 12)
    expect(standardError).toBeCloseTo(8 * Math.sqrt(0.75), 12)
    expect(changeAgainstRegression(70, 66, { ...group, persons: 30 }).standardError).toBeGreaterThan(standardError)
    expect(() => changeAgainstRegression(70, 66, { ...group, correlation: 1 })).toThrow(/correlation 1/)
  })
})
