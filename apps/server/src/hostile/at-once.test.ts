import type { Exam, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../testing/exam-fixture.ts'
import { type Caller, createTestApp, signInAs, type TestApp } from '../testing/test-app.ts'

const START = new Date('2025-09-30T01:00:00Z')
const DEVICE = 'perangkat-satu'
const reason = 'Dua petugas menekan bersamaan'
let test: TestApp
let exam: ExamFixture
let second: Caller
let peserta: Caller
let started: StartedAttempt

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = START
  exam = await createExam(test, { people: 4 })
  second = await signInAs(test, exam.instansiId, 'panitia')
  peserta = await exam.signIn()
  const { attempts } = (await peserta('GET', '/api/exam')).json<Exam>()
  started = (await peserta('POST', `/api/exam/attempts/${attempts[0]!.id}/start`, { device: DEVICE })).json()
})

const attempt = (action: string) => `/api/exam/attempts/${started.attemptId}/${action}`
const entry = (seq: number) => ({
  ...{ seq, itemId: started.items[0]!.id, value: { choice: 'A' }, clientTime: START.toISOString() },
})
const save = (seq: number) => peserta('POST', attempt('answers'), { device: DEVICE, entries: [entry(seq)] })
const room = (index: number) => `/api/participants/${exam.participants[index]!.id}/room`
const time = (call: Caller, order: object) => call('POST', `/api/events/${exam.eventId}/time`, { reason, ...order })
const statuses = (replies: readonly { statusCode: number }[]) => replies.map(({ statusCode }) => statusCode).sort()
const row = async () => (await test.owner('select * from attempt where id = $1', [started.attemptId])).rows[0]
const audited = async (action: string) =>
  (await test.owner('select from audit_entry where instansi_id = $1 and action = $2', [exam.instansiId, action])).rows
    .length

describe('two of the committee at once', () => {
  it('move two people to one free seat: one sits there, the other is told who does', async () => {
    for (let seat = 10; seat < 20; seat += 1) {
      const replies = await Promise.all([
        exam.call('POST', room(0), { action: 'move', seat, reason }),
        second('POST', room(1), { action: 'move', seat, reason }),
        second('POST', room(2), { action: 'move', seat, reason }),
      ])
      expect(statuses(replies), replies.map(({ body }) => body).join()).toEqual([200, 409, 409])
    }
    expect(await audited('seat.moved')).toBe(10)
  })

  it('place two people on one seat of the plan while a third is moved there: one has it', async () => {
    await test.owner('update attempt set started_at = null, device = null where id = $1', [started.attemptId])
    for (let seat = 20; seat < 30; seat += 1) {
      const place = (call: Caller, index: number) =>
        call('PUT', `/api/participants/${exam.participants[index]!.id}/seat`, { session: 1, seat })
      const move = exam.call('POST', room(3), { action: 'move', seat, reason })
      const replies = await Promise.all([place(exam.call, 1), place(second, 2), move])
      expect(statuses(replies), replies.map(({ body }) => body).join()).toEqual([200, 409, 409])
    }
  })

  it('pause, go on, exclude and readmit once', async () => {
    const pauses = await Promise.all(
      [exam.call, second, exam.call].map((call) => time(call, { action: 'pause', target: { kind: 'event' } })),
    )
    expect(statuses(pauses)).toEqual([200, 409, 409])
    test.now.value = new Date(START.getTime() + 60_000)
    const resumes = await Promise.all(
      [exam.call, second].map((call) => time(call, { action: 'resume', target: { kind: 'event' } })),
    )
    expect(statuses(resumes)).toEqual([200, 409])
    expect((await row()).paused_seconds).toBe(60)
    const excluded = await Promise.all(
      [exam.call, second].map((call) => call('POST', room(3), { action: 'exclude', reason })),
    )
    expect(statuses(excluded)).toEqual([200, 409])
    expect([await audited('session.paused'), await audited('participant.excluded')]).toEqual([1, 1])
  })

  it('rule on the same late answers: each word has its turn and its audit row, none is lost', async () => {
    test.now.value = new Date(START.getTime() + 3 * 3_600_000)
    await save(1)
    const rule = (call: Caller, counts: boolean) =>
      call('POST', `/api/attempts/${started.attemptId}/late-ruling`, { counts, answers: 1, reason })
    const replies = await Promise.all([rule(exam.call, true), rule(second, false), rule(exam.call, true)])
    expect(statuses(replies), replies.map(({ body }) => body).join()).toEqual([200, 200, 200])
    expect(replies.map((reply) => reply.json().turn).sort()).toEqual([1, 2, 3])
    expect(await audited('answers.ruled')).toBe(3)
  })
})

describe('the room and the participant at once', () => {
  it('pause and hand in: handed in, or paused, and never a clock that stands still behind a hand-in', async () => {
    await save(1)
    const [, done] = await Promise.all([
      time(exam.call, { action: 'pause', target: { kind: 'event' } }),
      peserta('POST', attempt('hand-in'), { device: DEVICE, lastSeq: 1 }),
    ])
    expect(done.statusCode).toBe(200)
    expect((await row()).handed_in_at).toEqual(START)
    expect((await save(2)).json().code).toBe('ATTEMPT_CLOSED')
    const { rows } = await test.owner('select is_late from answer where attempt_id = $1 order by seq', [
      started.attemptId,
    ])
    expect(rows.map(({ is_late }) => is_late)).toEqual([false, true])
  })

  it('exclude and save: what was acknowledged is kept, and nothing is taken afterwards', async () => {
    const saves = Array.from({ length: 20 }, (_, n) => save(n + 1))
    const [excluded, ...replies] = await Promise.all([
      exam.call('POST', room(0), { action: 'exclude', reason }),
      ...saves,
    ])
    expect(excluded.statusCode).toBe(200)
    const acknowledged = replies.filter(({ statusCode }) => statusCode === 200).length
    expect(replies.every(({ statusCode }) => statusCode === 200 || statusCode === 401)).toBe(true)
    expect((await row()).answer_count).toBe(acknowledged)
    expect((await save(30)).statusCode).toBe(401)
  })
})

it('stores no more of one attempt than a person can give, and keeps what was there', async () => {
  await save(1)
  await test.owner('update attempt set answer_count = 19999 where id = $1', [started.attemptId])
  const entries = [entry(2), entry(3)]
  const refused = await peserta('POST', attempt('answers'), { device: DEVICE, entries })
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'TOO_MANY_ANSWERS'])
  expect((await save(2)).statusCode).toBe(200)
  // From memory as well as from the table, and a repeat costs nothing.
  expect([(await save(3)).json().code, (await save(2)).statusCode]).toEqual(['TOO_MANY_ANSWERS', 200])
  const { rows } = await test.owner('select seq from answer where attempt_id = $1 order by seq', [started.attemptId])
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2])
  expect((await peserta('POST', attempt('hand-in'), { device: DEVICE, lastSeq: 2 })).statusCode).toBe(200)
})
