import type { Exam, HandedIn, RoomBoard, SavedAnswers, StartedAttempt } from '@petakom/contract'
import { replay } from '@petakom/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSimulationExam, type SimulationFixture, type Sitting } from '../../../testing/simulation-fixture.ts'
import { createTestApp, type TestApp } from '../../../testing/test-app.ts'

const START = new Date('2025-09-30T01:00:00Z')
let test: TestApp
let exam: SimulationFixture
let sitting: Sitting

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

const atSecond = (second: number) => {
  test.now.value = new Date(START.getTime() + second * 1000)
}
const served = async () => (await sitting.start()).json<StartedAttempt>().simulation!
const decideOnFlood = { kind: 'decide', about: 'lurah-minta', option: 'kosongkan-rendah' } as const

beforeEach(async () => {
  atSecond(0)
  exam = await createSimulationExam(test)
  sitting = await exam.sit()
})

describe('starting', () => {
  it('serves the world and a seed, and nothing that scores', async () => {
    atSecond(90)
    await sitting.act({ ...decideOnFlood, at: 85 })
    const replies = [
      await sitting.start(),
      await sitting.call('GET', '/api/exam'),
      await sitting.act({ kind: 'open', about: 'serah-tugas', at: 88 }),
      await exam.call('GET', `/api/events/${exam.eventId}/room`),
    ]
    const { rules, rating, policies } = exam.scenario
    for (const reply of replies) {
      expect(reply.statusCode).toBe(200)
      for (const { because } of rules) expect(reply.body).not.toContain(because)
      for (const { question } of rating) expect(reply.body).not.toContain(question)
      expect(reply.body).not.toMatch(/"(rules|rating|policies|expects|competencies|indicator|points|because|anchors)"/)
    }
    expect(rules.length + rating.length + policies!.length).toBeGreaterThan(20)
    const { simulation, items, answers } = replies[0]!.json<StartedAttempt>()
    expect({ items, answers }).toEqual({ items: [], answers: [] })
    expect(simulation).toMatchObject({ version: 1, seed: sitting.simulation.seed, worked: 90 })
    expect(simulation!.world.messages).toEqual(exam.scenario.messages)
    expect(simulation!.world.events).toEqual(exam.scenario.events)
  })

  it('has another seed for another participant, and the same at every start', async () => {
    const other = await createSimulationExam(test, { people: 2 })
    const [one, two] = [await other.sit(0), await other.sit(1)]
    expect(one.simulation.seed).not.toBe(two.simulation.seed)
    expect((await one.start()).json<StartedAttempt>().simulation!.seed).toBe(one.simulation.seed)
  })

  it('stands in the list of exercises as what it is', async () => {
    const [attempt] = (await sitting.call('GET', '/api/exam')).json<Exam>().attempts
    expect(attempt).toMatchObject({ kind: 'SIMULATION', items: 0, mode: 'free', state: 'running' })
  })
})

describe('acts', () => {
  it('are stored once, receipted, and bring the run back to where it stood', async () => {
    atSecond(95)
    const first = (await sitting.act({ ...decideOnFlood, at: 90 })).json<SavedAnswers>()
    expect(first.receipt).toMatchObject({ lastSeq: 1, count: 1 })
    expect(first.late).toEqual([])
    const twice = (await sitting.act({ ...decideOnFlood, at: 90 }, 1)).json<SavedAnswers>()
    expect(twice.receipt.count).toBe(1)
    const { world, seed, acts } = await served()
    expect(acts).toEqual([{ ...decideOnFlood, seq: 1, at: 90 }])
    const state = replay(world, seed, acts, 95)
    expect(state.acts).toHaveLength(1)
    expect(state.resources.get('perahu')).toBe(2)
  })

  it('of another kind than the exercise, or on another simulation, are refused and not stored', async () => {
    const entry = (itemId: string, value: unknown) => [{ seq: 1, itemId, value, clientTime: START.toISOString() }]
    const wrong = await sitting.send(entry(exam.simulationId, { choice: 'A' }))
    expect(wrong.json()).toMatchObject({ code: 'ITEM_NOT_SERVED' })
    const act = { ...decideOnFlood, at: 90 }
    const foreign = await sitting.send(entry('00000000-0000-4000-8000-000000000000', { act }))
    expect(foreign.json()).toMatchObject({ code: 'ITEM_NOT_SERVED' })
    for (const bad of [
      { ...act, at: -1 },
      { ...act, at: 1.5 },
      { ...act, kind: 'teleport' },
      { ...act, points: 9 },
    ]) {
      expect((await sitting.send(entry(exam.simulationId, { act: bad }))).statusCode).toBe(400)
    }
    expect((await served()).acts).toEqual([])
  })

  it('told for the future hold at the server’s time of arrival and a minute', async () => {
    atSecond(100)
    await sitting.act({ ...decideOnFlood, at: 900_000 })
    expect((await served()).acts).toMatchObject([{ seq: 1, at: 160 }])
  })

  it('numbered below one that had arrived do not count: nobody goes back with the outcome in sight', async () => {
    atSecond(100)
    await sitting.act({ kind: 'open', about: 'cuaca-1', at: 95 }, 10)
    atSecond(400)
    await sitting.act({ ...decideOnFlood, at: 60 }, 5)
    expect((await served()).acts).toMatchObject([{ seq: 10, at: 95 }])
    await sitting.act({ ...decideOnFlood, at: 390 }, 11)
    expect((await served()).acts).toMatchObject([{ seq: 10 }, { seq: 11, option: 'kosongkan-rendah' }])
  })

  it('do not grow older while the clock stands still', async () => {
    atSecond(100)
    const order = { target: { kind: 'event' }, reason: 'Doa bersama' }
    expect(
      (await exam.call('POST', `/api/events/${exam.eventId}/time`, { action: 'pause', ...order })).statusCode,
    ).toBe(200)
    atSecond(1000)
    await exam.call('POST', `/api/events/${exam.eventId}/time`, { action: 'resume', ...order })
    atSecond(1010)
    await sitting.act({ ...decideOnFlood, at: 5000 })
    const { worked, acts } = await served()
    expect(worked).toBe(110)
    expect(acts).toMatchObject([{ at: 170 }])
    const clock = await sitting.call('GET', `/api/exam/attempts/${sitting.attemptId}/clock?device=perangkat-lain`)
    expect(clock.json()).toMatchObject({ worked: 110 })
  })

  it('are counted on the board of the room, openings left out', async () => {
    atSecond(95)
    await sitting.act({ kind: 'open', about: 'lurah-minta', at: 85 })
    await sitting.act({ ...decideOnFlood, at: 90 })
    await sitting.act({ kind: 'reply', about: 'cuaca-1', text: 'Diterima.', at: 93 })
    const board = (await exam.call('GET', `/api/events/${exam.eventId}/room`)).json<RoomBoard>()
    expect(board.rows[0]).toMatchObject({ answered: 2, items: null, state: 'running' })
    const done = (await sitting.handIn()).json<HandedIn>()
    expect(done).toMatchObject({ acts: 2, answered: 0, items: 0 })
  })
})

describe('two devices', () => {
  const OTHER = 'perangkat-kedua'
  const takeOver = () => sitting.start({ device: OTHER, takeOver: true, pin: exam.participants[0]!.pin })

  it('see one run; what the first did before it was left counts, what it says it did after is set aside', async () => {
    atSecond(95)
    await sitting.act({ ...decideOnFlood, at: 90 })
    atSecond(200)
    const moved = (await takeOver()).json<StartedAttempt>()
    expect(moved.simulation!.acts).toMatchObject([{ seq: 1, at: 90 }])
    const clientTime = START.toISOString()
    const own = (seq: number, act: object) => ({ seq, itemId: exam.simulationId, value: { act }, clientTime })
    atSecond(400)
    await sitting.send(
      [own(moved.seqFloor + 1, { kind: 'reply', about: 'cuaca-1', text: 'Dari kedua', at: 300 })],
      OTHER,
    )
    // The first device comes back with what it had not sent, and with what it went on doing.
    const late = await sitting.send([
      own(2, { kind: 'open', about: 'cuaca-1', at: 150 }),
      own(3, { kind: 'reply', about: 'cuaca-1', text: 'Dari pertama', at: 350 }),
    ])
    expect(late.json()).toMatchObject({ code: 'ATTEMPT_MOVED', details: { stored: 2 } })
    const { acts } = (await sitting.start({ device: OTHER })).json<StartedAttempt>().simulation!
    expect(acts.map(({ seq, at }) => [seq, at])).toEqual([
      [1, 90],
      [2, 150],
      [moved.seqFloor + 1, 300],
    ])
  })
})

it('a device that the committee released acts no more for the one that opens the attempt next', async () => {
  atSecond(100)
  await sitting.act({ ...decideOnFlood, at: 90 })
  atSecond(200)
  const order = { action: 'release', reason: 'Perangkat rusak' }
  const { statusCode } = await exam.call('POST', `/api/participants/${exam.participants[0]!.id}/room`, order)
  expect(statusCode).toBe(200)
  atSecond(400)
  const device = 'perangkat-pengganti'
  const next = (await sitting.start({ device })).json<StartedAttempt>()
  await sitting.send(
    [150, 350].map((at, n) => ({
      ...{ seq: 2 + n, itemId: exam.simulationId, clientTime: START.toISOString() },
      value: { act: { kind: 'open', about: 'cuaca-1', at } },
    })),
  )
  const { acts } = (await sitting.start({ device })).json<StartedAttempt>().simulation!
  expect(acts.map(({ seq, at }) => [seq, at])).toEqual([
    [1, 90],
    [2, 150],
  ])
  expect(next.seqFloor).toBeGreaterThan(3)
})

describe('after the time', () => {
  it('acts are kept, marked late, and count once a person lets them', async () => {
    atSecond(95)
    await sitting.act({ ...decideOnFlood, at: 90 })
    atSecond(62 * 60)
    const saved = (
      await sitting.act({ kind: 'reply', about: 'laporan-akhir', text: 'Ringkasan', at: 2900 })
    ).json<SavedAnswers>()
    expect(saved.late).toEqual([2])
    expect((await served()).acts).toHaveLength(1)
    const late = (await exam.call('GET', `/api/events/${exam.eventId}/late-answers`)).json()
    expect(late.rows[0]).toMatchObject({ answers: 1, changes: 1, waiting: 1 })
    const ruled = await exam.call('POST', `/api/attempts/${sitting.attemptId}/late-ruling`, {
      counts: true,
      answers: 1,
      reason: 'Jaringan ruang putus',
    })
    expect(ruled.statusCode).toBe(200)
    expect((await served()).acts.map(({ seq }) => seq)).toEqual([1, 2])
  })
})
