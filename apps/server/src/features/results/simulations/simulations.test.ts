import { DEFAULT_SIMULATION_RECIPE, levelOfShare, replay, scoreRun, secondsOfStory } from '@petakom/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSimulationExam, type SimulationFixture } from '../../../testing/simulation-fixture.ts'
import { createTestApp, type TestApp } from '../../../testing/test-app.ts'
import { recompute } from '../recompute.ts'
import { scoreEvent } from '../score-event.ts'

const START = new Date('2025-09-30T01:00:00Z')
let test: TestApp
let exam: SimulationFixture

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = START
  exam = await createSimulationExam(test, { people: 2 })
})

const score = () => scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'Uji' }, exam.eventId)
const check = () => recompute(test.database, exam.instansiId)
const scoresOf = async (attemptId: string) =>
  (
    await test.owner(
      `select competency, earned, least, most, share, level_continuous as level, standard_error as error,
         is_awaiting as awaiting from simulation_score where attempt_id = $1 order by competency`,
      [attemptId],
    )
  ).rows
const resultOf = async (attemptId: string) =>
  (
    await test.owner(
      `select seed, acts, refused, evidence, refusals, replies, recipe_version as recipe, encode(input_hash, 'hex') as hash
       from simulation_result where attempt_id = $1`,
      [attemptId],
    )
  ).rows[0]

describe('scoring an event with a simulation', () => {
  it('scores each run as the engine does over the same acts and seed, and an expert far above a naive one', async () => {
    const naive = await exam.sit(0)
    await naive.play('naive')
    test.now.value = START
    const expert = await exam.sit(1)
    const acts = await expert.play('expert')
    await expert.handIn()
    expect(await score()).toMatchObject({ scored: 2 })
    const { simulation } = (await expert.start()).json()
    const state = replay(exam.scenario, simulation.seed, simulation.acts, secondsOfStory(exam.scenario))
    const own = scoreRun(exam.scenario, state)
    const result = await resultOf(expert.attemptId)
    expect(result).toMatchObject({ seed: simulation.seed, acts: state.acts.length, refused: acts - state.acts.length })
    expect(result.evidence).toEqual(own.evidence)
    const sum = (rows: { earned: number; least: number; most: number }[]) =>
      rows.reduce((all, { earned, least }) => all + earned - least, 0) /
      rows.reduce((all, { least, most }) => all + most - least, 0)
    const [low, high] = [await scoresOf(naive.attemptId), await scoresOf(expert.attemptId)]
    expect(high.map(({ competency }) => competency)).toEqual(exam.scenario.competencies.toSorted())
    expect(sum(high)).toBeGreaterThan(sum(low) + 0.3)
    for (const { share, level, error } of high) {
      expect(level).toBeCloseTo(levelOfShare(DEFAULT_SIMULATION_RECIPE, share), 12)
      expect(error).toBeGreaterThan(0.2)
      expect(error).toBeLessThan(2)
    }
    expect(await check()).toMatchObject({ simulations: 2, first: null })
  })

  it('leaves a run whose facts are the same as it is, and follows a word on late acts', async () => {
    const sitting = await exam.sit(0)
    test.now.value = new Date(START.getTime() + 95_000)
    await sitting.act({ kind: 'decide', about: 'lurah-minta', option: 'kosongkan-rendah', at: 90 })
    test.now.value = new Date(START.getTime() + 62 * 60_000)
    await sitting.act({ kind: 'open', about: 'cuaca-1', at: 200 })
    await score()
    const first = await resultOf(sitting.attemptId)
    expect(first).toMatchObject({ acts: 1, refused: 1, refusals: [{ seq: 2, reason: 'late' }] })
    await score()
    expect((await resultOf(sitting.attemptId)).hash).toBe(first.hash)
    const ruling = { counts: true, answers: 1, reason: 'Jaringan ruang putus' }
    await exam.call('POST', `/api/attempts/${sitting.attemptId}/late-ruling`, ruling)
    // Rebuilt as it was computed: before the word.
    expect(await check()).toMatchObject({ simulations: 1, first: null })
    await score()
    expect(await resultOf(sitting.attemptId)).toMatchObject({ acts: 2, refused: 0 })
    expect(await check()).toMatchObject({ simulations: 1, first: null })
  })

  it('keeps refused acts with their reasons: past, closed, twice, not there', async () => {
    const sitting = await exam.sit(0)
    const at = async (second: number, act: object) => {
      test.now.value = new Date(START.getTime() + second * 1000)
      await sitting.act({ at: second, ...act } as never)
    }
    await at(90, { kind: 'decide', about: 'lurah-minta', option: 'kosongkan-rendah' })
    await at(100, { kind: 'decide', about: 'lurah-minta', option: 'tunggu-puncak' })
    await at(110, { kind: 'open', about: 'cuaca-1', at: 50 })
    await at(120, { kind: 'open', about: 'laporan-akhir' })
    await at(130, { kind: 'reply', about: 'tidak-ada', text: 'Halo' })
    await score()
    const { acts, refusals } = await resultOf(sitting.attemptId)
    expect(acts).toBe(1)
    expect(refusals.map(({ reason }: { reason: string }) => reason)).toEqual([
      'closed',
      'out-of-order',
      'not-arrived',
      'unknown-target',
    ])
  })

  it('finds a stored score that somebody changed', async () => {
    const sitting = await exam.sit(0)
    await sitting.play('naive')
    await score()
    await test.owner(`update simulation_score set earned = earned + 1 where attempt_id = $1 and competency = 'M.07'`, [
      sitting.attemptId,
    ])
    expect((await check()).first).toMatchObject({ field: 'simulation:M.07' })
  })

  it('gives whoever has more time a slower story, the same at every start and in the score', async () => {
    const [one] = exam.participants
    const granted = await exam.call('PUT', `/api/participants/${one!.id}/accommodation`, {
      ...{ reader: false, paper: false, largeText: false, highContrast: false, breaks: false },
      ...{ extraPercent: 50, extraMinutes: 0, note: 'Penyandang disabilitas netra' },
    })
    expect(granted.statusCode).toBe(200)
    const sitting = await exam.sit(0)
    expect(sitting.simulation.world.clock.pace).toBe(exam.scenario.clock.pace / 1.5)
    test.now.value = new Date(START.getTime() + 125_000)
    // Minute 8 of the story comes after 120 seconds instead of 80.
    await sitting.act({ kind: 'open', about: 'lurah-minta', at: 100 })
    await sitting.act({ kind: 'open', about: 'lurah-minta', at: 121 })
    await exam.call('POST', `/api/events/${exam.eventId}/time`, {
      ...{ action: 'extend', minutes: 30, target: { kind: 'event' }, reason: 'Listrik padam' },
    })
    expect((await sitting.start()).json().simulation.world.clock.pace).toBe(exam.scenario.clock.pace / 1.5)
    await score()
    expect(await resultOf(sitting.attemptId)).toMatchObject({ acts: 1, refusals: [{ seq: 1, reason: 'not-arrived' }] })
    expect(await check()).toMatchObject({ simulations: 1, first: null })
  })
})

describe('the score of a participant', () => {
  it('tells each act in words, what it gave, and what came of it', async () => {
    const sitting = await exam.sit(0)
    const url = `/api/participants/${exam.participants[0]!.id}/simulation-scores`
    const attempts = async () => (await exam.call('GET', url)).json().attempts
    expect(await attempts()).toMatchObject([{ simulation: { code: 'DS-BANJIR-A' }, score: null }])
    await sitting.play('expert')
    await score()
    const [{ score: found, simulation }] = await attempts()
    expect(simulation).toMatchObject({ minutes: 300, starts: '2026-11-16T19:30', version: 1 })
    expect(found.recipe).toMatchObject({ version: '2026-1', confidence: 'low' })
    const decision = found.timeline.find(({ option }: { option: string }) => option === 'kosongkan-rendah')
    expect(decision).toMatchObject({
      kind: 'decide',
      aboutTitle: 'Air sudah 30 sentimeter di Pasar Muara',
      refused: null,
    })
    expect(decision.delay).toBe(0)
    expect(decision.optionLabel).toMatch(/^Kosongkan rumah berlantai rendah/)
    expect(decision.earned.length).toBeGreaterThan(0)
    // What the acts and the rest of the run gave is what the competencies earned.
    const sum = (rows: { earned: number }[]) => rows.reduce((all, { earned }) => all + earned, 0)
    expect(sum(found.evidence)).toBe(sum(found.competencies))
    const given = found.timeline.flatMap(({ earned }: { earned: { ruleId: string }[] }) =>
      earned.map((one) => one.ruleId),
    )
    const shown = found.evidence.filter(
      ({ earned, acts }: { earned: number; acts: number[] }) => earned !== 0 && acts.length,
    )
    expect([...new Set(given)].sort()).toEqual(shown.map(({ ruleId }: { ruleId: string }) => ruleId).sort())
    expect(found.story[0]).toMatchObject({ minute: 0, kind: 'message', text: 'Serah tugas dari regu sore' })
    expect(found.replies).toMatchObject([
      { ratingId: 'balasan-wali-kota', most: 4, points: null },
      { ratingId: 'ringkasan-serah-terima', points: null },
    ])
    expect((await sitting.call('GET', url)).statusCode).toBe(403)
  })
})

it('rebuilds a run that was scored while it went on, without what was done since', async () => {
  // Facts and results are of one clock here.
  test.now.value = new Date(Date.now() - 200_000)
  exam = await createSimulationExam(test, { people: 1 })
  const sitting = await exam.sit(0)
  test.now.value = new Date(Date.now() - 100_000)
  await sitting.act({ kind: 'decide', about: 'lurah-minta', option: 'kosongkan-rendah', at: 95 })
  await score()
  test.now.value = new Date(Date.now() + 5000)
  await sitting.act({ kind: 'reply', about: 'cuaca-1', text: 'Diterima.', at: 190 })
  expect(await check()).toMatchObject({ simulations: 1, first: null })
  await score()
  expect(await resultOf(sitting.attemptId)).toMatchObject({ acts: 2 })
})
