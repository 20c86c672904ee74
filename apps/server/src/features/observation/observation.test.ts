import { randomUUID } from 'node:crypto'
import type { JournalReply, ObservationWorkspaceReply } from '@petakom/contract'
import type { ObservationAct } from '@petakom/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createInstansiWith, createTestApp, stranger, type TestApp } from '../../testing/test-app.ts'
import {
  createAssessor,
  createWatched,
  type FixtureAssessor,
  type WatchedFixture,
} from '../../testing/watched-sitting.ts'

const START = new Date('2025-10-01T02:00:00Z')
const AT = START.toISOString()
let test: TestApp
let centre: WatchedFixture
let one: FixtureAssessor
let other: FixtureAssessor

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = START
  centre = await createWatched(test)
  ;[one, other] = centre.assessors as [FixtureAssessor, FixtureAssessor]
})

const TABLET = 'tablet-0001'
const LAPTOP = 'laptop-0001'
type Numbered = readonly [seq: number, act: ObservationAct]

const post = (who: FixtureAssessor, device: string, entries: readonly Numbered[], known = {}) =>
  who.call('POST', `/api/observation/sittings/${centre.sittingId}/journal`, {
    ...{ device, known },
    entries: entries.map(([seq, act]) => ({ seq, act, clientTime: AT })),
  })
async function send(who: FixtureAssessor, device: string, entries: readonly Numbered[], known = {}) {
  const reply = await post(who, device, entries, known)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<JournalReply>()
}
const workspace = async (who: FixtureAssessor) =>
  (await who.call('GET', '/api/observation/workspace')).json<ObservationWorkspaceReply>()

const note = (id: string, candidate: string, text = 'Membagi giliran bicara.'): ObservationAct => ({
  ...{ type: 'note', note: id, candidate, at: AT, text },
  ...{ sign: '+', about: null },
})
const sort = (id: string, competency: string): ObservationAct => ({
  ...{ type: 'sort', note: id, competency, indicator: `${competency}.1.1` },
})
const rate = (candidate: string, competency: string, level: number | null, over: string[] = [], reason = '') =>
  ({ type: 'rate', candidate, competency, level, reason, over }) as ObservationAct
const lock = (candidate: string, sheetVersion = 1): ObservationAct => ({ type: 'lock', candidate, sheetVersion })

/** Everything that makes a candidate ready to be locked. */
const watched = (candidate: string, level = 3): Numbered[] => [
  [1, note('catatan-1', candidate)],
  [2, sort('catatan-1', 'M.03')],
  [3, sort('catatan-1', 'M.06')],
  [4, rate(candidate, 'M.03', level)],
  [5, rate(candidate, 'M.06', 2)],
]
const ratings = async () =>
  (
    await test.owner(
      `select account_id, participant_id, competency, level, evidence, sheet_version, is_late from observation_rating
       where instansi_id = $1 order by account_id, competency`,
      [centre.instansiId],
    )
  ).rows
const countEntries = async () =>
  (await test.owner('select count(*)::int as n from observation_entry where instansi_id = $1', [centre.instansiId]))
    .rows[0].n as number

describe('the workspace', () => {
  it('brings own sittings with their candidates and the sheet they were set with', async () => {
    const { sittings, sheets, assessor, instansi } = await workspace(one)
    expect(assessor.id).toBe(one.id)
    expect(instansi.timezone).toBe('Asia/Jakarta')
    expect(sittings).toMatchObject([
      {
        ...{ id: centre.sittingId, task: 'assessor', isMine: true, room: 'Ruang Rafflesia', startMinute: 540 },
        candidates: centre.candidates.map((id, index) => ({ id, number: index + 1, isHere: true })),
      },
    ])
    expect(sheets).toMatchObject([{ version: 1, code: 'DK-UJI' }])
    expect(sheets[0]!.content.competencies[0]!.anchors).toHaveLength(6)
  })

  it('keeps the version a sheet was set with, whatever is written later', async () => {
    await test.owner(
      `insert into observation_sheet_version (instansi_id, sheet_id, version, content, created_by_name)
       select instansi_id, sheet_id, 2, jsonb_set(content, '{title}', '"Baru"'), 'Uji' from observation_sheet_version
       where instansi_id = $1`,
      [centre.instansiId],
    )
    await test.owner('update observation_sheet set current_version = 2 where instansi_id = $1', [centre.instansiId])
    expect((await workspace(one)).sheets).toMatchObject([{ version: 1, content: { title: 'Diskusi anggaran uji' } }])
    await send(one, TABLET, [...watched(centre.candidates[0]!), [6, lock(centre.candidates[0]!)]])
    expect((await ratings()).map((row) => row.sheet_version)).toEqual([1, 1])
    // And nobody can change it beneath the ratings.
    await expect(
      test.owner('update centre_exercise set sheet_version = 2 where instansi_id = $1', [centre.instansiId]),
    ).rejects.toThrow('is in use by its observations')
  })

  it('comes without a sheet that cannot be read, and with everything else', async () => {
    await test.owner(
      `insert into observation_sheet_version (instansi_id, sheet_id, version, content, created_by_name)
       select instansi_id, sheet_id, 2, '{"kind": "interview"}', 'Uji' from observation_sheet_version
       where instansi_id = $1`,
      [centre.instansiId],
    )
    await test.owner('update centre_exercise set sheet_version = 2 where instansi_id = $1', [centre.instansiId])
    expect(await workspace(one)).toMatchObject({ sheets: [], sittings: [{ id: centre.sittingId, sheetVersion: 2 }] })
  })

  it('is empty for an assessor without a sitting, and names a role player’s task', async () => {
    const third = await createAssessor(test, centre.instansiId)
    expect((await workspace(third)).sittings).toEqual([])
    await test.owner('update centre_sitting set role_player_id = $2 where instansi_id = $1', [
      centre.instansiId,
      third.id,
    ])
    expect((await workspace(third)).sittings).toMatchObject([{ task: 'role-player', isMine: true }])
  })
})

describe('the journal', () => {
  it('stores each entry once, in whatever deliveries it comes', async () => {
    const entries = watched(centre.candidates[0]!)
    expect(await send(one, TABLET, entries.slice(0, 3))).toMatchObject({ lastSeq: 3, conflicts: [], news: [] })
    expect(await send(one, TABLET, entries)).toMatchObject({ lastSeq: 5, conflicts: [] })
    expect(await countEntries()).toBe(5)
  })

  it('tells of a number that holds something else, and keeps the first', async () => {
    await send(one, TABLET, [[1, note('catatan-1', centre.candidates[0]!)]])
    const reply = await send(one, TABLET, [
      [1, note('catatan-2', centre.candidates[0]!)],
      [2, note('catatan-3', centre.candidates[0]!)],
    ])
    expect(reply).toMatchObject({ conflicts: [1], lastSeq: 2 })
    expect(await countEntries()).toBe(2)
  })

  it('tells a device what the other wrote, and nothing twice', async () => {
    await send(one, TABLET, [[1, note('catatan-1', centre.candidates[0]!)]])
    const { news } = await send(one, LAPTOP, [])
    expect(news).toMatchObject([{ device: TABLET, seq: 1, act: { text: 'Membagi giliran bicara.' } }])
    expect((await send(one, LAPTOP, [], { [TABLET]: 1 })).news).toEqual([])
  })

  it('tells nobody what another assessor wrote or locked', async () => {
    const [first] = centre.candidates as [string]
    await send(one, TABLET, [...watched(first), [6, lock(first)]])
    const reply = await send(other, LAPTOP, [])
    expect(reply).toMatchObject({ news: [], locks: [], lastSeq: 0 })
    const shown = await other.call('GET', '/api/observation/workspace')
    expect(shown.body).not.toContain('Membagi giliran')
    expect((await workspace(other)).sittings[0]!.locks).toEqual([])
  })

  it('is refused past its most, and stays as it was', async () => {
    await test.owner(
      `insert into observation_entry (instansi_id, sitting_id, account_id, device, seq, body, client_time)
       select $1, $2, $3, 'tablet-0009', n, '{"type": "begin", "at": "2025-10-01T02:00:00Z"}', now()
       from generate_series(1, 20000) as n`,
      [centre.instansiId, centre.sittingId, one.id],
    )
    const reply = await post(one, TABLET, [[1, note('catatan-1', centre.candidates[0]!)]])
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'OBSERVATION_FULL'])
    expect(await countEntries()).toBe(20_000)
  })
})

describe('a lock', () => {
  it('stores levels with the notes they rest on, once, with a row in the trail that gives no level away', async () => {
    const [first] = centre.candidates as [string]
    const entries: Numbered[] = [...watched(first, 4), [6, lock(first)]]
    const { locks, refusedLocks } = await send(one, TABLET, entries)
    expect(refusedLocks).toEqual([])
    expect(locks).toMatchObject([
      {
        candidate: first,
        isLate: false,
        levels: [
          { competency: 'M.03', level: 4 },
          { competency: 'M.06', level: 2 },
        ],
      },
    ])
    await send(one, TABLET, entries)
    expect(await ratings()).toMatchObject([
      {
        ...{ account_id: one.id, participant_id: first, competency: 'M.03', level: 4, sheet_version: 1 },
        evidence: [{ note: 'catatan-1', at: AT, text: 'Membagi giliran bicara.', indicator: 'M.03.1.1', sign: '+' }],
      },
      { competency: 'M.06', level: 2 },
    ])
    const trail = await test.owner(
      "select after from audit_entry where instansi_id = $1 and action = 'observation.locked'",
      [centre.instansiId],
    )
    expect(trail.rows).toEqual([{ after: { exercise: 'Diskusi kelompok', rated: 2, notObserved: 0, isLate: false } }])
    expect((await workspace(one)).sittings[0]!.locks).toMatchObject([{ candidate: first }])
  })

  it('is refused with what is missing, keeps every note, and comes about by a new word', async () => {
    const [first] = centre.candidates as [string]
    const entries: Numbered[] = [
      [1, note('catatan-1', first)],
      [2, rate(first, 'M.03', 4)],
      [3, lock(first)],
    ]
    const missing = [
      { competency: 'M.03', why: 'no-evidence' },
      { competency: 'M.06', why: 'no-rating' },
    ]
    const refusedLocks = [{ seq: 3, candidate: first, why: 'missing', missing, bars: [] }]
    expect(await send(one, TABLET, entries)).toMatchObject({ refusedLocks, locks: [] })
    // Said again where the reply was lost.
    expect(await send(one, TABLET, entries)).toMatchObject({ refusedLocks, locks: [] })
    expect(await ratings()).toEqual([])
    const reason = 'Tidak mendapat giliran bicara.'
    const mended: Numbered[] = [
      [4, sort('catatan-1', 'M.03')],
      [5, rate(first, 'M.06', null, [], reason)],
    ]
    expect((await send(one, TABLET, mended)).locks).toEqual([])
    expect((await send(one, TABLET, [[6, lock(first)]])).locks).toMatchObject([
      {
        levels: [
          { competency: 'M.03', level: 4 },
          { competency: 'M.06', level: null },
        ],
      },
    ])
    const stored = await test.owner('select not_observed from observation_lock where instansi_id = $1', [
      centre.instansiId,
    ])
    expect(stored.rows).toEqual([{ not_observed: [{ competency: 'M.06', reason }] }])
  })

  it('waits until somebody says which of two devices holds, and both levels stay in the journal', async () => {
    const [first] = centre.candidates as [string]
    await send(one, TABLET, watched(first, 3))
    // Off line since before: it knows nothing of the tablet.
    const { refusedLocks, news } = await send(one, LAPTOP, [
      [6, rate(first, 'M.03', 5)],
      [7, lock(first)],
    ])
    expect(refusedLocks).toMatchObject([{ seq: 7, missing: [{ competency: 'M.03', why: 'two-ratings' }] }])
    expect(news).toHaveLength(5)
    const { locks } = await send(one, LAPTOP, [
      [8, rate(first, 'M.03', 5, [`${TABLET}:4`, `${LAPTOP}:6`])],
      [9, lock(first)],
    ])
    expect(locks[0]!.levels[0]).toEqual({ competency: 'M.03', level: 5 })
    expect(await countEntries()).toBe(9)
  })

  it('holds against everything that comes after it, which is stored', async () => {
    const [first] = centre.candidates as [string]
    await send(one, TABLET, [...watched(first), [6, lock(first)]])
    const { locks, refusedLocks } = await send(one, LAPTOP, [
      [1, rate(first, 'M.03', 0)],
      [2, lock(first)],
    ])
    expect(locks[0]!.levels[0]).toEqual({ competency: 'M.03', level: 3 })
    expect(refusedLocks).toEqual([])
    expect(await ratings()).toHaveLength(2)
    expect(await countEntries()).toBe(8)
  })

  it('takes one of two that come at once', async () => {
    const [first] = centre.candidates as [string]
    await send(one, TABLET, watched(first))
    const replies = await Promise.all([send(one, TABLET, [[6, lock(first)]]), send(one, LAPTOP, [[6, lock(first)]])])
    expect(replies.map(({ locks }) => locks.length)).toEqual([1, 1])
    expect(await ratings()).toHaveLength(2)
  })

  it.each([
    ['a sheet that was set anew before anything was noted', 2, 'sheet-changed'],
    ['a candidate who is elsewhere', 1, 'not-here'],
  ])('is refused for %s', async (_, version, why) => {
    const who = why === 'not-here' ? centre.otherCandidate : centre.candidates[0]!
    const { refusedLocks } = await send(one, TABLET, [...watched(who), [6, lock(who, version)]])
    expect(refusedLocks).toMatchObject([{ seq: 6, why }])
    expect(await ratings()).toEqual([])
  })
})

describe('the registry of assessors', () => {
  it('keeps whoever may not rate from locking, tells why beforehand, and loses nothing', async () => {
    const [first] = centre.candidates as [string]
    await test.owner('delete from assessor_override where account_id = $1', [one.id])
    const bars = ['no-certificate', 'not-calibrated']
    expect((await workspace(one)).sittings[0]!.bars).toEqual(bars)
    const { refusedLocks } = await send(one, TABLET, [...watched(first), [6, lock(first)]])
    expect(refusedLocks).toEqual([{ seq: 6, candidate: first, why: 'may-not-rate', missing: [], bars }])
    expect(await ratings()).toEqual([])
    await test.owner(
      `insert into assessor_override (instansi_id, account_id, starts_on, ends_on, reason, made_by_name)
       values ($1, $2, '2025-10-01', '2025-10-01', 'Asesor senior tanpa berkas.', 'Panitia')`,
      [centre.instansiId, one.id],
    )
    expect((await workspace(one)).sittings[0]!.bars).toEqual([])
    expect((await send(one, TABLET, [[7, lock(first)]])).locks).toMatchObject([{ candidate: first }])
  })
  it('asks for the post that the candidate aims at', async () => {
    const [first] = centre.candidates as [string]
    await test.owner('delete from assessor_override where account_id = $1', [one.id])
    await test.owner("update centre_candidate set target_tier = 'JPT_PRATAMA' where participant_id = $1", [first])
    const { refusedLocks } = await send(one, TABLET, [...watched(first), [6, lock(first)]])
    expect(refusedLocks[0]!.bars).toContain('tier')
  })
})

describe('what changes while a device is off line', () => {
  it('a candidate who was swapped: notes are kept, told as no longer here, and serve whoever they are given to', async () => {
    const [first] = centre.candidates as [string]
    await test.owner(
      'update centre_sitting_candidate set participant_id = $2 where sitting_id = $1 and participant_id = $3',
      [centre.sittingId, centre.otherCandidate, first],
    )
    const { refusedLocks } = await send(one, TABLET, [...watched(first), [6, lock(first)]])
    expect(refusedLocks).toMatchObject([{ why: 'not-here' }])
    const { candidates } = (await workspace(one)).sittings[0]!
    expect(candidates.filter(({ isHere }) => !isHere).map(({ id }) => id)).toEqual([first])
    const { locks } = await send(one, TABLET, [
      [7, { type: 'note-candidate', note: 'catatan-1', candidate: centre.otherCandidate }],
      [8, rate(centre.otherCandidate, 'M.03', 3)],
      [9, rate(centre.otherCandidate, 'M.06', 3)],
      [10, lock(centre.otherCandidate)],
    ])
    expect(locks).toMatchObject([{ candidate: centre.otherCandidate }])
  })

  it('an assessor taken off the sitting hands over the notes and cannot lock', async () => {
    const [first] = centre.candidates as [string]
    await test.owner('delete from centre_sitting_assessor where account_id = $1', [one.id])
    const { refusedLocks } = await send(one, TABLET, [...watched(first), [6, lock(first)]])
    expect(refusedLocks).toMatchObject([{ why: 'not-mine' }])
    expect(await countEntries()).toBe(6)
    expect((await workspace(one)).sittings).toMatchObject([{ isMine: false }])
  })

  it('a wash-up that began: what comes a day later is stored, marked late, and waits for the chief', async () => {
    const [first, second] = centre.candidates as [string, string]
    await test.owner(
      `insert into washup (instansi_id, centre_id, participant_id, recorder_id, opened_by, opened_by_name, opening_reason,
         missing) values ($1, $2, $3, $4, $4, 'Uji', 'Perangkat asesor luring.', 1)`,
      [centre.instansiId, centre.centreId, first, other.id],
    )
    const reply = await send(one, TABLET, [
      ...watched(first),
      [6, lock(first)],
      [7, note('catatan-7', second)],
      [8, { type: 'note-sign', note: 'catatan-1', sign: '-' }],
    ])
    expect(reply.late).toEqual([1, 2, 3, 4, 5, 6, 8])
    expect(reply.locks).toMatchObject([{ candidate: first, isLate: true }])
    expect((await ratings()).map((row) => row.is_late)).toEqual([true, true])
    const trail = await test.owner(
      "select subject_id, after from audit_entry where instansi_id = $1 and action = 'observation.late'",
      [centre.instansiId],
    )
    expect(trail.rows).toEqual([{ subject_id: centre.centreId, after: { sitting: centre.sittingId, entries: 7 } }])
  })
})

describe('progress', () => {
  const progress = (call: FixtureAssessor['call']) => call('GET', `/api/centres/${centre.centreId}/observation`)
  it('counts notes and locks for committee and chief, and gives no level', async () => {
    const [first] = centre.candidates as [string]
    await send(other, TABLET, [...watched(first), [6, lock(first)]])
    for (const call of [centre.exam.call, one.call]) {
      const reply = await progress(call)
      const { rows } = reply.json()
      expect(rows.find(({ accountId }: { accountId: string }) => accountId === other.id)).toMatchObject({
        ...{ candidates: 3, notes: 1, locked: 1, lastHeardAt: expect.any(String) },
      })
      expect(rows.find(({ accountId }: { accountId: string }) => accountId === one.id)).toMatchObject({
        ...{ notes: 0, locked: 0, lastHeardAt: null },
      })
      expect(reply.body).not.toContain('level')
    }
  })
  it('is refused to an assessor who is not the chief', async () => {
    expect((await progress(other.call)).statusCode).toBe(403)
    expect((await progress((await createAssessor(test, centre.instansiId)).call)).statusCode).toBe(403)
  })
})

describe('refused', () => {
  const entries: Numbered[] = [[1, { type: 'begin', at: AT }]]
  it('everybody but assessors of this centre', async () => {
    const outsider = await createAssessor(test, centre.instansiId)
    expect((await post(outsider, TABLET, entries)).json().code).toBe('OBSERVATION_NOT_YOURS')
    await test.owner(`update centre_assessor set task = 'role-player' where account_id = $1`, [other.id])
    expect((await post(other, TABLET, entries)).json().code).toBe('OBSERVATION_NOT_YOURS')
    const foreign = { ...outsider, call: (await createInstansiWith(test, 'asesor')).call }
    expect((await post(foreign, TABLET, entries)).statusCode).toBe(404)
    expect((await workspace(foreign)).sittings).toEqual([])
    for (const call of [centre.exam.call, await centre.exam.signIn(0)]) {
      expect((await post({ ...outsider, call }, TABLET, entries)).statusCode).toBe(403)
      expect((await call('GET', '/api/observation/workspace')).statusCode).toBe(403)
    }
    expect((await post({ ...outsider, call: stranger(test) }, TABLET, entries)).statusCode).toBe(401)
    expect(await countEntries()).toBe(0)
  })

  it('a sitting that is not there', async () => {
    const reply = await one.call('POST', `/api/observation/sittings/${randomUUID()}/journal`, {
      ...{ device: TABLET, known: {}, entries: [] },
    })
    expect(reply.statusCode).toBe(404)
  })

  it.each([
    ['a level of 6', rate('', 'M.03', 6)],
    ['half a level', rate('', 'M.03', 2.5)],
    ['a competency that nobody knows', rate('', 'M.99', 2)],
    ['no level with hardly a reason', rate('', 'M.03', null, [], 'lupa')],
    ['a note of 2,001 letters', note('catatan-1', '', 'x'.repeat(2001))],
    ['an act of its own making', { type: 'unlock' } as never],
  ])('%s', async (_, act) => {
    const reply = await post(one, TABLET, [[1, { ...act, candidate: centre.candidates[0]! } as ObservationAct]])
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'INVALID_INPUT'])
    expect(await countEntries()).toBe(0)
  })
})
