import { PlanSettings } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { MipCancelled } from '../../placement/mip-thread.ts'
import { endOfJob } from '../../testing/jobs.ts'
import { furnishPlacementCity, type PlacementCity, ROUND_DAY } from '../../testing/placement-city.ts'
import { type Caller, createInstansiWith, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { makePlan } from './plans/make-plan.ts'
import { placementThread } from './thread/placement-thread.ts'

const REASON = 'Keputusan rapat tim penilai'
const CHIEF = 'Kepala Dinas 1 KESEHATAN'

let test: TestApp
let call: Caller
let instansiId: string
let city: PlacementCity
let round: { id: string; version: number }
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  const made = await createInstansiWith(test, 'pengelola-talenta')
  call = made.call
  instansiId = made.instansiId
  city = await furnishPlacementCity(test, instansiId)
})

const get = async (url: string) => (await call('GET', url)).json()
const post = async (url: string, body: object = {}) => (await call('POST', url, body)).json()
const at = (path: string) => `/api/placement/rounds/${round.id}${path}`

async function freeze() {
  const { result } = await endOfJob(call, (await post(at('/freeze'), { version: round.version })).id)
  round.version = result.version
}
async function begin() {
  const draft = { name: 'Putaran uji', date: ROUND_DAY, tiers: ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'] }
  round = { id: (await post('/api/placement/rounds', draft)).id, version: 1 }
  await freeze()
}
const planJob = (more: object = {}) => post(at('/plans'), { version: round.version, label: 'Uji', ...more })
async function plan(more: object = {}) {
  const { result, error } = await endOfJob(call, (await planJob(more)).id)
  if (error) throw new Error(JSON.stringify(error))
  return get(`/api/placement/plans/${result.id}`)
}
const postNamed = async (name: string) =>
  (await get(at(`/posts?search=${encodeURIComponent(name)}`))).posts[0]?.index as number
const officialNamed = async (name: string) => {
  const { officials } = await get(at(`/officials?search=${encodeURIComponent(`Pejabat ${name}`)}`))
  return officials.find((one: { name: string }) => one.name === `Pejabat ${name}`)
}
const price = (constraint: object) => post(at('/constraints/price'), { constraint })
async function add(constraint: object) {
  const body = { version: round.version, constraint, reason: REASON, price: (await price(constraint)).price }
  const added = await post(at('/constraints'), body)
  round.version = added.version
  return added.id as string
}

describe('records that change after they were frozen', () => {
  it('are named with the parts that differ, those that a plan rests on first', async () => {
    await begin()
    const made = await plan()
    expect(await get(at('/freshness'))).toEqual({ isStale: false, changes: [], total: 0 })
    const mover = made.moves[0].official
    await test.owner("update pegawai set birth_date = '1979-12-31' where id = $1", [mover.pegawaiId])
    await test.owner("update jabatan set closed_on = '2025-11-30' where id = $1", [city.posts.get(CHIEF)])
    const { isStale, changes, total } = await get(at('/freshness'))
    expect([isStale, total]).toEqual([true, 2])
    expect(changes).toContainEqual({
      kind: 'official-changed',
      id: mover.pegawaiId,
      name: mover.name,
      parts: ['birthDate'],
      inPlan: true,
    })
    expect(changes).toContainEqual({
      kind: 'post-gone',
      id: city.posts.get(CHIEF),
      name: `${CHIEF}, Dinas KESEHATAN`,
      parts: [],
      inPlan: true,
    })
  })

  it('leave a plan of the earlier data readable and provable, but no longer current', async () => {
    await begin()
    const made = await plan()
    await test.owner("update jabatan set closed_on = '2025-11-30' where id = $1", [city.posts.get(CHIEF)])
    await freeze()
    expect(await get(at('/freshness'))).toMatchObject({ isStale: false })
    const again = await get(`/api/placement/plans/${made.id}`)
    expect(again).toEqual({ ...made, isCurrent: false, round: { ...made.round, version: round.version } })
    expect((await post(`/api/placement/plans/${made.id}/verify`)).isIntact).toBe(true)
    const now = await plan()
    const mixed = await call('GET', at(`/compare?a=${made.id}&b=${now.id}`))
    expect([mixed.statusCode, mixed.json().code]).toEqual([409, 'PLANS_OF_OTHER_DATA'])
  })

  it('keep constraints across a new freeze, and name the one whose post is gone before a plan is made', async () => {
    await begin()
    const kept = await add({
      kind: 'lock-official',
      official: (await officialNamed('Kepala Bidang 2 KESEHATAN')).index,
    })
    const orphan = await add({ kind: 'lock-post', post: await postNamed(CHIEF) })
    await test.owner("update jabatan set closed_on = '2025-11-30' where id = $1", [city.posts.get(CHIEF)])
    await freeze()
    const rows = await get(at('/constraints'))
    expect(rows.find(({ id }: { id: string }) => id === orphan).post).toMatchObject({ index: null, name: CHIEF })
    const { error } = await endOfJob(call, (await planJob()).id)
    expect(error).toMatchObject({ code: 'CONSTRAINT_ORPHAN', details: { constraintId: orphan } })
    expect(error.message).toContain(CHIEF)
    const removal = { version: round.version, reason: REASON }
    round.version = (await post(`/api/placement/constraints/${orphan}/remove`, removal)).version
    const made = await plan()
    expect(made.constraints).toBe(1)
    const held = rows.find(({ id }: { id: string }) => id === kept).official.nip
    expect(made.moves.some(({ official }: { official: { nip: string } }) => official.nip === held)).toBe(false)
  })
})

describe('an official without a result', () => {
  beforeEach(async () => {
    for (const name of ['Kepala Bidang 2 KESEHATAN', 'Pengelola 1 KESEHATAN'])
      await test.owner(
        'delete from result where participant_id in (select id from participant where pegawai_id = $1)',
        [city.officials.get(name)],
      )
    await begin()
  })

  it('keeps the seat, is named with what is missing, and counts nowhere as zero', async () => {
    const incumbent = await officialNamed('Kepala Bidang 2 KESEHATAN')
    expect(incumbent).toMatchObject({ candidacies: 0, missing: ['levels'] })
    const made = await plan({ objective: 'lowest-fit' })
    expect(made.figures.lowestFit).toBeGreaterThan(0)
    expect(made.figures).toMatchObject({ placed: 20, empty: 0 })
    const seat = await postNamed('Kepala Bidang 2 KESEHATAN')
    const answer = await get(`/api/placement/plans/${made.id}/explain?official=${incumbent.index}&post=${seat}`)
    expect(answer).toMatchObject({ status: 'placed', kind: 'stay', shortfall: null, fit: { missing: ['levels'] } })
  })

  it('is not forced anywhere, and nobody is forced into that seat; the datum is named', async () => {
    const chief = await postNamed(CHIEF)
    const incumbent = (await officialNamed('Kepala Bidang 2 KESEHATAN')).index
    const kept = await price({ kind: 'force', official: incumbent, post: chief })
    expect(kept).toMatchObject({ code: 'OFFICIAL_KEPT', details: { because: { code: 'DATUM_LEVELS' } } })
    const section = await postNamed('Kepala Seksi 1 KESEHATAN')
    const staff = (await officialNamed('Pengelola 1 KESEHATAN')).index
    const unknown = await price({ kind: 'force', official: staff, post: section })
    expect(unknown).toMatchObject({ code: 'PAIR_UNKNOWN', details: { missing: ['levels'] } })
    expect(unknown.message).toContain('hasil penilaian kompetensi')
    const seat = await postNamed('Kepala Bidang 2 KESEHATAN')
    const below = (await officialNamed('Kepala Seksi 2 KESEHATAN')).index
    expect(await price({ kind: 'force', official: below, post: seat })).toMatchObject({ code: 'POST_HOLDER_KEPT' })
  })
})

describe('a stored plan', () => {
  it('that somebody touched past the routes is found out, check by check', async () => {
    await begin()
    const { id } = await plan()
    const brokenBy = async (change: string) => {
      await test.owner(change, [id])
      const { checks } = await post(`/api/placement/plans/${id}/verify`)
      return checks.flatMap(({ code, isHeld }: { code: string; isHeld: boolean }) => (isHeld ? [] : [code]))
    }
    const figures = `update placement_plan set figures = jsonb_set(figures, '{total}', '1') where id = $1`
    expect(await brokenBy(figures)).toEqual(['total'])
    const settings = `update placement_plan set settings = jsonb_set(settings, '{stayingBonus}', '7') where id = $1`
    expect(await brokenBy(settings)).toContain('input')
    const hash = `update placement_snapshot set hash = '\\x00'
      where id = (select snapshot_id from placement_plan where id = $1)`
    expect(await brokenBy(hash)).toContain('content')
  })

  it('cannot be changed or deleted by the application, nor can frozen data', async () => {
    await begin()
    await plan()
    for (const text of [
      'update placement_plan set state = state',
      'delete from placement_plan',
      'delete from placement_snapshot',
      'update placement_official set name = name',
      'delete from placement_constraint',
      'update placement_constraint set price = 0',
    ]) {
      const attempt = test.database.tenant(instansiId, (db) => db.run({ sql: text, text, values: [] } as never))
      await expect(attempt, text).rejects.toThrow(/permission denied/)
    }
  })
})

describe('the thread of plans', () => {
  it('is begun again after its death, and answers the same', async () => {
    await begin()
    const made = await plan()
    const asked = { instansiId, planId: made.id, official: made.moves[0].official.index }
    const before = await placementThread(test.app).shortfalls(asked)
    expect(before.length).toBeGreaterThan(0)
    await placementThread(test.app).thread.kill()
    expect(await placementThread(test.app).shortfalls(asked)).toEqual(before)
  })

  it('keeps what one instansi asked from another that knows the ids', async () => {
    await begin()
    const made = await plan()
    const asked = { planId: made.id, official: 0, posts: [0] }
    await placementThread(test.app).shortfalls({ instansiId, ...asked })
    const other = await createInstansiWith(test, 'pengelola-talenta')
    const knocked = placementThread(test.app).shortfalls({ instansiId: other.instansiId, ...asked })
    await expect(knocked).rejects.toMatchObject({ code: 'PLAN_NOT_FOUND' })
  })
})

describe('a plan that somebody stops', () => {
  it('ends in the middle of the search, and leaves nothing', async () => {
    await begin()
    const settings = PlanSettings.parse({ label: 'Lama', moveCapShare: 0.05, fewestMovesWithin: 0.01 })
    const actor = { instansiId, id: null, name: 'uji' }
    const stop = new AbortController()
    const progress = (_: number, step: string) => {
      if (step === 'placing') stop.abort()
    }
    const tools = { database: test.database, progress, signal: stop.signal }
    await expect(makePlan({ actor, roundId: round.id, settings }, tools)).rejects.toBeInstanceOf(MipCancelled)
    expect(await get(at('/plans'))).toEqual([])
  })
})
