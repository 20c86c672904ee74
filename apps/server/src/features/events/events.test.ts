import { setTimeout as wait } from 'node:timers/promises'
import type { EventEdit } from '@petakom/contract'
import { USUAL_SCHEDULE } from '@petakom/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { createStaffAndItems } from '../../testing/assessment-fixture.ts'
import { createExam } from '../../testing/exam-fixture.ts'
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

let call: Caller
let instansiId: string
beforeEach(async () => {
  test.now.value = new Date('2026-09-01T03:00:00Z')
  ;({ call, instansiId } = await createInstansiWith(test, 'panitia'))
})

// 15 September 2026 is a Tuesday: three sessions of two hours.
const EDIT = {
  name: 'Penilaian kompetensi pengawas',
  purpose: 'PEMETAAN',
  startsOn: '2026-09-15',
  endsOn: '2026-09-15',
  venue: 'Aula Uji',
  capacity: 4,
  schedule: USUAL_SCHEDULE,
} as unknown as EventEdit

const create = async (change: object = {}): Promise<string> =>
  (await call('POST', '/api/events', { ...EDIT, ...change })).json().id

/** An event with people and a design, ready to be planned. */
async function prepare(change: object = {}, people = 6) {
  const { itemCodes, unitId } = await createStaffAndItems(test, instansiId, { people })
  const id = await create(change)
  await call('POST', `/api/events/${id}/participants`, { unitId })
  await call('PUT', `/api/events/${id}/design`, { exercises: [exercise(itemCodes)] })
  return { id, itemCodes, unitId }
}
const exercise = (itemCodes: string[], change: object = {}) => ({
  name: 'Tes uji',
  durationMinutes: 60,
  targets: ['M.01', 'M.03'],
  itemCodes,
  ...change,
})
const participantsOf = async (id: string) => (await call('GET', `/api/events/${id}/participants`)).json()
const attemptsOf = async (id: string): Promise<number> =>
  (
    await test.owner(
      'select count(*)::int as n from attempt as a join participant as p on p.id = a.participant_id where p.event_id = $1',
      [id],
    )
  ).rows[0].n

describe('an event', () => {
  it('is created, listed, changed and closed', async () => {
    const id = await create()
    expect((await call('GET', '/api/events')).json()).toMatchObject([{ id, state: 'draft', participants: 0 }])
    expect((await call('PUT', `/api/events/${id}`, { ...EDIT, capacity: 9 })).statusCode).toBe(200)
    expect((await call('GET', `/api/events/${id}`)).json()).toMatchObject({ capacity: 9, timezone: 'Asia/Jakarta' })
    await call('POST', `/api/events/${id}/close`)
    expect((await call('PUT', `/api/events/${id}`, EDIT)).json().code).toBe('EVENT_CLOSED')
  })
  it('in the past is refused unless it is entered afterwards', async () => {
    const refused = await call('POST', '/api/events', { ...EDIT, startsOn: '2026-08-31' })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'DATE_IN_PAST'])
    const taken = await call('POST', '/api/events', { ...EDIT, startsOn: '2026-08-31', backdated: true })
    expect(taken.statusCode).toBe(200)
  })
  it('counts its days in the zone of the instansi: at 20:00 UTC it is tomorrow in Jakarta', async () => {
    test.now.value = new Date('2026-09-15T20:00:00Z')
    expect((await call('POST', '/api/events', EDIT)).json().code).toBe('DATE_IN_PAST')
  })
  it('with its last day before its first is refused', async () => {
    expect((await call('POST', '/api/events', { ...EDIT, endsOn: '2026-09-14' })).json().code).toBe('DATES_REVERSED')
  })
  it.each([
    ['HOURS_REVERSED', { dayEnd: '07:30' }, 'Jam selesai 07.30 tidak sesudah jam mulai 07.30.'],
    ['BREAK_REVERSED', { breaks: [{ name: 'Upacara', from: '09:00', to: '08:00' }] }, '"Upacara" berakhir 08.00'],
    ['BREAK_ON_NO_DAY', { breaks: [{ name: 'Apel', from: '08:00', to: '09:00', weekdays: [] }] }, '"Apel"'],
    ['HOLIDAY_OUTSIDE', { holidays: ['2026-09-16'] }, 'Hari libur 16 September 2026 di luar kegiatan'],
    ['NO_DAY_OPEN', { holidays: ['2026-09-15'] }, 'Sisakan sedikitnya satu hari'],
  ])('with a schedule that cannot be is refused, and stays as it was: %s', async (code, change, words) => {
    const id = await create()
    const edit = { ...EDIT, schedule: { ...USUAL_SCHEDULE, ...change } }
    for (const refused of [await call('POST', '/api/events', edit), await call('PUT', `/api/events/${id}`, edit)]) {
      expect(refused.json()).toMatchObject({ code, message: expect.stringContaining(words) })
    }
    expect((await call('GET', '/api/events')).json()).toMatchObject([{ id, schedule: USUAL_SCHEDULE }])
  })
  it('keeps sessions out of breaks of its own and off its closed days', async () => {
    const breaks = [{ name: 'Apel Rabu', from: '07:30', to: '09:30', weekdays: [3] }]
    const schedule = { ...USUAL_SCHEDULE, breaks, holidays: ['2026-09-15'] }
    const { id } = await prepare({ startsOn: '2026-09-15', endsOn: '2026-09-16', schedule })
    await call('POST', `/api/events/${id}/sessions/plan`, {})
    const { sessionList } = (await call('GET', `/api/events/${id}`)).json()
    // Tuesday is closed; Wednesday begins after the roll call: 09.30 in Jakarta is 02:30 UTC.
    expect(sessionList[0].startsAt).toBe('2026-09-16T02:30:00Z')
  })
})

describe('participants', () => {
  it('are previewed, added once and taken out by one filter', async () => {
    const { unitId } = await createStaffAndItems(test, instansiId, { people: 5 })
    await createStaffAndItems(test, instansiId, { people: 3, tier: 'ADMINISTRATOR' })
    const id = await create()
    const url = `/api/events/${id}/participants`
    expect((await call('POST', `${url}/preview`, { tiers: ['PENGAWAS'] })).json()).toMatchObject({
      matching: 5,
      already: 0,
    })
    expect((await call('POST', url, { unitId })).json()).toEqual({ added: 5 })
    expect((await call('POST', url, {})).json()).toEqual({ added: 3 })
    expect((await call('POST', url, {})).json()).toEqual({ added: 0 })
    expect((await call('POST', `${url}/remove`, { tiers: ['PENGAWAS'] })).json()).toEqual({ removed: 5 })
    expect(await participantsOf(id)).toHaveLength(3)
  })
  it('are found by part of a name or the beginning of a NIP', async () => {
    await createStaffAndItems(test, instansiId, { people: 2 })
    const { rows } = await test.owner('select name, nip from pegawai where instansi_id = $1 limit 1', [instansiId])
    const url = `/api/events/${await create()}/participants/preview`
    expect((await call('POST', url, { search: rows[0].name.toLowerCase() })).json().matching).toBe(1)
    expect((await call('POST', url, { search: rows[0].nip })).json().matching).toBe(1)
  })
  it('leave out people with a result younger than the years asked for', async () => {
    const { id } = await prepare({ startsOn: '2026-09-01', endsOn: '2026-09-01', backdated: true }, 2)
    const [{ id: participantId }] = await participantsOf(id)
    await test.owner(
      `insert into result (instansi_id, participant_id, standard, assessed_on, verification_code, recipe_version, category_version,
        input_hash, engine_version) values ($1, $2, '{}', current_date - 400, 'KODE', '1', '1', '\\x', '1')`,
      [instansiId, participantId],
    )
    const preview = async (notAssessedYears: number) =>
      (await call('POST', `/api/events/${id}/participants/preview`, { notAssessedYears })).json().matching
    expect([await preview(1), await preview(3)]).toEqual([2, 1])
  })
  it('who have begun are not taken out, alone or by a filter', async () => {
    const { id } = await prepare()
    await call('POST', `/api/events/${id}/sessions/plan`, {})
    const [first] = await participantsOf(id)
    await test.owner('update attempt set started_at = now() where participant_id = $1', [first.id])
    expect((await call('DELETE', `/api/participants/${first.id}`)).json().code).toBe('ALREADY_STARTED')
    expect((await call('POST', `/api/events/${id}/participants/remove`, {})).json().code).toBe('ALREADY_STARTED')
    expect(await participantsOf(id)).toHaveLength(6)
  })
})

describe('a design', () => {
  it('names what fewer than two exercises measure', async () => {
    const { id, itemCodes } = await prepare()
    const { thin } = (await call('GET', `/api/events/${id}`)).json()
    expect(thin).toContainEqual({ target: 'M.01', name: 'Integritas', exercises: 1 })
    const halves = [exercise(itemCodes.slice(0, 2)), exercise(itemCodes.slice(2), { name: 'Tes kedua' })]
    await call('PUT', `/api/events/${id}/design`, { exercises: halves })
    const event = (await call('GET', `/api/events/${id}`)).json()
    expect(event.thin.map((gap: { target: string }) => gap.target)).not.toContain('M.01')
    expect(event.exercises[0].itemCodes).toEqual(itemCodes.slice(0, 2))
  })
  it('counts an exercise that measures a competency by its items or through its theme, and says how', async () => {
    const { id, itemCodes } = await prepare()
    const halves = [
      exercise(itemCodes.slice(0, 2), { targets: ['kepemimpinan'] }),
      exercise(itemCodes.slice(2), { name: 'Tes kedua', targets: ['kepemimpinan'] }),
    ]
    await call('PUT', `/api/events/${id}/design`, { exercises: halves })
    const { thin, exercises } = (await call('GET', `/api/events/${id}`)).json()
    const thinTargets = thin.map(({ target }: { target: string }) => target)
    // Items of M.01 and M.03 under the theme komunikasi; M.02 through the ticked theme; nothing touches M.08.
    for (const covered of ['M.01', 'M.03', 'M.02', 'komunikasi', 'kepemimpinan'])
      expect(thinTargets).not.toContain(covered)
    expect(thin).toContainEqual({ target: 'M.08', name: expect.any(String), exercises: 0 })
    expect(exercises[0].covers).toContainEqual({ target: 'M.01', by: ['items'], items: 1 })
    expect(exercises[0].covers).toContainEqual({ target: 'M.02', by: ['theme'], items: 0 })
  })
  it('takes an item once, and only items in use', async () => {
    const { id, itemCodes } = await prepare()
    const twice = [exercise(itemCodes), exercise(itemCodes.slice(0, 1), { name: 'Tes kedua' })]
    const put = async (exercises: object[], code: string) =>
      expect((await call('PUT', `/api/events/${id}/design`, { exercises })).json().code).toBe(code)
    await put(twice, 'ITEM_TWICE')
    await put([exercise(['TIDAK-ADA'])], 'ITEM_UNKNOWN')
    await put([exercise(itemCodes, { durationMinutes: 121 })], 'DESIGN_TOO_LONG')
  })
  it('changed after the timetable gives everybody the new forms', async () => {
    const { id, itemCodes } = await prepare()
    await call('POST', `/api/events/${id}/sessions/plan`, {})
    const halves = [exercise(itemCodes.slice(0, 2)), exercise(itemCodes.slice(2), { name: 'Tes kedua' })]
    await call('PUT', `/api/events/${id}/design`, { exercises: halves })
    expect(await attemptsOf(id)).toBe(12)
  })
})

describe('a timetable', () => {
  it('gives everybody a session, a seat and an attempt', async () => {
    const { id } = await prepare()
    const planned = await call('POST', `/api/events/${id}/sessions/plan`, {})
    expect(planned.json()).toMatchObject({ sessions: 2, seated: 6 })
    expect(await attemptsOf(id)).toBe(6)
    const rows = await participantsOf(id)
    expect(new Set(rows.map(({ session, seat }: { session: number; seat: number }) => `${session}/${seat}`)).size).toBe(
      6,
    )
    expect(rows[0].startsAt).toBe('2026-09-15T00:30:00Z')
  })
  it('says seats, people and how many are missing when there are more people than seats', async () => {
    const { id } = await prepare({}, 14)
    const refused = await call('POST', `/api/events/${id}/sessions/plan`, {})
    expect(refused.statusCode).toBe(409)
    expect(refused.json().message).toContain('Peserta 14 orang, kursi 12: kurang 2 kursi')
    expect(await attemptsOf(id)).toBe(0)
  })
  it('whose first session has begun is refused, unless entered afterwards', async () => {
    const { id } = await prepare()
    test.now.value = new Date('2026-09-15T00:31:00Z')
    expect((await call('POST', `/api/events/${id}/sessions/plan`, {})).json().code).toBe('SESSION_IN_PAST')
    expect((await call('POST', `/api/events/${id}/sessions/plan`, { allowPast: true })).statusCode).toBe(200)
  })
  it('is taken back when the days change, and stays when only the name does', async () => {
    const { id } = await prepare()
    await call('POST', `/api/events/${id}/sessions/plan`, {})
    await call('PUT', `/api/events/${id}`, { ...EDIT, name: 'Nama lain' })
    expect((await call('GET', `/api/events/${id}`)).json()).toMatchObject({ state: 'scheduled', sessions: 2 })
    await call('PUT', `/api/events/${id}`, { ...EDIT, startsOn: '2026-09-14' })
    expect((await call('GET', `/api/events/${id}`)).json()).toMatchObject({ state: 'draft', sessions: 0 })
    expect(await attemptsOf(id)).toBe(0)
  })
  it('moves a person to a free seat and names who sits in a taken one', async () => {
    const { id } = await prepare()
    await call('POST', `/api/events/${id}/sessions/plan`, {})
    const [first, second] = await participantsOf(id)
    const move = (to: object) => call('PUT', `/api/participants/${first.id}/seat`, to)
    const taken = await move({ session: second.session, seat: second.seat })
    expect(taken.json().message).toContain(second.name)
    expect((await move({ session: 1, seat: 5 })).json().code).toBe('SEAT_UNKNOWN')
    expect((await move({ session: 2, seat: 4 })).statusCode).toBe(200)
    test.now.value = new Date('2026-09-15T03:00:00Z')
    expect((await move({ session: 1, seat: 4 })).json().code).toBe('SESSION_OVER')
  })
})

describe('the walls', () => {
  const routes = (id: string, participantId: string): Parameters<Caller>[] => [
    ['GET', `/api/events/${id}`],
    ['PUT', `/api/events/${id}`, EDIT],
    ['POST', `/api/events/${id}/close`],
    ['PUT', `/api/events/${id}/design`, { exercises: [exercise([])] }],
    ['POST', `/api/events/${id}/participants/preview`, {}],
    ['POST', `/api/events/${id}/participants`, {}],
    ['POST', `/api/events/${id}/participants/remove`, {}],
    ['GET', `/api/events/${id}/participants`],
    ['DELETE', `/api/participants/${participantId}`],
    ['POST', `/api/events/${id}/sessions/plan`, {}],
    ['PUT', `/api/participants/${participantId}/seat`, { session: 1, seat: 1 }],
    ['GET', `/api/events/${id}/pins?session=1`],
    ['PUT', `/api/participants/${participantId}/attendance`, { attendance: 'present' }],
    ['POST', `/api/events/${id}/attendance/scan`, { ticket: 'x' }],
  ]
  it('show another instansi nothing and let it change nothing', async () => {
    const { id } = await prepare()
    const [{ id: participantId }] = await participantsOf(id)
    const other = (await createInstansiWith(test, 'administrator')).call
    const codes = await Promise.all(routes(id, participantId).map(async (args) => (await other(...args)).statusCode))
    expect(codes).toEqual(codes.map(() => 404))
    expect((await other('GET', '/api/events')).json()).toEqual([])
  })
  it('refuse the signed-out and roles without the permission', async () => {
    const { id } = await prepare()
    const [{ id: participantId }] = await participantsOf(id)
    const asesor = await signInAs(test, instansiId, 'asesor')
    const all: Parameters<Caller>[] = [
      ...routes(id, participantId),
      ['GET', '/api/events'],
      ['POST', '/api/events', EDIT],
    ]
    for (const args of all) {
      expect([args[1], (await stranger(test)(...args)).statusCode]).toEqual([args[1], 401])
      expect([args[1], (await asesor(...args)).statusCode]).toEqual([args[1], 403])
    }
  })
  it('let an auditor read and change nothing', async () => {
    const id = await create()
    const auditor = await signInAs(test, instansiId, 'auditor')
    expect((await auditor('GET', `/api/events/${id}`)).statusCode).toBe(200)
    expect((await auditor('POST', `/api/events/${id}/close`)).statusCode).toBe(403)
    expect((await auditor('GET', `/api/events/${id}/pins?session=1`)).statusCode).toBe(403)
  })
})

describe('cards and attendance', () => {
  it('show PIN and ticket of one session, and log who looked', async () => {
    const { id } = await prepare()
    await call('POST', `/api/events/${id}/sessions/plan`, {})
    const cards = (await call('GET', `/api/events/${id}/pins?session=1`)).json()
    expect(cards).toHaveLength(3)
    expect(cards[0]).toMatchObject({ session: 1, seat: 1, pin: expect.stringMatching(/^\d{6}$/) })
    const { rows } = await test.owner(
      "select after from audit_entry where action = 'pins.viewed' and subject_id = $1",
      [id],
    )
    expect(rows).toEqual([{ after: { session: 1 } }])
  })
  it('a scanned card is present before the session begins and late after; again changes nothing', async () => {
    const { id } = await prepare()
    await call('POST', `/api/events/${id}/sessions/plan`, {})
    const [first, second] = (await call('GET', `/api/events/${id}/pins?session=1`)).json()
    const scan = async (ticket: string) => (await call('POST', `/api/events/${id}/attendance/scan`, { ticket })).json()
    test.now.value = new Date('2026-09-15T00:20:00Z')
    expect(await scan(first.ticket)).toMatchObject({ id: first.id, attendance: 'present' })
    test.now.value = new Date('2026-09-15T00:40:00Z')
    expect(await scan(second.ticket)).toMatchObject({ attendance: 'late' })
    expect(await scan(first.ticket)).toMatchObject({ attendance: 'present' })
    expect((await scan(`${first.id}.palsu`)).code).toBe('TICKET_UNKNOWN')
    const elsewhere = await create()
    const wrong = await call('POST', `/api/events/${elsewhere}/attendance/scan`, { ticket: first.ticket })
    expect(wrong.json().code).toBe('TICKET_UNKNOWN')
  })
  it("a printed code is typed in any case and spacing, and no code is another participant's", async () => {
    const { id } = await prepare()
    await call('POST', `/api/events/${id}/sessions/plan`, {})
    const cards = (await call('GET', `/api/events/${id}/pins?session=1`)).json()
    const codes = cards.map(({ ticket }: { ticket: string }) => ticket)
    expect(new Set(codes).size).toBe(3)
    for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/)
    test.now.value = new Date('2026-09-15T00:20:00Z')
    const scan = (ticket: string) => call('POST', `/api/events/${id}/attendance/scan`, { ticket })
    expect((await scan(` ${codes[1].toLowerCase().replaceAll('-', ' ')} `)).json()).toMatchObject({ id: cards[1].id })
    for (const wrong of [codes[0].slice(0, -1), `${codes[0].slice(0, -1)}*`, 'ééééééééé', cards[0].id]) {
      expect((await scan(wrong)).json().code).toBe('TICKET_UNKNOWN')
    }
  })
  it('before the day of the session it is refused, ticked or scanned; on the day and after it is taken', async () => {
    const { id } = await prepare()
    await call('POST', `/api/events/${id}/sessions/plan`, {})
    const [card] = (await call('GET', `/api/events/${id}/pins?session=1`)).json()
    const tick = (attendance: string | null) => call('PUT', `/api/participants/${card.id}/attendance`, { attendance })
    const open = async () => (await call('GET', `/api/events/${id}`)).json().sessionList[0].attendanceOpen
    // 16:59 UTC is 23:59 of the day before in Jakarta.
    test.now.value = new Date('2026-09-14T16:59:00Z')
    for (const refused of [
      await tick('present'),
      await tick('absent'),
      await call('POST', `/api/events/${id}/attendance/scan`, { ticket: card.ticket }),
    ]) {
      expect(refused.statusCode).toBe(409)
      expect(refused.json()).toMatchObject({
        code: 'ATTENDANCE_TOO_EARLY',
        message: expect.stringContaining('15 September 2026'),
      })
    }
    expect(await open()).toBe(false)
    expect((await participantsOf(id)).every((row: { attendance: unknown }) => row.attendance === null)).toBe(true)
    test.now.value = new Date('2026-09-14T17:00:00Z')
    expect([await open(), (await tick('present')).statusCode]).toEqual([true, 200])
    test.now.value = new Date('2026-09-20T03:00:00Z')
    expect((await tick('late')).statusCode).toBe(200)
    const { rows } = await test.owner(
      "select after from audit_entry where action = 'attendance.set' and subject_id = $1 order by at",
      [card.id],
    )
    expect(rows).toEqual([{ after: { attendance: 'present' } }, { after: { attendance: 'late' } }])
  })
  it('a tick is taken back, and both are in the trail', async () => {
    const { id } = await prepare()
    test.now.value = new Date('2026-09-15T00:20:00Z')
    const [{ id: participantId }] = await participantsOf(id)
    for (const attendance of ['absent', null]) {
      await call('PUT', `/api/participants/${participantId}/attendance`, { attendance })
    }
    const { rows } = await test.owner(
      "select before, after from audit_entry where action = 'attendance.set' and subject_id = $1 order by at",
      [participantId],
    )
    expect(rows).toEqual([
      { before: { attendance: null }, after: { attendance: 'absent' } },
      { before: { attendance: 'absent' }, after: { attendance: null } },
    ])
  })
})

describe('a change of what is served', () => {
  it.each(['design', 'pilots'])('waits for a start that is under way, and is refused after it: %s', async (what) => {
    const exam = await createExam(test)
    const { rows } = await test.owner('select id from exercise where event_id = $1', [exam.eventId])
    const starting = await connect(test.url)
    await starting.query('begin')
    await starting.query('update attempt set started_at = now(), device = $2 where participant_id = $1', [
      exam.participants[0]!.id,
      'perangkat',
    ])
    const changing =
      what === 'design'
        ? exam.call('PUT', `/api/events/${exam.eventId}/design`, { exercises: [exercise([])] })
        : exam.call('PUT', `/api/exercises/${rows[0].id}/pilots`, { itemIds: [], perPerson: 0 })
    const first = await Promise.race([changing, wait(300, 'waits')])
    await starting.query('commit')
    await starting.end()
    expect(first).toBe('waits')
    expect((await changing).json().code).toBe(what === 'design' ? 'EVENT_STARTED' : 'EXERCISE_STARTED')
  })
})
