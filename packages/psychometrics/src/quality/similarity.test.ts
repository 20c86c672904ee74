import { describe, expect, it } from 'vitest'
import { MISSING, type ResponseMatrix, responseMatrix } from '../data/response-matrix.ts'
import type { Item } from '../model/item.ts'
import { categoryProbabilities } from '../model/probability.ts'
import { createRandom, type Random } from '../random.ts'
import { scoreResponses, simulateResponse } from '../scoring/index.ts'
import { atLeastMatches } from './match-tails.ts'
import { type MatchableItem, matchWeightTail } from './match-weight-tail.ts'
import { answerSimilarity } from './similarity.ts'

const itemsOf = (count: number, model: '2PL' | 'GRM'): Item[] =>
  Array.from({ length: count }, (_, i) => {
    const a = 0.7 + (i % 5) * 0.3
    const b = -1.8 + (3.6 * ((i * 7) % count)) / (count - 1)
    return model === 'GRM' ? { model, a, b: [b - 0.8, b, b + 0.9] } : { model, a, b: [b] }
  })

function simulated(items: readonly Item[], persons: number, random: Random): ResponseMatrix {
  const cells = new Int8Array(persons * items.length)
  for (let person = 0; person < persons; person += 1) {
    const theta = random.normal()
    items.forEach((item, i) => {
      cells[person * items.length + i] = simulateResponse(item, theta, random)
    })
  }
  return { persons, items: items.length, cells }
}

const abilities = (items: readonly Item[], matrix: ResponseMatrix) =>
  scoreResponses(items, matrix, { method: 'eap' }).theta

describe('tails of matches', () => {
  it('are those of the binomial where all chances are equal', () => {
    expect(atLeastMatches([0.5, 0.5, 0.5, 0.5], 3)).toBeCloseTo(5 / 16, 14)
    expect(atLeastMatches(new Array(40).fill(0.1), 40)).toBeCloseTo(1e-40, 50)
    expect(atLeastMatches([0.3, 0.9], 0)).toBe(1)
  })

  it('given the score are those of drawing without replacement where the items are alike', () => {
    // Ten items alike, both right on the same five of them: 1 way in 252.
    const chances = Float64Array.of(0.5, 0.5)
    const items = Array.from({ length: 10 }, (_, i) => ({ chances, own: i < 5 ? 1 : 0, source: i < 5 ? 1 : 0 }))
    expect(matchWeightTail(items)).toBeCloseTo(1 / 252, 14)
  })

  it('given the score hold their level exactly in a Rasch model', () => {
    const b = [-1.5, -0.7, -0.2, 0.1, 0.6, 1.1, 1.8]
    const source = [1, 1, 0, 1, 0, 0, 1]
    for (const score of [2, 4, 5]) {
      const patterns = Array.from({ length: 2 ** 7 }, (_, code) => b.map((_, i) => (code >> i) & 1)).filter(
        (pattern) => pattern.reduce((sum, x) => sum + x, 0) === score,
      )
      // Chance of a pattern given its score, at any ability: proportional to exp(-sum of the difficulties solved).
      const weights = patterns.map((pattern) => Math.exp(-pattern.reduce((sum, x, i) => sum + x * b[i]!, 0)))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      const tails = patterns.map((pattern) =>
        matchWeightTail(
          pattern.map((own, i) => {
            const right = 1 / (1 + Math.exp(b[i]! - 0.3))
            return { chances: Float64Array.of(1 - right, right), own, source: source[i]! }
          }),
        ),
      )
      for (const level of [0.05, 0.2, 0.5]) {
        const share = weights.reduce((sum, weight, k) => sum + (tails[k]! <= level ? weight / total : 0), 0)
        expect(share).toBeLessThanOrEqual(level + 1e-12)
      }
      expect(Math.max(...tails)).toBeCloseTo(1, 12)
    }
  })
})

describe('a tail known only up to what is enough', () => {
  it('is exact where it is at most enough, and otherwise a lower bound that is above enough', () => {
    const random = createRandom(41)
    const items = itemsOf(30, 'GRM')
    let bounded = 0
    let exact = 0
    for (let pair = 0; pair < 200; pair += 1) {
      const theta = random.normal()
      const copied = 0.9 * random.uniform()
      const answers = items.map((item) => {
        const source = simulateResponse(item, theta + 0.3, random)
        const own = random.uniform() < copied ? source : simulateResponse(item, theta, random)
        return { chances: Float64Array.from(categoryProbabilities(item, theta)), own, source }
      })
      const tail = matchWeightTail(answers)
      for (const enough of [1e-6, 1e-3, 0.05]) {
        const found = matchWeightTail(answers, enough)
        if (found !== tail) {
          bounded += 1
          expect(found).toBeGreaterThan(enough)
          expect(found).toBeLessThanOrEqual(tail * (1 + 1e-12))
        } else if (tail <= enough) exact += 1
      }
    }
    expect(bounded).toBeGreaterThan(100)
    expect(exact).toBeGreaterThan(50)
  })

  it.each([3, 6])('is the share of all patterns that it names, with %i categories', (categories) => {
    const random = createRandom(8)
    for (let run = 0; run < 20; run += 1) {
      const items = Array.from({ length: 5 }, () => {
        const drawn = Float64Array.from({ length: categories }, () => 0.05 + random.uniform())
        const sum = drawn.reduce((all, one) => all + one, 0)
        const answer = () => Math.floor(random.uniform() * categories)
        return { chances: drawn.map((one) => one / sum), own: answer(), source: answer() }
      })
      expect(matchWeightTail(items)).toBeCloseTo(enumeratedTail(items, categories), 12)
    }
  })
})

/** The same tail from every pattern there is. */
function enumeratedTail(items: readonly MatchableItem[], categories: number): number {
  const weightOf = (pattern: readonly number[]) =>
    pattern.reduce(
      (sum, x, i) => sum + (x === items[i]!.source ? Math.round(4 * Math.log1p(1 / items[i]!.chances[x]!)) : 0),
      0,
    )
  const scoreOf = (pattern: readonly number[]) => pattern.reduce((sum, x) => sum + x, 0)
  const own = items.map((item) => item.own)
  let all = 0
  let tail = 0
  for (let code = 0; code < categories ** items.length; code += 1) {
    const pattern = items.map((_, i) => Math.floor(code / categories ** i) % categories)
    if (scoreOf(pattern) !== scoreOf(own)) continue
    const chance = pattern.reduce((product, x, i) => product * items[i]!.chances[x]!, 1)
    all += chance
    if (weightOf(pattern) >= weightOf(own)) tail += chance
  }
  return tail / all
}

describe('answerSimilarity', () => {
  it.each([['2PL', 24] as const, ['GRM', 20] as const])('holds its false-alarm rate: %s, %i items', (model, count) => {
    const items = itemsOf(count, model)
    const random = createRandom(20_250_101)
    const runs = 60
    let runsWithAlarm = 0
    let single = 0
    let pairs = 0
    for (let run = 0; run < runs; run += 1) {
      const matrix = simulated(items, 20, random)
      const theta = abilities(items, matrix)
      if (answerSimilarity(items, matrix, theta, { alpha: 0.1 }).flagged.length > 0) runsWithAlarm += 1
      const each = answerSimilarity(items, matrix, theta, { alpha: 0.02, correction: 'none' })
      single += each.flagged.length
      pairs += each.pairs
      expect(each.expectedFalseAlarms).toBeCloseTo(0.02 * 190, 12)
    }
    // Three deviations above the stated rates, and a rate that is no mere 0.
    expect(runsWithAlarm / runs).toBeLessThan(0.1 + 3 * Math.sqrt((0.1 * 0.9) / runs))
    expect(single / pairs).toBeLessThan(0.02 + 3 * Math.sqrt((0.02 * 0.98) / pairs))
    expect(single / pairs).toBeGreaterThan(0.005)
  })

  it('finds the one who copied among forty, and no one else', () => {
    const items = itemsOf(40, '2PL')
    const random = createRandom(3)
    const matrix = simulated(items, 40, random)
    for (let i = 0; i < 40; i += 1) if (i % 10 !== 0) matrix.cells[7 * 40 + i] = matrix.cells[3 * 40 + i]!
    const { flagged, pairs } = answerSimilarity(items, matrix, abilities(items, matrix))
    expect(pairs).toBe(780)
    expect(flagged.map(({ one, other }) => [one, other])).toEqual([[3, 7]])
    expect(flagged[0]!.matches).toBeGreaterThan(flagged[0]!.expected + 3 * flagged[0]!.deviation)
    expect(flagged[0]!.adjustedP).toBeCloseTo(flagged[0]!.p * 780, 12)
  })

  it('finds nothing remarkable in two persons who solved everything', () => {
    const items = itemsOf(30, '2PL')
    const matrix = responseMatrix([new Array(30).fill(1), new Array(30).fill(1), new Array(30).fill(0)])
    expect(answerSimilarity(items, matrix, abilities(items, matrix)).flagged).toEqual([])
  })

  it('compares only items both answered, and no pair without one', () => {
    const items = itemsOf(4, '2PL')
    const matrix = responseMatrix([
      [1, 0, null, null],
      [null, null, 1, 0],
      [1, 0, 1, null],
    ])
    const made = answerSimilarity(items, matrix, abilities(items, matrix), { alpha: 0.9, correction: 'none' })
    expect(made.pairs).toBe(2)
    expect(matrix.cells[2]).toBe(MISSING)
  })

  it('counts wrong options that two persons share', () => {
    const items = itemsOf(30, '2PL')
    const row = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? 1 : 0))
    const matrix = responseMatrix([row, row])
    const choices = responseMatrix([
      row.map((right) => (right ? 0 : 2)),
      row.map((right, i) => (right ? 0 : 2 - (i % 3 === 0 ? 1 : 0))),
    ])
    const made = answerSimilarity(items, matrix, abilities(items, matrix), {
      choices: { choices, key: new Array(30).fill(0) },
    })
    expect(made.flagged[0]!.identicalIncorrect).toBe(10)
  })

  it('refuses a response outside its item, by person and item', () => {
    const matrix = responseMatrix([
      [1, 1],
      [0, 5],
    ])
    expect(() => answerSimilarity(itemsOf(2, '2PL'), matrix, [0, 0])).toThrow(
      /response 5 of person 2 to item 2 is not a category of it/,
    )
  })
})
