import type { Exam, SavedAnswers, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readStarterBank, type StarterItem } from '../db/item-bank.ts'
import { createExam, type ExamFixture } from '../testing/exam-fixture.ts'
import { type Caller, createTestApp, stranger, type TestApp } from '../testing/test-app.ts'

const START = new Date('2025-09-30T01:00:00Z')
const DEVICE = 'perangkat-satu'
const HOUR = 3_600_000
const PEOPLE = 8
let test: TestApp
let bank: StarterItem[]
let exam: ExamFixture

interface Sitter {
  readonly call: Caller
  readonly attemptId: string
  readonly essay: string
}
let sitters: Sitter[]

beforeAll(async () => {
  test = await createTestApp()
  bank = (await readStarterBank()).filter(({ code }) => code === 'KD-UA-1')
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = START
  exam = await createExam(test, { people: PEOPLE, items: 1, bank })
  sitters = await Promise.all(
    exam.participants.map(async (_, index) => {
      const call = await exam.signIn(index)
      const attemptId = (await call('GET', '/api/exam')).json<Exam>().attempts[0]!.id
      const reply = await call('POST', `/api/exam/attempts/${attemptId}/start`, { device: DEVICE })
      const { items } = reply.json<StartedAttempt>()
      return { call, attemptId, essay: items.find(({ content }) => content.interaction.type === 'long-text')!.id }
    }),
  )
})

const save = ({ call, attemptId, essay }: Sitter, seq: number, text: unknown, other: object = {}) =>
  call('POST', `/api/exam/attempts/${attemptId}/answers`, {
    device: DEVICE,
    entries: [{ seq, itemId: essay, value: { text }, clientTime: START.toISOString(), ...other }],
  })
const stored = async ({ attemptId }: Sitter) =>
  (await test.owner('select seq, value, received_at from answer where attempt_id = $1 order by seq', [attemptId])).rows

describe('a text that cannot be stored', () => {
  it.each([
    ['a zero byte', 'a\0b'],
    ['half a letter', 'a\ud800'],
    ['the other half', '\udc00a'],
    ['more than an answer holds', 'x'.repeat(20_001)],
    ['more words than the item asks for', 'kata '.repeat(251)],
    ['a list in place of a text', ['a']],
    ['an object in place of a text', { $ne: null }],
  ])('(%s) is refused, and nobody whose answer came at the same moment loses theirs', async (_what, text) => {
    const replies = await Promise.all(sitters.map((one, n) => save(one, 1, n % 2 ? text : `Jawaban ${n}`)))
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(sitters.map((_, n) => (n % 2 ? 400 : 200)))
    expect(replies[1]!.json().message).toMatch(/\.$/)
    for (const [n, one] of sitters.entries()) {
      expect((await stored(one)).map(({ value }) => value)).toEqual(n % 2 ? [] : [{ text: `Jawaban ${n}` }])
    }
  })
})

it('keeps a text of script, formula and SQL letter by letter, and gives it back as data', async () => {
  const [one] = sitters
  const texts = [
    '<script>alert(1)</script><svg onload=alert(1)>',
    '=HYPERLINK("http://x";"klik")',
    "'); drop table answer; --",
    '{{7*7}} $(7*7) %s %00 \\u0000',
    '\u202egnp.exe \u200b\ufeff 🙂 é',
  ]
  for (const [index, text] of texts.entries()) {
    const reply = await save(one!, index + 1, text)
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  }
  expect((await stored(one!)).map(({ value }) => value.text)).toEqual(texts)
  const again = await one!.call('POST', `/api/exam/attempts/${one!.attemptId}/start`, { device: DEVICE })
  expect(again.json<StartedAttempt>().answers.map(({ value }) => value)).toEqual([{ text: texts.at(-1) }])
})

describe('the time that a device tells', () => {
  it.each([
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59.999Z',
    '9999-12-31T23:59:59Z',
    '2025-09-30T23:00:00-12:00',
    '2025-09-30T01:00:00+14:00',
  ])('%s is kept beside the answer and moves nothing', async (clientTime) => {
    const [one] = sitters
    const reply = await save(one!, 1, 'Jawaban', { clientTime })
    expect(reply.statusCode, reply.body).toBe(200)
    const { late, receipt } = reply.json<SavedAnswers>()
    expect([late, receipt.at]).toEqual([[], START.toISOString()])
    expect((await stored(one!))[0].received_at).toEqual(START)
  })

  it.each(['+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z', 'kemarin', '', null, 0, '2025-02-30T00:00:00Z'])(
    '%j is refused without harm to others',
    async (clientTime) => {
      const [bad, good] = sitters
      const replies = await Promise.all([save(bad!, 1, 'Jawaban', { clientTime }), save(good!, 1, 'Jawaban')])
      expect(replies.map(({ statusCode }) => statusCode)).toEqual([400, 200])
      expect([(await stored(bad!)).length, (await stored(good!)).length]).toEqual([0, 1])
    },
  )
})

it('loses nothing and ends nobody when the clock of the server steps back and forth', async () => {
  const [one] = sitters
  const deadlines = new Set<string>()
  const steps = [10, -120, 20, 5, 30].map((minutes) => minutes * 60_000)
  for (const [index, step] of steps.entries()) {
    test.now.value = new Date(START.getTime() + step)
    const reply = await save(one!, index + 1, `Jawaban ${index}`)
    expect(reply.statusCode, reply.body).toBe(200)
    const { late, receipt, deadline } = reply.json<SavedAnswers>()
    expect([late, receipt.count]).toEqual([[], index + 1])
    deadlines.add(deadline)
  }
  expect(deadlines.size).toBe(1)
  const done = await one!.call('POST', `/api/exam/attempts/${one!.attemptId}/hand-in`, { device: DEVICE, lastSeq: 5 })
  expect(done.statusCode).toBe(200)
})

it('counts the wrong PINs of a NIP whatever address the caller claims to come from', async () => {
  const { nip, pin } = exam.participants[0]!
  const wrong = String((Number(pin) + 1) % 1_000_000).padStart(6, '0')
  const replies = []
  for (let n = 0; n < 11; n += 1) {
    const headers = { 'x-forwarded-for': `10.0.0.${n}`, 'x-real-ip': `10.0.1.${n}`, forwarded: `for=10.0.2.${n}` }
    replies.push(await stranger(test)('POST', '/api/exam/session', { nip, pin: wrong }, headers))
  }
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([...Array(10).fill(401), 429])
  await test.owner('delete from sign_in_failure')
})

it('takes the hand-in of a person as often as it is pressed, and gives one time for it', async () => {
  const [one] = sitters
  await save(one!, 1, 'Jawaban')
  const press = () => one!.call('POST', `/api/exam/attempts/${one!.attemptId}/hand-in`, { device: DEVICE, lastSeq: 1 })
  const replies = await Promise.all(Array.from({ length: 10 }, press))
  test.now.value = new Date(START.getTime() + HOUR / 2)
  replies.push(await press())
  expect(replies.map(({ statusCode }) => statusCode)).toEqual(replies.map(() => 200))
  expect(new Set(replies.map((reply) => reply.json().handedInAt))).toEqual(new Set([START.toISOString()]))
})
