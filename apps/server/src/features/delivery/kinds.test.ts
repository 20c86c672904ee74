import type { AnswerValue, getExam, ResponseOf, StartedAttempt } from '@petakom/contract'
import { DEFAULT_CATEGORY_RECIPE, DEFAULT_SCORING_RECIPE, scoreAnswer } from '@petakom/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readStarterBank, type StarterItem } from '../../db/item-bank.ts'
import { readForms, readSittings } from '../../db/sittings.ts'
import { createExam, type ExamFixture } from '../../testing/exam-fixture.ts'
import { type Caller, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { deriveResult } from '../results/derive.ts'

const DEVICE = 'perangkat-uji-1'
/** The best answer of each item of the bank, as the page would send it. */
const BEST: Readonly<Record<string, AnswerValue>> = {
  'KD-PG-1': { choices: ['A', 'B'] },
  'KD-TB-1': { best: 'A', worst: 'D' },
  'KD-NL-1': { grades: { A: 3, B: 2, C: 1 } },
  'KD-UR-1': { order: ['B', 'C', 'D', 'A'] },
  'KD-JO-1': {
    pairs: [
      ['A', 'R'],
      ['B', 'Q'],
      ['C', 'P'],
    ],
  },
  'KD-BL-1': { number: '25' },
  'KD-IS-1': { text: 'juli' },
  'KD-UA-1': { text: 'Membuka loket bantuan bagi warga yang tidak memakai aplikasi.' },
  'KD-TT-1': { choices: ['B'] },
}

let test: TestApp
let bank: StarterItem[]
let exam: ExamFixture
let call: Caller
let started: StartedAttempt
let codes: Map<string, string>
beforeAll(async () => {
  test = await createTestApp()
  bank = (await readStarterBank()).filter(({ code }) => code in BEST)
})
afterAll(() => test.close())
beforeEach(async () => {
  exam = await createExam(test, { items: 0, bank })
  call = await exam.signIn()
  const { attempts } = (await call('GET', '/api/exam')).json() as ResponseOf<typeof getExam>
  started = (await call('POST', `/api/exam/attempts/${attempts[0]!.id}/start`, { device: DEVICE })).json()
  const rows = (await test.owner('select id, code from item where instansi_id = $1', [exam.instansiId])).rows
  codes = new Map(rows.map(({ id, code }) => [id, code]))
})

const itemOf = (code: string) => started.items.find(({ id }) => codes.get(id) === code)!
const save = (entries: readonly { seq: number; code: string; value: unknown }[]) =>
  call('POST', `/api/exam/attempts/${started.attemptId}/answers`, {
    device: DEVICE,
    entries: entries.map(({ seq, code, value }) => ({
      ...{ seq, value },
      itemId: itemOf(code).id,
      clientTime: '2026-01-01T00:00:00Z',
    })),
  })
const storedCount = async () =>
  (await test.owner('select count(*)::int as n from answer where attempt_id = $1', [started.attemptId])).rows[0].n

it('serves every kind without a word of its key', () => {
  expect(started.items).toHaveLength(bank.length)
  expect(JSON.stringify(started.items)).not.toMatch(/scoring|weights|rubric|rationale|accepted|ranges|KD-PG/)
})

it('takes an answer of every kind, hands in, and scores each for the most it gives; the essay waits', async () => {
  const entries = Object.entries(BEST).map(([code, value], index) => ({ seq: index + 1, code, value }))
  const reply = await save(entries)
  expect(reply.statusCode, reply.body).toBe(200)
  expect((await save(entries)).json().receipt).toMatchObject({ chainHash: reply.json().receipt.chainHash })
  const done = await call('POST', `/api/exam/attempts/${started.attemptId}/hand-in`, { device: DEVICE, lastSeq: 9 })
  expect(done.json()).toMatchObject({ answered: 9, items: 9 })

  const { forms, sittings } = await test.database.tenant(exam.instansiId, async (db) => ({
    forms: await readForms(db, exam.eventId),
    sittings: await readSittings(db, exam.eventId),
  }))
  const items = [...forms.values()].flat()
  for (const item of items) {
    const score = scoreAnswer(item.interaction, item.scoring, sittings[0]!.answers.get(item.id)!)
    const isEssay = item.interaction.type === 'long-text'
    expect(score, codes.get(item.id)!).toEqual({
      points: isEssay ? 0 : score.most,
      most: score.most,
      needsRater: isEssay,
    })
  }
  const standard = Object.fromEntries(
    ['M.01', 'M.02', 'M.03', 'M.04', 'M.05', 'M.06', 'M.07', 'M.08', 'SK.01'].map((c) => [c, 2]),
  )
  const result = deriveResult(sittings[0]!, items, {
    standard,
    purpose: 'PEMETAAN',
    recipe: DEFAULT_SCORING_RECIPE,
    categories: DEFAULT_CATEGORY_RECIPE,
    corrections: [],
    others: null,
  })
  expect(result.jpm).toBeNull()
  expect(result.missing).toContain('rating:M.07')
  expect(result.missing).toContain('levels:M.01')
})

describe('an answer that the item could not have', () => {
  it.each([
    ['KD-PG-1', { choices: ['A', 'E'] }],
    ['KD-PG-1', { choices: ['A', 'A'] }],
    ['KD-PG-1', { choices: ['A', 'B', 'C'] }],
    ['KD-PG-1', { choice: 'A' }],
    ['KD-TB-1', { best: 'A', worst: 'A' }],
    ['KD-NL-1', { grades: { A: 4 } }],
    ['KD-UR-1', { order: ['B', 'C'] }],
    [
      'KD-JO-1',
      {
        pairs: [
          ['A', 'R'],
          ['B', 'R'],
        ],
      },
    ],
    ['KD-BL-1', { number: '25,0' }],
    ['KD-BL-1', { number: '25.00' }],
    ['KD-IS-1', { text: 'x'.repeat(21) }],
    ['KD-UA-1', { text: 'kata '.repeat(251) }],
    ['KD-TT-1', { choices: ['A', 'B'] }],
  ])('of %s, %j, refuses the whole request by its number', async (code, value) => {
    const reply = await save([
      { seq: 1, code: 'KD-TT-1', value: { choices: ['B'] } },
      { seq: 2, code, value },
    ])
    expect(reply.json()).toMatchObject({ code: 'ITEM_NOT_SERVED', details: { seq: 2 } })
    expect(await storedCount()).toBe(0)
  })
})

it('counts an answer that was taken back as none', async () => {
  await save([
    { seq: 1, code: 'KD-PG-1', value: { choices: ['A'] } },
    { seq: 2, code: 'KD-UA-1', value: { text: 'Sesuatu.' } },
    { seq: 3, code: 'KD-PG-1', value: { choices: [] } },
    { seq: 4, code: 'KD-UA-1', value: { text: null } },
    { seq: 5, code: 'KD-TB-1', value: { best: 'A', worst: null } },
  ])
  const room = (await exam.call('GET', `/api/events/${exam.eventId}/room`)).json()
  expect(room.rows.find((row: { attemptId: string }) => row.attemptId === started.attemptId).answered).toBe(1)
})
