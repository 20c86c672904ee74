import { DEFAULT_COMBINING_RECIPE, DEFAULT_SCORING_RECIPE } from '@petakom/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import { endOfJob } from '../../../testing/jobs.ts'
import { createRatedCentre, type RatedCentre } from '../../../testing/rated-centre.ts'
import { createTestApp, signInAs, type TestApp } from '../../../testing/test-app.ts'
import { recompute } from '../recompute.ts'
import { scoreEvent } from '../score-event.ts'

let test: TestApp
let exam: ExamFixture
let centre: RatedCentre
beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test, { people: 3 })
  // The first sits the test and is watched, the second only sits it, the third is only watched.
  for (const index of [0, 1]) {
    const call = await exam.signIn(index)
    const attempt = (await call('GET', '/api/exam')).json().attempts[0].id
    await call('POST', `/api/exam/attempts/${attempt}/start`, { device: 'perangkat-uji-1' })
  }
  await score()
  centre = await createRatedCentre(test, exam)
})
afterAll(() => test.close())

const score = () => scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId)
const check = () => recompute(test.database, exam.instansiId)
const resultOf = async (person: number) =>
  (await test.owner('select * from result where participant_id = $1', [exam.participants[person]!.id])).rows[0]
const scoreOf = async (person: number, competency: string) =>
  (
    await test.owner('select * from result_score where participant_id = $1 and scale = $2', [
      ...[exam.participants[person]!.id, competency],
    ])
  ).rows[0]

it('joins the ratings of a person with the test, and leaves who was not watched as they were', async () => {
  const [before, other] = [await scoreOf(0, 'M.03'), await resultOf(1)]
  for (const person of [0, 2]) {
    for (const competency of ['M.01', 'M.03']) {
      for (const [exercise, rater, level] of [
        [0, 0, 4],
        [0, 1, 3],
        [1, 2, 4],
        [1, 3, 4],
      ] as const)
        await centre.rate({ person, exercise, rater, competency, level })
    }
  }
  expect(await score()).toEqual({ scored: 3, withoutAnswers: 0, unchanged: 1 })
  const joined = await scoreOf(0, 'M.03')
  expect(joined).toMatchObject({ theta: before.theta, standard_error: before.standard_error })
  expect(joined.combined.parts.map(({ method }: { method: string }) => method)).toEqual(['TEST', 'RATING'])
  const [fromTest, rating] = joined.combined.parts
  expect(fromTest.value).toBe(before.level_continuous)
  expect(rating.value).toBeCloseTo(3.75, 12)
  expect(joined.level_continuous).toBeCloseTo(fromTest.weight * fromTest.value + rating.weight * rating.value, 12)
  expect(joined.level).toBe(Math.floor(joined.level_continuous + 0.5))
  expect((await resultOf(0)).combining_version).toBe(DEFAULT_COMBINING_RECIPE.version)
  expect(await resultOf(1)).toEqual(other)
})

it('gives a level without logits to whom assessors alone measured, on the day they watched', async () => {
  expect(await scoreOf(2, 'M.01')).toMatchObject({ theta: null, standard_error: null, level: 4, items_served: 0 })
  const { study_hash, assessed_on } = await resultOf(2)
  expect(assessed_on).toEqual((await resultOf(0)).assessed_on)
  const { rows } = await test.owner('select * from rating_study where input_hash = $1', [study_hash])
  expect(rows).toHaveLength(1)
  expect(rows[0].content).toMatchObject({ ratings: 16, variancesFrom: 'recipe' })
})

it('leaves a late rating out until the chief lets it in', async () => {
  const late = await centre.rate({ person: 0, exercise: 0, rater: 2, competency: 'M.01', level: 0, isLate: true })
  expect(await score()).toMatchObject({ unchanged: 3 })
  const rule = (turn: number, counts: boolean) =>
    test.owner(
      `insert into washup_late_ruling (instansi_id, rating_id, turn, counts, reason, ruled_by, ruled_by_name)
       values ($1, $2, $3, $4, 'uji', $5, 'Ketua')`,
      [exam.instansiId, late, turn, counts, centre.raters[0]!.id],
    )
  await rule(1, true)
  expect(await score()).toMatchObject({ unchanged: 1 })
  expect((await scoreOf(0, 'M.01')).level_continuous).toBeCloseTo(3, 12)
  await rule(2, false)
  expect(await check()).toMatchObject({ results: 3, first: null })
  await score()
  expect((await scoreOf(0, 'M.01')).level_continuous).toBeCloseTo(3.75, 12)
})

it('takes the level that a closed wash-up agreed on, beside the mechanical one', async () => {
  const one = async (text: string, values: unknown[]) =>
    (await test.owner(`${text} returning id`, [exam.instansiId, ...values])).rows[0].id as string
  const [chief] = centre.raters
  const washup = await one(
    `insert into washup (instansi_id, centre_id, participant_id, recorder_id, opened_by, opened_by_name) values ($1, $2, $3, $4, $4, 'Ketua')`,
    [centre.centreId, exam.participants[2]!.id, chief!.id],
  )
  const minutes = await one(
    `insert into washup_minutes (instansi_id, washup_id, number, content, hash, code, closed_by, closed_by_name, closed_at)
     values ($1, $2, 1, '\\x00', '\\x00', 'UJI-UJI', $3, 'Ketua', now())`,
    [washup, chief!.id],
  )
  await test.owner(`insert into washup_level values ($1, $2, 'M.01', 2, 3.75, null, 3.75, 4)`, [
    exam.instansiId,
    minutes,
  ])
  // Open: nothing agreed yet.
  expect(await score()).toMatchObject({ unchanged: 3 })
  await test.owner(`update washup set state = 'closed' where id = $1`, [washup])
  await score()
  const agreed = await scoreOf(2, 'M.01')
  expect(agreed).toMatchObject({ level: 2, level_continuous: 2 })
  expect(agreed.combined.evidence[0]).toMatchObject({ agreed: 2, isAgreed: true, mechanical: { value: 3.75 } })
  await test.owner(`update washup set state = 'open' where id = $1`, [washup])
  expect(await check()).toMatchObject({ results: 3, first: null })
  await score()
  expect((await scoreOf(2, 'M.01')).level).toBe(4)
})

it('rebuilds what was issued from the ratings that counted then', async () => {
  expect(await check()).toMatchObject({ results: 3, first: null })
  await centre.rate({ person: 2, exercise: 0, rater: 2, competency: 'M.01', level: 1 })
  expect(await check()).toMatchObject({ results: 3, first: null })
  // Another rating of the event is another study: everybody who was watched is computed anew.
  expect(await score()).toMatchObject({ scored: 3, unchanged: 1 })
  expect(await check()).toMatchObject({ results: 3, first: null })
})

it('names a level that somebody changed by hand', async () => {
  for (const change of ['level_continuous = 4.9', "combined = '{}'", 'high = 5']) {
    await test.owner(`update result_score set ${change} where participant_id = $1 and scale = 'M.01'`, [
      exam.participants[2]!.id,
    ])
    expect((await check()).first, change).toMatchObject({
      ...{ participantId: exam.participants[2]!.id, field: 'competency:M.01' },
    })
    await test.owner(`update result set input_hash = '\\x00' where participant_id = $1`, [exam.participants[2]!.id])
    await score()
    expect((await check()).first).toBeNull()
  }
  await test.owner(`update result_score set high = 5 where participant_id = $1 and scale = 'M.01'`, [
    exam.participants[2]!.id,
  ])
  await test.owner(`update result set input_hash = '\\x00' where participant_id = $1`, [exam.participants[2]!.id])
  await score()
  expect((await check()).first).toBeNull()
})

it('keeps what another combining recipe made, and rebuilds both', async () => {
  const recipe = {
    ...DEFAULT_COMBINING_RECIPE,
    version: '2026-9',
    validFrom: '2021-01-01',
    caps: { TEST: 0.2, SIMULATION: 0.5, RATING: 0.9 },
  }
  await test.owner(
    `insert into recipe (instansi_id, kind, version, valid_from, content, source, confidence)
     values ($1, 'combining', '2026-9', '2021-01-01', $2, 'uji', 'low')`,
    [exam.instansiId, JSON.stringify(recipe)],
  )
  const before = await scoreOf(0, 'M.03')
  expect(await score()).toMatchObject({ unchanged: 1 })
  const after = await scoreOf(0, 'M.03')
  expect(after.combined.parts[0].weight).toBeLessThanOrEqual(0.2 + 1e-12)
  expect(after.level_continuous).not.toBe(before.level_continuous)
  expect(await check()).toMatchObject({ results: 5, replaced: 2, first: null })
})

it('is scored anew by the combining recipe that a person chose, and keeps what was issued', async () => {
  const call = await signInAs(test, exam.instansiId, 'panitia')
  const path = `/api/events/${exam.eventId}/recipe`
  const unknown = { version: DEFAULT_SCORING_RECIPE.version, combining: '1999-1', reason: 'keputusan panitia' }
  expect((await call('POST', path, unknown)).json().code).toBe('RECIPE_NOT_FOUND')
  const job = (await call('POST', path, { ...unknown, combining: DEFAULT_COMBINING_RECIPE.version })).json()
  expect((await endOfJob(call, job.id)).state).toBe('done')
  expect((await resultOf(0)).combining_version).toBe(DEFAULT_COMBINING_RECIPE.version)
  expect((await call('GET', path)).json()).toMatchObject({
    combining: { version: DEFAULT_COMBINING_RECIPE.version },
    decisions: [{ combining: DEFAULT_COMBINING_RECIPE.version, reason: 'keputusan panitia' }],
  })
  expect(await check()).toMatchObject({ results: 7, replaced: 4, first: null })
})

it('gives no level where the recipe wants more precision, and says so', async () => {
  const strict = { ...DEFAULT_COMBINING_RECIPE, version: '2026-10', validFrom: '2021-02-01', largestError: 0.01 }
  await test.owner(
    `insert into recipe (instansi_id, kind, version, valid_from, content, source, confidence)
     values ($1, 'combining', '2026-10', '2021-02-01', $2, 'uji', 'low')`,
    [exam.instansiId, JSON.stringify(strict)],
  )
  await scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId, {
    ...{ version: DEFAULT_SCORING_RECIPE.version, combining: '2026-10', reason: 'uji' },
  })
  expect(await scoreOf(2, 'M.01')).toBeUndefined()
  expect((await resultOf(2)).jpm).toBeNull()
})
