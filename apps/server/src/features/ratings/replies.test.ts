import type { RatingRow } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSimulationExam, type SimulationFixture, type Sitting } from '../../testing/simulation-fixture.ts'
import { type Caller, createInstansiWith, createTestApp, signInAs, type TestApp } from '../../testing/test-app.ts'
import { recompute } from '../results/recompute.ts'
import { scoreEvent } from '../results/score-event.ts'

const START = new Date('2025-09-30T01:00:00Z')
const WORDS = 'Saran saya: kosongkan Tanjung sekarang; biayanya 12 juta, risikonya jalan raya penuh.'
let test: TestApp
let exam: SimulationFixture
let sitting: Sitting
const raters: Caller[] = []

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = START
  exam = await createSimulationExam(test, { people: 2 })
  sitting = await exam.sit(0)
  raters.length = 0
  for (let n = 0; n < 3; n += 1) raters.push(await signInAs(test, exam.instansiId, 'asesor'))
})

/** A reply to the mayor's question at working second `at`, of which the server hears then. */
async function reply(text: string, at: number, about = 'wali-kota-tanya') {
  test.now.value = new Date(START.getTime() + at * 1000)
  await sitting.act({ kind: 'reply', about, text, at })
}
const arrival = () => {
  const { messages, clock } = exam.scenario
  return Math.ceil((messages.find(({ id }) => id === 'wali-kota-tanya')!.arrives! * 60) / clock.pace)
}
const rows = async (call: Caller) =>
  (await call('GET', `/api/ratings?eventId=${exam.eventId}`)).json<{ rows: RatingRow[] }>().rows
const tasks = async (call: Caller) => {
  const [row] = await rows(call)
  return (await call('GET', `/api/ratings/tasks?eventId=${exam.eventId}&itemId=${row!.itemId}`)).json().tasks
}
const rate = (call: Caller, id: string, points: number) =>
  call('POST', `/api/ratings/tasks/${id}`, { points, comment: 'Singkat' })
const score = () => scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'Uji' }, exam.eventId)
const communication = async () =>
  (
    await test.owner(
      `select earned, most, is_awaiting as awaiting from simulation_score where attempt_id = $1 and competency = 'M.03'`,
      [sitting.attemptId],
    )
  ).rows[0]

describe('a written reply of a simulation', () => {
  it('waits for raters once the attempt is over, is rated blind by two, and what they settle on enters the score', async () => {
    await reply(WORDS, arrival() + 20)
    expect(await rows(raters[0]!)).toEqual([])
    await sitting.handIn()
    await score()
    const before = await communication()
    expect(before).toMatchObject({ awaiting: true })
    expect(await rows(raters[0]!)).toMatchObject([
      { code: 'DS-BANJIR-A/balasan-wali-kota', answers: 1, settled: 0, mine: 1 },
    ])
    const [{ id }] = await tasks(raters[0]!)
    const sheet = await raters[0]!('GET', `/api/ratings/tasks/${id}`)
    expect(sheet.json()).toMatchObject({ text: WORDS, most: 4, state: 'first', mine: null, outcome: null })
    expect(sheet.json().anchors).toHaveLength(5)
    expect(sheet.json().rubric).toMatch(/^M\.03\.4\.1: ./)
    expect(sheet.json().content.stimulus.text).toContain('Ibu Ratna Prameswari, Wali Kota')
    for (const secret of [exam.participants[0]!.id, exam.participants[0]!.nip, sitting.attemptId, 'Peserta'])
      expect(sheet.body).not.toContain(secret)
    expect((await rate(raters[0]!, id, 5)).json()).toMatchObject({ code: 'RATING_BEYOND_MOST' })
    expect((await rate(raters[0]!, id, 3)).statusCode).toBe(200)
    expect((await raters[1]!('GET', `/api/ratings/tasks/${id}`)).body).not.toContain('"points":3,"comment"')
    expect((await rate(raters[1]!, id, 4)).statusCode).toBe(200)
    expect((await rate(raters[2]!, id, 0)).json()).toMatchObject({ code: 'RATING_NOT_YOURS' })
    expect(await rows(raters[0]!)).toMatchObject([{ settled: 1, pairs: 1, mine: 0 }])
    // Rebuilt as it was computed: before anybody rated.
    expect(await recompute(test.database, exam.instansiId)).toMatchObject({ simulations: 1, first: null })
    await score()
    expect(await communication()).toEqual({ awaiting: false, earned: before.earned + 4, most: before.most + 4 })
    expect(await recompute(test.database, exam.instansiId)).toMatchObject({ simulations: 1, first: null })
  })

  it('goes to a third where two differ by more than a point', async () => {
    await reply(WORDS, arrival() + 20)
    await sitting.handIn()
    const [{ id }] = await tasks(raters[0]!)
    await rate(raters[0]!, id, 0)
    await rate(raters[1]!, id, 4)
    expect((await rate(raters[2]!, id, 2)).statusCode).toBe(200)
    const outcome = (await raters[0]!('GET', `/api/ratings/tasks/${id}`)).json().outcome
    expect(outcome).toEqual({ given: [0, 4, 2], points: 2 })
  })

  it('is what counts of it: replies to a message that was closed or had not come are not read', async () => {
    await reply('Terlalu dini', Math.max(1, arrival() - 30))
    await reply(WORDS, arrival() + 20)
    await reply('Tambahan.', arrival() + 40)
    await sitting.handIn()
    const [{ id }] = await tasks(raters[0]!)
    expect((await raters[0]!('GET', `/api/ratings/tasks/${id}`)).json().text).toBe(`${WORDS}\n\nTambahan.`)
  })

  it('begins anew when late replies are let count', async () => {
    await reply(WORDS, arrival() + 20)
    test.now.value = new Date(START.getTime() + 95 * 60_000)
    await sitting.act({ kind: 'reply', about: 'wali-kota-tanya', text: 'Susulan.', at: arrival() + 60 })
    const [{ id }] = await tasks(raters[0]!)
    await rate(raters[0]!, id, 2)
    await exam.call('POST', `/api/attempts/${sitting.attemptId}/late-ruling`, {
      ...{ counts: true, answers: 1, reason: 'Jaringan putus' },
    })
    const again = (await raters[0]!('GET', `/api/ratings/tasks/${id}`)).json()
    expect(again).toMatchObject({ text: `${WORDS}\n\nSusulan.`, state: 'first', mine: null })
  })

  it('is not there for another instansi, and participants and the committee rate nothing', async () => {
    await reply(WORDS, arrival() + 20)
    await sitting.handIn()
    const [{ id }] = await tasks(raters[0]!)
    const { call: foreign } = await createInstansiWith(test, 'asesor')
    expect((await foreign('GET', `/api/ratings/tasks/${id}`)).statusCode).toBe(404)
    expect((await rate(foreign, id, 2)).statusCode).toBe(404)
    expect((await rate(exam.call, id, 2)).statusCode).toBe(403)
    expect((await rate(sitting.call, id, 2)).statusCode).toBe(403)
  })
})
