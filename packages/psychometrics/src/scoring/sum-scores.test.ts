import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedScore, scoreVariance } from '../model/information.ts'
import { type Item, maxCategory } from '../model/item.ts'
import { logLikelihood } from '../model/probability.ts'
import { normalQuadrature } from '../model/quadrature.ts'
import { anyItem } from '../testing/any-item.ts'
import { conditionalErrors } from './conditional-error.ts'
import { scorePattern } from './score-responses.ts'
import { scoreSumScores, sumScoreProbabilities } from './sum-scores.ts'

const some = fc.array(anyItem, { minLength: 1, maxLength: 6 })
const theta = fc.double({ min: -3, max: 3, noNaN: true })
const runs = { numRuns: 50 }

/** Every pattern of a test. */
function patterns(items: readonly Item[]): number[][] {
  return items.reduce<number[][]>(
    (rows, item) => rows.flatMap((row) => Array.from({ length: maxCategory(item) + 1 }, (_, k) => [...row, k])),
    [[]],
  )
}

describe('sumScoreProbabilities', () => {
  it('sums to 1, with the mean and the variance that the items have', () => {
    fc.assert(
      fc.property(some, theta, (items, at) => {
        const shares = [...sumScoreProbabilities(items, at)]
        const mean = shares.reduce((sum, share, score) => sum + score * share, 0)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
        expect(mean).toBeCloseTo(expectedScore(items, at), 9)
        expect(shares.reduce((sum, share, score) => sum + share * (score - mean) ** 2, 0)).toBeCloseTo(
          scoreVariance(items, at),
          9,
        )
      }),
      runs,
    )
  })

  it('ignores the order of the items', () => {
    fc.assert(
      fc.property(some, theta, (items, at) => {
        const [one, other] = [items, items.toReversed()].map((list) => [...sumScoreProbabilities(list, at)])
        one!.forEach((share, score) => {
          expect(share).toBeCloseTo(other![score]!, 12)
        })
      }),
      runs,
    )
  })
})

describe('scoreSumScores', () => {
  it('is the pattern’s EAP where the sum is all that counts', () => {
    const rasch: Item[] = [-1.2, -0.3, 0.1, 0.9].map((b) => ({ model: '2PL', a: 1, b: [b] }))
    const bySum = scoreSumScores(rasch, { prior: { variance: 1.4 } })
    for (const pattern of patterns(rasch)) {
      const { theta: byPattern, standardError } = scorePattern(rasch, pattern, {
        method: 'eap',
        prior: { variance: 1.4 },
      })
      const { theta: at, standardError: error } = bySum[pattern.reduce((sum, value) => sum + value, 0)]!
      expect(at).toBeCloseTo(byPattern!, 10)
      expect(error).toBeCloseTo(standardError!, 10)
    }
  })

  it('is the mean of the EAPs of the patterns with that sum, weighed by how often they occur', () => {
    const items: Item[] = [
      { model: '3PL', a: 1.4, b: [0.2], c: 0.2 },
      { model: 'GRM', a: 0.9, b: [-1, 0.5] },
      { model: 'GPCM', a: 1.6, b: [0.3, -0.4] },
    ]
    const { nodes, logWeights } = normalQuadrature()
    const sums = scoreSumScores(items)
    expect(sums.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12)
    sums.forEach(({ score, probability, theta: at }) => {
      const same = patterns(items).filter((pattern) => pattern.reduce((sum, value) => sum + value, 0) === score)
      let [mass, moment] = [0, 0]
      nodes.forEach((node, q) => {
        for (const pattern of same) {
          const share = Math.exp(logWeights[q]! + logLikelihood(items, pattern, node))
          mass += share
          moment += share * node
        }
      })
      expect(probability).toBeCloseTo(mass, 12)
      expect(at).toBeCloseTo(moment / mass, 9)
    })
    const thetas = sums.map(({ theta: at }) => at!)
    expect(thetas.toSorted((one, other) => one - other)).toEqual(thetas)
  })
})

describe('conditionalErrors', () => {
  it('gives both errors at an ability, null where nothing is told', () => {
    const items: Item[] = [{ model: '2PL', a: 2, b: [0] }]
    expect(conditionalErrors(items, [0])).toEqual([
      { theta: 0, information: 1, standardError: 1, expectedScore: 0.5, scoreStandardError: 0.5 },
    ])
    expect(conditionalErrors([], [0])[0]!.standardError).toBeNull()
  })
})
