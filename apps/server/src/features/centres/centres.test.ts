import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assessorOf, type CentreFixture, createCentre, insertSheet } from '../../testing/centre-fixture.ts'
import { createTestApp, signInAs, stranger, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let made: CentreFixture
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = new Date('2026-09-01T03:00:00Z')
  made = await createCentre(test, { solved: false })
})

const url = (path = '') => `/api/centres/${made.centreId}${path}`
const read = async () => (await made.call('GET', url())).json()
const actionsOf = async () =>
  (
    await test.owner("select action from audit_entry where instansi_id = $1 and action like 'centre.%' order by at", [
      made.instansiId,
    ])
  ).rows.map(({ action }) => action)

describe('a centre', () => {
  it('begins with the days, hours and breaks of its event, Friday prayer on Fridays alone', async () => {
    const { settings, candidates, exercises, rooms, assessors } = await read()
    expect(settings.days.map(({ date }: { date: string }) => date)).toEqual(['2026-09-15', '2026-09-16', '2026-09-17'])
    expect(settings.days[0]).toMatchObject({ from: '07:30' })
    expect([candidates.length, exercises.length, rooms.length, assessors.length]).toEqual([8, 3, 3, 6])
    expect(exercises[0]).toMatchObject({ kind: 'group-discussion', groupMin: 4, groupMax: 8, sheetVersion: 1 })
    expect(exercises[2]).toMatchObject({ kind: 'interview', groupMin: null, competencies: ['M.02', 'M.03'] })
  })
  it('is the only one of its event, and leaves an audit row for every step', async () => {
    const twice = await made.call('POST', `/api/events/${made.eventId}/centre`, {
      name: 'Pusat lagi',
      preset: 'sedang',
    })
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'CENTRE_EXISTS'])
    expect(await actionsOf()).toEqual([
      ...['centre.created', 'centre.exercises-set', 'centre.rooms-set'],
      ...['centre.candidates-added', 'centre.assessors-set'],
    ])
  })
  it.each([
    ['CENTRE_DAYS_REVERSED', { from: '16:00', to: '08:00', breaks: [] }],
    ['CENTRE_BREAK_REVERSED', { from: '08:00', to: '16:00', breaks: [{ name: 'Salat', from: '13:00', to: '12:00' }] }],
  ])('with hours that cannot be is refused and stays as it was: %s', async (code, hours) => {
    const before = await read()
    const settings = { ...before.settings, days: [{ date: '2026-09-15', ...hours }] }
    const refused = await made.call('PUT', url(), { name: 'Pusat uji', preset: 'sedang', settings })
    expect([refused.statusCode, refused.json().code]).toEqual([400, code])
    expect(await read()).toEqual(before)
  })
  it('is deleted whole while nobody has been observed', async () => {
    expect((await made.call('DELETE', url())).statusCode).toBe(200)
    expect((await made.call('GET', url())).statusCode).toBe(404)
    expect((await made.call('GET', '/api/centres')).json()).toEqual([])
  })
  it('of a closed event cannot be changed', async () => {
    await made.call('POST', `/api/events/${made.eventId}/close`)
    const refused = await made.call('PUT', url('/rooms'), { rooms: [] })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'CENTRE_CLOSED'])
  })
})

describe('exercises', () => {
  const sheetOf = async () => (await made.call('GET', url('/sheets'))).json()
  it('are set from sheets in use only, and rate only what the sheet rates', async () => {
    const [sheet] = await sheetOf()
    const one = { name: 'Latihan uji', sheetId: sheet.id, minutes: 30, assessors: 2 }
    const set = (change: object) => made.call('PUT', url('/exercises'), { exercises: [{ ...one, ...change }] })
    expect((await set({ competencies: ['M.09'] })).json()).toMatchObject({
      code: 'SHEET_COMPETENCY',
      message: expect.stringContaining('M.09'),
    })
    expect((await set({ sheetVersion: 7 })).json().code).toBe('SHEET_UNKNOWN')
    await test.owner("update observation_sheet set state = 'retired' where id = $1", [sheet.id])
    expect((await set({})).json().code).toBe('SHEET_UNKNOWN')
    expect((await read()).exercises).toHaveLength(3)
  })
  it('keep their id when they change places, and go when they are left out', async () => {
    const { exercises } = await read()
    const wish = exercises.map(
      ({ id, name, sheetId, minutes, assessors, preparationMinutes, needsRolePlayer }: never) => ({
        ...{ id, name, sheetId, minutes, assessors, preparationMinutes, needsRolePlayer },
      }),
    )
    const { ids } = (await made.call('PUT', url('/exercises'), { exercises: [wish[2], wish[0]] })).json()
    expect(ids).toEqual([made.exerciseIds[2], made.exerciseIds[0]])
    expect((await read()).exercises.map(({ id }: { id: string }) => id)).toEqual(ids)
  })
  it('of a group with more at least than at most are refused', async () => {
    const sheetId = await insertSheet(test, made.instansiId, ['group-discussion', 'UJI-LAIN', 'Diskusi lain'])
    const exercises = [{ name: 'Diskusi', sheetId, minutes: 30, assessors: 2, groupMin: 6, groupMax: 5 }]
    expect((await made.call('PUT', url('/exercises'), { exercises })).json().code).toBe('EXERCISE_GROUP_SIZE')
  })
})

describe('rooms', () => {
  it('exchange their names, keep their ids, and have one name each', async () => {
    const { rooms } = await read()
    const swapped = rooms.map((room: { name: string }) => ({
      ...room,
      name: room.name === 'Ruang 1' ? 'Ruang 2' : room.name === 'Ruang 2' ? 'Ruang 1' : room.name,
    }))
    expect((await made.call('PUT', url('/rooms'), { rooms: swapped })).statusCode).toBe(200)
    const after = (await read()).rooms
    expect(after.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      rooms.map(({ id }: { id: string }) => id).toSorted(),
    )
    const doubled = [...swapped, { name: 'Ruang 1', seats: 3 }]
    expect((await made.call('PUT', url('/rooms'), { rooms: doubled })).json().code).toBe('CENTRE_ROOM_TWICE')
  })
})

describe('candidates', () => {
  it('are participants of the event who fit, added once', async () => {
    const filter = { unitId: made.unitIds[0] }
    expect((await made.call('POST', url('/candidates/preview'), filter)).json()).toMatchObject({
      matching: 4,
      already: 4,
    })
    const [one, other] = made.participantIds
    await made.call('POST', url('/candidates/remove'), { participantIds: [one, other], reason: 'Mengundurkan diri' })
    expect((await read()).candidates).toHaveLength(6)
    const added = await made.call('POST', url('/candidates'), { participantIds: [one], targetTier: 'JPT_PRATAMA' })
    expect(added.json()).toEqual({ added: 1 })
    expect((await read()).candidates.at(-1)).toMatchObject({ participantId: one, targetTier: 'JPT_PRATAMA', number: 9 })
  })
  it('who are none of this centre cannot be taken out', async () => {
    const refused = await made.call('POST', url('/candidates/remove'), { participantIds: [made.centreId] })
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'CANDIDATE_UNKNOWN'])
  })
  it('stay participants of the event as long as they are candidates', async () => {
    const refused = await made.call('DELETE', `/api/participants/${made.participantIds[0]}`)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'PARTICIPANT_IN_CENTRE'])
    const all = await made.call('POST', `/api/events/${made.eventId}/participants/remove`, {})
    expect([all.statusCode, all.json().code]).toEqual([409, 'PARTICIPANT_IN_CENTRE'])
  })
})

describe('assessors', () => {
  it('have the role asesor; a role player needs none', async () => {
    const panitia = await assessorOf(test, made.instansiId, 'panitia')
    const set = (task: string) =>
      made.call('PUT', url('/assessors'), { assessors: [{ accountId: panitia.accountId, task }] })
    expect((await set('assessor')).json().code).toBe('ASSESSOR_UNKNOWN')
    expect((await set('role-player')).statusCode).toBe(200)
  })
})

describe('the registry', () => {
  it('is asked who may rate on the days of the centre, and told with its reasons; role players are not asked about', async () => {
    const against = async () =>
      (await read()).assessors.map(({ task, mayNotRate }: { task: string; mayNotRate: string[] }) => [task, mayNotRate])
    const { accountId } = made.assessors[0]!
    await test.owner('delete from assessor_certificate where instansi_id = $1 and account_id = $2', [
      ...[made.instansiId, accountId],
    ])
    await test.owner('delete from assessor_profile where instansi_id = $1 and account_id = $2', [
      ...[made.instansiId, accountId],
    ])
    const told = await against()
    expect(told.find(([task]: [string]) => task === 'chief')).toEqual(['chief', ['no-profile']])
    expect(told.find(([task]: [string]) => task === 'role-player')).toEqual(['role-player', []])
    await test.owner(
      "insert into assessor_profile (instansi_id, account_id, grade, tiers) values ($1, $2, 'none', '{ADMINISTRATOR}')",
      [...[made.instansiId, accountId]],
    )
    expect((await against()).find(([task]: [string]) => task === 'chief')[1]).toEqual(
      expect.arrayContaining(['no-certificate', 'tier']),
    )
  })
})

describe('ties', () => {
  /** Gives the assessor a post: an official of this instansi with the account's NIP. */
  async function employ(accountId: string, unitId: string, kelas: number) {
    const values = [made.instansiId, accountId]
    const { rows } = await test.owner(
      `insert into pegawai (instansi_id, nip, name, birth_date, sex, status)
       select instansi_id, nip, name, '1975-01-01', 'L', 'PNS' from account where instansi_id = $1 and id = $2 returning id`,
      values,
    )
    const post = await test.owner(
      `insert into jabatan (instansi_id, unit_id, name, kind, tier, kelas)
       values ($1, $2, $3, 'STRUKTURAL', 'ADMINISTRATOR', $4) returning id`,
      [made.instansiId, unitId, `Kepala ${accountId}`, kelas],
    )
    await test.owner(
      "insert into pegawai_jabatan (instansi_id, pegawai_id, jabatan_id, valid_during) values ($1, $2, $3, '[2024-01-01,)')",
      [made.instansiId, rows[0].id, post.rows[0].id],
    )
  }
  const tiesOf = async (accountId: string) =>
    (await made.call('GET', url('/ties'))).json().filter((tie: { accountId: string }) => tie.accountId === accountId)

  it('to own agency, superior and subordinate are read from the posts held', async () => {
    const { accountId } = made.assessors[1]!
    expect(await tiesOf(accountId)).toEqual([])
    await employ(accountId, made.unitIds[0]!, 12)
    const ties = await tiesOf(accountId)
    expect(ties.filter(({ relation }: { relation: string }) => relation === 'own-agency')).toHaveLength(4)
    expect(ties.filter(({ relation }: { relation: string }) => relation === 'superior')).toHaveLength(4)
    const low = made.assessors[2]!.accountId
    await employ(low, made.unitIds[1]!, 5)
    expect((await tiesOf(low)).filter(({ relation }: { relation: string }) => relation === 'subordinate')).toHaveLength(
      4,
    )
  })
  it('to a superior reach across agencies: who leads the unit above leads everyone below', async () => {
    const { rows } = await test.owner(
      "insert into unit_kerja (instansi_id, code, name) values ($1, 'ATAS', 'Sekretariat Daerah') returning id",
      [made.instansiId],
    )
    await test.owner('update unit_kerja set parent_id = $2, is_opd = true where instansi_id = $1 and id = $3', [
      ...[made.instansiId, rows[0].id, made.unitIds[0]],
    ])
    await employ(made.assessors[3]!.accountId, rows[0].id, 14)
    const ties = await tiesOf(made.assessors[3]!.accountId)
    expect(ties.map(({ relation }: { relation: string }) => relation)).toEqual(Array(4).fill('superior'))
  })
  it('are declared and withdrawn by name, with the reason in the trail', async () => {
    const tie = { accountId: made.assessors[0]!.accountId, participantId: made.participantIds[0], relation: 'relative' }
    expect((await made.call('POST', url('/ties'), tie)).statusCode).toBe(200)
    expect(await tiesOf(tie.accountId)).toMatchObject([{ relation: 'relative', participantId: tie.participantId }])
    const gone = await made.call('POST', url('/ties/withdraw'), { ...tie, reason: 'Salah orang' })
    expect(gone.statusCode).toBe(200)
    const again = await made.call('POST', url('/ties/withdraw'), { ...tie, reason: 'Salah orang' })
    expect([again.statusCode, again.json().code]).toEqual([404, 'TIE_UNKNOWN'])
    expect((await actionsOf()).slice(-2)).toEqual(['centre.tie-declared', 'centre.tie-withdrawn'])
  })
})

describe('an assessor', () => {
  it('sees the candidates of the own centres alone and declares a tie, which the timetable then keeps', async () => {
    const { accountId, call } = made.assessors[1]!
    const [centre, ...others] = (await call('GET', '/api/my-ties')).json()
    expect([centre.id, others, centre.candidates.length]).toEqual([made.centreId, [], 8])
    const [participantId] = made.participantIds
    const declared = await call('POST', '/api/my-ties', { participantId, relation: 'relative' })
    expect(declared.statusCode).toBe(200)
    expect(await made.call('GET', url('/ties')).then((reply) => reply.json())).toEqual([
      { accountId, participantId, relation: 'relative', declaredBy: expect.stringMatching(/^Akun/) },
    ])
    const again = (await call('GET', '/api/my-ties')).json()[0].candidates
    expect(again.filter(({ ties }: { ties: unknown[] }) => ties.length > 0)).toMatchObject([{ participantId }])
    expect((await actionsOf()).at(-1)).toBe('centre.tie-declared')
  })
  it('of no centre sees nobody and declares nothing; the committee has no ties of its own', async () => {
    const stray = await assessorOf(test, made.instansiId)
    expect((await stray.call('GET', '/api/my-ties')).json()).toEqual([])
    const body = { participantId: made.participantIds[0], relation: 'relative' }
    expect((await stray.call('POST', '/api/my-ties', body)).json().code).toBe('CANDIDATE_UNKNOWN')
    expect((await made.call('POST', '/api/my-ties', body)).statusCode).toBe(403)
    expect((await stranger(test)('GET', '/api/my-ties')).statusCode).toBe(401)
  })
})

describe('absences', () => {
  const tell = (change: object = {}) =>
    made.call('POST', url('/absences'), {
      who: made.roomIds[0],
      day: '2026-09-15',
      from: '08:00',
      to: '10:00',
      ...change,
    })
  it.each([
    ['ABSENCE_REVERSED', { from: '10:00', to: '09:00' }],
    ['ABSENCE_OUTSIDE', { day: '2026-09-20' }],
    ['ABSENCE_UNKNOWN', { who: '3f0c3b1e-6d5f-4b7e-9a51-0a5f3c7f1e11' }],
  ])('that cannot be are refused: %s', async (code, change) => {
    const refused = await tell(change)
    expect([refused.statusCode, refused.json().code]).toEqual([400, code])
    expect((await read()).absences).toEqual([])
  })
  it('are told of rooms and persons by name, and withdrawn', async () => {
    await tell()
    const { id } = (await tell({ who: made.assessors[0]!.accountId, reason: 'Sakit' })).json()
    expect((await read()).absences).toMatchObject([{ reason: 'Sakit', from: '08:00' }, { name: 'Ruang diskusi' }])
    await made.call('DELETE', `/api/centre-absences/${id}`)
    expect((await read()).absences).toMatchObject([{ name: 'Ruang diskusi' }])
  })
})

describe('the walls', () => {
  it('refuse a signed-out caller, roles without the permission, and another instansi', async () => {
    const foreign = await createCentre(test, { solved: false })
    const reader = await signInAs(test, made.instansiId, 'pimpinan')
    const asesor = made.assessors[0]!.call
    expect((await stranger(test)('GET', url())).statusCode).toBe(401)
    expect((await asesor('GET', url())).statusCode).toBe(403)
    expect((await reader('GET', url())).statusCode).toBe(200)
    expect((await reader('PUT', url('/rooms'), { rooms: [] })).statusCode).toBe(403)
    expect((await reader('POST', url('/timetable/solve'), {})).statusCode).toBe(403)
    expect((await foreign.call('GET', url())).statusCode).toBe(404)
    expect((await foreign.call('PUT', url('/rooms'), { rooms: [] })).statusCode).toBe(404)
    expect((await read()).rooms).toHaveLength(3)
  })
})
