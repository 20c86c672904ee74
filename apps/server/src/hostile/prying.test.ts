import type { Exam, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boardToken } from '../features/delivery/room/public-board.ts'
import { createExam, type ExamFixture } from '../testing/exam-fixture.ts'
import { type Caller, createTestApp, signInAs, stranger, type TestApp } from '../testing/test-app.ts'

const START = new Date('2025-09-30T01:00:00Z')
const device = 'perangkat-satu'
/** Names of what only those who keep the bank may see, wherever in a reply. */
const SECRET =
  /"(scoring|weights?|parameters|rationale|rubric|pairs|isPilot|pilots?|perPerson|isCorrect|correct|isAnchor|provisional)":|"key":[{[]/
let test: TestApp
let exam: ExamFixture
let peserta: Caller
let started: StartedAttempt

beforeAll(async () => {
  test = await createTestApp()
  test.now.value = START
  exam = await createExam(test, { people: 2 })
  peserta = await exam.signIn()
  const { attempts } = (await peserta('GET', '/api/exam')).json<Exam>()
  started = (await peserta('POST', `/api/exam/attempts/${attempts[0]!.id}/start`, { device })).json()
})
afterAll(() => test.close())

describe('what a participant is sent', () => {
  const attempt = (action: string) => `/api/exam/attempts/${started.attemptId}/${action}`
  const entries = () => [
    { seq: 1, itemId: started.items[0]!.id, value: { choice: 'B' }, clientTime: START.toISOString() },
  ]
  it.each<[string, () => ReturnType<Caller>]>([
    ['the waiting room', () => peserta('GET', '/api/exam')],
    ['the start', () => peserta('POST', attempt('start'), { device })],
    ['a save', () => peserta('POST', attempt('answers'), { device, entries: entries() })],
    ['the clock', () => peserta('GET', `${attempt('clock')}?device=${device}`)],
    [
      'an item that was refused',
      () => peserta('POST', attempt('next'), { device, lastSeq: 1, after: started.items[0]!.id }),
    ],
    ['the hand-in', () => peserta('POST', attempt('hand-in'), { device, lastSeq: 1 })],
    ['the start after the hand-in', () => peserta('POST', attempt('start'), { device })],
  ])('with %s tells no key, no weight, no parameter and no item on trial', async (_what, ask) => {
    const reply = await ask()
    expect(reply.body).not.toMatch(SECRET)
    expect(reply.body).not.toContain('tidak boleh keluar')
  })
})

describe('what the office is sent of a running exam', () => {
  it.each(['pimpinan', 'auditor', 'pengelola-talenta'] as const)('tells %s no key', async (role) => {
    const call = await signInAs(test, exam.instansiId, role)
    for (const url of ['/api/items', '/api/media', '/api/item-reviewers', `/api/events/${exam.eventId}/room`]) {
      expect([url, (await call('GET', url)).statusCode]).toEqual([url, 403])
    }
    for (const part of ['', '/participants', '/signals', '/late-answers', '/quality']) {
      const reply = await call('GET', `/api/events/${exam.eventId}${part}`)
      if (reply.statusCode === 200) expect(reply.body, part).not.toMatch(SECRET)
      else expect([403, 404, 409], part).toContain(reply.statusCode)
    }
  })
})

describe('the address of the public board', () => {
  it('opens for no guess, no other event and no other instansi, and tells a wrong one nothing', async () => {
    const { token } = (await exam.call('POST', `/api/events/${exam.eventId}/public-board`)).json()
    const open = (one: string) => stranger(test)('GET', `/api/board/${encodeURIComponent(one)}`)
    const reply = await open(token)
    expect([reply.statusCode, reply.json().session.seats]).toEqual([200, 2])
    expect(reply.body).not.toMatch(/Peserta|19850/)
    const other = await createExam(test)
    const bytes = Buffer.from(token, 'base64url')
    const id = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')
    const seal = bytes.subarray(32)
    const forged = [
      Buffer.concat([bytes.subarray(0, 16), id(other.eventId), seal]),
      Buffer.concat([id(other.instansiId), id(other.eventId), seal]),
      Buffer.concat([bytes.subarray(0, 47), Buffer.from([bytes[47]! ^ 1])]),
      bytes.subarray(0, 47),
      Buffer.concat([bytes, Buffer.alloc(1)]),
      Buffer.alloc(48),
    ].map((one) => one.toString('base64url'))
    forged.push(
      boardToken(Buffer.alloc(32, 8), exam.instansiId, exam.eventId),
      boardToken(test.app.settings.secret, exam.instansiId, other.eventId),
    )
    for (const one of forged) {
      const refused = await open(one)
      expect([one, refused.statusCode, refused.json().code]).toEqual([one, 404, 'BOARD_UNKNOWN'])
    }
  })
})
