import type { AnswerMoment, ReadableItem } from '@petakom/domain'
import { DEFAULT_SIGNAL_RECIPE } from '@petakom/domain'
import { createRandom, type Random, simulateResponse } from '@petakom/psychometrics'
import type { FormItem, Sitting } from '../apps/server/src/db/sittings.ts'
import { computeSignals } from '../apps/server/src/features/signals/compute-signals.ts'
import type { AttemptFacts, SignalFacts } from '../apps/server/src/features/signals/read-facts.ts'
import { type Line, seconds } from './measure.ts'

const PEOPLE = 3000
const COMPETENCIES = 4
const ITEMS_EACH = 8
/** Of the job in its thread. */
const BUDGET = 60
const MEMORY_MB = 1024
const MEGABYTE = 1024 * 1024
const START = Date.UTC(2026, 0, 5, 1)

/** Signs of integrity of three thousand people who work alone: every pair of answers and of paces. */
export async function benchSignals(): Promise<Line[]> {
  const facts = madeUp(createRandom(5))
  const peak = { bytes: 0 }
  const watch = () => {
    peak.bytes = Math.max(peak.bytes, process.memoryUsage.rss())
  }
  const before = process.memoryUsage.rss()
  const taken = await seconds(() => computeSignals(facts, watch))
  const grown = (peak.bytes - before) / MEGABYTE
  return [
    {
      name: `signs of ${PEOPLE} people, ${(PEOPLE * (PEOPLE - 1)) / 2} pairs`,
      figure: `${taken.toFixed(1)} s`,
      against: `limit ${BUDGET} s in its thread`,
      ratio: taken / BUDGET,
    },
    {
      name: `signs of ${PEOPLE} people, memory`,
      figure: `${grown.toFixed(0)} MB`,
      against: `limit ${MEMORY_MB} MB more than before`,
      ratio: grown / MEMORY_MB,
    },
  ]
}

function madeUp(random: Random): SignalFacts {
  const items = Array.from({ length: COMPETENCIES * ITEMS_EACH }, (_, n) => itemOf(n))
  const people = Array.from({ length: PEOPLE }, (_, n) => personOf(`p${n}`, items, random))
  return {
    recipe: DEFAULT_SIGNAL_RECIPE,
    forms: new Map([['ujian', items]]),
    readable: new Map(items.map((item) => [item.id, readableOf(item)])),
    sittings: people.map(({ sitting }) => sitting),
    attempts: people.map(({ attempt }) => attempt),
  }
}

const OPTIONS = ['A', 'B', 'C', 'D'].map((id) => ({ id, text: `Pilihan ${id} yang cukup panjang untuk dibaca` }))

const itemOf = (n: number): FormItem & { exerciseId: string } => ({
  ...{ exerciseId: 'ujian', id: `i${String(n).padStart(3, '0')}`, version: 1 },
  ...{ competency: `K${n % COMPETENCIES}`, theme: 'tema', potentialAspect: null },
  interaction: { type: 'choice', options: OPTIONS },
  scoring: { type: 'choice', weights: { A: 1, B: 0, C: 0, D: 0 } },
  parameters: { model: '2PL', a: 0.7 + (n % 5) * 0.2, b: [-1.5 + (3 * n) / (COMPETENCIES * ITEMS_EACH)] },
})

const readableOf = ({ id, interaction }: FormItem): ReadableItem => ({
  ...{ id, interaction, stimulus: null },
  stem: 'Soal yang terdiri atas dua puluh kata lebih sedikit agar waktu bacanya mendekati waktu baca soal yang sesungguhnya di ruang ujian.',
})

function personOf(participantId: string, items: readonly FormItem[], random: Random) {
  const common = random.normal()
  const abilities = Array.from({ length: COMPETENCIES }, () => 0.75 * common + 0.66 * random.normal())
  const moments: AnswerMoment[] = []
  const answers = new Map<string, { choice: string }>()
  let at = START
  for (const [n, item] of items.entries()) {
    const isRight = simulateResponse(item.parameters, abilities[n % COMPETENCIES]!, random) === 1
    answers.set(item.id, { choice: isRight ? 'A' : random.pick(['B', 'C', 'D']) })
    at += 1000 * Math.exp(3.6 + 0.3 * random.normal())
    moments.push({ seq: n + 1, itemId: item.id, device: participantId, clientAt: at, receivedAt: at, isAnswered: true })
  }
  const sitting: Sitting = {
    ...{ participantId, jabatanId: 'j', tier: null, assessedOn: '2026-01-05', exercises: ['ujian'], served: {} },
    answers,
  }
  const nothing = { away: 0, awaySeconds: 0, addresses: 1, takeOvers: 0, refusedDevices: 0 }
  const attempt: AttemptFacts = { id: participantId, participantId, startedAt: START, moments, ...nothing }
  return { sitting, attempt }
}
