import { describe, expect, it } from 'vitest'
import { responseMatrix } from '../data/response-matrix.ts'
import { expectedScore } from '../model/information.ts'
import type { Item } from '../model/item.ts'
import { createRandom } from '../random.ts'
import { classificationByEstimates, classificationBySumScores, normalLevelProbabilities } from './classification.ts'
import { levelOf } from './levels.ts'
import { scoreResponses } from './score-responses.ts'
import { simulateResponse } from './simulate.ts'

const items: Item[] = Array.from({ length: 30 }, (_, i) => ({ model: '2PL', a: 1.2, b: [-1.5 + i / 10] }))
const sum = (row: readonly number[]) => row.reduce((total, value) => total + value, 0)

/** Two equal tests of the same simulated persons: what the indices are to foresee. */
function twoSittings(persons: number) {
  const random = createRandom(12)
  return Array.from({ length: persons }, () => {
    const theta = random.normal()
    return { theta, first: sit(theta), second: sit(theta) }
  })
  function sit(theta: number) {
    return items.map((item) => simulateResponse(item, theta, random))
  }
}

describe('classification', () => {
  const people = twoSittings(4000)
  const share = (agree: (person: (typeof people)[number], i: number) => boolean) =>
    people.filter(agree).length / people.length

  it('of sum scores foresees what a second sitting shows', () => {
    const cuts = [10, 17, 23]
    const { accuracy, consistency, kappa, shares } = classificationBySumScores(items, cuts)
    const seen = share(({ first, second }) => levelOf(sum(first), cuts) === levelOf(sum(second), cuts))
    const right = share(({ theta, first }) => levelOf(sum(first), cuts) === levelOf(expectedScore(items, theta), cuts))
    expect(Math.abs(consistency - seen)).toBeLessThan(0.03)
    expect(Math.abs(accuracy - right)).toBeLessThan(0.03)
    expect(kappa).toBeLessThan(consistency)
    expect(sum(shares)).toBeCloseTo(1, 12)
  })

  it('of estimates foresees how often the true level is met', () => {
    const cuts = [-0.6, 0.5]
    const scores = scoreResponses(items, responseMatrix(people.map(({ first }) => first)), { method: 'eap' })
    const { accuracy, n } = classificationByEstimates(scores.theta, scores.standardError, cuts)!
    const right = share(({ theta }, i) => levelOf(theta, cuts) === levelOf(scores.theta[i]!, cuts))
    expect(n).toBe(4000)
    expect(Math.abs(accuracy - right)).toBeLessThan(0.03)
  })

  it('gives level probabilities that sum to 1, half to each side of a cut that is the estimate', () => {
    expect(normalLevelProbabilities(0.4, 0.3, [0.4])).toEqual([0.5, 0.5])
    expect(sum(normalLevelProbabilities(-2, 0.7, [-1, 0, 1]))).toBeCloseTo(1, 12)
  })

  it('leaves out persons without an estimate, and says null where none is left', () => {
    expect(classificationByEstimates([null, 0.2], [null, 0.4], [0])!.n).toBe(1)
    expect(classificationByEstimates([null], [null], [0])).toBeNull()
    expect(classificationByEstimates([9], [0.1], [0])!.kappa).toBeNull()
  })

  it.each([[[]], [[1, 1]], [[2, 1]], [[Number.NaN]]])('refuses cuts %j', (cuts) => {
    expect(() => classificationBySumScores(items, cuts)).toThrow(RangeError)
    expect(() => classificationByEstimates([0], [1], cuts)).toThrow(RangeError)
  })
})
