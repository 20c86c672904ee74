import { describe, expect, it } from 'vitest'
import { DEFAULT_SCORING_RECIPE } from '../results/recipe.ts'
import type { ScaleEstimate } from '../results/score-person.ts'
import { combineScores, DEFAULT_COMBINING_RECIPE, type MethodEvidence } from './index.ts'

const RECIPES = { scoring: DEFAULT_SCORING_RECIPE, combining: DEFAULT_COMBINING_RECIPE }
const test = (scale: string, kind: ScaleEstimate['kind'] = 'competency'): ScaleEstimate => ({
  ...{ kind, scale, theta: 0.2, standardError: 0.4, level: 3, levelContinuous: 3, low: 2.4, high: 3.6 },
  ...{ probabilities: [0, 0.1, 0.8, 0.1, 0], itemsAnswered: 8, itemsServed: 8 },
})
const rated = (value: number, standardError = 0.5): MethodEvidence => ({
  ...{ method: 'RATING', source: 'LGD', value, standardError },
})

describe('combineScores', () => {
  it('combines what several methods measured, by hand', () => {
    const { scores } = combineScores([test('M.01')], new Map([['M.01', [rated(4)]]]), RECIPES)
    // The outermost cuts lie 2.4 logits apart for three levels: 0.4 logits are 0.5 levels, as the rating's.
    expect(scores[0]).toMatchObject({ theta: 0.2, standardError: 0.4, level: 4, itemsAnswered: 8 })
    expect(scores[0]!.levelContinuous).toBeCloseTo(3.5, 12)
    expect(scores[0]!.combined!.standardError).toBeCloseTo(Math.sqrt(0.125), 12)
    expect(scores[0]!.combined!.parts.map(({ method }) => method)).toEqual(['TEST', 'RATING'])
    expect(scores[0]!.probabilities).toHaveLength(5)
  })

  it('leaves what a test alone measured, themes and aspects as they are', () => {
    const scores = [test('M.01'), test('M.02'), test('komunikasi', 'theme'), test('P1', 'potential')]
    const found = combineScores(scores, new Map([['M.02', [rated(2)]]]), RECIPES).scores
    expect(found.map(({ scale, combined }) => [scale, combined !== null])).toEqual([
      ['M.01', false],
      ['M.02', true],
      ['komunikasi', false],
      ['P1', false],
    ])
    expect(found[0]).toEqual({ ...test('M.01'), combined: null })
  })

  it('has no ability in logits for what was only watched', () => {
    const { scores } = combineScores([], new Map([['M.03', [rated(2.4)]]]), RECIPES)
    expect(scores).toEqual([
      expect.objectContaining({ scale: 'M.03', theta: null, standardError: null, level: 2, itemsServed: 0 }),
    ])
  })

  it('gives no level where the recipe has none, and says why', () => {
    const { scores, gaps } = combineScores([], new Map([['M.03', [rated(2.4, 1.5)]]]), RECIPES)
    expect(scores).toEqual([])
    expect(gaps.get('M.03')).toEqual([{ kind: 'error-too-large', standardError: 1.5, largest: 1 }])
  })
})
