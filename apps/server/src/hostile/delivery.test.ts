import { randomUUID } from 'node:crypto'
import type { Exam, SavedAnswers, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signReceipt, verifyReceipt } from '../features/delivery/receipt.ts'
import { createExam, type ExamFixture } from '../testing/exam-fixture.ts'
import { type Caller, createTestApp, signInAs, stranger, type TestApp } from '../testing/test-app.ts'

const START = new Date('2025-09-30T01:00:00Z')
const DEVICE = 'perangkat-satu'
let test: TestApp
let exam: ExamFixture
let peserta: Caller
let attemptId: string
let started: StartedAttempt

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = START
  exam = await createExam(test, { people: 3 })
  peserta = await exam.signIn()
  attemptId = await attemptOf(peserta)
  started = (await start(peserta)).json()
})

const attemptOf = async (call: Caller) => (await call('GET', '/api/exam')).json<Exam>().attempts[0]!.id
const url = (action: string, id = attemptId) => `/api/exam/attempts/${id}/${action}`
const start = (call: Caller, id = attemptId, extra: object = {}) =>
  call('POST', url('start', id), { device: DEVICE, ...extra })
const entry = (seq: number, item = 0, choice: string | null = 'A') => ({
  seq,
  itemId: started.items[item]!.id,
  value: { choice },
  clientTime: START.toISOString(),
})
const save = (entries: unknown[], { call = peserta, id = attemptId, extra = {} } = {}) =>
  call('POST', url('answers', id), { device: DEVICE, entries, ...extra })
const row = async (id = attemptId) =>
  (
    await test.owner(
      `select started_at, handed_in_at, extra_seconds, duration_seconds, closes_at, device, seq_floor, last_seq,
         answer_count, encode(chain_hash, 'hex') as chain from attempt where id = $1`,
      [id],
    )
  ).rows[0]
const stored = async (id = attemptId) =>
  (await test.owner(`select seq, value, is_late from answer where attempt_id = $1 order by seq`, [id])).rows
const codeOf = (reply: { json(): { code?: string } }) => reply.json().code

describe("another's attempt", () => {
  it('takes nothing from a delivery that shares its transaction, and the owner loses nothing by it', async () => {
    const thief = await exam.signIn(1)
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        save([entry(n + 1, n % 4, n % 2 ? 'C' : 'A')], n % 2 ? { call: thief } : {}),
      ),
    )
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(replies.map((_, n) => (n % 2 ? 404 : 200)))
    expect((await stored()).map(({ seq, value }) => [seq, value.choice])).toEqual(
      Array.from({ length: 10 }, (_, n) => [2 * n + 1, 'A']),
    )
  })

  it('does not open with its owner’s PIN in the hands of another session', async () => {
    const thief = await exam.signIn(1)
    const before = await row()
    const reply = await start(thief, attemptId, { takeOver: true, pin: exam.participants[0]!.pin })
    expect([reply.statusCode, codeOf(reply)]).toEqual([404, 'ATTEMPT_NOT_FOUND'])
    expect(await row()).toEqual(before)
  })

  it('is not taken over by somebody’s own PIN, and the wrong tries are counted', async () => {
    const other = { device: 'perangkat-dua', takeOver: true, pin: exam.participants[1]!.pin }
    const replies = []
    for (let n = 0; n < 11; n += 1) replies.push(await start(peserta, attemptId, other))
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([...Array(10).fill(401), 429])
    expect((await row()).device).toBe(DEVICE)
  })

  it('gives up neither answer nor receipt to a replay by somebody else of a delivery that was stored', async () => {
    const delivery = [entry(1), entry(2, 1)]
    await save(delivery)
    const thief = await exam.signIn(1)
    const reply = await save(delivery, { call: thief })
    expect(reply.statusCode).toBe(404)
    expect(reply.body).not.toContain('mac')
    expect((await save(delivery, { call: stranger(test) })).statusCode).toBe(401)
  })
})

describe('what only the server may say', () => {
  const far = '2099-01-01T00:00:00Z'
  const wishes = {
    ...{ state: 'open', score: 100, role: 'administrator', roles: ['administrator'], deadline: far, closesAt: far },
    ...{
      now: far,
      startedAt: far,
      handedInAt: null,
      extraSeconds: 9999,
      durationSeconds: 9999,
      seqFloor: 0,
      lastSeq: 0,
    },
    ...{ participantId: randomUUID(), instansiId: randomUUID(), attemptId: randomUUID(), deviceEpoch: 9 },
  }

  it('is not taken from the body of a start, a save or an entry', async () => {
    const before = await row()
    const restarted = await start(peserta, attemptId, wishes)
    expect(restarted.json<StartedAttempt>().deadline).toBe(started.deadline)
    expect(await row()).toEqual(before)
    const entries = [
      {
        ...entry(1),
        ...wishes,
        isLate: false,
        received_at: far,
        weight: 1,
        value: { choice: 'A', points: 5, score: 1 },
      },
    ]
    const saved = (await save(entries, { extra: wishes })).json<SavedAnswers>()
    expect(saved.deadline).toBe(started.deadline)
    expect(await stored()).toEqual([{ seq: 1, value: { choice: 'A' }, is_late: false }])
    expect(await row()).toMatchObject({ extra_seconds: 0, handed_in_at: null, closes_at: before.closes_at })
  })

  it('is not taken from the body of a hand-in, nor can one be taken back', async () => {
    await save([entry(1)])
    const done = await peserta('POST', url('hand-in'), { device: DEVICE, ...wishes, lastSeq: 1 })
    expect(new Date(done.json().handedInAt)).toEqual(START)
    await start(peserta, attemptId, wishes)
    expect((await row()).handed_in_at).toEqual(START)
  })

  it('a participant may not say with the committee’s routes either', async () => {
    const order = { action: 'extend', target: { kind: 'event' }, minutes: 60, reason: 'Saya minta waktu' }
    expect((await peserta('POST', `/api/events/${exam.eventId}/time`, order)).statusCode).toBe(403)
    expect((await peserta('GET', `/api/events/${exam.eventId}/pins`)).statusCode).toBe(403)
    expect((await peserta('GET', `/api/events/${exam.eventId}/results.xlsx`)).statusCode).toBe(403)
    expect((await peserta('GET', `/api/events/${exam.eventId}/reports.zip`)).statusCode).toBe(403)
    expect((await row()).extra_seconds).toBe(0)
  })
})

describe('an answer at the wrong time', () => {
  it('before the start is refused whole, in the waiting room and in an open session', async () => {
    const other = await exam.signIn(1)
    const id = await attemptOf(other)
    for (const minute of [-30, 5]) {
      test.now.value = new Date(START.getTime() + minute * 60_000)
      const reply = await save([entry(1)], { call: other, id })
      expect([reply.statusCode, codeOf(reply)]).toEqual([409, 'ATTEMPT_NOT_STARTED'])
      const handIn = await other('POST', url('hand-in', id), { device: DEVICE, lastSeq: 0 })
      expect([handIn.statusCode, codeOf(handIn)]).toEqual([409, 'ATTEMPT_NOT_STARTED'])
    }
    expect(await stored(id)).toEqual([])
  })

  it('after the close counts for nothing until a person says so, whatever number and time it bears', async () => {
    await save([entry(1), entry(5, 1)])
    test.now.value = new Date(START.getTime() + 3 * 3_600_000)
    // Below, between and above what was stored in time, and dated back.
    const late = await save([entry(2, 0, 'C'), entry(3, 2, 'C'), entry(9, 1, 'C')])
    expect(late.json<SavedAnswers>().late).toEqual([2, 3, 9])
    const { answers } = (await start(peserta)).json<StartedAttempt>()
    expect(answers.map(({ seq, value }) => [seq, value])).toEqual(
      expect.arrayContaining([
        [1, { choice: 'A' }],
        [5, { choice: 'A' }],
      ]),
    )
    expect(answers).toHaveLength(2)
  })
})

describe('an answer that was not asked for', () => {
  it.each([
    [
      'an item of the bank that is not on the form',
      async () => {
        const { rows } = await test.owner(
          `insert into item (instansi_id, code, theme, competency, level, kind, author, state, current_version)
         values ($1, $2, 'komunikasi', 'M.03', 2, 'single-choice', 'Uji', 'in-use', 1) returning id`,
          [exam.instansiId, `LUAR-${randomUUID()}`],
        )
        return { ...entry(2), itemId: rows[0].id }
      },
    ],
    [
      'an item of another instansi',
      async () => {
        const other = await createExam(test)
        const { rows } = await test.owner('select id from item where instansi_id = $1 limit 1', [other.instansiId])
        return { ...entry(2), itemId: rows[0].id }
      },
    ],
    ['an answer of another kind', async () => ({ ...entry(2), value: { text: 'A' } })],
    ['two answers to one best answer', async () => ({ ...entry(2), value: { choices: ['A', 'B'] } })],
  ])('%s is refused with the whole delivery, also when it is sent at once with a good one', async (_what, foreign) => {
    await save([entry(10)])
    const bad = await foreign()
    const [refused, good] = await Promise.all([save([entry(1), bad]), save([entry(11, 1)])])
    expect([refused.statusCode, good.statusCode]).toEqual([400, 200])
    expect((await stored()).map(({ seq }) => seq)).toEqual([10, 11])
  })

  it.each([0, -1, 1.5, 1_000_001, 2 ** 53, null, '1'])('number %s is refused', async (seq) => {
    expect((await save([{ ...entry(1), seq }])).statusCode).toBe(400)
    expect(await stored()).toEqual([])
  })

  it('more than a delivery may hold is refused whole', async () => {
    expect((await save(Array.from({ length: 201 }, (_, n) => entry(n + 1)))).statusCode).toBe(400)
    expect(await stored()).toEqual([])
  })

  it('a hand-in that names a far number is told what is missing, and costs no more for it', async () => {
    for (const lastSeq of [10_000_000, 2 ** 52]) {
      const reply = await peserta('POST', url('hand-in'), { device: DEVICE, lastSeq })
      expect([reply.statusCode, codeOf(reply), reply.json().details.seqs.length]).toEqual([
        409,
        'ANSWERS_MISSING',
        1000,
      ])
    }
    expect((await row()).handed_in_at).toBeNull()
  })
})

describe('replays', () => {
  it('of every delivery, in every order and at once, change nothing, not even the receipt', async () => {
    const deliveries = [[entry(1), entry(2, 1)], [entry(3, 0, 'B')], [entry(4, 2), entry(5, 2, null)]]
    for (const one of deliveries) await save(one)
    const before = [await row(), await stored()]
    const orders = [
      deliveries,
      deliveries.toReversed(),
      [deliveries.flat().toReversed()],
      [deliveries.flat(), ...deliveries],
    ]
    for (const order of orders) {
      const replies = await Promise.all(order.map((one) => save(one)))
      for (const reply of replies) {
        const { receipt, conflicts, late } = reply.json<SavedAnswers>()
        expect([receipt.count, receipt.lastSeq, conflicts, late]).toEqual([5, 5, [], []])
      }
    }
    expect([await row(), await stored()]).toEqual(before)
  })

  it('of a number with another value never replace what is stored, in time, late or after the hand-in', async () => {
    await save([entry(1)])
    expect((await save([entry(1, 0, 'C'), entry(1, 1, 'B')])).json<SavedAnswers>().conflicts).toEqual([1, 1])
    await peserta('POST', url('hand-in'), { device: DEVICE, lastSeq: 1 })
    await save([entry(1, 0, 'C')])
    test.now.value = new Date(START.getTime() + 3 * 3_600_000)
    await save([entry(1, 0, 'C')])
    expect(await stored()).toEqual([{ seq: 1, value: { choice: 'A' }, is_late: false }])
  })
})

describe('a forged receipt', () => {
  it('is not taken for one of ours', async () => {
    const { receipt } = (await save([entry(1)])).json<SavedAnswers>()
    const { secret } = test.app.settings
    const { mac, ...plain } = receipt
    const forged = [
      { ...receipt, attemptId: randomUUID() },
      { ...receipt, lastSeq: 2 },
      { ...receipt, count: 2 },
      { ...receipt, chainHash: receipt.chainHash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
      { ...receipt, at: new Date(START.getTime() + 1).toISOString() },
      { ...receipt, mac: mac.slice(0, 32) },
      { ...receipt, mac: '' },
      { ...receipt, mac: mac.toUpperCase() },
      signReceipt(Buffer.alloc(32, 8), plain),
    ]
    expect(verifyReceipt(secret, receipt)).toBe(true)
    expect(forged.filter((one) => verifyReceipt(secret, one))).toEqual([])
  })

  it('changes nothing when it is sent along, and hands nothing in', async () => {
    const { receipt } = (await save([entry(1)])).json<SavedAnswers>()
    const claim = { receipt: { ...receipt, lastSeq: 50, count: 50 }, receipts: [receipt] }
    const saved = (await save([entry(2, 1)], { extra: claim })).json<SavedAnswers>()
    expect(saved.receipt).toMatchObject({ lastSeq: 2, count: 2 })
    const reply = await peserta('POST', url('hand-in'), { device: DEVICE, lastSeq: 3, ...claim })
    expect(codeOf(reply)).toBe('ANSWERS_MISSING')
  })
})

describe('script and formulas in names', () => {
  const script = '"><script>alert(1)</script>\r\nset-cookie: a=b'
  it('leave as data under a type that no browser runs, and break no header', async () => {
    await test.owner('update pegawai set name = $1 where nip = $2', [script, exam.participants[0]!.nip])
    await test.owner('update event set name = $1 where id = $2', [script, exam.eventId])
    const replies = [
      await peserta('GET', '/api/exam'),
      await exam.call('GET', `/api/events/${exam.eventId}/room`),
      await exam.call('GET', `/api/events/${exam.eventId}/participants`),
    ]
    for (const reply of replies) {
      expect(reply.statusCode, reply.body).toBe(200)
      expect(reply.headers['content-type']).toMatch(/^application\/json/)
      expect(reply.headers['x-content-type-options']).toBe('nosniff')
      expect(JSON.stringify(reply.json())).toContain('<script>')
    }
    const pimpinan = await signInAs(test, exam.instansiId, 'administrator', 'pimpinan')
    const file = await pimpinan('GET', `/api/events/${exam.eventId}/results.xlsx`)
    expect(file.statusCode, file.body.slice(0, 200)).toBe(200)
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w%.~!'()*-]+$/)
    expect(file.headers['set-cookie']).toBeUndefined()
  })
})
