import type { AddressInfo } from 'node:net'
import type { Exam, ExamNews, StartedAttempt } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '../../../app.ts'
import { type Database, openDatabase } from '../../../db/database.ts'
import { openStream } from '../../../testing/event-stream.ts'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import { type Caller, createTestApp, stranger, type TestApp } from '../../../testing/test-app.ts'

/** What the issue promises an open page; a notice travels for milliseconds. */
const PROMISED_MS = 2000
const DEVICE = 'perangkat-satu'
const REASON = 'Listrik padam sebentar.'

let test: TestApp
let otherDatabase: Database
let otherApp: FastifyInstance
let exam: ExamFixture
let cookies: string[]
let peserta: Caller[]
let attempts: string[]

beforeAll(async () => {
  test = await createTestApp()
  otherDatabase = openDatabase(test.url, { maxConnections: 4 })
  otherApp = await buildApp({ database: otherDatabase, settings: test.app.settings })
  for (const app of [test.app, otherApp]) await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await otherApp.close()
  await otherDatabase.close()
  await test.close()
})
beforeEach(async () => {
  exam = await createExam(test, { people: 3, minutes: 60 })
  cookies = []
  for (const { nip, pin } of exam.participants) {
    const reply = await stranger(test)('POST', '/api/exam/session', { nip, pin })
    cookies.push(reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
  }
  peserta = cookies.map((cookie) => stranger(test, cookie))
  attempts = []
  for (const call of peserta) attempts.push((await call('GET', '/api/exam')).json<Exam>().attempts[0]!.id)
})

const start = async (n: number) =>
  (await peserta[n]!('POST', `/api/exam/attempts/${attempts[n]}/start`, { device: DEVICE })).json<StartedAttempt>()
const order = (body: object, call = exam.call) => call('POST', `/api/events/${exam.eventId}/time`, body)
const seat = (...n: number[]) => ({ kind: 'seats', participantIds: n.map((one) => exam.participants[one]!.id) })
const room = () => ({ kind: 'session', sessionId: exam.sessionId })
const clockOf = async (n: number) =>
  (await peserta[n]!('GET', `/api/exam/attempts/${attempts[n]}/clock?device=${DEVICE}`)).json()
const pass = (minutes: number) => {
  test.now.value = new Date(test.now.value.getTime() + minutes * 60_000)
}
const minutesLeft = async (n: number) => {
  const { now, deadline } = await clockOf(n)
  return (Date.parse(deadline) - Date.parse(now)) / 60_000
}

const listenAt = async (app: FastifyInstance, cookie: string, device = DEVICE) => {
  const { next, ...stream } = await openStream<ExamNews>(app, `/api/exam/stream?device=${device}`, cookie)
  return { ...stream, next: () => next('news') }
}

describe('an extension', () => {
  it('reaches the open pages of a room at both servers within what is promised, and moves their closing', async () => {
    const before = [await start(0), await start(1)]
    const pages = [await listenAt(test.app, cookies[0]!), await listenAt(otherApp, cookies[1]!)]
    for (const page of pages) await page.next()
    const began = performance.now()
    const reply = await order({ action: 'extend', target: room(), minutes: 10, reason: REASON })
    expect(reply.json()).toEqual({ changed: 3, untouched: 0 })
    const news = await Promise.all(pages.map((page) => page.next()))
    expect(performance.now() - began).toBeLessThan(PROMISED_MS)
    for (const [n, { attempts: told }] of news.entries()) {
      expect(told).toMatchObject([{ id: attempts[n], state: 'running', isHolder: true }])
      expect(Date.parse(told[0]!.deadline) - Date.parse(before[n]!.deadline)).toBe(600_000)
    }
    for (const page of pages) page.stop()
    // Who has not begun keeps the whole duration: only the closing moved.
    pass(35)
    const { deadline, now } = await start(2)
    expect((Date.parse(deadline) - Date.parse(now)) / 60_000).toBe(60)
  })

  it('of a seat leaves the neighbours alone, and gives time again to one whose time ran out', async () => {
    await start(0)
    await start(1)
    pass(65)
    expect((await clockOf(0)).state).toBe('closed')
    expect((await order({ action: 'extend', target: room(), minutes: 5, reason: REASON })).json()).toMatchObject({
      changed: 1,
    })
    expect((await clockOf(0)).state).toBe('closed')
    await order({ action: 'extend', target: seat(0), minutes: 20, reason: REASON })
    expect([(await clockOf(0)).state, (await clockOf(1)).state]).toEqual(['running', 'closed'])
    expect(await minutesLeft(0)).toBe(15)
  })
})

describe('a pause', () => {
  it('lets the clock stand still for as long as it lasts, also past the closing of the session', async () => {
    await start(0)
    pass(20)
    expect((await order({ action: 'pause', target: room(), reason: REASON })).json().changed).toBe(1)
    const page = await listenAt(otherApp, cookies[0]!)
    expect((await page.next()).attempts[0]).toMatchObject({ state: 'paused', remainingSeconds: 2400 })
    pass(240)
    expect([(await clockOf(0)).state, await minutesLeft(0)]).toEqual(['paused', 40])
    const items = (await start(0)).items
    const entry = { seq: 1, itemId: items[0]!.id, value: { choice: 'A' }, clientTime: test.now.value.toISOString() }
    const saved = await peserta[0]!('POST', `/api/exam/attempts/${attempts[0]}/answers`, {
      device: DEVICE,
      entries: [entry],
    })
    expect(saved.json().late).toEqual([])
    await order({ action: 'resume', target: { kind: 'event' }, reason: REASON })
    expect((await page.next()).attempts[0]).toMatchObject({ state: 'running', remainingSeconds: 2400 })
    page.stop()
    expect(await minutesLeft(0)).toBe(40)
    pass(41)
    expect((await clockOf(0)).state).toBe('closed')
  })

  it('leaves its facts in the log of each attempt and one row in the audit trail', async () => {
    await start(0)
    await start(1)
    await order({ action: 'pause', target: room(), reason: REASON })
    await order({ action: 'resume', target: room(), reason: 'Listrik menyala lagi.' })
    const { rows } = await test.owner(
      `select kind, details from attempt_event where attempt_id = $1 and kind <> 'started' order by at, kind`,
      [attempts[0]],
    )
    expect(rows).toEqual([
      { kind: 'paused', details: { reason: REASON } },
      { kind: 'resumed', details: { reason: 'Listrik menyala lagi.' } },
    ])
    const trail = await test.owner(
      `select action, reason, after->'attempts' as attempts from audit_entry
       where instansi_id = $1 and subject_id = $2 order by action`,
      [exam.instansiId, exam.eventId],
    )
    expect(trail.rows).toEqual([
      { action: 'session.paused', reason: REASON, attempts: 2 },
      { action: 'session.resumed', reason: 'Listrik menyala lagi.', attempts: 2 },
    ])
  })
})

it('opens the doors before the planned time, and tells whoever waits', async () => {
  await test.owner(`update event_session set starts_at = starts_at + interval '30 minutes' where id = $1`, [
    exam.sessionId,
  ])
  await test.owner(`update attempt set opens_at = opens_at + interval '30 minutes' where instansi_id = $1`, [
    exam.instansiId,
  ])
  const page = await listenAt(otherApp, cookies[0]!, 'waiting-room')
  expect((await page.next()).attempts[0]!.state).toBe('waiting')
  const body = { action: 'open', sessionId: exam.sessionId, reason: 'Semua sudah hadir.' }
  expect((await order(body)).statusCode).toBe(200)
  expect((await page.next()).attempts[0]!.state).toBe('open')
  page.stop()
  expect((await order(body)).json().code).toBe('SESSION_OPEN_ALREADY')
  expect((await start(0)).attemptId).toBe(attempts[0])
})

it('tells the old device of a take-over at once', async () => {
  await start(0)
  const page = await listenAt(test.app, cookies[0]!)
  expect((await page.next()).attempts[0]!.isHolder).toBe(true)
  const body = { device: 'perangkat-dua', takeOver: true, pin: exam.participants[0]!.pin }
  expect((await peserta[0]!('POST', `/api/exam/attempts/${attempts[0]}/start`, body)).statusCode).toBe(200)
  expect((await page.next()).attempts[0]!.isHolder).toBe(false)
  page.stop()
})

describe('the doors', () => {
  it('are shut to strangers, to other instansi and to participants, and a foreign seat changes nothing', async () => {
    await start(0)
    const other = await createExam(test)
    const { port } = test.app.server.address() as AddressInfo
    expect((await fetch(`http://127.0.0.1:${port}/api/exam/stream?device=${DEVICE}`)).status).toBe(401)
    const pause = { action: 'pause', target: room(), reason: REASON }
    expect((await order(pause, peserta[0])).statusCode).toBe(403)
    expect((await order(pause, other.call)).statusCode).toBe(404)
    const foreign = { kind: 'seats', participantIds: [exam.participants[0]!.id] }
    const url = `/api/events/${other.eventId}/time`
    expect((await other.call('POST', url, { ...pause, target: foreign })).statusCode).toBe(404)
    expect((await other.call('POST', url, pause)).statusCode).toBe(404)
    expect((await clockOf(0)).state).toBe('running')
  })

  it('say in one sentence what an order cannot do', async () => {
    expect((await order({ action: 'pause', target: room(), reason: REASON })).json()).toMatchObject({
      code: 'NOBODY_WORKING',
    })
    expect((await order({ action: 'resume', target: room(), reason: REASON })).json().code).toBe('NOBODY_PAUSED')
    expect((await order({ action: 'extend', target: room(), minutes: 0, reason: REASON })).statusCode).toBe(400)
    expect((await order({ action: 'pause', target: room(), reason: '' })).statusCode).toBe(400)
  })
})
