import type { Exam, RoomBoard, RoomChange, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openStream } from '../../../testing/event-stream.ts'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import { type Caller, cookieAs, createTestApp, stranger, type TestApp } from '../../../testing/test-app.ts'

const DEVICE = 'perangkat-satu'
const REASON = 'Atas permintaan pengawas ruang.'

let test: TestApp
let exam: ExamFixture
let peserta: Caller
let attemptId: string
beforeAll(async () => {
  test = await createTestApp()
  await test.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => test.close())
beforeEach(async () => {
  exam = await createExam(test, { people: 3 })
  peserta = await exam.signIn()
  attemptId = (await peserta('GET', '/api/exam')).json<Exam>().attempts[0]!.id
})

const start = (call: Caller, device = DEVICE, more: object = {}) =>
  call('POST', `/api/exam/attempts/${attemptId}/start`, { device, ...more })
const save = (seq: number, itemId: string, device = DEVICE, call = peserta) =>
  call('POST', `/api/exam/attempts/${attemptId}/answers`, {
    device,
    entries: [{ seq, itemId, value: { choice: 'A' }, clientTime: test.now.value.toISOString() }],
  })
const order = (body: object, n = 0, call = exam.call) =>
  call('POST', `/api/participants/${exam.participants[n]!.id}/room`, { reason: REASON, ...body })
const readBoard = async () => (await exam.call('GET', `/api/events/${exam.eventId}/room`)).json<RoomBoard>()
const rowOf = (board: Pick<RoomBoard, 'rows'>, n = 0) =>
  board.rows.find(({ participantId }) => participantId === exam.participants[n]!.id)
const trail = async (action: string) =>
  (
    await test.owner('select reason, after from audit_entry where action = $1 and instansi_id = $2', [
      action,
      exam.instansiId,
    ])
  ).rows

describe('the board', () => {
  it('shows every seat with what it is at, and is told of changes as they happen', async () => {
    const cookie = await cookieAs(test, exam.instansiId, 'panitia')
    const board = await openStream(test.app, `/api/events/${exam.eventId}/room/stream`, cookie)
    const first: RoomBoard = await board.next('board')
    expect(first.rows).toHaveLength(3)
    expect(rowOf(first)).toMatchObject({ seat: 1, state: 'open', answered: 0, items: 4, deadline: null })
    const { items } = (await start(peserta)).json<StartedAttempt>()
    await save(1, items[0]!.id)
    let change: RoomChange
    do change = await board.next('change')
    while (rowOf(change)?.answered !== 1)
    expect(change.rows).toHaveLength(1)
    expect(rowOf(change)).toMatchObject({ state: 'running', deadline: expect.any(String) })
    const note = {
      sessionId: exam.sessionId,
      participantId: exam.participants[1]!.id,
      kind: 'illness',
      note: 'Pusing.',
    }
    await exam.call('POST', `/api/events/${exam.eventId}/incidents`, note)
    do change = await board.next('change')
    while (!change.incidents)
    expect(change.incidents).toMatchObject([{ kind: 'illness', note: 'Pusing.', seat: 2 }])
    expect(change.rows.map(({ incidents }) => incidents)).toEqual([1])
    board.stop()
  })

  it('puts trouble first and counts anew only what was saved since', async () => {
    const { items } = (await start(peserta)).json<StartedAttempt>()
    await save(1, items[0]!.id)
    expect(rowOf(await readBoard())).toMatchObject({ answered: 1, trouble: null })
    test.now.value = new Date(test.now.value.getTime() + 4 * 60_000)
    const { rows } = await readBoard()
    expect(rows[0]).toMatchObject({ participantId: exam.participants[0]!.id, trouble: 'silent' })
  })
})

describe('orders about a seat', () => {
  it('moves a participant at work to a free seat and refuses one that is taken or not there', async () => {
    await start(peserta)
    expect((await order({ action: 'move', seat: 2 })).json().code).toBe('SEAT_IN_USE')
    expect((await order({ action: 'move', seat: 400 })).json().code).toBe('NO_SUCH_SEAT')
    expect((await order({ action: 'move', seat: 9 })).statusCode).toBe(200)
    expect(rowOf(await readBoard())).toMatchObject({ seat: 9, state: 'running' })
    expect(await trail('seat.moved')).toEqual([{ reason: REASON, after: { seat: 9 } }])
  })

  it('lets another device take over without the PIN, and turns the old one read-only with its answers kept', async () => {
    const { items } = (await start(peserta)).json<StartedAttempt>()
    await save(1, items[0]!.id)
    expect((await start(peserta, 'perangkat-dua')).json().code).toBe('DEVICE_TAKEN')
    expect((await order({ action: 'release' })).statusCode).toBe(200)
    const clock = await peserta('GET', `/api/exam/attempts/${attemptId}/clock?device=${DEVICE}`)
    expect(clock.json().isHolder).toBe(false)
    const taken = (await start(peserta, 'perangkat-dua')).json<StartedAttempt>()
    expect(taken).toMatchObject({ seqFloor: 1001, answers: [{ seq: 1 }] })
    expect((await save(2, items[1]!.id)).json().code).toBe('ATTEMPT_MOVED')
    expect((await save(1002, items[1]!.id, 'perangkat-dua')).statusCode).toBe(200)
    const { rows } = await test.owner('select seq from answer where attempt_id = $1 order by seq', [attemptId])
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 1002])
  })

  it('excludes: signed out at once, PIN refused with the reason, answers kept; and readmits', async () => {
    const { items } = (await start(peserta)).json<StartedAttempt>()
    await save(1, items[0]!.id)
    expect((await order({ action: 'exclude' })).statusCode).toBe(200)
    expect((await save(2, items[1]!.id)).statusCode).toBe(401)
    const { nip, pin } = exam.participants[0]!
    const signIn = () => stranger(test)('POST', '/api/exam/session', { nip, pin })
    expect((await signIn()).json().code).toBe('EXCLUDED')
    expect((await order({ action: 'exclude' })).json().code).toBe('EXCLUDED_ALREADY')
    expect(rowOf(await readBoard())).toMatchObject({ isExcluded: true, answered: 1 })
    expect((await order({ action: 'readmit' })).statusCode).toBe(200)
    expect((await signIn()).statusCode).toBe(200)
    expect([(await trail('participant.excluded')).length, (await trail('participant.readmitted')).length]).toEqual([
      1, 1,
    ])
  })

  it('ends the wait after wrong PINs', async () => {
    const { nip, pin } = exam.participants[1]!
    const wrong = pin === '111111' ? '222222' : '111111'
    for (let n = 0; n < 10; n += 1) await stranger(test)('POST', '/api/exam/session', { nip, pin: wrong })
    const right = () => stranger(test)('POST', '/api/exam/session', { nip, pin })
    expect((await right()).statusCode).toBe(429)
    expect((await order({ action: 'unlock' }, 1)).statusCode).toBe(200)
    expect((await right()).statusCode).toBe(200)
  })

  it('are refused to participants and to another instansi, and change nothing', async () => {
    const other = await createExam(test)
    expect((await order({ action: 'exclude' }, 0, peserta)).statusCode).toBe(403)
    expect((await order({ action: 'exclude' }, 0, other.call)).statusCode).toBe(404)
    expect(rowOf(await readBoard())).toMatchObject({ isExcluded: false })
  })
})

describe('the public board', () => {
  it('shows numbers without signing in, and no name, NIP or score', async () => {
    await start(peserta)
    const { token } = (await exam.call('POST', `/api/events/${exam.eventId}/public-board`)).json()
    const reply = await stranger(test)('GET', `/api/board/${token}`)
    expect(reply.json()).toMatchObject({ session: { seats: 3, working: 1, done: 0, present: 1, incidents: 0 } })
    for (const { nip } of exam.participants) expect(reply.body).not.toContain(nip)
    expect(reply.body).not.toMatch(/Peserta \d/)
  })

  it('gives nothing for a forged address, nor for one of another event', async () => {
    const { token } = (await exam.call('POST', `/api/events/${exam.eventId}/public-board`)).json()
    const other = await createExam(test)
    const foreign = (await other.call('POST', `/api/events/${other.eventId}/public-board`)).json().token
    const spliced = Buffer.concat([
      Buffer.from(token, 'base64url').subarray(0, 16),
      Buffer.from(foreign, 'base64url').subarray(16),
    ]).toString('base64url')
    const flipped = token.slice(0, -2) + (token.at(-2) === 'A' ? 'B' : 'A') + token.at(-1)
    for (const forged of [spliced, flipped, 'a'.repeat(64)]) {
      expect((await stranger(test)('GET', `/api/board/${forged}`)).json().code).toBe('BOARD_UNKNOWN')
    }
  })
})
