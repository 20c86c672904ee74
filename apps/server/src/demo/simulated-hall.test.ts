import type { AddressInfo } from 'node:net'
import { createRandom } from '@petakom/psychometrics'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createExam } from '../testing/exam-fixture.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { chooseOption, drawAbilities, type HallItem } from './hall-candidate.ts'
import { runSimulatedHall } from './simulated-hall.ts'

const START = new Date('2025-09-30T01:00:00Z')
const PEOPLE = Number(process.env.HALL_PEOPLE ?? 60)
const ITEMS = Number(process.env.HALL_ITEMS ?? 24)
let test: TestApp
let baseUrl: string

const items: HallItem[] = Array.from({ length: ITEMS }, (_, index) => ({
  stem: `Pernyataan soal nomor ${index + 1} untuk uji coba.`,
  competency: index % 2 === 0 ? 'M.01' : 'M.03',
  options: ['A', 'B', 'C'].map((id) => ({ id, weight: id === 'B' ? 1 : 0 })),
  parameters: { model: '2PL', a: 1, b: [0] },
}))

beforeAll(async () => {
  test = await createTestApp()
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
})
afterAll(() => test.close())

it('sits through the real interface: everybody handed in, nothing late, nothing lost, times of the session', async () => {
  test.now.value = START
  const exam = await createExam(test, { people: PEOPLE, items: ITEMS })
  const stats = await runSimulatedHall({
    baseUrl,
    participants: exam.participants.map((one, n) => (n === 1 ? { ...one, copies: exam.participants[0]!.nip } : one)),
    items,
    seed: 1,
    startsAt: START,
    setClock: (time) => {
      test.now.value = time
    },
  })
  if (process.env.HALL_PEOPLE) console.log(stats)
  expect(stats.handedIn).toBe(PEOPLE)
  expect(stats.lostNetwork).toBeGreaterThan(0)
  expect(stats.duplicates).toBeGreaterThan(0)
  const { rows } = await test.owner(
    `select count(*)::int as answers, count(*) filter (where is_late)::int as late,
       min(received_at) >= $2 as after, max(received_at) <= $3 as before
     from answer where instansi_id = $1`,
    [exam.instansiId, START, new Date(START.getTime() + 3_600_000)],
  )
  expect(rows).toEqual([{ answers: stats.answers, late: 0, after: true, before: true }])
  const alike = await test.owner(
    `with last as (select distinct on (a.participant_id, w.item_id) a.participant_id as who, w.item_id, w.value
       from answer as w join attempt as a on a.id = w.attempt_id where w.instansi_id = $1
       order by a.participant_id, w.item_id, w.seq desc)
     select count(*) filter (where o.value = c.value)::float / count(*) as share, c.who
     from last as o join last as c on c.item_id = o.item_id and c.who = any($3)
     where o.who = $2 group by c.who order by share desc`,
    [exam.instansiId, exam.participants[0]!.id, exam.participants.slice(1, 3).map(({ id }) => id)],
  )
  expect(alike.rows[0].who).toBe(exam.participants[1]!.id)
  expect(alike.rows[0].share).toBeGreaterThan(0.8)
  expect(alike.rows[1].share).toBeLessThan(0.8)
  const moments = await test.owner(
    `select count(distinct client_time)::int as moments, bool_and(client_time between $2 and received_at) as "areSane"
     from answer where instansi_id = $1`,
    [exam.instansiId, START],
  )
  expect(moments.rows[0].areSane).toBe(true)
  expect(moments.rows[0].moments).toBeGreaterThan(0.9 * stats.answers)
}, 120_000)

it('draws abilities that go together, and answers that follow them', () => {
  const random = createRandom(7)
  const drawn = Array.from({ length: 4000 }, () => drawAbilities(random, ['M.01', 'M.02'], 0.5))
  const product = drawn.map((one) => (one.get('M.01')! - 0.5) * (one.get('M.02')! - 0.5))
  const covariance = product.reduce((sum, value) => sum + value, 0) / drawn.length
  expect(covariance).toBeGreaterThan(0.45)
  expect(covariance).toBeLessThan(0.65)
  const rightShare = (theta: number) =>
    Array.from({ length: 2000 }, () => chooseOption(items[0]!, theta, random)).filter((id) => id === 'B').length / 2000
  // Two logits above the difficulty, a = 1: 0.881.
  expect(rightShare(2)).toBeCloseTo(0.881, 1)
  expect(rightShare(-2)).toBeCloseTo(0.119, 1)
})
