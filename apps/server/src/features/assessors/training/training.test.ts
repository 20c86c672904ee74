import type {
  CaseRatings,
  getCalibrationExercise,
  getTraining,
  getTrainingCase,
  OpenCase,
  ResponseOf,
  submitCalibrationExercise,
} from '@petakom/contract'
import { checkTrainingCase, indicatorLevel } from '@petakom/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { addOriginalCases, readOriginalCases } from '../../../db/training-cases.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../../testing/test-app.ts'

type CaseFile = Awaited<ReturnType<typeof readOriginalCases>>[number]
let test: TestApp
let originals: CaseFile[]
let instansiId: string
let panitia: Caller
let asesor: Caller

beforeAll(async () => {
  test = await createTestApp()
  originals = await readOriginalCases()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = new Date('2026-11-25T02:00:00Z')
  const made = await createInstansiWith(test, 'panitia')
  instansiId = made.instansiId
  panitia = made.call
  asesor = await signInAs(test, instansiId, 'asesor')
  await test.database.tenant(instansiId, (db) => addOriginalCases(db, { instansiId, id: null, name: 'uji' }, originals))
})

const training = async (call = asesor) => (await call('GET', '/api/training')).json<ResponseOf<typeof getTraining>>()
const goldOf = (code: string) => originals.find((one) => one.code === code)!.gold
/** Ratings as agreed, off by some levels. */
const rate = (code: string, off = 0): CaseRatings =>
  goldOf(code).map(({ reason: _, level, ...one }) => ({ ...one, level: Math.max(0, Math.min(5, level + off)) }))
const submit = (id: string, ratings: CaseRatings, call = asesor) => call('POST', `/api/training/${id}`, { ratings })
async function trainAll(call = asesor) {
  for (const { id, code } of (await training(call)).cases) await submit(id, rate(code), call)
}
const exercise = async (call = asesor) =>
  (await call('GET', '/api/calibration-exercise')).json<ResponseOf<typeof getCalibrationExercise>>().cases
/** Ids of the cases by the committee's list, so that it can be sent whether or not the exercise is open. */
const calibrate = async (off = 0, call = asesor) => {
  const rows: { id: string; code: string; purpose: string; state: string }[] = await cases()
  const sent = rows
    .filter(({ purpose, state }) => purpose === 'calibration' && state === 'in-use')
    .map(({ id, code }) => ({ caseId: id, ratings: rate(code, off) }))
  return call('POST', '/api/calibration-exercise', { cases: sent })
}
const cases = async (call = panitia) => (await call('GET', '/api/training-cases')).json().rows

describe('the originals', () => {
  it('are whole: three to learn by and an exercise of 21 ratings that spread over the scale', () => {
    for (const { format: _, code, version: __, purpose: ___, ...one } of originals)
      expect([code, checkTrainingCase(one)]).toEqual([code, []])
    const of = (purpose: string) => originals.filter((one) => one.purpose === purpose)
    expect(of('training')).toHaveLength(3)
    const levels = of('calibration').flatMap(({ gold }) => gold.map(({ level }) => level))
    expect(levels).toHaveLength(21)
    expect(new Set(levels).size).toBeGreaterThanOrEqual(4)
  })
  it('give nobody a level that no anchor and no indicator speaks of', () => {
    for (const { competencies, gold } of originals)
      for (const { level, competency } of gold) {
        const known = competencies.find((one) => one.competency === competency)!
        expect(level).toBeLessThanOrEqual(Math.max(...known.indicators.map(({ code }) => indicatorLevel(code))))
      }
  })
  it('are loaded once', async () => {
    expect((await panitia('POST', '/api/training-cases/originals')).json()).toEqual({ added: 0 })
  })
})

describe('a training case', () => {
  it('shows the agreed levels only after one has rated it', async () => {
    const { cases: listed } = await training()
    expect(listed.map(({ code, doneAt }) => [code, doneAt])).toEqual([
      ['LATIH-BIMBING', null],
      ['LATIH-DISKUSI', null],
      ['LATIH-KELUHAN', null],
    ])
    const { id, code } = listed[0]!
    const before = await asesor('GET', `/api/training/${id}`)
    expect(before.json()).toMatchObject({ own: null, content: { persons: [{ id: 'anita' }, { id: 'bagus' }] } })
    const secret = goldOf(code)[0]!.reason
    expect(before.body).not.toContain(secret)
    expect((await submit(id, rate(code, 1))).statusCode).toBe(200)
    const after = (await asesor('GET', `/api/training/${id}`)).json<ResponseOf<typeof getTrainingCase>>()
    expect(after.own).toMatchObject({ measures: { cells: 6, bias: 1, exact: 0, adjacent: 1 }, gold: goldOf(code) })
    expect((await submit(id, rate(code))).json().code).toBe('TRAINING_DONE')
    const other = await signInAs(test, instansiId, 'asesor')
    expect((await other('GET', `/api/training/${id}`)).body).not.toContain(secret)
  })

  it('takes no half ratings, none without a line, and no line of somebody else', async () => {
    const { id, code } = (await training()).cases[0]!
    const [first, ...rest] = rate(code)
    const wrong: CaseRatings[] = [
      rest,
      [{ ...first!, evidence: [] }, ...rest],
      [{ ...first!, evidence: ['b02'] }, ...rest],
      [...rate(code), first!],
      [...rest, { ...first!, person: 'siapa' }],
    ]
    for (const ratings of wrong) expect((await submit(id, ratings)).json().code).toBe('CASE_RATINGS_INCOMPLETE')
    expect((await submit(id, [{ ...first!, level: 6 }, ...rest])).json().code).toBe('INVALID_INPUT')
    expect((await training()).cases[0]!.doneAt).toBeNull()
  })
})

describe('the calibration exercise', () => {
  it('opens after the training, measures, and never shows what was agreed', async () => {
    expect((await asesor('GET', '/api/calibration-exercise')).json()).toEqual({ cases: [], closed: 'TRAINING_FIRST' })
    expect((await calibrate()).json()).toMatchObject({ code: 'TRAINING_FIRST', details: { count: 3 } })
    await trainAll()
    const open = await asesor('GET', '/api/calibration-exercise')
    for (const { code } of originals.filter(({ purpose }) => purpose === 'calibration'))
      for (const { reason } of goldOf(code)) expect(open.body).not.toContain(reason)
    expect(open.json<{ cases: OpenCase[] }>().cases.map(({ code }) => code)).toEqual(['UJI-BIMBING', 'UJI-DISKUSI'])
    for (const { id } of await exercise()) expect((await asesor('GET', `/api/training/${id}`)).statusCode).toBe(404)
    const reply = (await calibrate()).json<ResponseOf<typeof submitCalibrationExercise>>()
    expect(reply.measures).toMatchObject({ cells: 21, exact: 1, bias: 0, passed: true })
    expect((await asesor('GET', '/api/my/assessor')).json().calibration).toMatchObject({
      ...{ on: '2026-11-25', until: '2027-11-24', passed: true },
    })
  })

  it('stops one who is lenient by a level, and lets try again from the next day', async () => {
    await trainAll()
    expect((await calibrate(1)).json().measures).toMatchObject({ passed: false, bias: 1 })
    expect((await calibrate()).json()).toMatchObject({ code: 'CALIBRATION_TOO_SOON', details: { day: '2026-11-26' } })
    test.now.value = new Date('2026-11-26T02:00:00Z')
    expect((await calibrate()).json().measures.passed).toBe(true)
    const { calibration } = await training()
    expect(calibration).toMatchObject({ attempts: 2, latest: { on: '2026-11-26' } })
    // What was passed is not lost by a later try.
    test.now.value = new Date('2026-11-28T02:00:00Z')
    await calibrate(2)
    expect((await asesor('GET', '/api/my/assessor')).json().calibration.passed).toBe(true)
  })

  it('is judged by the rule that it was handed in under, whatever comes later', async () => {
    await trainAll()
    await calibrate()
    const rule = {
      ...{ leastExact: 1, leastAdjacent: 1, mostBias: 0, leastSensitivity: 4, validMonths: 6, retryAfterDays: 30 },
      ...{ validFrom: '2026-11-25', source: 'Keputusan uji', reason: 'ambang diperketat' },
    }
    const { version } = (await panitia('POST', '/api/calibration-rules', rule)).json()
    expect((await training()).calibration).toMatchObject({
      rule: { version, validMonths: 6 },
      latest: { until: '2027-11-24', measures: { passed: true } },
      mayStartOn: '2026-12-25',
    })
  })

  it('refuses cases that are not the ones in use, and hands in nothing then', async () => {
    await trainAll()
    const rated = (await exercise()).map(({ id, code }) => ({ caseId: id, ratings: rate(code) }))
    const send = (sent: unknown) => asesor('POST', '/api/calibration-exercise', { cases: sent })
    expect((await send(rated.slice(1))).json().code).toBe('CALIBRATION_OTHER_CASES')
    expect((await send([rated[0], rated[0]])).json().code).toBe('CALIBRATION_OTHER_CASES')
    expect((await send([rated[0], { ...rated[1], ratings: rated[1]!.ratings.slice(1) }])).json().code).toBe(
      'CASE_RATINGS_INCOMPLETE',
    )
    expect((await training()).calibration.attempts).toBe(0)
  })

  it('does not measure one who looked up what was agreed while being no assessor yet', async () => {
    const [row] = (await cases()).filter(({ purpose }: { purpose: string }) => purpose === 'calibration')
    const keeper = await signInAs(test, instansiId, 'panitia')
    await keeper('GET', `/api/training-cases/${row.id}`)
    await test.owner(
      `update account set roles = '{asesor}' where instansi_id = $1
        and id = (select actor_id from audit_entry where instansi_id = $1 and action = 'training-case.viewed')`,
      [instansiId],
    )
    test.app.forgetActors()
    await trainAll(keeper)
    expect((await keeper('GET', '/api/calibration-exercise')).json()).toEqual({
      cases: [],
      closed: 'CALIBRATION_KEY_SEEN',
    })
    expect((await training(keeper)).calibration.mayStartOn).not.toBeNull()
  })

  it('counts once where two devices hand it in at once', async () => {
    await trainAll()
    const replies = await Promise.all([calibrate(), calibrate()])
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    expect((await training()).calibration.attempts).toBe(1)
  })
})

describe('the keepers of the cases', () => {
  const list = cases
  const file = (change = {}) => stringify({ ...originals[0]!, ...change })
  const add = (text: string, call = panitia) => call('POST', '/api/training-cases', { text })

  it('see the agreed levels, unless they are measured by them themselves; every look is recorded', async () => {
    const rows = await list()
    const calibration = rows.find(({ code }: { code: string }) => code === 'UJI-DISKUSI')
    expect((await panitia('GET', `/api/training-cases/${calibration.id}`)).json().gold).toEqual(goldOf('UJI-DISKUSI'))
    const both = await signInAs(test, instansiId, 'panitia', 'asesor')
    expect((await both('GET', `/api/training-cases/${calibration.id}`)).json().gold).toBeNull()
    const seen = await test.owner(
      `select after ->> 'withKey' as key from audit_entry where instansi_id = $1 and action = 'training-case.viewed'
        order by at`,
      [instansiId],
    )
    expect(seen.rows).toEqual([{ key: 'true' }, { key: 'false' }])
  })

  it('add a version, which retires the one before; ratings of that stay judged by it', async () => {
    await trainAll()
    const added = (await add(file({ version: 2, title: 'Versi kedua' }))).json()
    expect(added).toMatchObject({ outcome: 'added', code: 'LATIH-BIMBING', version: 2 })
    const versions = (await list()).filter(({ code }: { code: string }) => code === 'LATIH-BIMBING')
    expect(versions.map(({ version, state, submissions }: never) => [version, state, submissions])).toEqual([
      [2, 'in-use', 0],
      [1, 'retired', 1],
    ])
    expect((await training()).calibration.trainingLeft).toBe(1)
    expect((await asesor('GET', `/api/training/${versions[1].id}`)).json().own).toMatchObject({
      measures: { exact: 1 },
    })
  })

  it('are told line by line what a file lacks, and nothing changes', async () => {
    const before = await list()
    expect((await add('a: [1')).json()).toMatchObject({ outcome: 'refused', problems: [{ line: expect.any(Number) }] })
    expect((await add(file({ version: 2, gold: originals[0]!.gold.slice(1) }))).json()).toMatchObject({
      outcome: 'refused',
      problems: [{ place: 'anita M.06', reason: expect.stringContaining('tepat satu nilai acuan') }],
    })
    expect((await add(file())).json().code).toBe('CASE_VERSION_OLD')
    expect((await add(file({ version: 2, purpose: 'calibration' }))).json().code).toBe('CASE_PURPOSE_FIXED')
    expect(await list()).toEqual(before)
  })

  it('retire a case; without any calibration there is none to take', async () => {
    for (const { id } of await list())
      expect((await panitia('POST', `/api/training-cases/${id}/retire`)).statusCode).toBe(200)
    const [first] = await list()
    expect((await panitia('POST', `/api/training-cases/${first.id}/retire`)).json().code).toBe('CASE_RETIRED')
    expect((await training()).calibration).toMatchObject({ cases: 0, mayStartOn: null })
    expect((await asesor('GET', '/api/calibration-exercise')).json().closed).toBe('CALIBRATION_EMPTY')
    expect((await submit(first.id, rate(first.code))).statusCode).toBeGreaterThanOrEqual(404)
  })

  it('are not assessors, strangers or another instansi', async () => {
    const [row] = await list()
    const other = await createInstansiWith(test, 'panitia')
    const doors = [
      ['GET', '/api/training-cases', undefined],
      ['GET', `/api/training-cases/${row.id}`, undefined],
      ['POST', '/api/training-cases', { text: 'a: 1' }],
      ['POST', '/api/training-cases/originals', undefined],
      ['POST', `/api/training-cases/${row.id}/retire`, undefined],
      ['POST', '/api/calibration-rules', {}],
    ] as const
    for (const [method, address, body] of doors) {
      expect((await asesor(method, address, body)).statusCode, address).toBe(403)
      expect((await stranger(test)(method, address, body)).statusCode, address).toBe(401)
      if (address.includes(row.id)) expect((await other.call(method, address, body)).statusCode, address).toBe(404)
    }
    const ownDoors = ['/api/training', '/api/calibration-exercise'] as const
    for (const address of ownDoors) {
      expect((await panitia('GET', address)).statusCode, address).toBe(403)
      expect((await stranger(test)('GET', address)).statusCode, address).toBe(401)
    }
    const stray = await signInAs(test, other.instansiId, 'asesor')
    const own = (await training()).cases[0]!
    expect((await stray('GET', `/api/training/${own.id}`)).statusCode).toBe(404)
    expect((await submit(own.id, rate(own.code), stray)).statusCode).toBe(404)
  })
})
