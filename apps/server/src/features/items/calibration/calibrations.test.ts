import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ExamFixture } from '../../../testing/exam-fixture.ts'
import { endOfJob } from '../../../testing/jobs.ts'
import { createSatExam } from '../../../testing/sat-exam.ts'
import { type Caller, createTestApp, signInAs, type TestApp } from '../../../testing/test-app.ts'
import { recompute } from '../../results/recompute.ts'
import { scoreEvent } from '../../results/score-event.ts'

let test: TestApp
let exam: ExamFixture
let administrator: Caller
let auditor: Caller
beforeAll(async () => {
  test = await createTestApp()
  exam = await createSatExam(test)
  administrator = await signInAs(test, exam.instansiId, 'administrator')
  auditor = await signInAs(test, exam.instansiId, 'auditor')
})
afterAll(() => test.close())

const order = (over: object = {}) => ({
  scope: { kind: 'bank' },
  eventIds: [exam.eventId],
  dichotomousModel: '2pl',
  gradedModel: 'gpcm',
  minimumAnswers: 30,
  ...over,
})
const actor = () => ({ instansiId: exam.instansiId, id: null, name: 'uji' })
const run = async (over: object = {}) =>
  endOfJob(exam.call, (await exam.call('POST', '/api/calibrations', order(over))).json().id)
const decide = (call: Caller, id: string, body: object) => call('POST', `/api/calibrations/${id}/decision`, body)
const trail = async (action: string) =>
  (
    await test.owner('select reason, after from audit_entry where action = $1 and instansi_id = $2', [
      action,
      exam.instansiId,
    ])
  ).rows

it('calibrates the closed sittings as a job and proposes the parameters with their errors', async () => {
  const job = await run()
  expect(job.state).toBe('done')
  const found = (await auditor('GET', `/api/calibrations/${job.result.id}`)).json()
  expect(found).toMatchObject({ persons: 60, items: 6, converged: true, state: 'proposed', mayDecide: false })
  const calibrated = found.rows.filter(({ outcome }: { outcome: string }) => outcome === 'calibrated')
  expect(calibrated.length).toBeGreaterThanOrEqual(4)
  for (const { parameters, errors } of calibrated) {
    expect(parameters.a).toBeGreaterThan(0)
    expect(errors.b[0]).toBeGreaterThan(0)
  }
  // The location of a harder item is higher: items were made harder in the order of their codes.
  const locations = calibrated.map(({ parameters }: { parameters: { b: number[] } }) => parameters.b[0]!)
  expect(locations.at(-1)).toBeGreaterThan(locations[0])
  expect(found.curve).toHaveLength(61)
  expect(await trail('calibration.proposed')).toHaveLength(1)
})

it('says why an item keeps its parameters', async () => {
  const job = await run({ minimumAnswers: 61 })
  expect(job).toMatchObject({ state: 'failed', error: { code: 'NOTHING_TO_CALIBRATE' } })
  expect(job.error.message).toContain('61')
})

it('wants another person, a reason and a day to come for an approval; nothing is scored by it before', async () => {
  await scoreEvent(test.database, actor(), exam.eventId)
  const { id } = (await run()).result
  const approval = { decision: 'approved', reason: 'Ditelaah bersama panel.', validFrom: '2999-01-01' }
  expect((await decide(exam.call, id, approval)).json().code).toBe('OWN_CALIBRATION')
  expect((await decide(auditor, id, approval)).statusCode).toBe(403)
  expect((await decide(administrator, id, { ...approval, reason: 'ya' })).statusCode).toBe(400)
  expect((await decide(administrator, id, { ...approval, validFrom: '2020-01-01' })).json().code).toBe('TOO_EARLY')
  expect(await trail('calibration.approved')).toHaveLength(0)

  const reply = await decide(administrator, id, approval)
  expect(reply.json()).toEqual({ recipeVersion: '2999-1' })
  expect(await trail('calibration.approved')).toMatchObject([{ reason: approval.reason, after: { recipe: '2999-1' } }])
  expect((await decide(administrator, id, approval)).json().code).toBe('ALREADY_DECIDED')
  const again = await scoreEvent(test.database, actor(), exam.eventId)
  expect(again).toMatchObject({ scored: 60, unchanged: 60 })
  expect(await recompute(test.database, exam.instansiId)).toMatchObject({ results: 60, replaced: 0, first: null })
})

it('scores an event anew by the calibrated recipe when a person says so, and keeps what was issued', async () => {
  const url = `/api/events/${exam.eventId}/recipe`
  expect((await auditor('POST', url, { version: '2999-1', reason: 'Ingin melihat bedanya.' })).statusCode).toBe(403)
  expect((await exam.call('POST', url, { version: '1900-1', reason: 'Tidak ada resep ini.' })).json().code).toBe(
    'RECIPE_NOT_FOUND',
  )
  const job = await exam.call('POST', url, { version: '2999-1', reason: 'Panel menyetujui parameter baru.' })
  expect((await endOfJob(exam.call, job.json().id)).state).toBe('done')
  const chosen = (await auditor('GET', url)).json()
  expect(chosen).toMatchObject({
    version: '2999-1',
    decisions: [{ version: '2999-1', reason: 'Panel menyetujui parameter baru.' }],
    replaced: [{ version: '2025-1', results: 60 }],
  })
  expect(chosen.choices.at(-1).calibrations).toHaveLength(1)
  const scores = await test.owner(
    `select (select count(distinct theta) from result_score where instansi_id = $1)::int as now,
      (select count(*) from result where instansi_id = $1 and recipe_version = '2999-1')::int as results`,
    [exam.instansiId],
  )
  expect(scores.rows[0].results).toBe(60)
  expect(await recompute(test.database, exam.instansiId)).toMatchObject({ results: 120, replaced: 60, first: null })
  expect(await trail('event.recipe-chosen')).toHaveLength(1)
})

it('says in the report which calibration the result was made with', async () => {
  const report = (await auditor('GET', `/api/results/${exam.participants[0]!.id}/report`)).json()
  expect(report.method.recipeVersion).toBe('2999-1')
  expect(report.method.note).toMatch(/^Parameter butir dari kalibrasi \d+ \w+ \d{4} atas 60 peserta\./)
})

it('still vouches for a report that was printed before, and says that it was computed anew', async () => {
  const { rows } = await test.owner('select verification_code as code from result_replaced limit 1', [])
  expect((await auditor('GET', `/api/verify/${rows[0].code}`)).json()).toMatchObject({
    outcome: 'genuine',
    isReplaced: true,
  })
})

it('finds a change of a replaced result', async () => {
  await test.owner('update result_replaced set achieved = 99 where id = (select id from result_replaced limit 1)', [])
  expect((await recompute(test.database, exam.instansiId)).first).toMatchObject({ field: 'achieved', stored: 99 })
})

it('rejects with a reason; a rejected calibration begins no recipe', async () => {
  const { id } = (await run({ dichotomousModel: 'rasch' })).result
  const rejection = { decision: 'rejected', reason: 'Terlalu sedikit peserta.' }
  expect((await decide(administrator, id, rejection)).json()).toEqual({ recipeVersion: null })
  const rows = (await auditor('GET', '/api/calibrations')).json()
  expect(rows.find((row: { id: string }) => row.id === id)).toMatchObject({ state: 'rejected', recipeVersion: null })
})

it('tells how well the event measured, from its answers', async () => {
  const url = `/api/events/${exam.eventId}/quality`
  expect((await auditor('GET', url)).json()).toMatchObject({ quality: null, isStale: false })
  expect((await auditor('POST', url)).statusCode).toBe(403)
  const job = await endOfJob(exam.call, (await exam.call('POST', url)).json().id)
  expect(job).toMatchObject({ state: 'done', result: { persons: 60 } })
  const { quality } = (await auditor('GET', url)).json()
  const scale = quality.scales.find((one: { scale: string }) => one.scale === 'M.03')
  expect(scale).toMatchObject({ items: 6, n: 60 })
  expect(scale.alpha).toBeGreaterThan(0.3)
  expect(scale.marginal).toBeGreaterThan(0)
  expect(scale.errorAtCuts).toHaveLength(4)
  expect(quality.items).toHaveLength(6)
  // All are men of one age and status: no group is large enough to be compared with.
  expect(quality.groups.every((group: { suppressed: boolean }) => group.suppressed)).toBe(true)
})
