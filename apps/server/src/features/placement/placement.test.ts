import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endOfJob } from '../../testing/jobs.ts'
import { furnishPlacementCity, ROUND_DAY } from '../../testing/placement-city.ts'
import { type Caller, createInstansiWith, createTestApp, signInAs, type TestApp } from '../../testing/test-app.ts'

const TIERS = ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS']
const DRAFT = { name: 'Putaran akhir tahun', date: ROUND_DAY, tiers: TIERS }
const REASON = 'Keputusan rapat tim penilai'

let test: TestApp
let call: Caller
let instansiId: string
let round: { id: string; version: number }
beforeAll(async () => {
  test = await createTestApp()
  const made = await createInstansiWith(test, 'pengelola-talenta')
  call = made.call
  instansiId = made.instansiId
  await furnishPlacementCity(test, instansiId)
  round = await frozenRound()
}, 60_000)
afterAll(() => test.close())

const get = async (url: string) => (await call('GET', url)).json()
const post = async (url: string, body: object = {}) => (await call('POST', url, body)).json()
const jobOf = async (url: string, body: object = {}) => endOfJob(call, (await post(url, body)).id)

async function frozenRound(more: object = {}) {
  const { id } = await post('/api/placement/rounds', { ...DRAFT, ...more })
  const { result } = await jobOf(`/api/placement/rounds/${id}/freeze`, { version: 1 })
  return { id: id as string, version: result.version as number }
}
async function planOf({ id, version }: typeof round, more: object = {}) {
  const job = await jobOf(`/api/placement/rounds/${id}/plans`, { version, label: 'Terbaik', ...more })
  if (job.state !== 'done') throw new Error(JSON.stringify(job))
  return get(`/api/placement/plans/${job.result.id}`)
}
const officialNamed = async (name: string, { id } = round) => {
  const search = encodeURIComponent(`Pejabat ${name}`)
  const { officials } = await get(`/api/placement/rounds/${id}/officials?search=${search}`)
  return officials.find((one: { name: string }) => one.name === `Pejabat ${name}`).index as number
}
const postNamed = async (name: string, { id } = round) =>
  (await get(`/api/placement/rounds/${id}/posts?search=${encodeURIComponent(name)}`)).posts[0].index as number
const price = (constraint: object, { id } = round) =>
  post(`/api/placement/rounds/${id}/constraints/price`, { constraint })
async function add(constraint: object, of = round) {
  const shown = await price(constraint, of)
  const body = { version: of.version, constraint, reason: REASON, price: shown.price }
  const added = await post(`/api/placement/rounds/${of.id}/constraints`, body)
  if (added.version) of.version = added.version
  return { ...added, shown }
}

describe('a frozen round', () => {
  it('lists its posts and officials, and the candidates of a post best first', async () => {
    const { snapshot, state } = await get(`/api/placement/rounds/${round.id}`)
    expect(state).toBe('frozen')
    expect(snapshot).toMatchObject({ officials: 60, posts: 21, vacant: 3 })
    const vacant = await get(`/api/placement/rounds/${round.id}/posts?vacant=yes`)
    expect(vacant.total).toBe(3)
    const index = await postNamed('Kepala Dinas 1 KESEHATAN')
    const { officials } = await get(`/api/placement/rounds/${round.id}/officials?forPost=${index}`)
    expect(officials.length).toBe(vacant.posts.find((one: { index: number }) => one.index === index).candidates)
    const fits = officials.map(({ fit }: { fit: number }) => fit)
    expect(fits).toEqual(fits.toSorted((a: number, b: number) => b - a))
    expect(
      officials.every((one: { fit: number; low: number; high: number }) => one.low <= one.fit && one.fit <= one.high),
    ).toBe(true)
  })

  it('refuses a date on which no rule was in force, and one too far ahead', async () => {
    expect(await post('/api/placement/rounds', { ...DRAFT, date: '1999-01-01' })).toMatchObject({
      code: 'ROUND_DATE_TOO_EARLY',
    })
    expect(await post('/api/placement/rounds', { ...DRAFT, date: '2999-01-01' })).toMatchObject({
      code: 'ROUND_DATE_TOO_LATE',
    })
  })
})

describe('a plan', () => {
  it('fills the vacancies by chains down three tiers, is proven best, and can be checked anew', async () => {
    const plan = await planOf(round)
    expect(plan.figures).toMatchObject({ certified: true, filledVacancies: 3, vacancies: 3, empty: 0 })
    expect(plan.figures.total).toBe(plan.figures.bound)
    const chains: { steps: { to: { tier: string } }[] }[] = plan.chains
    const senior = chains.find(({ steps }) => steps[0]!.to.tier === 'JPT_PRATAMA')!
    const tiers = senior.steps.map(({ to }) => to.tier)
    expect([...new Set(tiers)]).toEqual(TIERS)
    expect(plan.moves.length).toBe(plan.figures.moves)
    expect(plan.chains.flatMap(({ steps }: { steps: unknown[] }) => steps).length).toBe(plan.moves.length)
    const { isIntact, checks } = await post(`/api/placement/plans/${plan.id}/verify`)
    expect([isIntact, checks.length]).toEqual([true, 5])
  })

  it('of an order with fewest moves gives up no more than its share, and is stored with its figures', async () => {
    const best = await planOf(round)
    const calm = await planOf(round, { label: 'Tenang', fewestMovesWithin: 0.02 })
    expect(calm.figures.certified).toBe(true)
    expect(calm.figures.warm).toBe(true)
    expect(calm.figures.moves).toBeLessThan(best.figures.moves)
    expect(calm.figures.total).toBeGreaterThanOrEqual(Math.ceil(best.figures.total * 0.98))
    const compared = await get(`/api/placement/rounds/${round.id}/compare?a=${best.id}&b=${calm.id}`)
    expect(compared.posts.length).toBeGreaterThan(0)
    for (const { post: at, a, b } of compared.posts) expect([at.index, a?.index]).not.toEqual([at.index, b?.index])
    const sum = (side: 'a' | 'b') =>
      compared.posts.reduce(
        (total: number, one: Record<string, { fit: number } | null>) => total + (one[side]?.fit ?? 0),
        0,
      )
    expect(sum('a') - sum('b')).toBe(best.figures.total - calm.figures.total)
  })

  it('says what would have to give way where the limits leave none', async () => {
    const plan = await planOf(round, { label: 'Tanpa gerak', mostMoves: 2 })
    expect(plan).toMatchObject({ state: 'infeasible', figures: null, moves: [] })
    expect(plan.clash.relax.length).toBeGreaterThan(0)
    expect(['most-moves', 'must-fill']).toContain(plan.clash.relax[0].kind)
  })

  it('with a curve rises with every move allowed, to the best total', async () => {
    const plan = await planOf(round)
    const { result } = await jobOf(`/api/placement/plans/${plan.id}/curve`)
    const totals = result.totals.filter((total: number | null) => total !== null)
    expect(totals).toEqual(totals.toSorted((a: number, b: number) => a - b))
    expect(totals.at(-1)).toBe(plan.figures.total)
    expect(result.totals[0]).toBeNull()
  }, 120_000)

  it('explains "why not me" by an exact shortfall and what would follow', async () => {
    const plan = await planOf(round)
    const index = await postNamed('Kepala Dinas 1 KESEHATAN')
    const { officials } = await get(`/api/placement/rounds/${round.id}/officials?forPost=${index}`)
    const asked = officials.at(-1).index
    const answer = await get(`/api/placement/plans/${plan.id}/explain?official=${asked}&post=${index}`)
    expect(answer).toMatchObject({ status: 'candidate', kind: 'promotion', chosen: { index: expect.any(Number) } })
    const forced = await price({ kind: 'force', official: asked, post: index })
    expect(answer.shortfall).toBe(forced.price)
    expect(answer.consequence.some((move: { official: { index: number } }) => move.official.index === asked)).toBe(true)
    const chosen = await get(`/api/placement/plans/${plan.id}/explain?official=${answer.chosen.index}&post=${index}`)
    expect(chosen).toMatchObject({ status: 'placed', shortfall: 0 })
  })
})

describe('a constraint', () => {
  it('costs what the next plan loses, and is in it', async () => {
    const own = await frozenRound()
    const before = await planOf(own)
    const index = await postNamed('Kepala Dinas 1 KESEHATAN', own)
    const { officials } = await get(`/api/placement/rounds/${own.id}/officials?forPost=${index}`)
    const { shown, id } = await add({ kind: 'force', official: officials.at(-1).index, post: index }, own)
    expect(shown.totalBefore).toBe(before.figures.total)
    const after = await planOf(own)
    expect(before.figures.total - after.figures.total).toBe(shown.price)
    expect(after.moves.find((move: { to: { index: number } }) => move.to.index === index).official.index).toBe(
      officials.at(-1).index,
    )
    expect(after.constraints).toBe(1)
    const removed = await post(`/api/placement/constraints/${id}/remove`, { version: own.version, reason: REASON })
    own.version = removed.version
    expect((await planOf(own)).figures.total).toBe(before.figures.total)
    const [row] = await get(`/api/placement/rounds/${own.id}/constraints`)
    expect(row).toMatchObject({ id, kind: 'force', price: shown.price, removed: { reason: REASON } })
  })

  it('is refused with the rule, the missing datum or the direction that stands against it', async () => {
    const chief = await postNamed('Kepala Dinas 1 KESEHATAN')
    const staff = await officialNamed('Pengelola 1 KESEHATAN')
    const barred = await price({ kind: 'force', official: staff, post: chief })
    expect(barred.code).toMatch(/^PAIR_BARRED/)
    expect(barred.details.because.code).toMatch(/^RULE_/)
    const head = await officialNamed('Kepala Dinas 1 PENDIDIKAN')
    const below = await postNamed('Kepala Bidang 1 PENDIDIKAN')
    expect((await price({ kind: 'force', official: head, post: below })).code).toBe('PAIR_DEMOTION')
  })

  it('is refused at another price than was shown, and where it contradicts or repeats one in force', async () => {
    const own = await frozenRound()
    const official = await officialNamed('Kepala Bidang 2 KESEHATAN', own)
    const seat = await postNamed('Kepala Bidang 2 KESEHATAN', own)
    const constraint = { kind: 'lock-official', official }
    const shown = await price(constraint, own)
    const url = `/api/placement/rounds/${own.id}/constraints`
    const cheap = { version: own.version, constraint, reason: REASON, price: shown.price + 1 }
    const refused = await call('POST', url, cheap)
    expect([refused.statusCode, refused.json().code, refused.json().details.price]).toEqual([
      409,
      'PRICE_CHANGED',
      shown.price,
    ])
    await add(constraint, own)
    expect(await price({ kind: 'lock-post', post: seat }, own)).toMatchObject({ code: 'CONSTRAINT_REPEATS' })
    const contradiction = await price({ kind: 'forbid', official, post: seat }, own)
    expect(contradiction).toMatchObject({ code: 'CONSTRAINT_CONTRADICTS', details: { why: REASON } })
    expect(contradiction.message).toContain('Pejabat Kepala Bidang 2 KESEHATAN')
  })

  it('needs numbers that the frozen data have', async () => {
    expect(await price({ kind: 'lock-post', post: 9_999 })).toMatchObject({ code: 'SNAPSHOT_POST_UNKNOWN' })
    expect(await price({ kind: 'lock-official', official: 9_999 })).toMatchObject({ code: 'SNAPSHOT_OFFICIAL_UNKNOWN' })
  })
})

describe('two editors of one round', () => {
  it('are told who changed what, and the second changes nothing', async () => {
    const own = await frozenRound()
    const other = await signInAs(test, instansiId, 'pengelola-talenta')
    const seen = own.version
    await add({ kind: 'lock-post', post: 0 }, own)
    const body = { version: seen, constraint: { kind: 'lock-post', post: 1 }, reason: REASON, price: 0 }
    const reply = await other('POST', `/api/placement/rounds/${own.id}/constraints`, body)
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'ROUND_CHANGED'])
    expect(reply.json().message).toMatch(/^Akun \d+ mengubah putaran ini pada .*menambah ketentuan/)
    expect(await get(`/api/placement/rounds/${own.id}/constraints`)).toHaveLength(1)
    const late = await other('POST', `/api/placement/rounds/${own.id}/withdraw`, { version: seen, reason: REASON })
    expect(late.statusCode).toBe(409)
    await post(`/api/placement/rounds/${own.id}/withdraw`, { version: own.version, reason: REASON })
    expect(await price({ kind: 'lock-post', post: 1 }, own)).toMatchObject({ code: 'ROUND_CLOSED' })
  })
})
