import { createHmac } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SavedAnswers, SimulationAct, StartedAttempt } from '@petakom/contract'
import { type Act, replay, scoreRun, secondsOfStory } from '@petakom/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MOST_ACTS } from '../features/delivery/accept-answers.ts'
import { recompute } from '../features/results/recompute.ts'
import { scoreEvent } from '../features/results/score-event.ts'
import { multipartFile } from '../testing/roster-file.ts'
import { createSimulationExam, type SimulationFixture, type Sitting } from '../testing/simulation-fixture.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const START = new Date('2025-09-30T01:00:00Z')
let test: TestApp
let exam: SimulationFixture
let sitting: Sitting

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = START
  exam = await createSimulationExam(test, { people: 2 })
  sitting = await exam.sit(0)
})

const atSecond = (second: number) => {
  test.now.value = new Date(START.getTime() + second * 1000)
}
const entry = (seq: number, act: SimulationAct) => ({
  ...{ seq, itemId: exam.simulationId, value: { act } },
  clientTime: START.toISOString(),
})
const script = (policy: string): SimulationAct[] =>
  exam.scenario
    .policies!.find(({ name }) => name === policy)!
    .acts.map(({ minute, ...act }) => ({
      ...(act as Omit<SimulationAct, 'at'>),
      at: Math.ceil((minute * 60) / exam.scenario.clock.pace),
    }))
const acts = async () => (await sitting.start()).json<StartedAttempt>().simulation!.acts
const score = () => scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'Uji' }, exam.eventId)
const resultOf = async (attemptId: string) =>
  (
    await test.owner(
      `select acts, refused, evidence, (select jsonb_object_agg(competency, earned) from simulation_score as s
         where s.attempt_id = r.attempt_id) as earned from simulation_result as r where attempt_id = $1`,
      [attemptId],
    )
  ).rows[0]

describe('acts that come in a wild way', () => {
  it('in any order, in any lots, again and again, make the run that they make in order', async () => {
    const wanted = script('expert')
    atSecond(3200)
    const entries = wanted.map((act, n) => entry(n + 1, act))
    const lots = fc.sample(fc.shuffledSubarray(entries, { minLength: 1, maxLength: entries.length }), {
      numRuns: 12,
      seed: 7,
    })
    await Promise.all([...lots, entries.toReversed()].map((lot) => sitting.send(lot)))
    expect((await acts()).map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq))
    await score()
    const inOrder = wanted.map((act, n) => ({ ...act, seq: n + 1 }) as Act)
    const state = replay(exam.scenario, sitting.simulation.seed, inOrder, secondsOfStory(exam.scenario))
    expect(await resultOf(sitting.attemptId)).toMatchObject({
      acts: state.acts.length,
      evidence: scoreRun(exam.scenario, state).evidence,
    })
    expect(await recompute(test.database, exam.instansiId)).toMatchObject({ simulations: 1, first: null })
  })

  it('under one number keep the first and name the other', async () => {
    atSecond(200)
    const [one, other] = await Promise.all([
      sitting.send([entry(1, { kind: 'open', about: 'cuaca-1', at: 100 })]),
      sitting.send([entry(1, { kind: 'decide', about: 'lurah-minta', option: 'tunggu-puncak', at: 100 })]),
    ])
    const conflicts = [one, other].flatMap((reply) => reply.json<SavedAnswers>().conflicts)
    expect(conflicts).toEqual([1])
    expect(await acts()).toHaveLength(1)
  })

  it.each(['__proto__', 'constructor', 'toString', '..', 'serah-tugas\u0000', "'; drop table answer; --"])(
    'on %j change nothing and break nothing',
    async (about) => {
      atSecond(100)
      const reply = await sitting.act({ kind: 'reply', about, text: 'x', to: about, option: about, at: 90 })
      expect([200, 400]).toContain(reply.statusCode)
      await score()
      expect(await resultOf(sitting.attemptId)).toMatchObject({ acts: 0, refused: reply.statusCode === 200 ? 1 : 0 })
    },
  )

  it('end at a number that nobody needs', async () => {
    atSecond(100)
    const lot = (from: number) =>
      Array.from({ length: 200 }, (_, n) => entry(from + n, { kind: 'note', about: 'serah-tugas', text: 'a', at: 90 }))
    for (let from = 1; from <= MOST_ACTS; from += 200) expect((await sitting.send(lot(from))).statusCode).toBe(200)
    const more = await sitting.act({ kind: 'note', about: 'serah-tugas', text: 'a', at: 91 }, MOST_ACTS + 1)
    expect(more.json()).toMatchObject({ code: 'TOO_MANY_ANSWERS' })
    expect(await acts()).toHaveLength(MOST_ACTS)
  })

  it('with more text than a reply may hold are refused whole, and the ones before stay', async () => {
    atSecond(100)
    await sitting.act({ kind: 'open', about: 'cuaca-1', at: 50 })
    const long = await sitting.act({ kind: 'reply', about: 'cuaca-1', text: 'a'.repeat(8001), at: 60 }, 2)
    expect(long.statusCode).toBe(400)
    expect(await acts()).toHaveLength(1)
  })
})

it('a file of a cut line brings in the acts that were not sent, each once', async () => {
  atSecond(100)
  const first = { kind: 'open', about: 'cuaca-1', at: 50 } as const
  await sitting.act(first)
  const { rows } = await test.owner('select device from attempt where id = $1', [sitting.attemptId])
  const journal = JSON.stringify({
    ...{ attemptId: sitting.attemptId, device: rows[0].device, epoch: 0, writtenAt: '2025-09-30T01:40:00Z' },
    entries: [entry(1, first), entry(2, { kind: 'decide', about: 'lurah-minta', option: 'kosongkan-rendah', at: 95 })],
  })
  const seal = createHmac('sha256', Buffer.from(sitting.started.seal!.key, 'hex')).update(journal).digest('hex')
  const text = JSON.stringify({ petakom: 'emergency-file', version: 1, journal, seal })
  const { payload, contentType } = multipartFile('jawaban-1-0840.petakom', Buffer.from(text))
  atSecond(2400)
  const reply = await exam.call('POST', `/api/events/${exam.eventId}/emergency-files`, payload, {
    'content-type': contentType,
  })
  expect(reply.json()).toMatchObject({ entries: 2, stored: 1, known: 1, conflicts: 0, refused: 0, late: 0 })
  expect((await acts()).map(({ seq, at }) => [seq, at])).toEqual([
    [1, 50],
    [2, 95],
  ])
})

it('whoever the committee stops can act no more, and what was done stays', async () => {
  atSecond(100)
  await sitting.act({ kind: 'open', about: 'cuaca-1', at: 50 })
  const order = { action: 'exclude', reason: 'Membawa catatan' }
  const { statusCode } = await exam.call('POST', `/api/participants/${exam.participants[0]!.id}/room`, order)
  expect(statusCode).toBe(200)
  expect((await sitting.act({ kind: 'open', about: 'serah-tugas', at: 90 })).statusCode).toBe(401)
  await score()
  expect(await resultOf(sitting.attemptId)).toMatchObject({ acts: 1 })
})

describe('a file that is no simulation', () => {
  it.each([
    ['of ten megabytes', () => '#'.repeat(10_000_000)],
    ['with an event that waits for itself', (good: string) => good.replace('after: listrik-mati', 'after: pompa-mati')],
    ['with an unknown actor', (good: string) => good.replace('from: wali-kota\n', 'from: gubernur\n')],
  ])('%s does not enter the bank by the command line', async (_name, spoil) => {
    const { run } = await import('../cli/simulation/import.ts')
    const { readFile } = await import('node:fs/promises')
    const good = await readFile(join(import.meta.dirname, '../../../../data/simulations/ds-banjir-a.yaml'), 'utf8')
    const bad = spoil(good)
    expect(bad).not.toBe(good)
    const folder = await mkdtemp(join(tmpdir(), 'petakom-simulation-'))
    const path = join(folder, 'rusak.yaml')
    await writeFile(path, bad)
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await run(path, {})).toBe(1)
    expect(said.mock.calls.flat().join()).toContain('tidak dimasukkan')
    said.mockRestore()
    await rm(folder, { recursive: true })
  })
})
