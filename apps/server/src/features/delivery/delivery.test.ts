import { randomUUID } from 'node:crypto'
import type { Exam, HandedIn, SavedAnswers, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createExam, type ExamFixture, ITEM_COUNT } from '../../testing/exam-fixture.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'
import { verifyReceipt } from './receipt.ts'

const START = new Date('2025-09-30T01:00:00Z')
const DEVICE = 'perangkat-satu'
const OTHER_DEVICE = 'perangkat-dua'
let test: TestApp
let exam: ExamFixture
let peserta: Caller
let attemptId: string
let started: StartedAttempt

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

const atMinute = (minute: number) => {
  test.now.value = new Date(START.getTime() + minute * 60_000)
}
const url = (action: string, id = attemptId) => `/api/exam/attempts/${id}/${action}`
const entry = (seq: number, item: number, choice: string | null) => ({
  seq,
  itemId: started.items[item]!.id,
  value: { choice },
  clientTime: '2025-09-30T08:00:00+07:00',
})
const save = (entries: unknown[], device = DEVICE, call = peserta) => call('POST', url('answers'), { device, entries })
const stored = async () =>
  (
    await test.owner(
      `select seq, value ->> 'choice' as choice, is_late as late from answer where attempt_id = $1 order by seq`,
      [attemptId],
    )
  ).rows

beforeEach(async () => {
  atMinute(0)
  exam = await createExam(test)
  peserta = await exam.signIn()
  attemptId = (await peserta('GET', '/api/exam')).json<Exam>().attempts[0]!.id
  started = (await peserta('POST', url('start'), { device: DEVICE })).json()
})

describe('starting', () => {
  it('sets the clock running once and serves the same form again', async () => {
    atMinute(10)
    const again = (await peserta('POST', url('start'), { device: DEVICE })).json<StartedAttempt>()
    expect(again.deadline).toBe(started.deadline)
    expect(new Date(started.deadline)).toEqual(new Date(START.getTime() + 60 * 60_000))
    expect(again.items).toEqual(started.items)
    expect(started.items).toHaveLength(ITEM_COUNT)
  })

  it('never serves keys, weights, parameters or reasons, even where the content holds them', async () => {
    const replies = [
      await peserta('POST', url('start'), { device: DEVICE }),
      await peserta('GET', '/api/exam'),
      await save([entry(1, 0, 'A')]),
      await peserta('GET', `${url('clock')}?device=${DEVICE}`),
      await peserta('POST', url('hand-in'), { device: DEVICE, lastSeq: 1 }),
      await exam.call('GET', `/api/events/${exam.eventId}/room`),
    ]
    for (const reply of replies) {
      expect(reply.statusCode).toBe(200)
      expect(reply.body).not.toMatch(/weight|rationale|alasan|parameters|scoring|"level"|"b":/)
    }
  })

  it('waits for the opening and refuses after the closing', async () => {
    const other = await exam.signIn(1)
    const id = (await other('GET', '/api/exam')).json<Exam>().attempts[0]!.id
    atMinute(-5)
    expect((await other('POST', url('start', id), { device: DEVICE })).json().code).toBe('ATTEMPT_NOT_OPEN')
    expect((await other('GET', '/api/exam')).json<Exam>().attempts[0]!.state).toBe('waiting')
    atMinute(91)
    expect((await other('POST', url('start', id), { device: DEVICE })).json().code).toBe('ATTEMPT_OVER')
  })
})

describe('saving answers', () => {
  it('stores each once, whatever the order and however often they come', async () => {
    const first = await save([entry(3, 1, 'C'), entry(1, 0, 'A')])
    const second = await save([entry(2, 0, 'B'), entry(1, 0, 'A'), entry(3, 1, 'C')])
    const third = await save([entry(1, 0, 'A'), entry(2, 0, 'B'), entry(3, 1, 'C')])
    expect([first, second, third].map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(await stored()).toEqual([
      { seq: 1, choice: 'A', late: false },
      { seq: 2, choice: 'B', late: false },
      { seq: 3, choice: 'C', late: false },
    ])
    const receipts = [second, third].map((reply) => reply.json<SavedAnswers>().receipt)
    expect(receipts[0]!.chainHash).toBe(receipts[1]!.chainHash)
    expect(receipts[1]).toMatchObject({ lastSeq: 3, count: 3 })
    const resumed = (await peserta('POST', url('start'), { device: DEVICE })).json<StartedAttempt>()
    expect(
      Object.fromEntries(resumed.answers.map(({ itemId, value }) => [itemId, 'choice' in value && value.choice])),
    ).toEqual({
      [started.items[0]!.id]: 'B',
      [started.items[1]!.id]: 'C',
    })
  })

  it('keeps the first value of a seq and names the other', async () => {
    await save([entry(1, 0, 'A')])
    expect((await save([entry(1, 0, 'B')])).json<SavedAnswers>().conflicts).toEqual([1])
    expect(await stored()).toMatchObject([{ seq: 1, choice: 'A' }])
  })

  it('loses nothing when many deliveries meet', async () => {
    const batches = Array.from({ length: 12 }, (_, n) =>
      save([entry(n + 1, n % 4, 'A'), entry(n + 2, (n + 1) % 4, 'A')]),
    )
    const replies = await Promise.all(batches)
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(replies.map(() => 200))
    const { rows } = await test.owner('select answer_count, last_seq from attempt where id = $1', [attemptId])
    expect(rows).toEqual([{ answer_count: 13, last_seq: 13 }])
    expect(await stored()).toHaveLength(13)
  })

  it('gives receipts that verify, and not when changed', async () => {
    const { receipt } = (await save([entry(1, 0, 'A')])).json<SavedAnswers>()
    const { secret } = test.app.settings
    expect(verifyReceipt(secret, receipt)).toBe(true)
    expect(verifyReceipt(secret, { ...receipt, count: 2 })).toBe(false)
  })

  it.each([
    ['an item not served', () => ({ ...entry(2, 0, 'A'), itemId: randomUUID() })],
    ['an option that the item lacks', () => entry(2, 0, 'F')],
  ])('refuses %s whole, and stores nothing of the request', async (_what, foreign) => {
    const reply = await save([entry(1, 0, 'A'), foreign()])
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({ code: 'ITEM_NOT_SERVED', details: { seq: 2 } })
    expect(await stored()).toEqual([])
    const { rows } = await test.owner(`select kind from attempt_event where attempt_id = $1 and kind = 'refused'`, [
      attemptId,
    ])
    expect(rows).toHaveLength(1)
  })

  it('takes what arrives within the minute after the end, and keeps later answers as late', async () => {
    atMinute(61)
    expect((await save([entry(1, 0, 'A')])).json<SavedAnswers>().late).toEqual([])
    atMinute(62)
    expect((await save([entry(2, 0, 'B')])).json<SavedAnswers>().late).toEqual([2])
    expect(await stored()).toMatchObject([{ late: false }, { late: true }])
  })

  it('keeps answers after the hand-in as late and says so; a repeat of an old one is just a repeat', async () => {
    await save([entry(1, 0, 'A')])
    await peserta('POST', url('hand-in'), { device: DEVICE, lastSeq: 1 })
    expect((await save([entry(1, 0, 'A')])).statusCode).toBe(200)
    const reply = await save([entry(2, 0, 'B')])
    expect(reply.statusCode).toBe(409)
    expect(reply.json()).toMatchObject({ code: 'ATTEMPT_CLOSED', details: { stored: 1 } })
    expect(await stored()).toMatchObject([{ late: false }, { seq: 2, late: true }])
  })
})

describe('a second device', () => {
  const takeOver = (pin: string) => peserta('POST', url('start'), { device: OTHER_DEVICE, takeOver: true, pin })

  it('is refused without the PIN and takes over with it', async () => {
    const without = await peserta('POST', url('start'), { device: OTHER_DEVICE })
    expect([without.statusCode, without.json().code]).toEqual([409, 'DEVICE_TAKEN'])
    const pin = exam.participants[0]!.pin
    expect((await takeOver(pin === '000000' ? '000001' : '000000')).statusCode).toBe(401)
    expect((await takeOver(pin)).statusCode).toBe(200)
    const clock = await peserta('GET', `${url('clock')}?device=${DEVICE}`)
    expect(clock.json().isHolder).toBe(false)
  })

  it('keeps what the first device still sends, below the answers of the second', async () => {
    await save([entry(1, 0, 'A')])
    const taken = (await takeOver(exam.participants[0]!.pin)).json<StartedAttempt>()
    expect(taken.seqFloor).toBe(1001)
    expect((await save([entry(1002, 0, 'C')], OTHER_DEVICE)).statusCode).toBe(200)
    const unsent = await save([entry(2, 0, 'B'), entry(3, 1, 'B')])
    expect(unsent.json()).toMatchObject({ code: 'ATTEMPT_MOVED', details: { stored: 2 } })
    const resumed = (await peserta('POST', url('start'), { device: OTHER_DEVICE })).json<StartedAttempt>()
    expect(resumed.answers.map(({ seq, value }) => [seq, 'choice' in value && value.choice]).sort()).toEqual([
      [1002, 'C'],
      [3, 'B'],
    ])
  })

  it('does not let the first device write in the range of the second', async () => {
    const taken = (await takeOver(exam.participants[0]!.pin)).json<StartedAttempt>()
    const reply = await save([entry(taken.seqFloor + 1, 0, 'A')])
    expect(reply.json()).toMatchObject({ code: 'ATTEMPT_MOVED', details: { stored: 0 } })
    expect(await stored()).toEqual([])
  })
})

describe('handing in', () => {
  it('asks first for the answers that have not arrived', async () => {
    await save([entry(1, 0, 'A'), entry(4, 1, 'B')])
    const early = await peserta('POST', url('hand-in'), { device: DEVICE, lastSeq: 5 })
    expect([early.statusCode, early.json().details.seqs]).toEqual([409, [2, 3, 5]])
    await save([entry(2, 2, 'C'), entry(3, 2, null), entry(5, 3, 'A')])
    const done = (await peserta('POST', url('hand-in'), { device: DEVICE, lastSeq: 5 })).json<HandedIn>()
    expect(done).toMatchObject({ answered: 3, items: ITEM_COUNT })
    atMinute(20)
    const again = (await peserta('POST', url('hand-in'), { device: DEVICE, lastSeq: 5 })).json<HandedIn>()
    expect(again.handedInAt).toBe(done.handedInAt)
  })
})

describe('who may', () => {
  it('does not show another participant that the attempt exists', async () => {
    const other = await exam.signIn(1)
    expect((await other('POST', url('start'), { device: DEVICE })).statusCode).toBe(404)
    expect((await save([entry(1, 0, 'A')], DEVICE, other)).statusCode).toBe(404)
    expect((await other('POST', url('hand-in'), { device: DEVICE, lastSeq: 0 })).statusCode).toBe(404)
    expect((await other('GET', `${url('clock')}?device=${DEVICE}`)).statusCode).toBe(404)
  })

  it('refuses strangers, staff at the participant door, and participants at the committee door', async () => {
    expect((await stranger(test)('GET', '/api/exam')).statusCode).toBe(401)
    expect((await save([entry(1, 0, 'A')], DEVICE, stranger(test))).statusCode).toBe(401)
    expect((await save([entry(1, 0, 'A')], DEVICE, exam.call)).statusCode).toBe(403)
    expect((await peserta('GET', `/api/events/${exam.eventId}/room`)).statusCode).toBe(403)
    const auditor = await signInAs(test, exam.instansiId, 'auditor')
    expect((await auditor('GET', `/api/events/${exam.eventId}/room`)).statusCode).toBe(403)
  })

  it('shows another instansi neither the room nor the attempt', async () => {
    const elsewhere = await createInstansiWith(test, 'panitia')
    expect((await elsewhere.call('GET', `/api/events/${exam.eventId}/room`)).statusCode).toBe(404)
    expect((await elsewhere.call('POST', `/api/events/${exam.eventId}/time`, moreTime(5))).statusCode).toBe(404)
  })
})

const moreTime = (minutes: number) => ({
  ...{ action: 'extend', minutes, reason: 'Listrik padam' },
  target: { kind: 'seats', participantIds: [exam.participants[0]!.id] },
})

describe('the room', () => {
  it('puts trouble first and counts what is answered', async () => {
    await save([entry(1, 0, 'A'), entry(2, 1, 'B'), entry(3, 1, null)])
    atMinute(10)
    const { rows } = (await exam.call('GET', `/api/events/${exam.eventId}/room?session=${exam.sessionId}`)).json()
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ seat: 1, state: 'running', answered: 1, items: 4, trouble: 'silent' })
    expect(Date.parse(rows[0].deadline) - test.now.value.getTime()).toBe(50 * 60_000)
    expect(rows[1]).toMatchObject({ seat: 2, state: 'open', trouble: null })
  })

  it('adds time with a reason on the record; the open page learns of it', async () => {
    expect((await exam.call('POST', `/api/events/${exam.eventId}/time`, moreTime(15))).json().changed).toBe(1)
    const clock = (await peserta('GET', `${url('clock')}?device=${DEVICE}`)).json()
    expect(new Date(clock.deadline)).toEqual(new Date(START.getTime() + 75 * 60_000))
    const { rows } = await test.owner(`select reason from audit_entry where action = 'session.extended'`)
    expect(rows.at(-1)).toEqual({ reason: 'Listrik padam' })
  })
})
