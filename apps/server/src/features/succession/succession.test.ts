import { DEFAULT_SUCCESSION_SETTINGS } from '@petakom/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endOfJob } from '../../testing/jobs.ts'
import { type Insert, inserter, insertPlaceable } from '../../testing/placeable-officials.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'
import { unzipText } from '../../testing/unzip-text.ts'
import { recomputeSuccession } from './recompute-succession.ts'

const ORDER = { ...DEFAULT_SUCCESSION_SETTINGS, date: '2025-12-01' }
const REASON = { reason: 'Disepakati komite talenta.' }

let test: TestApp
let instansiId: string
let call: Caller
let insert: Insert
/** A vacant dinas and its bidang with two seats taken. */
let dinas: string
let bidang: string
let people: string[]

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = new Date('2025-12-01T02:00:00Z')
  const made = await createInstansiWith(test, 'pengelola-talenta')
  ;({ instansiId, call } = made)
  insert = inserter(test, instansiId)
  const unit = { code: 'DINKES', name: 'Dinas Kesehatan', is_opd: true, field: 'KESEHATAN' }
  const unit_id = await insert('unit_kerja', unit)
  const post = (name: string, more: object) => insert('jabatan', { unit_id, name, kind: 'STRUKTURAL', ...more })
  dinas = await post('Kepala Dinas', { tier: 'JPT_PRATAMA', eselon: 'II.b', is_critical: true })
  bidang = await post('Kepala Bidang', { tier: 'ADMINISTRATOR', eselon: 'III.b', seats: 9 })
  people = [await insertPlaceable(insert, bidang), await insertPlaceable(insert, bidang, { level: 3 })]
  // A sanction long served: says that this instansi keeps such records.
  await insert('pegawai_discipline', {
    ...{ pegawai_id: people[0], severity: 'RINGAN', served_during: '[2012-01-01,2012-06-01)', decree: 'SK-1' },
    ...{ recorded_by: 'uji' },
  })
})

async function fill(order: object = ORDER): Promise<string> {
  const started = await call('POST', '/api/succession/runs', order)
  expect(started.statusCode, started.body).toBe(200)
  const job = await endOfJob(call, started.json().id)
  expect(job.error, JSON.stringify(job)).toBeNull()
  return job.result.id
}
const runOf = async (id: string) => (await call('GET', `/api/succession/runs/${id}`)).json()
const postOf = async (id = dinas) => (await call('GET', `/api/succession/posts/${id}`)).json()
const accept = (id: string, way = 'd1', more: object = {}) =>
  call('POST', `/api/succession/runs/${id}/accept`, { way, ...REASON, ...more })
const add = (more: object = {}) =>
  call('POST', '/api/succession/members', {
    jabatanId: dinas,
    pegawaiId: people[0],
    readiness: 'now',
    ...REASON,
    ...more,
  })
const trail = async () =>
  (
    await test.owner(
      "select action, reason from audit_entry where instansi_id = $1 and action like 'succession%' and action not like '%viewed'",
      [instansiId],
    )
  ).rows

describe('filling pools', () => {
  it('proposes both ways from those ready and fit, and changes no pool by itself', async () => {
    const { run, posts, isLatest } = await runOf(await fill())
    expect(run).toMatchObject({ askedOn: '2025-12-01', accepted: null, figures: { posts: 1, candidates: 2, pairs: 2 } })
    expect(run.figures.d1).toEqual(run.figures.d2)
    expect(run.figures.d1).toMatchObject({ members: 2, covered: 0, shortfall: 1 })
    expect(isLatest).toBe(true)
    // The better fit first.
    expect(posts[0].d1.map(({ pegawaiId }: { pegawaiId: string }) => pegawaiId)).toEqual(people)
    expect(posts[0]).toMatchObject({ shortByD1: 1, shortByD2: 1, agencyName: 'Dinas Kesehatan' })
    expect((await postOf()).pool).toEqual([])
    expect(await trail()).toEqual([{ action: 'succession.computed', reason: null }])
  })

  it('gives the same input hash for the same records and another for other settings', async () => {
    const hash = async (order?: object) => (await runOf(await fill(order))).run.inputHash
    const first = await hash()
    expect(await hash()).toBe(first)
    expect(await hash({ ...ORDER, readyAtLeast: 9999 })).not.toBe(first)
  })

  it('can be rebuilt from what it stored, and a change of it is found', async () => {
    for (let n = 0; n < 6; n += 1) await insertPlaceable(insert, bidang, { level: 3 + (n % 2) })
    const id = await fill({ ...ORDER, atMostPerPost: 4 })
    const check = () => recomputeSuccession(test.database, instansiId)
    expect(await check()).toEqual({ runs: 1, notComparable: 0, first: null })
    const tamper = (text: string) => test.owner(`${text} where run_id = $1`, [id])
    await tamper('update succession_run_post set d2 = d2[1:3]')
    expect((await check()).first).toMatchObject({ run: id, field: 'd2.pools' })
    await tamper("update succession_run_post set candidates = jsonb_set(candidates, '{0,fit,total}', '9999')")
    expect((await check()).first).toMatchObject({ run: id, field: 'inputHash' })
    await test.owner("update succession_run set engine_version = 'succession-0.0.9' where id = $1", [id])
    expect(await check()).toEqual({ runs: 1, notComparable: 1, first: null })
  })

  it('says for a post who was judged, with fit, interval, box, readiness and what is in the way', async () => {
    const young = await insertPlaceable(insert, bidang, { birth_date: '1990-01-01', nip: '199001012015011001' })
    await test.owner("update pegawai_career set tier = 'PELAKSANA' where pegawai_id = $1", [young])
    await test.owner("update pegawai_jabatan set valid_during = '[2024-06-01,)' where pegawai_id = $1", [young])
    const outside = await insertPlaceable(insert, bidang, { box: 5 })
    await fill()
    const { candidates, urgency, coverage, vacantSeats } = await postOf()
    expect({ urgency, coverage, vacantSeats }).toEqual({ urgency: 'vacant', coverage: 0, vacantSeats: 1 })
    expect(candidates.map(({ pegawaiId, slot }: any) => [pegawaiId, slot])).toEqual([
      [people[0], 'now'],
      [people[1], 'now'],
      [young, 'soon'],
    ])
    expect(candidates[2]).toMatchObject({
      firstDate: '2026-06-01',
      box: 8,
      blockers: expect.arrayContaining([expect.objectContaining({ code: 'JABATAN_ASAL_JPT', status: 'failed' })]),
    })
    expect(candidates[0].fit.low).toBeLessThanOrEqual(candidates[0].fit.total)
    expect(JSON.stringify(candidates)).not.toContain(outside)
  })

  it('takes a candidate whose result is missing as unknown, never as zero', async () => {
    await test.owner('delete from result_score where instansi_id = $1', [instansiId])
    const { run } = await runOf(await fill())
    expect(run.figures).toMatchObject({ pairs: 0, judged: 2 })
    expect((await postOf()).candidates[0]).toMatchObject({ fit: null, missingParts: ['jpm'] })
  })

  it.each([
    ['a full pool larger than a pool may be', { neededPerPost: 6 }, 'SUCCESSION_LIMITS'],
    ['a day before any rule', { date: '1999-01-01' }, 'SUCCESSION_DAY'],
    ['a day far ahead', { date: '9999-12-31' }, 'SUCCESSION_DAY'],
    ['a fit that is no whole number of hundredths', { readyAtLeast: 60.5 }, 'INVALID_INPUT'],
    ['no box at all', { boxes: [] }, 'INVALID_INPUT'],
  ])('refuses %s', async (_, change, code) => {
    const reply = await call('POST', '/api/succession/runs', { ...ORDER, ...change })
    expect([reply.statusCode, reply.json().code]).toEqual([400, code])
  })

  it('stores a proposal or is stopped, never both', async () => {
    const { id } = (await call('POST', '/api/succession/runs', ORDER)).json()
    await call('POST', `/api/jobs/${id}/cancel`, {})
    const { state } = await endOfJob(call, id)
    const { rows } = await test.owner('select id from succession_run where instansi_id = $1', [instansiId])
    expect([state, rows.length]).toEqual(state === 'done' ? ['done', 1] : ['cancelled', 0])
  })

  it('says so where no post is critical', async () => {
    await test.owner('update jabatan set is_critical = false where instansi_id = $1', [instansiId])
    const job = await endOfJob(call, (await call('POST', '/api/succession/runs', ORDER)).json().id)
    expect([job.state, job.error.code]).toEqual(['failed', 'SUCCESSION_NO_POSTS'])
  })
})

describe('accepting a proposal', () => {
  it('puts one way into the pools with its reason, once', async () => {
    const id = await fill()
    expect((await accept(id)).json()).toEqual({ added: 2, kept: 0, removed: 0 })
    const { pool, members, coverage } = await postOf()
    expect(pool).toHaveLength(2)
    expect(pool[0]).toMatchObject({ ...REASON, fromRun: true, departures: [], removed: null, readiness: 'now' })
    expect([members.length, coverage]).toEqual([2, 1])
    const again = await accept(id, 'd2')
    expect([again.statusCode, again.json().code]).toEqual([409, 'SUCCESSION_RUN_ACCEPTED'])
    expect(await trail()).toContainEqual({ action: 'succession.accepted', reason: REASON.reason })
  })

  it('keeps whoever is in a pool, and skips whoever has the post by now', async () => {
    const id = await fill()
    await add()
    await test.owner("update pegawai_jabatan set valid_during = '[2020-01-01,2025-11-30)' where pegawai_id = $1", [
      people[1],
    ])
    await insert('pegawai_jabatan', { pegawai_id: people[1], jabatan_id: dinas, valid_during: '[2025-11-30,)' })
    expect((await accept(id)).json()).toEqual({ added: 0, kept: 1, removed: 0 })
  })

  it('lets those of an earlier proposal go where asked, with a mark, and keeps whom a person chose', async () => {
    const third = await insertPlaceable(insert, bidang, { level: 5 })
    const born = (id: string, day: string) => test.owner('update pegawai set birth_date = $2 where id = $1', [id, day])
    await born(people[0]!, '1960-01-01')
    await accept(await fill({ ...ORDER, neededPerPost: 1, atMostPerPost: 1 }))
    await add({ pegawaiId: people[1] })
    await born(people[0]!, '1978-01-01')
    await born(third, '1960-01-01')
    const id = await fill({ ...ORDER, neededPerPost: 1, atMostPerPost: 1 })
    expect((await accept(id, 'd1', { replace: true })).json()).toEqual({ added: 1, kept: 0, removed: 1 })
    const { pool } = await postOf()
    expect(pool.map(({ pegawaiId, removed }: any) => [pegawaiId, removed?.reason ?? null])).toEqual([
      [people[0], null],
      [people[1], null],
      [third, REASON.reason],
    ])
    expect((await runOf(id)).run.accepted).toMatchObject({ added: 1, removed: 1 })
  })

  it('refuses one that a newer proposal has followed', async () => {
    const old = await fill()
    await fill()
    expect((await accept(old)).json().code).toBe('SUCCESSION_RUN_OLD')
    expect((await runOf(old)).isLatest).toBe(false)
  })

  it('lets one of two who accept at once through', async () => {
    const id = await fill()
    const replies = await Promise.all([accept(id), accept(id, 'd2')])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await postOf()).pool).toHaveLength(2)
  })
})

describe('a person’s own choice', () => {
  it('is recorded with its reason and no departure where the proposal agrees', async () => {
    await fill()
    expect((await add()).json().departures).toEqual([])
    expect(await trail()).toContainEqual({ action: 'succession.added', reason: REASON.reason })
  })

  it('stands with its departures where it goes another way', async () => {
    expect((await add({ readiness: 'later' })).json().departures).toEqual(['not-judged'])
    await fill({ ...ORDER, readyAtLeast: 10_000 })
    expect((await add({ pegawaiId: people[1] })).json().departures).toEqual(['fit'])
    expect((await postOf()).pool.map(({ departures }: any) => departures[0]).sort()).toEqual(['fit', 'not-judged'])
  })

  it('cannot call ready now somebody whom a rule is known to bar', async () => {
    await test.owner("update pegawai_jabatan set valid_during = '[2025-06-01,)' where pegawai_id = $1", [people[0]])
    await fill()
    const refused = await add()
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'SUCCESSION_NOT_READY'])
    expect((await add({ readiness: 'soon' })).json().departures).toEqual([])
  })

  it('is refused twice, for a post that is not critical, for its holder and for nobody', async () => {
    expect((await add()).statusCode).toBe(200)
    expect((await add()).json().code).toBe('SUCCESSION_ALREADY')
    expect((await add({ jabatanId: bidang })).json().code).toBe('SUCCESSION_POST')
    await test.owner('update jabatan set is_critical = true where id = $1', [bidang])
    expect((await add({ jabatanId: bidang })).json().code).toBe('SUCCESSION_HOLDER')
    expect((await add({ pegawaiId: crypto.randomUUID() })).statusCode).toBe(404)
    expect((await add({ pegawaiId: people[1], reason: '          x          ' })).json().code).toBe('INVALID_INPUT')
  })

  it('ends by a mark with its reason, once, and may begin again', async () => {
    const { id } = (await add()).json()
    const remove = () => call('POST', `/api/succession/members/${id}/remove`, { reason: 'Pindah ke instansi lain.' })
    expect((await remove()).statusCode).toBe(200)
    expect((await remove()).json().code).toBe('SUCCESSION_REMOVED')
    const { pool, members } = await postOf()
    expect(members).toEqual([])
    expect(pool[0].removed).toMatchObject({ reason: 'Pindah ke instansi lain.' })
    expect((await add()).statusCode).toBe(200)
    expect((await postOf()).pool).toHaveLength(2)
  })

  it('shows on the page of the official with what the proposal said', async () => {
    await fill()
    await add({ pegawaiId: people[1] })
    const { posts, box, askedOn } = (await call('GET', `/api/succession/people/${people[1]}`)).json()
    expect([box, askedOn]).toEqual([8, '2025-12-01'])
    expect(posts).toMatchObject([{ id: dinas, memberOf: 'now', judged: { slot: 'now' } }])
  })
})

describe('who may', () => {
  it('read: four roles; change: the talent manager alone', async () => {
    for (const role of ['administrator', 'pimpinan', 'auditor'] as const) {
      const other = await signInAs(test, instansiId, role)
      expect((await other('GET', '/api/succession/posts')).statusCode).toBe(200)
      expect((await other('POST', '/api/succession/runs', ORDER)).statusCode, role).toBe(403)
    }
    const panitia = await signInAs(test, instansiId, 'panitia')
    expect((await panitia('GET', '/api/succession/posts')).statusCode).toBe(403)
    expect((await stranger(test)('GET', '/api/succession/posts')).statusCode).toBe(401)
  })

  it('not edit what was decided: rows can be added and marked, never changed', async () => {
    await fill()
    await add()
    for (const text of [
      "update succession_member set readiness = 'later'",
      'delete from succession_member',
      "update succession_run set engine_version = 'x'",
      'delete from succession_acceptance',
    ]) {
      const change = test.database.tenant(instansiId, (db) => db.run({ sql: text, text, values: [] } as never))
      await expect(change, text).rejects.toThrow('permission denied')
    }
  })
})

it('lists the pools in a workbook, a name that begins as a formula as text', async () => {
  await test.owner("update pegawai set name = '=1+1' where id = $1", [people[0]])
  await add()
  const { rawPayload, headers } = await call('GET', '/api/succession/pools.xlsx')
  expect(headers['content-disposition']).toContain('kelompok-suksesi.xlsx')
  const sheet = await unzipText(rawPayload, /sheet1|sharedStrings/)
  expect(sheet).toContain('=1+1')
  expect(sheet).not.toContain('<f>')
  expect(sheet).toContain('siap sekarang')
})
