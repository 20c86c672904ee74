import { randomUUID } from 'node:crypto'
import type { Exam, RatingRow, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readStarterBank, type StarterItem } from '../../db/item-bank.ts'
import { readSittings } from '../../db/sittings.ts'
import { createExam, type ExamFixture } from '../../testing/exam-fixture.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  PASSWORD,
  signInAs,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'
import { createAccount } from '../identity/accounts.ts'
import { deriveEvent, scoreEvent } from '../results/score-event.ts'

const START = new Date('2025-09-30T01:00:00Z')
const WORDS = 'Saya membuka loket bantuan bagi warga yang tidak memakai aplikasi.'
let test: TestApp
let bank: StarterItem[]
let exam: ExamFixture
let itemId: string
const raters: Caller[] = []

beforeAll(async () => {
  test = await createTestApp()
  bank = (await readStarterBank()).filter(({ code }) => code === 'KD-UA-1')
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = START
  exam = await createExam(test, { items: 0, people: 2, bank })
  itemId = (await test.owner("select id from item where instansi_id = $1 and code = 'KD-UA-1'", [exam.instansiId]))
    .rows[0].id
  raters.length = 0
  for (let n = 0; n < 3; n += 1) raters.push(await signInAs(test, exam.instansiId, 'asesor'))
})

/** A participant writes, and hands in unless the pen stays in hand. */
async function write(index: number, value: object = { text: WORDS }, { handsIn = true } = {}) {
  const call = await exam.signIn(index)
  const attempt = (await call('GET', '/api/exam')).json<Exam>().attempts[0]!.id
  const device = `perangkat-${index}-uji`
  const url = `/api/exam/attempts/${attempt}`
  const started = (await call('POST', `${url}/start`, { device })).json<StartedAttempt>()
  const entry = { seq: 1, itemId: started.items[0]!.id, value, clientTime: START.toISOString() }
  await call('POST', `${url}/answers`, { device, entries: [entry] })
  if (handsIn) await call('POST', `${url}/hand-in`, { device, lastSeq: 1 })
  return { call, attempt, device }
}
const row = async (call: Caller) => (await call('GET', '/api/ratings')).json<{ rows: RatingRow[] }>().rows[0]
const tasks = async (call: Caller) =>
  (await call('GET', `/api/ratings/tasks?eventId=${exam.eventId}&itemId=${itemId}`)).json().tasks
const task = (call: Caller, id: string) => call('GET', `/api/ratings/tasks/${id}`)
const rate = (call: Caller, id: string, points: number, comment = '') =>
  call('POST', `/api/ratings/tasks/${id}`, { points, comment })
const points = async (index = 0) => {
  const id = exam.participants[index]!.id
  const [sitting] = await test.database.tenant(exam.instansiId, (db) =>
    readSittings(db, exam.eventId, { participantId: id }),
  )
  return (sitting!.answers.get(itemId) as { rated?: number }).rated
}

describe('a long answer', () => {
  it('is rated blind by two, and what they settle on enters the result', async () => {
    await write(0)
    const actor = { instansiId: exam.instansiId, id: null, name: 'uji' }
    await scoreEvent(test.database, actor, exam.eventId)
    const participant = exam.participants[0]!.id
    const evidence = async () =>
      (await exam.call('GET', `/api/results/${participant}/evidence?kind=competency&scale=M.07`)).json()
    const hash = async () =>
      (await test.owner('select input_hash from result where instansi_id = $1', [exam.instansiId])).rows[0].input_hash
    const unrated = await hash()
    expect(await evidence()).toMatchObject([{ code: 'KD-UA-1', points: null, maxPoints: 3 }])
    expect(await row(raters[0]!)).toMatchObject({ code: 'KD-UA-1', answers: 1, settled: 0, mine: 1 })

    const [{ id }] = await tasks(raters[0]!)
    const shown = await task(raters[0]!, id)
    expect(shown.json()).toMatchObject({ text: WORDS, most: 3, state: 'first', mine: null, outcome: null })
    expect(shown.json().rubric).toContain('langkah bertahap')
    // Nothing that leads to who wrote it.
    const { rows } = await test.owner(
      `select a.id as attempt, p.id as participant, g.nip, g.name from attempt as a
       join participant as p on p.id = a.participant_id join pegawai as g on g.id = p.pegawai_id
       where a.instansi_id = $1`,
      [exam.instansiId],
    )
    for (const told of rows.flatMap((one) => Object.values(one) as string[])) {
      expect(shown.body).not.toContain(told)
    }
    expect((await rate(raters[0]!, id, 2, 'Langkahnya sesuai.')).statusCode).toBe(200)
    expect(await points()).toBeUndefined()

    // The second sees nothing of the first.
    const second = await task(raters[1]!, id)
    expect(second.json()).toMatchObject({ state: 'second', mine: null, outcome: null })
    expect(second.body).not.toContain('Langkahnya sesuai')
    expect((await rate(raters[1]!, id, 2)).statusCode).toBe(200)
    expect(await points()).toBe(2)
    expect((await task(raters[0]!, id)).json()).toMatchObject({ outcome: { given: [2, 2], points: 2 } })
    expect(await row(raters[2]!)).toMatchObject({ settled: 1, mine: 0, pairs: 1, same: 1, meanDifference: 0 })

    // What was issued before stays computable, whatever was rated since.
    const derived = async (asIssued: boolean) =>
      (await deriveEvent(test.database, exam.instansiId, exam.eventId, { asIssued }))[0]!.inputHash
    expect(await derived(true)).toBe(unrated.toString('hex'))
    expect(await derived(false)).not.toBe(unrated.toString('hex'))
    await scoreEvent(test.database, actor, exam.eventId)
    expect(await hash()).not.toEqual(unrated)
    expect(await evidence()).toMatchObject([{ code: 'KD-UA-1', points: 2, maxPoints: 3 }])
    const trail = await test.owner(
      "select after from audit_entry where instansi_id = $1 and action = 'answer.rated' order by at",
      [exam.instansiId],
    )
    expect(trail.rows.map(({ after }) => [after.place, after.points])).toEqual([
      [1, 2],
      [2, 2],
    ])
  })

  it('on which two differ waits for a third, who decides', async () => {
    await write(0)
    const [{ id }] = await tasks(raters[0]!)
    await rate(raters[0]!, id, 3)
    await rate(raters[1]!, id, 1)
    expect(await points()).toBeUndefined()
    expect(await row(raters[2]!)).toMatchObject({ awaitingThird: 1, mine: 1, meanDifference: 2 })
    expect((await row(raters[0]!))!.mine).toBe(0)
    expect((await task(raters[2]!, id)).json()).toMatchObject({ state: 'third', mine: null, outcome: null })
    await rate(raters[2]!, id, 1)
    expect(await points()).toBe(1)
    for (const call of raters) expect((await rate(call, id, 0)).json().code).toBe('RATING_FINAL')
  })

  it('may be rated again by the first until the second has, and never twice by one', async () => {
    await write(0)
    const [{ id }] = await tasks(raters[0]!)
    await rate(raters[0]!, id, 0)
    await rate(raters[0]!, id, 3)
    expect(await row(raters[1]!)).toMatchObject({ awaitingSecond: 1, pairs: 0 })
    await rate(raters[1]!, id, 3)
    expect((await rate(raters[0]!, id, 0)).json().code).toBe('RATING_FINAL')
    expect((await rate(raters[2]!, id, 0)).json().code).toBe('RATING_NOT_YOURS')
    expect((await task(raters[2]!, id)).json().code).toBe('RATING_NOT_YOURS')
    expect(await points()).toBe(3)
  })

  it('takes three at once as first, second and nobody', async () => {
    await write(0)
    const [{ id }] = await tasks(raters[0]!)
    const replies = await Promise.all(raters.map((call) => rate(call, id, 2)))
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 409])
    const { rows } = await test.owner('select place from rating where instansi_id = $1 order by place', [
      exam.instansiId,
    ])
    expect(rows).toEqual([{ place: 1 }, { place: 2 }])
  })

  it('is not there while it is being written, blank, or written by the rater', async () => {
    await write(0, { text: WORDS }, { handsIn: false })
    await write(1, { text: '  ' })
    expect(await row(raters[0]!)).toBeUndefined()
    test.now.value = new Date(START.getTime() + 5 * 3_600_000)
    expect(await row(raters[0]!)).toMatchObject({ answers: 1, mine: 1 })
    const { nip } = exam.participants[0]!
    const actor = { instansiId: exam.instansiId, id: null, name: 'uji' }
    await test.database.tenant(exam.instansiId, (db) =>
      createAccount(db, actor, { nip, name: 'Asesor peserta', password: PASSWORD, roles: ['asesor'] }),
    )
    const reply = await stranger(test)('POST', '/api/session', { nip, password: PASSWORD })
    const self = stranger(test, reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
    expect(await row(self)).toMatchObject({ answers: 1, mine: 0 })
    expect(await tasks(self)).toEqual([])
    const [{ id }] = await tasks(raters[0]!)
    expect((await rate(self, id, 3)).json().code).toBe('RATING_NOT_YOURS')
  })

  it('is never given to an assessor of the agency whose official wrote it', async () => {
    await write(0)
    const [{ id }] = await tasks(raters[0]!)
    const elsewhere = await signInAs(test, exam.instansiId, 'asesor')
    const actor = { instansiId: exam.instansiId, id: null, name: 'uji' }
    const { nip } = exam.participants[1]!
    await test.database.tenant(exam.instansiId, (db) =>
      createAccount(db, actor, { nip, name: 'Asesor sekantor', password: PASSWORD, roles: ['asesor'] }),
    )
    const reply = await stranger(test)('POST', '/api/session', { nip, password: PASSWORD })
    const near = stranger(test, reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
    // Both hold posts in one bureau below an agency.
    const made = async (text: string, values: unknown[]) =>
      (await test.owner(`${text} returning id`, [exam.instansiId, ...values])).rows[0].id
    const agency = await made(
      "insert into unit_kerja (instansi_id, code, name, is_opd) values ($1, 'OPD', 'Dinas', true)",
      [],
    )
    const bureau = await made(
      "insert into unit_kerja (instansi_id, code, name, parent_id) values ($1, 'OPD-1', 'Bidang', $2)",
      [agency],
    )
    const post = await made(
      "insert into jabatan (instansi_id, unit_id, name, kind) values ($1, $2, 'Penyusun', 'PELAKSANA')",
      [bureau],
    )
    expect(await row(near)).toMatchObject({ mine: 1 })
    await test.owner('delete from pegawai_jabatan where instansi_id = $1', [exam.instansiId])
    await test.owner(
      `insert into pegawai_jabatan (instansi_id, pegawai_id, jabatan_id, valid_during)
       select instansi_id, id, $2, '[2020-01-01,)' from pegawai where instansi_id = $1`,
      [exam.instansiId, post],
    )
    expect(await row(near)).toMatchObject({ answers: 1, mine: 0 })
    expect(await tasks(near)).toEqual([])
    expect((await task(near, id)).json().code).toBe('RATING_NOT_YOURS')
    expect((await rate(near, id, 3)).json().code).toBe('RATING_NOT_YOURS')
    expect(await row(elsewhere)).toMatchObject({ mine: 1 })
  })
})

describe('refused', () => {
  it('points beyond the scale, below it, broken, or from the participant', async () => {
    await write(0, { text: WORDS, rated: 3 })
    expect(await points()).toBeUndefined()
    const [{ id }] = await tasks(raters[0]!)
    expect((await rate(raters[0]!, id, 4)).json()).toMatchObject({
      code: 'RATING_BEYOND_MOST',
      message: 'Poin paling tinggi untuk butir ini 3. Periksa rubrik, lalu isi lagi.',
    })
    for (const wrong of [-1, 1.5, '2', null]) {
      expect((await rate(raters[0]!, id, wrong as number)).json().code).toBe('INVALID_INPUT')
    }
    expect(
      (await test.owner('select count(*)::int as n from rating where instansi_id = $1', [exam.instansiId])).rows[0].n,
    ).toBe(0)
  })

  it('everybody but assessors of this instansi', async () => {
    const { call: participant } = await write(0)
    const [{ id }] = await tasks(raters[0]!)
    const foreign = (await createInstansiWith(test, 'asesor')).call
    expect((await task(foreign, id)).statusCode).toBe(404)
    expect((await rate(foreign, id, 1)).statusCode).toBe(404)
    expect((await foreign('GET', '/api/ratings')).json()).toEqual({ rows: [] })
    expect(await tasks(foreign)).toEqual([])
    // The committee sees how far the work is, and no answer.
    expect((await row(exam.call))!.mine).toBe(0)
    for (const call of [exam.call, participant]) {
      expect((await task(call, id)).statusCode).toBe(403)
      expect((await rate(call, id, 1)).statusCode).toBe(403)
    }
    expect((await task(stranger(test), id)).statusCode).toBe(401)
    expect((await task(raters[0]!, randomUUID())).statusCode).toBe(404)
  })
})
