import { describe, expect, it } from 'vitest'
import { cappedWeights } from './capped-weights.ts'
import { type CombiningRecipe, combineMethods, DEFAULT_COMBINING_RECIPE, type Method } from './index.ts'

const OPEN: CombiningRecipe = { ...DEFAULT_COMBINING_RECIPE, caps: { TEST: 1, SIMULATION: 1, RATING: 1 } }
const of = (method: Method, value: number, standardError: number, source: string = method) => ({
  method,
  source,
  value,
  standardError,
})
const levelOf = (...args: Parameters<typeof combineMethods>) => {
  const found = combineMethods(...args)
  if (found.outcome !== 'level') throw new Error(JSON.stringify(found))
  return found
}

describe('combineMethods', () => {
  it('weighs by inverse variance, by hand', () => {
    // Precisions 4 and 1: (4 * 4 + 1 * 2) / 5 = 3.6, error 1 / sqrt(5).
    const found = levelOf([of('TEST', 4, 0.5), of('RATING', 2, 1)], OPEN)
    expect(found.value).toBeCloseTo(3.6, 12)
    expect(found.standardError).toBeCloseTo(Math.sqrt(0.2), 12)
    expect(found.level).toBe(4)
    expect(found.parts.map(({ weight }) => weight)).toEqual([expect.closeTo(0.8, 12), expect.closeTo(0.2, 12)])
    // 80 %: 1.2816 errors each way.
    expect(found.low).toBeCloseTo(3.6 - 1.2815515655 * Math.sqrt(0.2), 8)
    expect(found.high).toBeCloseTo(3.6 + 1.2815515655 * Math.sqrt(0.2), 8)
    expect(found.probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    // Q = (0.4 / 0.5)^2 + (1.6 / 1)^2 = 3.2 with 1 df.
    expect(found.disagreement!.chiSquare).toBeCloseTo(3.2, 12)
    expect(found.disagreement!.p).toBeCloseTo(0.0736, 4)
    expect(found.remarks).toEqual([])
  })

  it('keeps a method within its cap, the error by the weights that were used', () => {
    // The cap of a test is 0.5: 0.5 * 4 + 0.5 * 2 = 3, error sqrt(0.25 * 0.25 + 0.25 * 1).
    const found = levelOf([of('TEST', 4, 0.5), of('RATING', 2, 1)], DEFAULT_COMBINING_RECIPE)
    expect(found.value).toBeCloseTo(3, 12)
    expect(found.standardError).toBeCloseTo(Math.sqrt(0.3125), 12)
    expect(found.parts[0]).toMatchObject({ weight: 0.5, isCapped: true, uncappedWeight: expect.closeTo(0.8, 12) })
    expect(found.parts[1]).toMatchObject({ weight: 0.5, isCapped: false })
  })

  it('pools several exercises of one method before its cap', () => {
    // Two simulations of error 1: 3 with error sqrt(0.5), precision 2 beside the rating's 2.
    const found = levelOf(
      [of('SIMULATION', 2, 1, 'IB'), of('SIMULATION', 4, 1, 'DS'), of('RATING', 5, Math.SQRT1_2)],
      OPEN,
    )
    expect(found.parts[0]).toMatchObject({ sources: ['IB', 'DS'], value: expect.closeTo(3, 12) })
    expect(found.value).toBeCloseTo(4, 12)
  })

  it.each([
    [2.49, 2],
    [2.5, 3],
    [0.2, 1],
    [5, 5],
  ])('of %d makes level %d', (value, level) => {
    expect(levelOf([of('RATING', value, 0.3)], OPEN).level).toBe(level)
  })

  it('keeps value and interval within the levels', () => {
    expect(levelOf([of('RATING', 0.4, 0.5)], OPEN)).toMatchObject({ value: 1, low: 1 })
    expect(levelOf([of('RATING', 4.9, 0.5)], OPEN).high).toBe(5)
  })

  it('names methods that disagree beyond their errors, lowest and highest', () => {
    const found = levelOf([of('TEST', 4.5, 0.3), of('RATING', 2, 0.3)], OPEN)
    expect(found.remarks).toEqual([{ kind: 'methods-disagree', lowest: 'RATING', highest: 'TEST', difference: 2.5 }])
  })

  it('says that one method stands alone, above its cap', () => {
    const found = levelOf([of('TEST', 3, 0.4)], DEFAULT_COMBINING_RECIPE)
    expect(found).toMatchObject({ value: 3, remarks: [{ kind: 'one-method', method: 'TEST' }], disagreement: null })
    expect(found.parts[0]!.weight).toBe(1)
  })

  it('gives no level without evidence, without a needed method, or with too large an error, and says which', () => {
    expect(combineMethods([], OPEN)).toEqual({ outcome: 'none', parts: [], reasons: [{ kind: 'no-evidence' }] })
    const found = combineMethods([of('TEST', 3, 1.2)], { ...OPEN, needed: ['RATING'] })
    expect(found).toMatchObject({
      outcome: 'none',
      reasons: [
        { kind: 'method-missing', method: 'RATING' },
        { kind: 'error-too-large', standardError: 1.2, largest: 1 },
      ],
    })
  })

  it.each([
    [of('TEST', 3, 0, 'tes A'), /tes A: standard error 0/],
    [of('TEST', 3, Number.NaN, 'tes A'), /tes A: standard error NaN/],
    [of('RATING', 5.1, 0.2, 'LGD'), /LGD: value 5.1/],
    [of('RATING', Number.NaN, 0.2, 'LGD'), /LGD: value NaN/],
  ])('throws for what no method can say: %j', (bad, sentence) => {
    expect(() => combineMethods([bad], OPEN)).toThrow(sentence)
  })
})

describe('cappedWeights', () => {
  it('hands on what a cap takes, which may cap the next', () => {
    // 0.8 0.15 0.05 -> 0.4, then 0.6 in 3 : 1 = 0.45 0.15 -> 0.4 0.2.
    expect(cappedWeights([16, 3, 1], [0.4, 0.4, 0.4])).toEqual({
      weights: [0.4, 0.4, expect.closeTo(0.2, 12)],
      isCapped: [true, true, false],
      areCapsKept: true,
    })
  })

  it('takes caps that sum to 1 as the weights, and to less in proportion', () => {
    expect(cappedWeights([9, 1], [0.5, 0.5]).weights).toEqual([0.5, 0.5])
    const found = cappedWeights([9, 1], [0.2, 0.3])
    expect(found.weights).toEqual([expect.closeTo(0.4, 12), expect.closeTo(0.6, 12)])
    expect(found.areCapsKept).toBe(false)
  })

  it('has the least variance of all weights within the caps', () => {
    const precisions = [16, 3, 1]
    const variance = (weights: readonly number[]) =>
      weights.reduce((sum, weight, i) => sum + weight ** 2 / precisions[i]!, 0)
    const caps = [0.5, 0.45, 0.3]
    const best = variance(cappedWeights(precisions, caps).weights)
    for (let a = 0; a <= 50; a += 1) {
      for (let b = 0; b <= 45; b += 1) {
        const weights = [a / 100, b / 100, 1 - (a + b) / 100]
        if (weights[2]! <= caps[2]! + 1e-9) expect(variance(weights)).toBeGreaterThanOrEqual(best - 1e-9)
      }
    }
  })
})
