import {
  answerSimilarity,
  createRandom,
  type Item,
  type Random,
  type ResponseMatrix,
  simulateResponse,
} from '@petakom/psychometrics'
import { describe, expect, it } from 'vitest'
import { fitToEvent } from './fit-to-event.ts'

const ITEMS = 36
const ABILITIES = ['M.01', 'M.02', 'SK.01']
const abilityOf = Array.from({ length: ITEMS }, (_, i) => ABILITIES[i % 3]!)

/** A hall that works alone, at items whose worth nobody has told us: slopes 0.6 to 1.8, some graded. */
function hall(persons: number, random: Random): ResponseMatrix {
  const items = Array.from({ length: ITEMS }, (_, i): Item => {
    const a = 0.6 + 1.2 * random.uniform()
    const b = 1.2 * random.normal()
    return i % 4 === 0 ? { model: 'GPCM', a, b: [b - 0.7, b, b + 0.8] } : { model: '2PL', a, b: [b] }
  })
  const cells = new Int8Array(persons * ITEMS)
  for (let person = 0; person < persons; person += 1) {
    const common = random.normal()
    const thetas = ABILITIES.map(() => Math.sqrt(0.5) * common + Math.sqrt(0.5) * random.normal())
    items.forEach((item, i) => {
      cells[person * ITEMS + i] = simulateResponse(item, thetas[i % 3]!, random)
    })
  }
  return { persons, items: ITEMS, cells }
}

const compare = async (matrix: ResponseMatrix, alpha: number, correction: 'holm' | 'none' = 'holm') => {
  const fitted = (await fitToEvent(matrix, abilityOf))!
  return answerSimilarity(fitted.items, fitted.matrix, fitted.thetas, {
    alpha,
    correction,
    abilities: fitted.abilities,
  })
}

describe('items fitted to the event itself', () => {
  it.each([40, 320])(
    'keep the rate of false alarms that is told, with %i people who work alone',
    async (persons) => {
      const random = createRandom(persons)
      const runs = persons === 40 ? 60 : 8
      let runsWithAlarm = 0
      let single = 0
      let pairs = 0
      for (let run = 0; run < runs; run += 1) {
        const matrix = hall(persons, random)
        if ((await compare(matrix, 0.1)).flagged.length > 0) runsWithAlarm += 1
        const each = await compare(matrix, 0.001, 'none')
        single += each.flagged.length
        pairs += each.pairs
      }
      expect(runsWithAlarm / runs).toBeLessThan(0.1 + 3 * Math.sqrt((0.1 * 0.9) / runs))
      expect(single / pairs).toBeLessThan(0.001 + 3 * Math.sqrt(0.001 / pairs))
    },
    60_000,
  )

  it('find one who copied among 100', async () => {
    const matrix = hall(100, createRandom(4))
    for (let i = 0; i < ITEMS; i += 1) if (i % 9 !== 0) matrix.cells[50 * ITEMS + i] = matrix.cells[20 * ITEMS + i]!
    const { flagged } = await compare(matrix, 0.05)
    expect(flagged.map(({ one, other }) => [one, other])).toEqual([[20, 50]])
  })

  it('leave out what everybody answered alike, and compare nothing in a small room', async () => {
    const matrix = hall(40, createRandom(2))
    for (let person = 0; person < 40; person += 1) matrix.cells[person * ITEMS + 5] = 1
    expect((await fitToEvent(matrix, abilityOf))!.columns).not.toContain(5)
    expect(await fitToEvent(hall(19, createRandom(1)), abilityOf)).toBeNull()
  })
})
