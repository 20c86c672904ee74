import {
  createRandom,
  type Item,
  type Random,
  type ResponseMatrix,
  type ScoringMethod,
  scoreResponses,
  simulateResponse,
} from '../packages/psychometrics/src/index.ts'
import { type Line, seconds } from './measure.ts'

const PERSONS = 100_000
const ITEMS = 30
/** Seconds, one thread. */
const BUDGET = 2

const MODELS: Readonly<Record<string, (random: Random) => Item>> = {
  '2PL': (random) => ({ model: '2PL', a: Math.exp(0.3 * random.normal()), b: [random.normal()] }),
  '3PL': (random) => ({ model: '3PL', a: Math.exp(0.3 * random.normal()), b: [random.normal()], c: 0.2 }),
  'GRM × 5': (random) => ({ model: 'GRM', a: Math.exp(0.3 * random.normal()), b: [-1.5, -0.5, 0.5, 1.5] }),
}

/** WLE and EAP of 100,000 persons at once, nearly every pattern another. */
export async function benchScoring(): Promise<Line[]> {
  const lines: Line[] = []
  for (const [model, draw] of Object.entries(MODELS)) {
    const random = createRandom(3)
    const items = Array.from({ length: ITEMS }, () => draw(random))
    const responses = simulate(items, random)
    lines.push(await line(model, 'wle', items, responses))
    if (model === '2PL') lines.push(await line(model, 'eap', items, responses))
  }
  return lines
}

async function line(model: string, method: ScoringMethod, items: Item[], responses: ResponseMatrix): Promise<Line> {
  const taken = await seconds(async () => scoreResponses(items, responses, { method }))
  return {
    name: `${method.toUpperCase()} ${PERSONS.toLocaleString('id-ID')} × ${ITEMS} ${model}`,
    figure: `${taken.toFixed(2)} s`,
    against: `anggaran ${BUDGET} s, satu utas`,
    ratio: taken / BUDGET,
  }
}

function simulate(items: readonly Item[], random: Random): ResponseMatrix {
  const cells = new Int8Array(PERSONS * ITEMS)
  for (let person = 0; person < PERSONS; person += 1) {
    const theta = random.normal()
    for (let i = 0; i < ITEMS; i += 1) cells[person * ITEMS + i] = simulateResponse(items[i]!, theta, random)
  }
  return { persons: PERSONS, items: ITEMS, cells }
}
