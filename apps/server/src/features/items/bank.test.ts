import type { Role } from '@petakom/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { countExposure } from '../../db/item-exposure.ts'
import { createSatExam } from '../../testing/sat-exam.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

let admin: Caller
let instansiId: string
beforeEach(async () => {
  ;({ call: admin, instansiId } = await createInstansiWith(test, 'administrator'))
})

const draft = (code: string, change: object = {}) => ({
  code,
  theme: 'komunikasi',
  competency: 'M.03',
  level: 2,
  potentialAspect: null,
  kind: 'single-choice',
  content: {
    stimulus: null,
    stem: `Pernyataan soal ${code} yang cukup panjang.`,
    interaction: { type: 'choice', options: ['A', 'B', 'C'].map((id) => ({ id, text: `Pilihan ${id}` })) },
  },
  scoring: { type: 'choice', weights: { A: 0, B: 1, C: 0 } },
  rationale: 'Alasan yang cukup panjang.',
  parameters: { model: '2PL', a: 1, b: [0], provisional: true },
  ...change,
})
const write = async (caller: Caller, code: string): Promise<string> =>
  (await caller('POST', '/api/items', draft(code))).json().id
const move = (caller: Caller, id: string, state: string) => caller('POST', `/api/items/${id}/state`, { state })
const judge = (caller: Caller, id: string, role: string, verdict = 'approve', comment = '', version = 1) =>
  caller('POST', `/api/items/${id}/reviews`, { version, role, verdict, comment })

/** An account with its id, appointed to these roles. */
async function person(reviews: string[], ...roles: Role[]): Promise<{ call: Caller; id: string }> {
  const call = await signInAs(test, instansiId, ...roles)
  const { actor } = (await call('GET', '/api/session')).json()
  if (reviews.length > 0) {
    expect((await admin('PUT', `/api/item-reviewers/${actor.id}`, { reviews })).json()).toEqual({ reviews })
  }
  return { call, id: actor.id }
}

describe('the review of an item', () => {
  it('needs three roles and two people, none of whom wrote any of it; then it may be used', async () => {
    const author = await person(['content', 'language', 'fairness'], 'panitia')
    const expert = await person(['content', 'language'], 'asesor')
    const other = await person(['content', 'fairness'], 'panitia')
    const id = await write(author.call, 'TELAAH-1')
    expect((await judge(expert.call, id, 'content')).json().code).toBe('NOT_IN_REVIEW')
    expect((await move(author.call, id, 'reviewed')).json().code).toBe('STATE_ORDER')
    expect((await move(author.call, id, 'in-review')).statusCode).toBe(200)
    expect((await judge(author.call, id, 'content')).json().code).toBe('OWN_REVIEW')
    expect((await judge(expert.call, id, 'fairness')).json().code).toBe('NOT_APPOINTED')
    expect((await judge(expert.call, id, 'content', 'approve', '', 2)).json().code).toBe('VERSION_CHANGED')
    expect((await judge(expert.call, id, 'content')).json()).toEqual({ state: 'in-review' })
    expect((await judge(expert.call, id, 'language')).json()).toEqual({ state: 'in-review' })
    expect((await move(author.call, id, 'in-use')).json().code).toBe('STATE_ORDER')
    expect((await judge(other.call, id, 'fairness')).json()).toEqual({ state: 'reviewed' })
    expect((await move(author.call, id, 'in-use')).statusCode).toBe(200)
    const { rows } = await test.owner(
      "select after, reason from audit_entry where subject_id = $1 and action in ('item.reviewed', 'item.state') order by at",
      [id],
    )
    expect(rows.map(({ after }) => after.state ?? `${after.role}:${after.verdict}`)).toEqual([
      ...['in-review', 'content:approve', 'language:approve', 'fairness:approve', 'reviewed', 'in-use'],
    ])
  })
  it('who asks for changes says which; it is a draft again, and whoever mends it may not review it any more', async () => {
    const author = await person([], 'panitia')
    const mender = await person(['content', 'language', 'fairness'], 'panitia')
    const id = await write(author.call, 'TELAAH-2')
    await move(author.call, id, 'in-review')
    expect((await judge(mender.call, id, 'content', 'revise')).json().code).toBe('REVISION_WITHOUT_REASON')
    expect((await judge(mender.call, id, 'content', 'revise', 'Kunci B dapat dibantah.')).json().state).toBe('draft')
    await mender.call('PUT', `/api/items/${id}`, draft('TELAAH-2'))
    await move(mender.call, id, 'in-review')
    const view = (await mender.call('GET', `/api/items/${id}/review`)).json()
    expect(view).toMatchObject({ version: 2, refusal: 'OWN_REVIEW', myRoles: [] })
    expect(view.standing).toEqual({ content: 'open', language: 'open', fairness: 'open' })
    expect(view.words[0]).toMatchObject({ version: 1, verdict: 'revise', body: 'Kunci B dapat dibantah.' })
    expect((await judge(mender.call, id, 'content', 'approve', '', 2)).json().code).toBe('OWN_REVIEW')
    // The first author stays an author of what they began.
    await admin('PUT', `/api/item-reviewers/${author.id}`, { reviews: ['content'] })
    expect((await judge(author.call, id, 'content', 'approve', '', 2)).json().code).toBe('OWN_REVIEW')
  })
  it('shows the key to a reviewer while it is in review, and comments to nobody else', async () => {
    const author = await person([], 'panitia')
    const reviewer = await person(['language'], 'asesor')
    const bystander = await person([], 'asesor')
    const id = await write(author.call, 'TELAAH-3')
    const key = async ({ call }: { call: Caller }) => (await call('GET', `/api/items/${id}`)).json().key
    expect(await key(reviewer)).toBeNull()
    await move(author.call, id, 'in-review')
    expect(await key(reviewer)).not.toBeNull()
    expect(await key(bystander)).toBeNull()
    await reviewer.call('POST', `/api/items/${id}/comments`, { body: 'Kalimat kedua terlalu panjang.' })
    expect((await bystander.call('POST', `/api/items/${id}/comments`, { body: 'Tes' })).json().code).toBe(
      'NOT_APPOINTED',
    )
    const words = async ({ call }: { call: Caller }) => (await call('GET', `/api/items/${id}/review`)).json().words
    expect(await words(author)).toMatchObject([{ body: 'Kalimat kedua terlalu panjang.', role: null, verdict: null }])
    expect(await words(bystander)).toEqual([])
    expect((await reviewer.call('GET', '/api/items?waiting=me')).json().total).toBe(1)
    expect((await reviewer.call('GET', '/api/items/summary')).json()).toMatchObject({ waitingForMe: 1 })
    await judge(reviewer.call, id, 'language')
    expect((await reviewer.call('GET', '/api/items?waiting=me')).json().total).toBe(0)
  })
  it('lets an item on trial into use only with approved parameters', async () => {
    const id = await write(admin, 'UJI-COBA-1')
    await test.owner("update item set state = 'pilot' where id = $1", [id])
    expect((await move(admin, id, 'in-use')).json().code).toBe('NOT_CALIBRATED')
    expect((await admin('GET', `/api/items/${id}/review`)).json().moves).toEqual(['reviewed', 'retired'])
  })
})

describe('tags and enemies', () => {
  it('are kept both ways, replaced as a whole, and find items', async () => {
    const [one, two] = [await write(admin, 'TANDA-1'), await write(admin, 'TANDA-2')]
    const tags = { contentArea: 'Negosiasi', family: 'N-1', sensitivity: ['gender'] }
    const enemies = [{ code: 'TANDA-2', reason: 'Sama jawabannya' }]
    const put = (body: object) => admin('PUT', `/api/items/${one}/tags`, { ...tags, enemies, ...body })
    expect((await put({})).json()).toEqual({ enemies: 1 })
    const other = (await admin('GET', `/api/items/${two}/record`)).json()
    expect(other.enemies).toMatchObject([{ code: 'TANDA-1', reason: 'Sama jawabannya' }])
    expect((await put({ enemies: [{ code: 'TIDAK-ADA', reason: 'salah ketik' }] })).json().code).toBe('ENEMY_UNKNOWN')
    expect((await put({ enemies: [{ code: 'TANDA-1', reason: 'diri sendiri' }] })).json().code).toBe('OWN_ENEMY')
    expect((await put({ sensitivity: ['gender', 'gender'] })).statusCode).toBe(400)
    const found = async (query: string) => (await admin('GET', `/api/items?${query}`)).json().total
    expect([
      await found('contentArea=Negosiasi'),
      await found('sensitivity=gender'),
      await found('search=N-1'),
    ]).toEqual([1, 1, 1])
    expect((await put({ enemies: [] })).json()).toEqual({ enemies: 0 })
    expect((await admin('GET', `/api/items/${two}/record`)).json().enemies).toEqual([])
  })
})

describe('exposure and versions', () => {
  it('counts each finished sitting once, however often it is asked, and names the event that pinned a version', async () => {
    const exam = await createSatExam(test, { people: 3, items: 2 })
    const caller = await signInAs(test, exam.instansiId, 'panitia')
    const counts = async () =>
      (await caller('GET', '/api/items?sort=served')).json().rows.map((row: { timesServed: number }) => row.timesServed)
    const asked = await Promise.all([counts(), counts(), counts()])
    expect(asked).toEqual([
      [3, 3],
      [3, 3],
      [3, 3],
    ])
    const { rows } = await test.owner('select id from item where instansi_id = $1 order by code limit 1', [
      exam.instansiId,
    ])
    const before = (await caller('GET', `/api/items/${rows[0].id}/record`)).json()
    expect(before).toMatchObject({
      served: 3,
      versions: [{ version: 1, events: [{ id: exam.eventId, isPilot: false }] }],
    })
    const item = draft('UJI-1', { content: draft('UJI-1').content })
    expect((await caller('PUT', `/api/items/${rows[0].id}`, item)).json()).toEqual({ version: 2 })
    const after = (await caller('GET', `/api/items/${rows[0].id}/record`)).json()
    expect(after.versions).toMatchObject([
      { version: 2, events: [] },
      { version: 1, events: [{ id: exam.eventId }] },
    ])
    // What was sat keeps the version that was seen.
    const form = await test.owner('select version from exercise_item where item_id = $1', [rows[0].id])
    expect(form.rows).toEqual([{ version: 1 }])
  })
  it('leaves out sittings that still run', async () => {
    const exam = await createSatExam(test, { people: 2, items: 1 })
    await test.owner(
      "update attempt set handed_in_at = null, closes_at = now() + interval '1 hour' where instansi_id = $1 and participant_id = $2",
      [exam.instansiId, exam.participants[0]!.id],
    )
    await test.database.tenant(exam.instansiId, (db) => countExposure(db, exam.instansiId, new Date()))
    const { rows } = await test.owner('select served from item_exposure where instansi_id = $1', [exam.instansiId])
    expect(rows).toEqual([{ served: 1 }])
  })
})

describe('the log of looks', () => {
  it('says who looked at which item, and whether the key was in it', async () => {
    const id = await write(admin, 'LOG-1')
    const asesor = await person([], 'asesor')
    await admin('GET', `/api/items/${id}`)
    await asesor.call('GET', `/api/items/${id}`)
    const auditor = await person([], 'auditor')
    const looks = async (query: string) => (await auditor.call('GET', `/api/item-looks?${query}`)).json()
    expect(await looks(`itemId=${id}`)).toMatchObject({
      total: 2,
      rows: [{ withKey: false, code: 'LOG-1' }, { withKey: true }],
    })
    expect((await looks('withKey=yes&code=log')).total).toBe(1)
    expect((await looks('code=LAIN')).total).toBe(0)
  })
})

describe('the walls of the bank', () => {
  const routes = (id: string): Parameters<Caller>[] => [
    ['GET', `/api/items/${id}/record`],
    ['GET', `/api/items/${id}/review`],
    ['POST', `/api/items/${id}/comments`, { body: 'Komentar' }],
    ['POST', `/api/items/${id}/reviews`, { version: 1, role: 'content', verdict: 'approve', comment: '' }],
    ['PUT', `/api/items/${id}/tags`, { contentArea: null, family: null, sensitivity: [], enemies: [] }],
  ]
  const lists: Parameters<Caller>[] = [
    ['GET', '/api/items/summary'],
    ['GET', '/api/items/usable'],
    ['GET', '/api/item-reviewers'],
    ['GET', '/api/item-looks'],
  ]
  it('show another instansi nothing, a stranger and other roles neither', async () => {
    const id = await write(admin, 'TEMBOK-1')
    const foreign = (await createInstansiWith(test, 'administrator')).call
    for (const args of routes(id)) expect((await foreign(...args)).statusCode, args[1]).toBe(404)
    expect((await foreign('GET', '/api/items/summary')).json().themes).toEqual([])
    expect((await foreign('GET', '/api/item-looks')).json().total).toBe(0)
    const pimpinan = await person([], 'pimpinan')
    for (const args of [...routes(id), ...lists]) {
      expect((await stranger(test)(...args)).statusCode, args[1]).toBe(401)
      expect((await pimpinan.call(...args)).statusCode, args[1]).toBe(403)
    }
  })
  it('let only the administrator appoint, and only accounts that may review', async () => {
    const panitia = await person([], 'panitia')
    const auditor = await person([], 'auditor')
    const body = { reviews: ['content'] }
    expect((await panitia.call('PUT', `/api/item-reviewers/${panitia.id}`, body)).statusCode).toBe(403)
    expect((await admin('PUT', `/api/item-reviewers/${auditor.id}`, body)).statusCode).toBe(404)
    expect((await panitia.call('GET', '/api/item-looks')).statusCode).toBe(403)
  })
})
