import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRatedCentre } from '../../../testing/rated-centre.ts'
import { createSimulationExam, type SimulationFixture } from '../../../testing/simulation-fixture.ts'
import { createTestApp, type TestApp } from '../../../testing/test-app.ts'
import { recompute } from '../recompute.ts'
import { scoreEvent } from '../score-event.ts'

let test: TestApp
let exam: SimulationFixture
let attemptId: string
beforeAll(async () => {
  test = await createTestApp()
  test.now.value = new Date('2025-09-30T01:00:00Z')
  exam = await createSimulationExam(test, { people: 2 })
  const sitting = await exam.sit(0)
  attemptId = sitting.attemptId
  await sitting.play('expert')
  await sitting.handIn()
  await score()
})
afterAll(() => test.close())

const score = () => scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId)
const check = () => recompute(test.database, exam.instansiId)
const scores = async (person: number) =>
  (
    await test.owner(
      `select scale, theta, level, level_continuous as value, combined from result_score
       where participant_id = $1 and scale_kind = 'competency' order by scale`,
      [exam.participants[person]!.id],
    )
  ).rows
const told = async () =>
  (
    await test.owner(
      `select competency, level_continuous as value, standard_error as error, is_awaiting as awaiting
       from simulation_score where attempt_id = $1 order by competency`,
      [attemptId],
    )
  ).rows
const missing = async () =>
  (await test.owner('select missing from result where participant_id = $1', [exam.participants[0]!.id])).rows[0].missing

it('makes a level of what acts showed, unless a written reply still awaits its raters', async () => {
  const runs = await told()
  const usable = runs.filter(({ awaiting }) => !awaiting)
  expect(usable.length).toBeGreaterThan(0)
  const made = await scores(0)
  expect(made.map(({ scale }) => scale)).toEqual(usable.map(({ competency }) => competency))
  made.forEach(({ theta, value, combined }, i) => {
    expect(theta).toBeNull()
    expect(value).toBeCloseTo(usable[i]!.value, 12)
    expect(combined.evidence).toEqual([
      { method: 'SIMULATION', source: 'Malam banjir', value: usable[i]!.value, standardError: usable[i]!.error },
    ])
  })
  expect(await check()).toMatchObject({ results: 1, simulations: 1, first: null })
})

it('tells the acts that counted most, and never what was not done', async () => {
  const { moments } = (await exam.call('GET', `/api/results/${exam.participants[0]!.id}/report`)).json()
  const { rows } = await test.owner('select evidence from simulation_result where attempt_id = $1', [attemptId])
  const earned = new Set(
    rows[0].evidence.flatMap((one: { ruleId: string; earned: number }) => (one.earned === 0 ? [] : [one.ruleId])),
  )
  const rules = new Map(exam.scenario.rules.map((rule) => [rule.because, rule]))
  expect(moments.length).toBeGreaterThan(3)
  for (const { text, points, competency } of moments) {
    expect(rules.get(text)).toMatchObject({ points, competency })
    expect(earned.has(rules.get(text)!.id)).toBe(true)
  }
  const pdf = await exam.call('GET', `/api/results/${exam.participants[0]!.id}/report.pdf`)
  expect(pdf.statusCode).toBe(200)
})

it('joins it with what assessors saw', async () => {
  const [first] = await scores(0)
  const centre = await createRatedCentre(test, exam)
  await centre.rate({ person: 0, exercise: 0, rater: 0, competency: first.scale, level: 1 })
  await centre.rate({ person: 0, exercise: 1, rater: 1, competency: first.scale, level: 1 })
  await score()
  const [joined] = await scores(0)
  expect(joined.combined.parts.map(({ method }: { method: string }) => method)).toEqual(['SIMULATION', 'RATING'])
  expect(joined.value).toBeLessThan(first.value)
  expect(await check()).toMatchObject({ results: 1, first: null })
})

it('rebuilds what was issued by the acts that counted then', async () => {
  const before = await scores(0)
  // A device comes late with acts; a person lets them count.
  test.now.value = new Date(test.now.value.getTime() + 4 * 3_600_000)
  await test.owner(
    `insert into answer (instansi_id, attempt_id, seq, item_id, value, client_time, received_at, device, is_late, worked_seconds)
     select instansi_id, id, 9000, $2, '{"act": {"kind": "open", "about": "cuaca-1", "at": 3000}}', now(), now(), 'perangkat-lain', true, 3000
     from attempt where id = $1`,
    [attemptId, exam.simulationId],
  )
  await exam.call('POST', `/api/attempts/${attemptId}/late-ruling`, {
    ...{ counts: true, answers: 1, reason: 'Jaringan ruang terputus' },
  })
  expect(await check()).toMatchObject({ results: 1, first: null })
  await score()
  expect(await check()).toMatchObject({ results: 1, first: null })
  expect((await scores(0)).map(({ scale }) => scale)).toEqual(before.map(({ scale }) => scale))
})

it('says of a competency whose replies nobody has read that it awaits its raters', async () => {
  const awaiting = (await told()).filter((one) => one.awaiting).map(({ competency }) => competency)
  await test.owner(`update jabatan set tier = 'ADMINISTRATOR' where instansi_id = $1`, [exam.instansiId])
  await score()
  for (const competency of awaiting) expect(await missing()).toContain(`rating:${competency}`)
})
