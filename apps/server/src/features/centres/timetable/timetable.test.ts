import { readSheet as readWorkbook } from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CentreFixture, createCentre, repair, solve, solveNow } from '../../../testing/centre-fixture.ts'
import { createTestApp, type TestApp } from '../../../testing/test-app.ts'

interface Shown {
  id: string
  exerciseId: string
  day: string
  start: string
  roomId: string
  participantIds: string[]
  accountIds: string[]
  rolePlayerId: string | null
  isFixed: boolean
}

let test: TestApp
let made: CentreFixture
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = new Date('2026-09-01T03:00:00Z')
  made = await createCentre(test)
})

const url = (path = '') => `/api/centres/${made.centreId}/timetable${path}`
const read = async () => (await made.call('GET', url())).json()
const move = (body: object) => made.call('POST', url('/move'), { version: 1, ...body })
const observe = ({ id, accountIds }: Shown) =>
  test.owner(
    `insert into observation_entry (instansi_id, sitting_id, account_id, device, seq, body, client_time)
     values ($1, $2, $3, 'perangkat-uji', 1, '{}', now())`,
    [made.instansiId, id, accountIds[0]],
  )

describe('a timetable', () => {
  it('seats every candidate in every exercise once, breaks no rule, and says how far from the bound it is', async () => {
    const { summary, sittings, conflicts } = await read()
    expect(conflicts).toEqual([])
    expect(summary).toMatchObject({ version: 1, cause: 'solved', sittings: sittings.length })
    expect(summary.minutes).toBeGreaterThanOrEqual(summary.lowerBound)
    expect(summary.gap).toBeCloseTo(summary.minutes / summary.lowerBound - 1, 9)
    for (const exerciseId of made.exerciseIds) {
      const seated = sittings.filter((one: Shown) => one.exerciseId === exerciseId)
      expect(seated.flatMap((one: Shown) => one.participantIds).toSorted()).toEqual(made.participantIds.toSorted())
      expect(seated.every((one: Shown) => one.accountIds.length === 2)).toBe(true)
    }
    const plays = sittings.filter((one: Shown) => one.rolePlayerId !== null)
    expect(plays.every((one: Shown) => one.exerciseId === made.exerciseIds[1])).toBe(true)
  })
  it('keeps a declared relative apart, made anew as the next version; the first is still there to read', async () => {
    const { sittings } = await read()
    const [accountId, participantId] = [sittings[0].accountIds[0], sittings[0].participantIds[0]]
    const tie = { accountId, participantId, relation: 'relative' }
    await made.call('POST', `/api/centres/${made.centreId}/ties`, tie)
    expect((await read()).conflicts).toContainEqual({ rule: 'relative', about: accountId, sittingId: sittings[0].id })
    expect((await solve(made.call, made.centreId)).result).toMatchObject({ outcome: 'planned', version: 2 })
    const after = await read()
    expect(after.conflicts).toEqual([])
    const met = after.sittings.filter((one: Shown) => one.participantIds.includes(participantId))
    expect(met.flatMap((one: Shown) => one.accountIds)).not.toContain(accountId)
    const first = (await made.call('GET', url('/version?version=1'))).json()
    expect(first.sittings.map(({ id }: Shown) => id).toSorted()).toEqual(sittings.map(({ id }: Shown) => id).toSorted())
    const versions = (await made.call('GET', url('/versions'))).json()
    expect(versions.map(({ version }: { version: number }) => version)).toEqual([2, 1])
  })
  it('keeps a candidate out of the hours of their own session of tests', async () => {
    const [participantId] = made.participantIds
    await test.owner(
      `with s as (insert into event_session (instansi_id, event_id, number, starts_at, ends_at)
         values ($1, $2, 1, '2026-09-15T00:30:00Z', '2026-09-15T08:00:00Z') returning id)
       update participant set session_id = (select id from s), seat = 1 where id = $3`,
      [made.instansiId, made.eventId, participantId],
    )
    await solveNow(test, made.instansiId, made.centreId)
    const { sittings, conflicts } = await read()
    expect(conflicts).toEqual([])
    const own = sittings.filter((one: Shown) => one.participantIds.includes(participantId!))
    expect(own.filter((one: Shown) => one.day === '2026-09-15' && one.start < '15:00')).toEqual([])
  })
  it('that cannot be is proved so in names and figures, and the one in force stays', async () => {
    const { exercises } = (await made.call('GET', `/api/centres/${made.centreId}`)).json()
    const wish = exercises.map(
      ({ id, name, sheetId, minutes, assessors, preparationMinutes, needsRolePlayer }: never) => ({
        ...{ id, name, sheetId, minutes, assessors, preparationMinutes, needsRolePlayer },
      }),
    )
    const set = (body: object) => made.call('PUT', `/api/centres/${made.centreId}/exercises`, body)
    const changed = [{ ...wish[0], groupMin: 5, groupMax: 7 }, wish[1], wish[2]]
    expect((await set({ exercises: changed })).json()).toMatchObject({ code: 'TIMETABLE_STANDS' })
    expect((await read()).sittings.length).toBeGreaterThan(0)
    await set({ exercises: changed, withoutTimetable: true })
    expect((await read()).summary).toBeNull()
    expect((await solve(made.call, made.centreId)).result).toEqual({
      outcome: 'infeasible',
      reason: 'group-sizes',
      values: { exercise: 'Diskusi kelompok', participants: 8 },
    })
    expect((await read()).sittings).toEqual([])
  })
  it('of a centre without rooms is refused by what is missing', async () => {
    await test.owner('delete from centre_sitting where instansi_id = $1', [made.instansiId])
    await made.call('PUT', `/api/centres/${made.centreId}/rooms`, { rooms: [] })
    expect(await solve(made.call, made.centreId)).toMatchObject({
      code: 'CENTRE_INCOMPLETE',
      message: expect.stringContaining('ruang belum ada'),
    })
  })
  it('is not made anew, nor its exercises changed, once somebody has been observed', async () => {
    const { sittings } = await read()
    await observe(sittings[0])
    expect(await solve(made.call, made.centreId)).toMatchObject({ code: 'CENTRE_OBSERVED' })
    const cleared = await made.call('PUT', `/api/centres/${made.centreId}/exercises`, {
      ...{ exercises: [], withoutTimetable: true },
    })
    expect(cleared.json().code).toBe('CENTRE_OBSERVED')
    const [participantId] = sittings[0].participantIds
    const removed = await made.call('POST', `/api/centres/${made.centreId}/candidates/remove`, {
      ...{ participantIds: [participantId] },
    })
    expect(removed.json().code).toBe('CANDIDATE_OBSERVED')
    expect((await read()).sittings.map(({ id }: Shown) => id)).toEqual(sittings.map(({ id }: Shown) => id))
  })
  it('does without a candidate who leaves, as a version by hand that tells what is left too small', async () => {
    const [participantId] = made.participantIds
    const body = { participantIds: [participantId], reason: 'Mengundurkan diri' }
    await made.call('POST', `/api/centres/${made.centreId}/candidates/remove`, body)
    const { summary, sittings, conflicts } = await read()
    expect(summary).toMatchObject({ version: 2, cause: 'by-hand', reason: 'Mengundurkan diri' })
    expect(sittings.flatMap((one: Shown) => one.participantIds)).not.toContain(participantId)
    // Four were left in each discussion.
    expect(conflicts.map(({ rule }: { rule: string }) => rule)).toEqual(['wrong-group-size'])
  })
  it('holds its rooms and assessors: none leaves the list while it has sittings', async () => {
    const rooms = await made.call('PUT', `/api/centres/${made.centreId}/rooms`, { rooms: [] })
    expect([rooms.statusCode, rooms.json().code]).toEqual([409, 'CENTRE_ROOM_USED'])
    const assessors = await made.call('PUT', `/api/centres/${made.centreId}/assessors`, { assessors: [] })
    expect([assessors.statusCode, assessors.json().code]).toEqual([409, 'ASSESSOR_USED'])
  })
})

it('is downloaded with a row for everybody whose paper it is: by room, candidate, assessor', async () => {
  const { sittings } = await read()
  const inGroups = sittings.filter((one: Shown) => one.exerciseId === made.exerciseIds[0]).length
  const plays = sittings.filter((one: Shown) => one.rolePlayerId !== null).length
  const expected = {
    room: sittings.length,
    candidate: made.participantIds.length + sittings.length - inGroups,
    assessor: 2 * sittings.length + plays,
  }
  for (const [by, rows] of Object.entries(expected)) {
    const file = await made.call('GET', url(`.xlsx?by=${by}`))
    expect(file.headers['content-type']).toContain('spreadsheet')
    const sheet = (await readWorkbook(file.rawPayload)) as string[][]
    expect([by, sheet.slice(2).length]).toEqual([by, rows])
    expect(sheet[1]).toContain('Mulai persiapan')
  }
})

describe('a change by hand', () => {
  it('that nothing speaks against is stored as the next version; the sitting keeps its id', async () => {
    const { sittings } = await read()
    const last = sittings.at(-1)
    const reply = await move({ changes: [{ sittingId: last.id, day: '2026-09-17', start: '14:00' }] })
    expect(reply.json()).toEqual({ version: 2, conflicts: [] })
    const after = await read()
    expect(after.sittings.find(({ id }: Shown) => id === last.id)).toMatchObject({ day: '2026-09-17', start: '14:00' })
    expect(after.summary).toMatchObject({ cause: 'by-hand' })
  })
  it('is tried without storing, then refused by name where somebody would be in two places', async () => {
    const [one, other] = (await read()).sittings.filter((sitting: Shown) => sitting.exerciseId === made.exerciseIds[2])
    const changes = [{ sittingId: one.id, day: other.day, start: other.start, roomId: other.roomId }]
    const tried = (await move({ changes, dryRun: true })).json()
    expect(tried.version).toBeNull()
    const hard = { rule: 'two-places-at-once', about: other.roomId, mayBeAccepted: false }
    expect(tried.conflicts).toContainEqual(expect.objectContaining(hard))
    const refused = await move({ changes, accept: true, reason: 'Terpaksa' })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'MOVE_CONFLICTS'])
    expect((await read()).summary.version).toBe(1)
  })
  it('that costs comfort alone is stored with a reason, and only then', async () => {
    const { sittings } = await read()
    const last = sittings.at(-1)
    const changes = [{ sittingId: last.id, day: '2026-09-17', start: '11:45' }]
    const refused = await move({ changes })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'MOVE_UNREASONED'])
    const accepted = await move({ changes, accept: true, reason: 'Asesi setuju menggeser istirahat' })
    expect(accepted.json()).toMatchObject({ version: 2, conflicts: [{ rule: 'in-blocked-time', mayBeAccepted: true }] })
    const { rows } = await test.owner(
      "select reason from audit_entry where instansi_id = $1 and action = 'centre.timetable-stored' order by at desc limit 1",
      [made.instansiId],
    )
    expect(rows[0].reason).toBe('Asesi setuju menggeser istirahat')
  })
  it('exchanges two assessors between sittings at once', async () => {
    const { sittings } = await read()
    const talks: Shown[] = sittings.filter((sitting: Shown) => sitting.exerciseId === made.exerciseIds[2])
    const one = talks[0]!
    const free = made.assessors.map(({ accountId }) => accountId).find((id) => !one.accountIds.includes(id))!
    const tried = (
      await move({ dryRun: true, changes: [{ sittingId: one.id, accountIds: [one.accountIds[0], free] }] })
    ).json()
    expect(tried.conflicts.every(({ about }: { about: string }) => about === free)).toBe(true)
    const twice = await move({ changes: [{ sittingId: one.id }, { sittingId: one.id }] })
    expect(twice.json().code).toBe('SITTING_TWICE')
  })
  it('on an older version is refused: two people who change at once do not undo each other', async () => {
    const { sittings } = await read()
    const change = { changes: [{ sittingId: sittings.at(-1).id, day: '2026-09-17', start: '14:00' }] }
    const replies = await Promise.all([move(change), move(change)])
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    expect(replies.find(({ statusCode }) => statusCode === 409)!.json().code).toBe('TIMETABLE_CHANGED')
  })
  it('of a sitting that has begun or was observed is refused', async () => {
    const { sittings } = await read()
    await observe(sittings.at(-1))
    const refused = await move({ changes: [{ sittingId: sittings.at(-1).id, start: '14:00' }] })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'SITTING_FIXED'])
    // 15 September, 10.00 in Jakarta.
    test.now.value = new Date('2026-09-15T03:00:00Z')
    const shown = (await read()).sittings
    expect(shown[0].isFixed).toBe(true)
    expect((await move({ changes: [{ sittingId: shown[0].id, start: '14:00' }] })).json().code).toBe('SITTING_FIXED')
    const past = await move({ changes: [{ sittingId: shown.at(-2).id, day: '2026-09-15', start: '09:00' }] })
    expect(past.json()).toMatchObject({ code: 'MOVE_INTO_PAST', message: expect.stringContaining('09.00') })
  })
})

describe('a repair on the day', () => {
  const tell = (who: string, day: string, from: string, to: string) =>
    made.call('POST', `/api/centres/${made.centreId}/absences`, { who, day, from, to, reason: 'Sakit' })

  it('puts others in for an assessor who is ill; hours and ids stay, and what changed is told and kept', async () => {
    const { sittings } = await read()
    const ill = sittings[0].accountIds[0]
    await tell(ill, sittings[0].day, '00:00', '23:59')
    expect((await read()).conflicts.map(({ rule }: { rule: string }) => rule)).toContain('away')
    const job = await repair(made.call, made.centreId)
    expect(job.result).toMatchObject({ outcome: 'repaired', version: 2, open: 0 })
    expect(job.result.changed).toBeGreaterThanOrEqual(job.result.fewestChanges)
    expect(job.result.fewestChanges).toBeGreaterThan(0)
    const after = await read()
    expect(after.conflicts).toEqual([])
    expect(after.summary).toMatchObject({ version: 2, cause: 'repaired', reason: 'Asesor sakit' })
    expect(after.sittings.map(({ id }: Shown) => id).toSorted()).toEqual(sittings.map(({ id }: Shown) => id).toSorted())
    const theirs = after.sittings.filter((one: Shown) => one.day === sittings[0].day)
    expect(theirs.flatMap((one: Shown) => one.accountIds)).not.toContain(ill)
  })
  it('keeps what has begun or been observed, also when its room is lost', async () => {
    const { sittings } = await read()
    // 15 September, 11.00 in Jakarta.
    test.now.value = new Date('2026-09-15T04:00:00Z')
    await observe(sittings.at(-1))
    await tell(sittings[0].roomId, '2026-09-15', '00:00', '23:59')
    const fixed = (await read()).sittings.filter(({ isFixed }: Shown) => isFixed)
    expect(fixed.length).toBeGreaterThan(1)
    const job = await repair(made.call, made.centreId)
    expect(job.state).toBe('done')
    const after = (await read()).sittings
    for (const one of fixed)
      expect(after.find(({ id }: Shown) => id === one.id)).toMatchObject({ ...one, isFixed: true })
    const moved = after.filter((one: Shown) => !fixed.some(({ id }: Shown) => id === one.id))
    const early = moved.filter((one: Shown) => one.day === '2026-09-15' && one.start < '11:00')
    expect(early).toEqual([])
  })
  it('without anything broken stores nothing', async () => {
    expect((await repair(made.call, made.centreId)).result).toEqual({
      ...{ outcome: 'repaired', version: null, changed: 0, fewestChanges: 0, delayMinutes: 0, open: 0 },
    })
    expect((await read()).summary.version).toBe(1)
  })
  it('of a centre without a timetable is refused', async () => {
    await test.owner('delete from centre_sitting where instansi_id = $1', [made.instansiId])
    expect(await repair(made.call, made.centreId)).toMatchObject({ code: 'NO_TIMETABLE' })
  })
})
