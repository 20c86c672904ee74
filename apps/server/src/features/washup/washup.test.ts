import type { Washup, WashupList } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createInstansiWith, createTestApp, signInAs, stranger, type TestApp } from '../../testing/test-app.ts'
import { anotherChief, createWashupCentre, newAssessor, type WashupCentre } from '../../testing/washup-centre.ts'
import { recheckMinutes } from './minutes/recheck-minutes.ts'

let test: TestApp
let centre: WashupCentre
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = new Date('2025-09-30T01:00:00Z')
  centre = await createWashupCentre(test)
})

const REASON = 'Sudah dibahas dengan bukti masing-masing.'
const list = async (call = centre.chief.call) =>
  (await call('GET', `/api/centres/${centre.centreId}/washups`)).json<WashupList>()
const open = (who: number | 'chief', candidate = 0, reason: string | null = null) =>
  (who === 'chief' ? centre.chief : centre.assessors[who]!).call('POST', `/api/centres/${centre.centreId}/washups`, {
    participantId: centre.candidates[candidate]!.id,
    reason,
  })
const begun = async () => {
  // M.01 differs by two in the discussion; M.02 differs between the exercises; M.03 is even.
  await centre.lockAll(0, (rater, exercise, competency) =>
    competency === 'M.01' ? (exercise === 0 && rater === 0 ? 1 : 3) : competency === 'M.02' ? 2 + exercise : 3,
  )
  return (await open(0)).json<{ id: string }>().id
}
const view = async (id: string, call = centre.chief.call) => (await call('GET', `/api/washups/${id}`)).json<Washup>()
const say = (id: string, body: object, who = 0) =>
  centre.assessors[who]!.call('POST', `/api/washups/${id}/decisions`, {
    exerciseId: null,
    competency: 'M.01',
    level: 3,
    reason: REASON,
    authorId: centre.assessors[1]!.id,
    turn: 0,
    ...body,
  })
const accept = async (id: string) => {
  const { competencies } = await view(id)
  const even = competencies.filter(({ state }) => state === 'even')
  return centre.assessors[0]!.call('POST', `/api/washups/${id}/accept`, {
    competencies: even.map(({ competency, basis }) => ({ competency, basis })),
  })
}
const close = (id: string) => centre.assessors[0]!.call('POST', `/api/washups/${id}/close`, {})
const agreeAll = async (id: string) => {
  await say(id, { exerciseId: centre.exercises[0], level: 3 })
  await say(id, { competency: 'M.02', level: 3 })
  await accept(id)
}

describe('a wash-up', () => {
  it('opens when all is locked, and shows no level before', async () => {
    await centre.lock({ rater: 0, competency: 'M.01', level: 3 })
    const before = await list()
    expect(before).toMatchObject({ task: 'chief', rows: [{ expected: 12, locked: 1, state: 'waiting' }, {}] })
    expect(JSON.stringify(before)).not.toContain('level')
    const early = await open(0)
    expect(early.json()).toMatchObject({ code: 'WASHUP_MISSING', details: { count: 11 } })
    // Without a reason not even the chief.
    expect((await open('chief')).json().code).toBe('WASHUP_MISSING')
    expect((await open(0, 0, REASON)).json().code).toBe('WASHUP_MISSING')
    expect((await open('chief', 1, REASON)).json().code).toBe('WASHUP_NO_RATINGS')
  })

  it('waits for no level of what an assessor locked as not observed', async () => {
    const [first, second] = centre.assessors
    for (const exercise of [0, 1])
      for (const competency of ['M.01', 'M.02', 'M.03'])
        for (const rater of [0, 1])
          if (rater !== 1 || exercise !== 0 || competency !== 'M.03')
            await centre.lock({ rater, exercise, competency, level: 3 })
    expect((await list()).rows[0]).toMatchObject({ expected: 12, locked: 11, state: 'waiting' })
    await test.owner(
      `insert into observation_lock (instansi_id, exercise_id, participant_id, account_id, centre_id, sitting_id,
         sheet_version, not_observed)
       select s.instansi_id, s.exercise_id, $2, $3, s.centre_id, s.id, 1,
         '[{"competency": "M.03", "reason": "Tidak mendapat giliran."}]'
       from centre_sitting as s join centre_sitting_candidate as c on c.sitting_id = s.id and c.participant_id = $2
       where s.exercise_id = $1`,
      [centre.exercises[0], centre.candidates[0]!.id, second!.id],
    )
    expect((await list()).rows[0]).toMatchObject({ expected: 11, locked: 11, state: 'ready' })
    const { id } = (await open(0)).json()
    expect(await view(id, second!.call)).toMatchObject({ missing: [], openingReason: null })
    expect(await view(id, first!.call)).toMatchObject({ missing: [] })
  })

  it('opened early by the chief shows nothing to who has not locked their own', async () => {
    await centre.lock({ rater: 1, competency: 'M.01', level: 3 })
    const { id } = (await open('chief', 0, REASON)).json()
    const refused = await centre.assessors[0]!.call('GET', `/api/washups/${id}`)
    expect(refused.json()).toMatchObject({ code: 'WASHUP_LOCK_FIRST', details: { count: 6 } })
    expect(await view(id)).toMatchObject({
      openingReason: REASON,
      missing: expect.arrayContaining([expect.objectContaining({ rater: 'Asesor 1' })]),
    })
    expect((await open('chief', 0, REASON)).json().code).toBe('WASHUP_OPENED')
  })

  it('goes from the differing cell to closed minutes, every word with its author and reason', async () => {
    const id = await begun()
    const first = await view(id)
    expect(first.competencies.map(({ competency, state, spread }) => [competency, state, spread])).toEqual([
      ['M.01', 'waiting', 2],
      ['M.02', 'discuss', 1],
      ['M.03', 'even', 0],
    ])
    // Anchors of the sheet the exercise was set with; other competencies of this one have none.
    expect(first.competencies[0]!.cells[0]!.anchors.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 5])
    expect(first.competencies[1]!.cells[0]!.anchors).toEqual([])
    expect(first).toMatchObject({ toDiscuss: 2, toAccept: 1, isComplete: false, report: null })
    expect(first.competencies[0]!.mechanical).toMatchObject({ value: 2.5, standardError: null, uncorrectedRaters: 2 })

    expect((await say(id, {})).json()).toMatchObject({ code: 'WASHUP_WAITING', details: { cells: 1 } })
    expect((await close(id)).json()).toMatchObject({ code: 'WASHUP_NOT_COMPLETE', details: { open: 3, late: 0 } })
    expect((await say(id, { exerciseId: centre.exercises[0], reason: ' ' })).statusCode).toBe(400)
    expect((await say(id, { exerciseId: centre.exercises[0], level: 6 })).statusCode).toBe(400)
    await agreeAll(id)
    const agreed = await view(id)
    expect(agreed).toMatchObject({ toDiscuss: 0, toAccept: 0, isComplete: true })
    expect(
      agreed.competencies[0]!.cells.find(({ exerciseId }) => exerciseId === centre.exercises[0])!.words,
    ).toMatchObject([{ level: 3, way: 'discussed', author: 'Asesor 2', recordedBy: 'Asesor 1', reason: REASON }])
    const { code } = (await close(id)).json()
    const { rows } = await test.owner(
      `select l.competency, l.level, l.mechanical, l.ratings, d.action, d.actor_name from washup_level as l
       join washup_minutes as m on m.id = l.minutes_id
       cross join (select action, actor_name from audit_entry where instansi_id = $1 and action = 'washup.closed') as d
       where l.instansi_id = $1 order by 1`,
      [centre.instansiId],
    )
    expect(rows).toMatchObject([
      { competency: 'M.01', level: 3, mechanical: 2.5, ratings: 4, actor_name: 'Asesor 1' },
      { competency: 'M.02', level: 3 },
      { competency: 'M.03', level: 3 },
    ])
    const pdf = await centre.chief.call('GET', `/api/washups/${id}/minutes`)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const verdict = (await stranger(test)('GET', `/api/verify-washup/${code.toLowerCase()}`)).json()
    const { minutes } = await view(id)
    expect(verdict).toMatchObject({
      outcome: 'genuine',
      number: 1,
      competencies: 3,
      hash: minutes!.hash,
      isReplaced: false,
    })
    expect(JSON.stringify(verdict)).not.toContain('Asesor')
    expect((await stranger(test)('GET', '/api/verify-washup/RI-0000000000')).json()).toEqual({ outcome: 'unknown' })
    expect((await say(id, { competency: 'M.02', turn: 1 })).json().code).toBe('WASHUP_CLOSED')

    // What results are made of is what the minutes say; whoever touches one of them is found.
    const check = () => recheckMinutes(test.database, centre.instansiId)
    expect(await check()).toEqual({ minutes: 1, first: null })
    await test.owner("update washup_level set level = 5 where instansi_id = $1 and competency = 'M.02'", [
      centre.instansiId,
    ])
    expect((await check()).first).toEqual({ code, field: 'M.02', stored: [5, 2.5], rebuilt: [3, 2.5] })
  })

  it('is written by one recorder, who hands the pen over; the chief takes it with a reason', async () => {
    const id = await begun()
    const cell = { exerciseId: centre.exercises[0] }
    expect((await say(id, cell, 1)).json()).toMatchObject({
      code: 'WASHUP_NOT_RECORDER',
      details: { name: 'Asesor 1' },
    })
    const pen = (call: typeof centre.chief.call, to: string, reason: string | null) =>
      call('POST', `/api/washups/${id}/recorder`, { to, reason })
    expect((await pen(centre.assessors[1]!.call, centre.assessors[1]!.id, REASON)).json().code).toBe(
      'WASHUP_NOT_RECORDER',
    )
    expect((await pen(centre.assessors[0]!.call, centre.assessors[1]!.id, null)).statusCode).toBe(200)
    expect((await say(id, cell, 1)).statusCode).toBe(200)
    expect((await pen(centre.chief.call, centre.chief.id, null)).json().code).toBe('WASHUP_REASON_MISSING')
    expect((await pen(centre.chief.call, centre.chief.id, 'Asesor 2 pulang.')).statusCode).toBe(200)
    const outsider = await newAssessor(test, centre.instansiId, 'Asesor Luar')
    expect((await pen(centre.chief.call, outsider.id, null)).json().code).toBe('WASHUP_NOBODY')
    expect((await view(id)).happenings.map(({ kind, to }) => [kind, to])).toEqual([
      ['opened', null],
      ['handed-over', 'Asesor 2'],
      ['taken-over', 'Ketua Asesor'],
    ])
  })

  it('overwrites nothing that the recorder has not seen', async () => {
    const id = await begun()
    const cell = { exerciseId: centre.exercises[0] }
    expect((await say(id, cell)).statusCode).toBe(200)
    expect((await say(id, { ...cell, level: 2 })).json()).toMatchObject({
      code: 'WASHUP_OVERTAKEN',
      details: { level: 3 },
    })
    expect((await say(id, { ...cell, level: 2, turn: 1 })).statusCode).toBe(200)
    const old = (await view(id)).competencies
      .filter(({ state }) => state === 'even')
      .map(({ competency, basis }) => ({ competency, basis: `${basis} ` }))
    const stale = await centre.assessors[0]!.call('POST', `/api/washups/${id}/accept`, { competencies: old })
    expect(stale.json().code).toBe('WASHUP_NOT_EVEN')
    expect((await view(id)).competencies.every(({ words }) => words.length === 0)).toBe(true)
  })

  it('takes two who write at once one after the other', async () => {
    const id = await begun()
    const replies = await Promise.all([1, 2, 4].map((level) => say(id, { exerciseId: centre.exercises[0], level })))
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  })

  it('waits for the chief over a rating that came late, and opens again when it is let in', async () => {
    const id = await begun()
    const late = await centre.lock({ rater: 2, competency: 'M.03', level: 0, isLate: true })
    await agreeAll(id)
    expect((await close(id)).json()).toMatchObject({ code: 'WASHUP_NOT_COMPLETE', details: { open: 0, late: 1 } })
    const rule = (call: typeof centre.chief.call, counts: boolean, ratingId = late) =>
      call('POST', `/api/washups/${id}/late`, { ratingId, counts, reason: 'Luring seharian, catatannya lengkap.' })
    expect((await rule(centre.assessors[0]!.call, true)).json().code).toBe('WASHUP_CHIEF_ONLY')
    // It is the chief's own.
    expect((await rule(centre.chief.call, true)).json().code).toBe('WASHUP_LATE_OWN')
    const second = await anotherChief(test, centre)
    expect((await rule(second.call, false)).statusCode).toBe(200)
    expect((await close(id)).statusCode).toBe(200)
    const first = (await view(id)).minutes!
    expect((await rule(second.call, true)).statusCode).toBe(200)
    const reopened = await view(id)
    expect(reopened).toMatchObject({
      state: 'open',
      isComplete: false,
      late: [{ rulings: [{ counts: false }, { counts: true }] }],
    })
    expect(reopened.competencies.find(({ competency }) => competency === 'M.03')).toMatchObject({
      state: 'waiting',
      spread: 3,
    })
    expect((await stranger(test)('GET', `/api/verify-washup/${first.code}`)).json().isReplaced).toBe(true)
    await say(id, { exerciseId: centre.exercises[0], competency: 'M.03', level: 2 })
    await say(id, { competency: 'M.03', level: 3, turn: 1 })
    expect((await close(id)).statusCode).toBe(200)
    expect((await view(id)).minutes).toMatchObject({ number: 2 })
    const earlier = await centre.chief.call('GET', `/api/washups/${id}/minutes?number=1`)
    expect(earlier.statusCode).toBe(200)
    expect((await centre.chief.call('GET', `/api/washups/${id}/minutes?number=3`)).statusCode).toBe(404)
    const onTime = await rule(centre.chief.call, true, '3f0c3b1e-6d5f-4b7e-9a51-0a5f3c7f1e11')
    expect(onTime.json().code).toBe('WASHUP_LATE_UNKNOWN')
  })

  it('is opened again by the chief alone, with a reason', async () => {
    const id = await begun()
    await agreeAll(id)
    const reopen = (call: typeof centre.chief.call) => call('POST', `/api/washups/${id}/reopen`, { reason: REASON })
    expect((await reopen(centre.chief.call)).json().code).toBe('WASHUP_NOT_CLOSED')
    await close(id)
    expect((await reopen(centre.assessors[0]!.call)).json().code).toBe('WASHUP_CHIEF_ONLY')
    expect((await reopen(centre.chief.call)).statusCode).toBe(200)
    expect(await view(id)).toMatchObject({ state: 'open', isComplete: true })
  })
})

describe('an assessor who left the timetable', () => {
  it('keeps a locked rating in the room, by name', async () => {
    await centre.lockAll(0, (rater) => 2 + rater)
    await test.owner('delete from centre_sitting_assessor where instansi_id = $1 and account_id = $2', [
      ...[centre.instansiId, centre.assessors[1]!.id],
    ])
    const { id } = (await open(0)).json()
    const { raters, missing, members } = await view(id)
    expect(raters.map(({ name }) => name)).toEqual(['Asesor 1', 'Asesor 2'])
    expect(missing).toEqual([])
    expect(members.find(({ name }) => name === 'Asesor 2')).toMatchObject({ watched: true })
  })
})

describe('who may be in the room', () => {
  it('keeps out whoever is tied to the candidate, and the candidate', async () => {
    const id = await begun()
    const { rows } = await test.owner('select pegawai_id as id from participant where id = $1', [
      centre.candidates[0]!.id,
    ])
    await test.owner("insert into assessor_tie values ($1, $2, $3, 'relative', 'uji')", [
      ...[centre.instansiId, centre.assessors[1]!.id, rows[0].id],
    ])
    const tied = centre.assessors[1]!
    expect((await tied.call('GET', `/api/washups/${id}`)).json().code).toBe('WASHUP_BARRED')
    expect((await list(tied.call)).rows.map(({ isBarred }) => isBarred)).toEqual([true, false])
    expect((await view(id)).members.map(({ name }) => name)).not.toContain('Asesor 2')
    expect((await say(id, { exerciseId: centre.exercises[0] })).json().code).toBe('WASHUP_NOBODY')
    await test.owner('update account set nip = $2 where id = $1', [centre.chief.id, centre.candidates[0]!.nip])
    test.app.forgetActors()
    expect((await centre.chief.call('GET', `/api/washups/${id}`)).json().code).toBe('WASHUP_BARRED')
  })

  it('refuses other instansi, other roles, outsiders and strangers', async () => {
    const id = await begun()
    const urls = [`/api/washups/${id}`, `/api/centres/${centre.centreId}/washups`, `/api/washups/${id}/minutes`]
    const outsider = await newAssessor(test, centre.instansiId, 'Asesor Luar')
    const foreign = (await createInstansiWith(test, 'administrator', 'asesor')).call
    for (const url of urls) {
      expect((await stranger(test)('GET', url)).statusCode).toBe(401)
      expect((await (await signInAs(test, centre.instansiId, 'pimpinan'))('GET', url)).statusCode).toBe(403)
      expect((await outsider.call('GET', url)).json().code).toBe('WASHUP_NOT_MEMBER')
      expect((await foreign('GET', url)).statusCode).toBe(404)
    }
    expect((await outsider.call('GET', '/api/washup-centres')).json().rows).toEqual([])
    expect((await centre.chief.call('GET', '/api/washup-centres')).json().rows).toMatchObject([
      { candidates: 2, open: 1 },
    ])
    // Who oversees reads and changes nothing.
    const committee = centre.exam.call
    expect((await committee('GET', `/api/washups/${id}`)).statusCode).toBe(200)
    expect((await committee('POST', `/api/washups/${id}/close`, {})).statusCode).toBe(403)
    const both = await signInAs(test, centre.instansiId, 'panitia', 'asesor')
    expect((await both('POST', `/api/washups/${id}/close`, {})).json().code).toBe('WASHUP_NOT_MEMBER')
  })
})
