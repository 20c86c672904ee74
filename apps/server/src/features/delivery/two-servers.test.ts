import { setTimeout } from 'node:timers/promises'
import type { Exam, SavedAnswers, StartedAttempt } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '../../app.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { createExam, type ExamFixture } from '../../testing/exam-fixture.ts'
import { type Caller, createTestApp, stranger, type TestApp } from '../../testing/test-app.ts'

const DEVICE = 'perangkat-satu'
/** A notice from the database travels for milliseconds; this is what we hold ourselves to. */
const AT_ONCE_MS = 1000

let test: TestApp
let otherDatabase: Database
let otherApp: FastifyInstance
let exam: ExamFixture
let cookie: string
let here: Caller
let there: Caller
let attemptId: string
let items: StartedAttempt['items']

beforeAll(async () => {
  test = await createTestApp()
  otherDatabase = openDatabase(test.url, { maxConnections: 4 })
  otherApp = await buildApp({ database: otherDatabase, settings: test.app.settings })
  await otherApp.ready()
})
afterAll(async () => {
  await otherApp.close()
  await otherDatabase.close()
  await test.close()
})
beforeEach(async () => {
  exam = await createExam(test)
  const { nip, pin } = exam.participants[0]!
  const reply = await stranger(test)('POST', '/api/exam/session', { nip, pin })
  cookie = reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  here = stranger(test, cookie)
  there = stranger({ ...test, app: otherApp }, cookie)
  attemptId = (await here('GET', '/api/exam')).json<Exam>().attempts[0]!.id
  items = (await here('POST', url('start'), { device: DEVICE })).json<StartedAttempt>().items
})

const url = (action: string) => `/api/exam/attempts/${attemptId}/${action}`
const save = (call: Caller, seq: number, choice: string, device = DEVICE) =>
  call('POST', url('answers'), {
    device,
    entries: [{ seq, itemId: items[seq % items.length]!.id, value: { choice }, clientTime: new Date().toISOString() }],
  })
const stored = async () =>
  (await test.owner('select seq, is_late from answer where attempt_id = $1 order by seq', [attemptId])).rows

/** How long until `check` says so, in milliseconds. */
async function until(check: () => Promise<boolean>): Promise<number> {
  const began = performance.now()
  while (!(await check())) {
    if (performance.now() - began > 10_000) throw new Error('never came true')
    // A refusal out of memory needs no input or output: without a pause the notice would never be read.
    await setTimeout(2)
  }
  return performance.now() - began
}

describe('two servers on one database', () => {
  it('go on from where the other stored, though each remembers an attempt of its own', async () => {
    const replies = []
    for (const [call, seq] of [here, here, there, there, here, there, here].map((call, n) => [call, n + 1] as const)) {
      replies.push((await save(call, seq, 'A')).json<SavedAnswers>())
    }
    expect(replies.map(({ receipt }) => receipt.count)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(new Set(replies.map(({ receipt }) => receipt.chainHash)).size).toBe(7)
    const { rows } = await test.owner(
      `select answer_count, last_seq, encode(chain_hash, 'hex') as hash from attempt where id = $1`,
      [attemptId],
    )
    expect(rows).toEqual([{ answer_count: 7, last_seq: 7, hash: replies.at(-1)!.receipt.chainHash }])
    expect(await stored()).toHaveLength(7)
  })

  it('lose nothing and count nothing twice when both store for one attempt at once', async () => {
    await save(here, 1, 'A')
    await save(there, 2, 'A')
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) => save(n % 2 === 0 ? here : there, 3 + Math.floor(n / 2), 'B')),
    )
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(replies.map(() => 200))
    const { rows } = await test.owner('select answer_count, last_seq from attempt where id = $1', [attemptId])
    expect(rows).toEqual([{ answer_count: 12, last_seq: 12 }])
    expect(await stored()).toHaveLength(12)
  })

  it('honour a hand-in and a take-over that the other took, at the next answer', async () => {
    await save(here, 1, 'A')
    await save(here, 2, 'A')
    const { pin } = exam.participants[0]!
    expect((await there('POST', url('start'), { device: 'perangkat-dua', takeOver: true, pin })).statusCode).toBe(200)
    expect((await save(here, 3, 'B')).json().code).toBe('ATTEMPT_MOVED')
    await save(here, 1003, 'C', 'perangkat-dua')
    expect((await there('POST', url('hand-in'), { device: 'perangkat-dua', lastSeq: 1003 })).statusCode).toBe(200)
    expect((await save(here, 1004, 'C', 'perangkat-dua')).json().code).toBe('ATTEMPT_CLOSED')
    expect(await stored()).toEqual([
      { seq: 1, is_late: false },
      { seq: 2, is_late: false },
      { seq: 3, is_late: false },
      { seq: 1003, is_late: false },
      { seq: 1004, is_late: true },
    ])
  })

  it('honour a sign-out at the other at once, though both remember who is signed in', async () => {
    expect([(await here('GET', '/api/exam')).statusCode, (await there('GET', '/api/exam')).statusCode]).toEqual([
      200, 200,
    ])
    expect((await here('DELETE', '/api/session')).statusCode).toBeLessThan(300)
    expect(await until(async () => (await here('GET', '/api/exam')).statusCode === 401)).toBeLessThan(AT_ONCE_MS)
    expect(await until(async () => (await there('GET', '/api/exam')).statusCode === 401)).toBeLessThan(AT_ONCE_MS)
  })

  it('honour a role taken away and an account disabled, at both and at once', async () => {
    const account = await panitia()
    const room = `/api/events/${exam.eventId}/room`
    const elsewhere = stranger({ ...test, app: otherApp }, account.cookie)
    expect((await elsewhere('GET', room)).statusCode).toBe(200)
    await test.owner(`update account set roles = '{auditor}' where id = $1`, [account.id])
    expect(await until(async () => (await elsewhere('GET', room)).statusCode === 403)).toBeLessThan(AT_ONCE_MS)
    await test.owner('update account set disabled_at = now() where id = $1', [account.id])
    expect(await until(async () => (await elsewhere('GET', room)).statusCode === 401)).toBeLessThan(AT_ONCE_MS)
  })
})

/** A second sign-in of the panitia's account, whose cookie both servers are then given. */
async function panitia(): Promise<{ id: string; cookie: string }> {
  const { rows } = await test.owner('select id, nip from account where instansi_id = $1', [exam.instansiId])
  const reply = await stranger(test)('POST', '/api/session', { nip: rows[0].nip, password: 'kata-sandi-uji-coba' })
  return { id: rows[0].id, cookie: reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}
