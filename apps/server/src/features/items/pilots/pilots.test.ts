import { createRandom } from '@petakom/psychometrics'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import { endOfJob } from '../../../testing/jobs.ts'
import { type Caller, createTestApp, signInAs, type TestApp } from '../../../testing/test-app.ts'
import { recompute } from '../../results/recompute.ts'
import { scoreEvent } from '../../results/score-event.ts'

const PEOPLE = 400
/** True locations of the scored items, and of those on trial, on the scale of the bank; every slope is 1. */
const SCORED = [-1.5, -1, -0.5, 0, 0, 0.5, 1, 1.5]
const TRIALS = [-0.8, 0.2, 1.1]
/** The people are abler than the bank's reference: a calibration that made its own scale would be off by this. */
const MEAN = 1

let test: TestApp
let exam: ExamFixture
let panitia: Caller
let administrator: Caller
let pilots: string[]
let exercise: string
beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test, { people: PEOPLE, items: SCORED.length })
  panitia = await signInAs(test, exam.instansiId, 'panitia')
  administrator = await signInAs(test, exam.instansiId, 'administrator')
  for (const [place, b] of SCORED.entries()) {
    // What stands in the bank is the true location: the anchors are right.
    await test.owner(
      `update item_version set parameters = jsonb_build_object('model', '2PL', 'a', 1, 'b', jsonb_build_array($3::float8))
       where instansi_id = $1 and item_id = (select id from item where instansi_id = $1 and code = $2)`,
      [exam.instansiId, `UJI-${place + 1}`, b],
    )
  }
  pilots = []
  for (const place of TRIALS.keys()) {
    const { rows } = await test.owner(
      `with i as (insert into item (instansi_id, code, theme, competency, level, kind, author, state, current_version)
         values ($1, $2, 'komunikasi', 'M.03', 2, 'single-choice', 'Uji', 'pilot', 1) returning *)
       insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by)
       select $1, i.id, 1, v.content, v.scoring, '{"model":"2PL","a":1,"b":[0],"provisional":true}', 'Alasan uji', 'Uji'
       from i, (select content, scoring from item_version where instansi_id = $1 limit 1) as v returning item_id`,
      [exam.instansiId, `COBA-${place + 1}`],
    )
    pilots.push(rows[0].item_id)
  }
  exercise = (await test.owner('select id from exercise where instansi_id = $1', [exam.instansiId])).rows[0].id
})
afterAll(() => test.close())

const seed = (itemIds: string[], perPerson: number) =>
  panitia('PUT', `/api/exercises/${exercise}/pilots`, { itemIds, perPerson })

/** Everybody answers what they were dealt, by the true locations, and hands in. */
async function sit(): Promise<void> {
  const random = createRandom(11)
  const { rows: items } = await test.owner('select id, code from item where instansi_id = $1', [exam.instansiId])
  const locations = new Map<string, number>(
    items.map(({ id, code }) => {
      const [family, place] = code.split('-')
      return [id, (family === 'COBA' ? TRIALS : SCORED)[Number(place) - 1]!]
    }),
  )
  const { rows: attempts } = await test.owner(
    `update attempt set started_at = opens_at, handed_in_at = opens_at + interval '1 minute' where instansi_id = $1
     returning id, item_order`,
    [exam.instansiId],
  )
  const answers = attempts.flatMap(({ id, item_order: order }: { id: string; item_order: string[] }) => {
    const theta = MEAN + random.normal()
    return order.map((item, i) => {
      const right = random.uniform() < 1 / (1 + Math.exp(locations.get(item)! - theta))
      return { attempt: id, item, seq: i + 1, choice: right ? 'B' : 'A' }
    })
  })
  await test.owner(
    `insert into answer (instansi_id, attempt_id, seq, item_id, value, client_time, device)
     select $1, attempt, seq, item, jsonb_build_object('choice', choice), now(), 'uji'
     from jsonb_to_recordset($2::jsonb) as r(attempt uuid, item uuid, seq int, choice text)`,
    [exam.instansiId, JSON.stringify(answers)],
  )
}

describe('items on trial', () => {
  it('are dealt evenly to a form that nobody started, and only items whose state is trial', async () => {
    expect((await seed([...pilots], 4)).json().code).toBe('PILOTS_PER_PERSON')
    expect((await seed([], 2)).json().code).toBe('PILOTS_PER_PERSON')
    const scored = (
      await test.owner('select item_id from exercise_item where instansi_id = $1 limit 1', [exam.instansiId])
    ).rows[0].item_id
    expect((await seed([scored], 1)).json().code).toBe('NOT_ON_TRIAL')
    expect((await seed(pilots, 2)).json()).toEqual({ pilots: 3, attempts: PEOPLE })
    const { rows } = await test.owner(
      `select s.item_id, count(*)::int as n from attempt as a, unnest(a.item_order) as s(item_id)
       where a.instansi_id = $1 and s.item_id = any($2) group by s.item_id`,
      [exam.instansiId, pilots],
    )
    const counts = rows.map(({ n }) => n)
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(2 * PEOPLE)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    const { exercises, items } = (await panitia('GET', '/api/pilots')).json()
    expect(exercises).toMatchObject([{ exerciseId: exercise, items: SCORED.length, perPerson: 2 }])
    expect(items).toMatchObject(pilots.map(() => ({ state: 'pilot', dealt: 0, seeds: [{ exerciseId: exercise }] })))
  })

  it('leave a design that is set anew only when that was agreed to', async () => {
    const redesign = (body: object) =>
      panitia('PUT', `/api/events/${exam.eventId}/design`, {
        exercises: [{ name: 'Bagian uji', durationMinutes: 20, targets: ['M.03'], itemCodes: [] }],
        ...body,
      })
    expect((await seed(pilots, 2)).statusCode).toBe(200)
    const design = async () => (await panitia('GET', `/api/events/${exam.eventId}`)).json().exercises[0]
    const before = await design()
    expect(before.pilotCodes).toEqual(['COBA-1', 'COBA-2', 'COBA-3'])
    const refused = (await redesign({})).json()
    expect(refused).toMatchObject({ code: 'PILOTS_LEAVE' })
    expect(refused.message).toContain('COBA-1, COBA-2, COBA-3')
    expect(await design()).toEqual(before)
    expect((await redesign({ withoutPilots: true })).statusCode).toBe(200)
    expect(await design()).toMatchObject({ pilotCodes: [], items: SCORED.length })
    const { rows } = await test.owner(
      "select after -> 'pilotsLeft' as left from audit_entry where action = 'event.designed' and subject_id = $1 order by at desc limit 1",
      [exam.eventId],
    )
    expect(rows).toEqual([{ left: ['COBA-1', 'COBA-2', 'COBA-3'] }])
    exercise = (await design()).id
    expect((await seed(pilots, 2)).statusCode).toBe(200)
  })

  it('count in no result: a person scores the same with and without them', async () => {
    await sit()
    await scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId)
    const { rows } = await test.owner(
      "select distinct items_served from result_score where instansi_id = $1 and scale_kind = 'competency'",
      [exam.instansiId],
    )
    expect(rows).toEqual([{ items_served: SCORED.length }])
    const evidence = (
      await panitia('GET', `/api/results/${exam.participants[0]!.id}/evidence?kind=competency&scale=M.03`)
    ).json()
    expect(evidence).toHaveLength(SCORED.length)
    const before = await test.owner(
      "select participant_id, jpm, encode(input_hash, 'hex') as hash from result where instansi_id = $1 order by 1",
      [exam.instansiId],
    )
    expect((await recompute(test.database, exam.instansiId)).first).toBeNull()
    // Whatever the trial's key says, nothing of a result depends on it.
    await test.owner('update item_version set scoring = \'{"weights":{"A":1,"B":0,"C":0}}\' where item_id = $1', [
      pilots[0],
    ])
    expect((await recompute(test.database, exam.instansiId)).first).toBeNull()
    await test.owner('update item_version set scoring = \'{"weights":{"A":0,"B":1,"C":0}}\' where item_id = $1', [
      pilots[0],
    ])
    const after = await test.owner(
      "select participant_id, jpm, encode(input_hash, 'hex') as hash from result where instansi_id = $1 order by 1",
      [exam.instansiId],
    )
    expect(after.rows).toEqual(before.rows)
    expect((await seed([], 0)).json().code).toBe('EXERCISE_STARTED')
    const { items } = (await panitia('GET', '/api/pilots')).json()
    expect(items.map(({ dealt }: { dealt: number }) => dealt)).toEqual(
      rows.length ? items.map((one: { answered: number }) => one.answered) : [],
    )
  })

  it('are calibrated onto the scale of the bank, which the scored items hold; a second person approves', async () => {
    const order = { scope: { kind: 'bank' }, eventIds: [exam.eventId], dichotomousModel: 'rasch', gradedModel: 'gpcm' }
    const start = (body: object) => panitia('POST', '/api/calibrations', { ...order, linking: 'fixed-items', ...body })
    const poor = await endOfJob(panitia, (await start({ minimumAnswers: 390 })).json().id)
    expect(poor).toMatchObject({ state: 'failed', error: { code: 'NO_PILOT_TO_CALIBRATE' } })
    const job = await endOfJob(panitia, (await start({ minimumAnswers: 100 })).json().id)
    expect(job).toMatchObject({ state: 'done', result: { calibrated: TRIALS.length, kept: SCORED.length } })
    const found = (await panitia('GET', `/api/calibrations/${job.result.id}`)).json()
    expect(found.link).toMatchObject({ method: 'fixed-items', slope: 1, intercept: 0, locations: SCORED.length })
    type Row = {
      code: string
      reason: string | null
      parameters: { b: number[] } | null
      errors: { b: number[] } | null
      fit: { infit: number; df: number } | null
      before: object
    }
    const byCode = new Map<string, Row>(found.rows.map((row: Row) => [row.code, row]))
    for (const [place, b] of TRIALS.entries()) {
      const { parameters, errors, fit } = byCode.get(`COBA-${place + 1}`)!
      // Within three standard errors of the truth on the bank's scale; by its own scale it would be off by MEAN.
      expect(Math.abs(parameters!.b[0]! - b)).toBeLessThan(3 * errors!.b[0]!)
      expect(errors!.b[0]!).toBeLessThan(MEAN / 2)
      // The usual bounds of a mean square that needs no look (Wright & Linacre, 1994); who met the item is drawn anew.
      expect(fit!.infit).toBeGreaterThan(0.7)
      expect(fit!.infit).toBeLessThan(1.3)
      expect(fit!.df).toBeGreaterThan(0)
    }
    for (const place of SCORED.keys()) {
      expect(byCode.get(`UJI-${place + 1}`)).toMatchObject({ reason: 'anchor', parameters: null })
    }
    const move = (id: string) => panitia('POST', `/api/items/${id}/state`, { state: 'in-use' })
    expect((await move(pilots[0]!)).json().code).toBe('NOT_CALIBRATED')
    const decision = { decision: 'approved', reason: 'Cocok dengan model dan cukup pasti.', validFrom: '2999-01-01' }
    const decide = (call: Caller) => call('POST', `/api/calibrations/${job.result.id}/decision`, decision)
    expect((await decide(panitia)).json().code).toBe('OWN_CALIBRATION')
    expect((await decide(administrator)).statusCode).toBe(200)
    expect((await move(pilots[0]!)).statusCode).toBe(200)
    expect((await recompute(test.database, exam.instansiId)).first).toBeNull()
    const { items } = (await panitia('GET', '/api/pilots')).json()
    expect(items).toMatchObject([
      { code: 'COBA-2', state: 'pilot', calibration: { state: 'approved' } },
      { code: 'COBA-3', state: 'pilot' },
      { code: 'COBA-1', state: 'in-use' },
    ])
  })

  it('are seeded by who keeps the bank alone', async () => {
    const auditor = await signInAs(test, exam.instansiId, 'auditor')
    const asesor = await signInAs(test, exam.instansiId, 'asesor')
    expect((await auditor('PUT', `/api/exercises/${exercise}/pilots`, { itemIds: [], perPerson: 0 })).statusCode).toBe(
      403,
    )
    expect((await auditor('GET', '/api/pilots')).statusCode).toBe(200)
    expect((await asesor('GET', '/api/pilots')).statusCode).toBe(403)
  })
})
