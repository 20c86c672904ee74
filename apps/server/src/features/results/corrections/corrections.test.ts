import { COMPETENCIES } from '@petakom/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExamFixture } from '../../../testing/exam-fixture.ts'
import { endOfJob } from '../../../testing/jobs.ts'
import { createSatExam } from '../../../testing/sat-exam.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../../testing/test-app.ts'
import { recompute } from '../recompute.ts'
import { scoreEvent } from '../score-event.ts'

let test: TestApp
let exam: ExamFixture
let proposer: Caller
let releaser: Caller
/** Items of the form, in the order of their codes. */
let items: string[]
beforeAll(async () => {
  test = await createTestApp()
  exam = await createSatExam(test, { people: 40, items: 27 })
  proposer = await signInAs(test, exam.instansiId, 'panitia')
  releaser = await signInAs(test, exam.instansiId, 'panitia')
  const { rows } = await test.owner('select id from item where instansi_id = $1 order by code', [exam.instansiId])
  items = rows.map(({ id }) => id)
  for (const [place, id] of items.entries())
    await test.owner('update item set competency = $2 where id = $1', [id, COMPETENCIES[place % 9]!.code])
  await test.owner("update jabatan set kind = 'STRUKTURAL', tier = 'PENGAWAS', kelas = 9 where instansi_id = $1", [
    exam.instansiId,
  ])
  await scoreEvent(test.database, actor(), exam.eventId)
})
afterAll(() => test.close())

const actor = () => ({ instansiId: exam.instansiId, id: null, name: 'uji' })
const REASON = 'Panel menemukan bahwa pilihan A yang benar.'
const KEY_A = { type: 'choice', weights: { A: 1, B: 0, C: 0 } }
const propose = (item: string, body: object = {}, call = proposer) =>
  call('POST', `/api/items/${item}/key-corrections`, {
    kind: 'key',
    version: 1,
    scoring: KEY_A,
    reason: REASON,
    ...body,
  })
const effect = async (id: string, call = releaser) =>
  endOfJob(call, (await call('POST', `/api/key-corrections/${id}/effect`, { eventId: exam.eventId })).json().id)
const view = async (id: string, call = releaser) => (await call('GET', `/api/key-corrections/${id}`)).json()
const release = (id: string, hash: string, call = releaser) =>
  call('POST', `/api/key-corrections/${id}/release`, { eventId: exam.eventId, reason: REASON, hash })
const results = async () =>
  (
    await test.owner(
      `select participant_id as id, jpm, category, corrections, encode(input_hash, 'hex') as hash from result
       where instansi_id = $1 order by participant_id`,
      [exam.instansiId],
    )
  ).rows
const check = async () => (await recompute(test.database, exam.instansiId)).first

describe('a key that was wrong', () => {
  let id: string
  it('is corrected by a proposal that changes nothing', async () => {
    const before = await results()
    expect(before.filter(({ jpm }) => jpm !== null).length).toBeGreaterThan(30)
    expect(await check()).toBeNull()
    expect((await propose(items[0]!, { reason: 'ya' })).statusCode).toBe(400)
    expect((await propose(items[0]!, { version: 9 })).statusCode).toBe(404)
    const same = { type: 'choice', weights: { A: 0, B: 1, C: 0 } }
    expect((await propose(items[0]!, { scoring: same })).json().code).toBe('CORRECTION_SAME')
    const two = { type: 'choice', weights: { A: 1, B: 1, C: 0 } }
    expect((await propose(items[0]!, { scoring: two })).json().code).toBe('CORRECTION_INVALID')
    const foreign = { type: 'choice', weights: { X: 1 } }
    expect((await propose(items[0]!, { scoring: foreign })).json().code).toBe('CORRECTION_INVALID')
    id = (await propose(items[0]!)).json().id
    await scoreEvent(test.database, actor(), exam.eventId)
    expect(await results()).toEqual(before)
    expect(await check()).toBeNull()
  })

  it('shows whose category changes before anybody decides, and still changes nothing', async () => {
    const before = await results()
    expect((await view(id)).events).toMatchObject([{ id: exam.eventId, results: 40, effect: null, decision: null }])
    const job = await effect(id)
    expect(job.state).toBe('done')
    const { events, mayDecide, after } = await view(id)
    const { changes } = events[0].effect
    expect(job.result).toEqual({
      results: 40,
      changed: changes.length,
      categories: changes.filter((one: { isCategoryChange: boolean }) => one.isCategoryChange).length,
    })
    expect(changes.length).toBeGreaterThan(0)
    expect(changes[0]).toMatchObject({ name: expect.stringMatching(/^Peserta/), before: { levels: expect.anything() } })
    expect({ mayDecide, after }).toEqual({ mayDecide: true, after: KEY_A })
    expect((await view(id, proposer)).mayDecide).toBe(false)
    expect(await results()).toEqual(before)
  })

  it('is released by somebody else who read that list; old results are kept, new ones name the correction', async () => {
    const before = await results()
    const { hash, changes } = (await view(id)).events[0].effect
    expect((await release(id, hash, proposer)).json().code).toBe('OWN_CORRECTION')
    const stale = await endOfJob(releaser, (await release(id, 'a'.repeat(64))).json().id)
    expect(stale).toMatchObject({ state: 'failed', error: { code: 'EFFECT_CHANGED' } })
    expect(await results()).toEqual(before)
    const job = await endOfJob(releaser, (await release(id, hash)).json().id)
    expect(job.state).toBe('done')
    const after = await results()
    const changed = after.filter((row, i) => row.jpm !== before[i]!.jpm || row.category !== before[i]!.category)
    const listed = new Map<string, { after: { jpm: number | null; category: string | null } }>(
      changes.map((one: { participantId: string; after: object }) => [one.participantId, one]),
    )
    // Exactly who was on the list, and exactly as it said.
    for (const row of changed) expect(listed.get(row.id)!.after).toMatchObject({ jpm: row.jpm, category: row.category })
    for (const row of after) expect(row.corrections).toEqual([id])
    const kept = await test.owner(
      `select participant_id as id, jpm, category, corrections, encode(input_hash, 'hex') as hash from result_replaced
       where instansi_id = $1 order by participant_id`,
      [exam.instansiId],
    )
    expect(kept.rows).toEqual(before)
    expect(await check()).toBeNull()
    expect((await recompute(test.database, exam.instansiId)).replaced).toBe(40)
    expect((await scoreEvent(test.database, actor(), exam.eventId)).unchanged).toBe(40)
    const { rows } = await test.owner(
      "select reason, after from audit_entry where action = 'key-correction.released' and instansi_id = $1",
      [exam.instansiId],
    )
    expect(rows).toMatchObject([
      { reason: REASON, after: { correction: id, event: exam.eventId, changed: changes.length } },
    ])
  })

  it('is the key of the evidence then, while the version that was served stays as it was', async () => {
    const competency = COMPETENCIES[0]!.code
    const { id: who } = exam.participants[0]!
    const [evidence] = (
      await releaser('GET', `/api/results/${who}/evidence?kind=competency&scale=${competency}`)
    ).json()
    expect(evidence.points).toBe(evidence.answer?.endsWith('A') ? 1 : 0)
    const { rows } = await test.owner('select scoring from item_version where item_id = $1 order by version', [
      items[0],
    ])
    expect(rows).toEqual([{ scoring: { weights: { A: 0, B: 1, C: 0 } } }, { scoring: KEY_A }])
    const again = await releaser('POST', `/api/key-corrections/${id}/effect`, { eventId: exam.eventId })
    expect(again.json().code).toBe('CORRECTION_DECIDED')
    // The bank's next forms wait until its reviewers have read the corrected key, which is its proposer's.
    const bank = await test.owner(
      `select i.current_version as version, i.state, i.author_id = c.proposed_by as "isProposers"
       from item as i join key_correction as c on c.id = $2 where i.id = $1`,
      [items[0], id],
    )
    expect(bank.rows).toEqual([{ version: 2, state: 'draft', isProposers: true }])
    const trail = await test.owner("select after from audit_entry where action = 'item.revised' and subject_id = $1", [
      items[0],
    ])
    expect(trail.rows).toEqual([{ after: { version: 2, correction: id } }])
  })
})

describe('an item that is void', () => {
  it('counts for nothing once released; an earlier correction of another item holds beside it', async () => {
    const { id } = (await propose(items[1]!, { kind: 'void', scoring: undefined })).json()
    await effect(id)
    const before = await results()
    const job = await endOfJob(releaser, (await release(id, (await view(id)).events[0].effect.hash)).json().id)
    expect(job.state).toBe('done')
    const served = await test.owner(
      'select distinct items_served as n from result_score where instansi_id = $1 and scale = $2',
      [exam.instansiId, COMPETENCIES[1]!.code],
    )
    expect(served.rows).toEqual([{ n: 2 }])
    const after = await results()
    for (const row of after) expect(row.corrections).toHaveLength(2)
    expect(after.some((row, i) => row.hash !== before[i]!.hash)).toBe(true)
    expect(await check()).toBeNull()
    const [told] = exam.participants
    const { method } = (await releaser('GET', `/api/results/${told!.id}/report`)).json()
    expect(method.note).toMatch(/sesudah koreksi: kunci butir \S+ dikoreksi .+; butir \S+ tidak dihitung sejak /)
    const bank = await test.owner('select state from item where id = $1', [items[1]])
    expect(bank.rows).toEqual([{ state: 'retired' }])
    expect((await recompute(test.database, exam.instansiId)).replaced).toBe(80)
  })
})

describe('a decision', () => {
  it('rests on what was read: when the facts moved since, it is refused and nothing changes', async () => {
    const { id } = (await propose(items[2]!)).json()
    await effect(id)
    const { hash } = (await view(id)).events[0].effect
    // An answer that came to light: the stored results are no longer those of the facts.
    await test.owner(
      `insert into answer (instansi_id, attempt_id, seq, item_id, value, client_time, device)
       select $1, id, 999, $2, '{"choice": "C"}', now(), 'uji' from attempt where participant_id = $3`,
      [exam.instansiId, items[3], exam.participants[0]!.id],
    )
    const before = await results()
    const stale = await endOfJob(releaser, (await release(id, hash)).json().id)
    expect(stale).toMatchObject({ state: 'failed', error: { code: 'RESULTS_STALE' } })
    await scoreEvent(test.database, actor(), exam.eventId)
    const moved = await endOfJob(releaser, (await release(id, hash)).json().id)
    expect(moved).toMatchObject({ state: 'failed', error: { code: 'EFFECT_CHANGED' } })
    // Only what the new answer changed is another one, and no result names the correction.
    const after = await results()
    expect(after.filter((row, i) => row.hash !== before[i]!.hash)).toHaveLength(1)
    for (const row of after) expect(row.corrections).not.toContain(id)
  })
  it('may be a rejection with its reason, which leaves every result as it was', async () => {
    const { id } = (await propose(items[4]!)).json()
    const before = await results()
    const reject = (call: Caller) =>
      call('POST', `/api/key-corrections/${id}/rejection`, { eventId: exam.eventId, reason: REASON })
    expect((await reject(proposer)).json().code).toBe('OWN_CORRECTION')
    expect((await reject(releaser)).statusCode).toBe(200)
    expect((await reject(releaser)).json().code).toBe('CORRECTION_DECIDED')
    await scoreEvent(test.database, actor(), exam.eventId)
    expect(await results()).toEqual(before)
    const list = (await releaser('GET', '/api/key-corrections')).json()
    expect(list[0]).toMatchObject({ id, events: 1, released: 0, rejected: 1 })
  })
})

describe('the walls of corrections', () => {
  it('refuse another instansi, other roles and the signed-out', async () => {
    const { id } = (await propose(items[5]!)).json()
    const body = { eventId: exam.eventId, reason: REASON }
    const routes: Parameters<Caller>[] = [
      ['GET', `/api/key-corrections/${id}`],
      ['POST', `/api/key-corrections/${id}/effect`, { eventId: exam.eventId }],
      ['POST', `/api/key-corrections/${id}/release`, { ...body, hash: 'a'.repeat(64) }],
      ['POST', `/api/key-corrections/${id}/rejection`, body],
      ['POST', `/api/items/${items[5]}/key-corrections`, { kind: 'void', version: 1, reason: REASON }],
    ]
    const foreign = (await createInstansiWith(test, 'administrator')).call
    const asesor = await signInAs(test, exam.instansiId, 'asesor')
    for (const args of routes) {
      expect((await foreign(...args)).statusCode, args[1]).toBe(404)
      expect((await asesor(...args)).statusCode, args[1]).toBe(403)
      expect((await stranger(test)(...args)).statusCode, args[1]).toBe(401)
    }
    const auditor = await signInAs(test, exam.instansiId, 'auditor')
    expect((await auditor(...routes[0]!)).statusCode).toBe(200)
    for (const args of routes.slice(1)) expect((await auditor(...args)).statusCode, args[1]).toBe(403)
    expect((await foreign('GET', '/api/key-corrections')).json()).toEqual([])
    // An event that does not use the version, even of the same instansi, is not one to decide on.
    const other = await releaser('POST', `/api/key-corrections/${id}/effect`, { eventId: items[5] })
    expect(other.json().code).toBe('CORRECTION_ELSEWHERE')
  })
})
