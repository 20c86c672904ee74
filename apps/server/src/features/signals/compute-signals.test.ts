import { DEFAULT_SIGNAL_RECIPE } from '@petakom/domain'
import { createRandom } from '@petakom/psychometrics'
import { expect, it } from 'vitest'
import { computeSignals } from './compute-signals.ts'

const PEOPLE = 24
const ITEMS = Array.from({ length: 20 }, (_, n) => `i${String(n).padStart(2, '0')}`)
const START = Date.UTC(2026, 0, 5, 1)

/** People who work alone, save that the second keeps the step of the first; `lineMs`: how long a first answer was under way. */
function factsOf(lineMs: (person: number) => number): Parameters<typeof computeSignals>[0] {
  const random = createRandom(11)
  const paces = Array.from({ length: PEOPLE }, () => ITEMS.map(() => 30_000 * Math.exp(0.4 * random.normal())))
  paces[1] = paces[0]!.map((pace) => pace * Math.exp(0.02 * random.normal()))
  const parts = { competency: 'M.01', theme: 'tema', potentialAspect: null, exerciseId: 'ujian', version: 1 }
  const interaction = { type: 'choice' as const, options: ['A', 'B'].map((id) => ({ id, text: id })) }
  const items = ITEMS.map((id) => ({
    ...{ ...parts, id, interaction },
    scoring: { type: 'choice' as const, weights: { A: 1, B: 0 } },
    parameters: { model: '2PL' as const, a: 1, b: [0] as [number] },
  }))
  const attempts = paces.map((pace, person) => {
    let at = START
    const moments = pace.map((taken, index) => {
      at += taken
      const receivedAt = at + (index === 0 ? lineMs(person) : 0)
      return { seq: index + 1, itemId: ITEMS[index]!, device: 'a', clientAt: at, receivedAt, isAnswered: true }
    })
    const nothing = { away: 0, awaySeconds: 0, addresses: 1, takeOvers: 0, refusedDevices: 0 }
    return { id: `s${person}`, participantId: `p${person}`, startedAt: START, moments, ...nothing }
  })
  return {
    recipe: DEFAULT_SIGNAL_RECIPE,
    forms: new Map([['ujian', items]]),
    readable: new Map(ITEMS.map((id) => [id, { id, interaction, stimulus: null, stem: 'Soal' }])),
    attempts,
    sittings: attempts.map(({ participantId }) => ({
      ...{ participantId, jabatanId: 'j', tier: null, assessedOn: '2026-01-05', exercises: ['ujian'], served: {} },
      answers: new Map(ITEMS.map((id) => [id, { choice: random.pick(['A', 'B']) }])),
    })),
  }
}

it('compares paces alike however long the first answer of anybody was under way', async () => {
  const [quick, late] = await Promise.all(
    [factsOf(() => 0), factsOf((person) => (person % 3) * 400_000)].map((facts) => computeSignals(facts)),
  )
  expect(quick!.pairs).toMatchObject([{ one: 'p0', other: 'p1', rhythm: { items: 19 } }])
  expect(late!.pairs).toEqual(quick!.pairs)
})
