import { describe, expect, it } from 'vitest'
import type { ResponseMatrix } from '../data/response-matrix.ts'
import type { Item } from '../model/item.ts'
import { createRandom, type Random } from '../random.ts'
import { scoreResponses, simulateResponse } from '../scoring/index.ts'
import { groupWeightTail } from './group-weight-tail.ts'
import { matchWeightTail } from './match-weight-tail.ts'
import { answerSimilarity } from './similarity.ts'

const ABILITIES = 4
const EACH = 10
const items: Item[] = Array.from({ length: ABILITIES * EACH }, (_, i) => ({
  model: '2PL',
  a: 0.8 + (i % 4) * 0.3,
  b: [-1.5 + (3 * ((i * 7) % EACH)) / (EACH - 1)],
}))
const of = items.map((_, i) => Math.floor(i / EACH))

/** Persons whose abilities differ much within the person: correlation 0.2 of any two. */
function simulated(persons: number, random: Random): ResponseMatrix {
  const cells = new Int8Array(persons * items.length)
  for (let person = 0; person < persons; person += 1) {
    const common = random.normal()
    const thetas = Array.from(
      { length: ABILITIES },
      () => 1.5 * (Math.sqrt(0.2) * common + Math.sqrt(0.8) * random.normal()),
    )
    items.forEach((item, i) => {
      cells[person * items.length + i] = simulateResponse(item, thetas[of[i]!]!, random)
    })
  }
  return { persons, items: items.length, cells }
}

const column = (matrix: ResponseMatrix, ability: number) => {
  const own = items.flatMap((_, i) => (of[i] === ability ? [i] : []))
  const cells = Int8Array.from({ length: matrix.persons * own.length }, (_, at) => {
    const person = Math.floor(at / own.length)
    return matrix.cells[person * items.length + own[at % own.length]!]!
  })
  return scoreResponses(
    own.map((i) => items[i]!),
    { persons: matrix.persons, items: own.length, cells },
    { method: 'eap' },
  ).theta
}
const abilitiesOf = (matrix: ResponseMatrix) => ({
  of,
  thetas: Array.from({ length: ABILITIES }, (_, ability) => column(matrix, ability)),
})

describe('similar answers where items measure several abilities', () => {
  it('hold their false-alarm rate although abilities differ within a person', () => {
    const random = createRandom(99)
    const runs = 60
    let runsWithAlarm = 0
    let single = 0
    let pairs = 0
    for (let run = 0; run < runs; run += 1) {
      const matrix = simulated(24, random)
      const theta = scoreResponses(items, matrix, { method: 'eap' }).theta
      const abilities = abilitiesOf(matrix)
      if (answerSimilarity(items, matrix, theta, { alpha: 0.1, abilities }).flagged.length > 0) runsWithAlarm += 1
      const each = answerSimilarity(items, matrix, theta, { alpha: 0.01, correction: 'none', abilities })
      single += each.flagged.length
      pairs += each.pairs
    }
    expect(runsWithAlarm / runs).toBeLessThan(0.1 + 3 * Math.sqrt((0.1 * 0.9) / runs))
    expect(single / pairs).toBeLessThan(0.01 + 3 * Math.sqrt((0.01 * 0.99) / pairs))
    expect(single).toBeGreaterThan(0)
  })

  it('still find the one who copied, and no one else', () => {
    const matrix = simulated(40, createRandom(12))
    for (let i = 0; i < items.length; i += 1) if (i % 10 !== 4) matrix.cells[7 * 40 + i] = matrix.cells[3 * 40 + i]!
    const theta = scoreResponses(items, matrix, { method: 'eap' }).theta
    const { flagged } = answerSimilarity(items, matrix, theta, { abilities: abilitiesOf(matrix) })
    expect(flagged.map(({ one, other }) => [one, other])).toEqual([[3, 7]])
  })

  it('of one ability alone are what they are without the groups', () => {
    const random = createRandom(5)
    for (let run = 0; run < 30; run += 1) {
      const common = Array.from({ length: 12 }, () => {
        const drawn = Float64Array.from({ length: 3 }, () => 0.05 + random.uniform())
        const sum = drawn[0]! + drawn[1]! + drawn[2]!
        return { chances: drawn.map((one) => one / sum), own: random.below(3), source: random.below(3) }
      })
      expect(groupWeightTail([common])).toBeCloseTo(matchWeightTail(common), 12)
    }
  })
})
