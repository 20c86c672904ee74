import {
  answerSimilarity,
  createRandom,
  type Item,
  type ResponseMatrix,
  scoreResponses,
  simulateResponse,
} from '../packages/psychometrics/src/index.ts'
import { type Line, seconds } from './measure.ts'

const PERSONS = 697
const COMPETENCIES = 13
const ITEMS_EACH = 6
/** Seconds, one thread. */
const BUDGET = 10
/** Correlation of any two competencies of a person. */
const CORRELATION = 0.7
/** Slopes known at this share of what they are: more pairs than usual then pass the first screens. */
const SLOPES_KNOWN = 0.3

/** All pairs of an event whose competencies differ within a person, most items scored 0 to 3. */
export async function benchSimilarity(): Promise<Line[]> {
  const random = createRandom(77)
  const count = COMPETENCIES * ITEMS_EACH
  const items = Array.from({ length: count }, (_, i): Item => {
    const a = 0.5 + (i % 5) * 0.2
    const b = -1.5 + (3 * ((i * 7) % count)) / (count - 1)
    return i % 13 === 0 ? { model: '2PL', a, b: [b] } : { model: 'GPCM', a, b: [b - 0.9, b, b + 0.7] }
  })
  const cells = new Int8Array(PERSONS * count)
  for (let person = 0; person < PERSONS; person += 1) {
    const common = random.normal()
    const thetas = Array.from(
      { length: COMPETENCIES },
      () => Math.sqrt(CORRELATION) * common + Math.sqrt(1 - CORRELATION) * random.normal(),
    )
    items.forEach((item, i) => {
      cells[person * count + i] = simulateResponse(item, thetas[Math.floor(i / ITEMS_EACH)]!, random)
    })
  }
  const responses: ResponseMatrix = { persons: PERSONS, items: count, cells }
  const known = items.map((item) => ({ ...item, a: (item as { a: number }).a * SLOPES_KNOWN }) as Item)
  const { theta } = scoreResponses(known, responses, { method: 'wle' })
  const taken = await seconds(async () => answerSimilarity(known, responses, theta))
  return [
    {
      name: `kemiripan ${PERSONS} × ${count}, semua pasangan`,
      figure: `${taken.toFixed(2)} s`,
      against: `anggaran ${BUDGET} s, satu utas`,
      ratio: taken / BUDGET,
    },
  ]
}
