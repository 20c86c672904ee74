import { DEFAULT_QUESTIONNAIRE } from '@petakom/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  PASSWORD,
  signInAs,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'
import { createAccount } from '../identity/accounts.ts'

const SCHEDULE = {
  ...{ dayStart: '08:00', dayEnd: '16:00', sessionMinutes: 90, turnoverMinutes: 15, breaks: [], holidays: [] },
}

let test: TestApp
let instansiId: string
let call: Caller
let eventId: string
let people: { name: string; nip: string; id: string }[]
let subject: string

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

const insert = async (text: string, values: unknown[] = []): Promise<string> =>
  (await test.owner(`${text} returning id`, [instansiId, ...values])).rows[0].id

let serial = 0
/** Somebody with a post in a unit. */
async function employ(name: string, unit: string, [kind, tier, kelas]: [string, string, number]) {
  serial += 1
  const nip = `19700101199001${String(1000 + serial).slice(-4)}`
  const id = await insert(
    `insert into pegawai (instansi_id, nip, name, birth_date, sex, status, is_synthetic)
     values ($1, $2, $3, '1970-01-01', 'L', 'PNS', true)`,
    [nip, name],
  )
  const post = await insert(
    'insert into jabatan (instansi_id, unit_id, name, kind, tier, kelas) values ($1, $2, $3, $4, $5, $6)',
    [unit, `Jabatan ${name}`, kind, tier, kelas],
  )
  await test.owner(
    `insert into pegawai_jabatan (instansi_id, pegawai_id, jabatan_id, valid_during) values ($1, $2, $3, '[2020-01-01,)')`,
    [instansiId, id, post],
  )
  people.push({ name, nip, id })
  return { id, post }
}

/** A head of agency, four heads of fields, and three people in the first field. The first head of field is the subject. */
beforeEach(async () => {
  const made = await createInstansiWith(test, 'panitia')
  instansiId = made.instansiId
  call = made.call
  people = []
  const agency = await insert(
    "insert into unit_kerja (instansi_id, code, name, is_opd) values ($1, 'D', 'Dinas', true)",
  )
  const fields: string[] = []
  for (const code of ['B1', 'B2', 'B3', 'B4'])
    fields.push(
      await insert('insert into unit_kerja (instansi_id, code, name, parent_id) values ($1, $2, $2, $3)', [
        code,
        agency,
      ]),
    )
  await employ('Kepala', agency, ['STRUKTURAL', 'JPT_PRATAMA', 14])
  const first = await employ('Bidang 1', fields[0]!, ['STRUKTURAL', 'ADMINISTRATOR', 11])
  for (const place of [1, 2, 3])
    await employ(`Bidang ${place + 1}`, fields[place]!, ['STRUKTURAL', 'ADMINISTRATOR', 11])
  for (const place of [1, 2]) await employ(`Staf ${place}`, fields[0]!, ['PELAKSANA', 'PELAKSANA', 6])
  eventId = await insert(
    `insert into event (instansi_id, name, purpose, starts_on, ends_on, venue, capacity, schedule, state)
     values ($1, 'Pemetaan uji', 'PEMETAAN', '2026-01-05', '2026-01-06', 'Aula', 50, $2, 'scheduled')`,
    [JSON.stringify(SCHEDULE)],
  )
  subject = await insert(
    'insert into participant (instansi_id, event_id, pegawai_id, jabatan_id, number) values ($1, $2, $3, $4, 1)',
    [eventId, first.id, first.post],
  )
})

const day = (ahead: number) => new Date(test.now.value.getTime() + ahead * 86_400_000).toISOString().slice(0, 10)
async function makeRound(): Promise<string> {
  const reply = await call('POST', `/api/events/${eventId}/multirater`, {
    ...{ name: 'Putaran satu', leastGroup: 3, closesOn: day(10) },
  })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json().id
}
const asked = async (round: string) =>
  (await call('GET', `/api/multirater/${round}/asked?participantId=${subject}`)).json() as {
    id: string
    name: string
    relation: string
  }[]
async function signIn(name: string): Promise<Caller> {
  const { nip } = people.find((one) => one.name === name)!
  const account = { instansiId, nip, name, password: PASSWORD, roles: ['pegawai'] as const }
  await test.database.tenant(instansiId, (db) =>
    createAccount(db, { instansiId, id: null, name: 'uji' }, account as never),
  )
  const { headers } = await stranger(test)('POST', '/api/session', { nip, password: PASSWORD })
  const cookie = String(headers['set-cookie']).split(';')[0]!
  return (method, url, body) => stranger(test)(method, url, body, { cookie })
}
const all = (value: number | null) =>
  Object.fromEntries(DEFAULT_QUESTIONNAIRE.statements.map(({ code }) => [code, value]))
async function answer(name: string, value: number | null, comment = '') {
  const caller = await signIn(name)
  const { tasks } = (await caller('GET', '/api/feedback')).json()
  const reply = await caller('PUT', `/api/feedback/${tasks[0].id}`, { answers: all(value), comment, isFinished: true })
  expect(reply.statusCode, reply.body).toBe(200)
  return { caller, id: tasks[0].id as string }
}
const open = (round: string) => call('POST', `/api/multirater/${round}/open`, {})
const close = (round: string) => call('POST', `/api/multirater/${round}/close`, {})
const result = async (round: string) => call('GET', `/api/multirater/${round}/results?participantId=${subject}`)

describe('a round', () => {
  it('asks whom the posts name, by their relation', async () => {
    const round = await makeRound()
    expect((await asked(round)).map(({ name, relation }) => [relation, name])).toEqual([
      ['self', 'Bidang 1'],
      ['superior', 'Kepala'],
      ['peer', 'Bidang 2'],
      ['peer', 'Bidang 3'],
      ['peer', 'Bidang 4'],
      ['subordinate', 'Staf 1'],
      ['subordinate', 'Staf 2'],
    ])
    const { people: listed } = (await call('GET', `/api/multirater/${round}`)).json()
    expect(listed).toMatchObject([{ name: 'Bidang 1', small: ['subordinate'] }])
  })

  it('can be changed by hand until it closes, each change in the trail', async () => {
    const round = await makeRound()
    const [, superior] = await asked(round)
    expect((await call('DELETE', `/api/multirater/asked/${superior!.id}`)).statusCode).toBe(200)
    const { nip } = people.find(({ name }) => name === 'Kepala')!
    const body = { participantId: subject, nip, relation: 'superior' }
    const post = (change: object = {}) => call('POST', `/api/multirater/${round}/asked`, { ...body, ...change })
    expect((await post()).statusCode).toBe(200)
    expect((await post()).json().code).toBe('MULTIRATER_ASKED_ALREADY')
    expect((await post({ nip: '199901012020011999' })).json().code).toBe('MULTIRATER_RATER_UNKNOWN')
    expect((await post({ nip: people.find(({ name }) => name === 'Bidang 1')!.nip })).json().code).toBe(
      'MULTIRATER_OWN',
    )
    const { rows } = await test.owner(
      "select action from audit_entry where instansi_id = $1 and action like 'multirater.%' order by at",
      [instansiId],
    )
    expect(rows.map(({ action }) => action)).toEqual(['multirater.created', 'multirater.withdrawn', 'multirater.asked'])
  })

  it('keeps whom it describes among the participants', async () => {
    await makeRound()
    const reply = await call('DELETE', `/api/participants/${subject}`)
    expect(reply.json()).toMatchObject({ code: 'PARTICIPANT_IN_ROUND', details: { round: 'Putaran satu' } })
  })

  it('is refused with fewer than three, a past day, or nobody to describe', async () => {
    const post = (change: object) =>
      call('POST', `/api/events/${eventId}/multirater`, { name: 'Putaran', leastGroup: 3, closesOn: day(1), ...change })
    expect((await post({ leastGroup: 2 })).statusCode).toBe(400)
    expect((await post({ closesOn: day(-1) })).json().code).toBe('MULTIRATER_CLOSES_IN_PAST')
    await test.owner('delete from participant where id = $1', [subject])
    expect((await post({})).json().code).toBe('MULTIRATER_NOBODY')
    expect((await call('GET', `/api/events/${eventId}/multirater`)).json()).toEqual([])
  })
})

describe('answers', () => {
  it('are resumed on another device, complete or told what is missing, and changed until the round closes', async () => {
    const round = await makeRound()
    const caller = await signIn('Bidang 2')
    expect((await caller('GET', '/api/feedback')).json().tasks).toEqual([])
    await open(round)
    const [task] = (await caller('GET', '/api/feedback')).json().tasks
    expect(task).toMatchObject({ name: 'Bidang 1', relation: 'peer', answered: 0, statements: 27, isFinished: false })
    const put = (body: object) => caller('PUT', `/api/feedback/${task.id}`, { comment: '', isFinished: false, ...body })
    await put({ answers: { 'M.01.a': 4, 'M.01.b': null }, comment: 'Sabar' })
    const resumed = (await caller('GET', `/api/feedback/${task.id}`)).json()
    expect(resumed).toMatchObject({ answers: { 'M.01.a': 4, 'M.01.b': null }, comment: 'Sabar', answered: 2 })
    expect((await put({ answers: { 'M.01.a': 4 }, isFinished: true })).json().code).toBe('FEEDBACK_UNFINISHED')
    expect((await put({ answers: { 'X.1': 4 } })).json().code).toBe('FEEDBACK_STATEMENT_UNKNOWN')
    expect((await put({ answers: { 'M.01.a': 6 } })).statusCode).toBe(400)
    expect((await caller('GET', `/api/feedback/${task.id}`)).json().answers).toEqual(resumed.answers)
    expect((await put({ answers: all(3), isFinished: true })).statusCode).toBe(200)
    // A word changed afterwards, stored on the way, takes nothing back.
    await put({ answers: all(4), comment: 'Sabar sekali' })
    const finished = (await caller('GET', '/api/feedback')).json().tasks
    expect(finished).toMatchObject([{ isFinished: true }])
    const before = test.now.value
    test.now.value = new Date(before.getTime() + 11 * 86_400_000)
    expect((await put({ answers: all(1) })).json().code).toBe('FEEDBACK_CLOSED')
    test.now.value = before
    await close(round)
    expect((await put({ answers: all(5), isFinished: true })).json().code).toBe('FEEDBACK_CLOSED')
  })

  it('are shown by group once closed, small groups withheld, each view in the trail', async () => {
    const round = await makeRound()
    await open(round)
    for (const [index, name] of ['Bidang 2', 'Bidang 3', 'Bidang 4'].entries())
      await answer(name, 3 + (index % 2), name)
    await answer('Staf 1', 1, 'Jangan sebut saya')
    await answer('Kepala', 5)
    expect((await result(round)).json().code).toBe('MULTIRATER_NOT_IN_STATE')
    expect((await close(round)).json()).toEqual({ kept: 5, unfinished: 0 })
    const told = (await result(round)).json()
    expect(told.groups.map((one: { group: string; people: number }) => [one.group, one.people])).toEqual([
      ['superior', 1],
      ['peer', 3],
    ])
    expect(told.groups[1].competencies[0]).toEqual({ competency: 'M.01', mean: 3.3 })
    expect(told.withheld).toEqual(['subordinate'])
    expect(JSON.stringify(told)).not.toContain('Jangan sebut saya')
    const own = await signIn('Bidang 1')
    expect((await own('GET', '/api/feedback')).json().results).toEqual([{ roundId: round, roundName: 'Putaran satu' }])
    expect((await own('GET', `/api/feedback/results/${round}`)).json()).toEqual(told)
    const { rows } = await test.owner(
      "select subject_id from audit_entry where instansi_id = $1 and action = 'multirater.viewed'",
      [instansiId],
    )
    expect(rows).toEqual([{ subject_id: subject }])
  })

  it('are tied to nobody in the whole database once closed', async () => {
    const round = await makeRound()
    await open(round)
    for (const name of ['Bidang 2', 'Bidang 3', 'Bidang 4']) await answer(name, 3, `Kata dari ${name}`)
    await close(round)
    const drafts = await test.owner('select * from multirater_draft where instansi_id = $1', [instansiId])
    expect(drafts.rows).toEqual([])
    const { rows } = await test.owner(
      'select xmin::text as xmin, to_jsonb(a) as row from multirater_answer as a where instansi_id = $1',
      [instansiId],
    )
    // One transaction wrote them all, and no column holds a giver or a time.
    expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1)
    expect(Object.keys(rows[0].row).sort()).toEqual([
      ...['content', 'id', 'instansi_id', 'participant_id', 'relation', 'round_id'],
    ])
    const trail = await test.owner("select * from audit_entry where instansi_id = $1 and action like 'multirater.%'", [
      instansiId,
    ])
    expect(JSON.stringify(trail.rows)).not.toContain('Kata dari')
  })

  it('are for who was asked alone, and rounds for who may plan', async () => {
    const round = await makeRound()
    await open(round)
    const { id } = await answer('Bidang 2', 3)
    const other = await signIn('Bidang 3')
    expect((await other('GET', `/api/feedback/${id}`)).statusCode).toBe(404)
    expect(
      (await other('PUT', `/api/feedback/${id}`, { answers: {}, comment: '', isFinished: false })).statusCode,
    ).toBe(404)
    expect((await other('GET', `/api/feedback/results/${round}`)).statusCode).toBe(404)
    for (const path of [`/api/events/${eventId}/multirater`, `/api/multirater/${round}`]) {
      expect((await other('GET', path)).statusCode).toBe(403)
      expect((await stranger(test)('GET', path)).statusCode).toBe(401)
    }
    const auditor = await signInAs(test, instansiId, 'auditor')
    for (const path of [`/api/multirater/${round}/open`, `/api/multirater/${round}/close`])
      expect((await auditor('POST', path, {})).statusCode).toBe(403)
    expect((await call('DELETE', `/api/multirater/asked/${id}`)).json().code).toBe('MULTIRATER_ANSWERED')
    // Nor is what somebody has begun; and nobody becomes a superior, whose answers stand apart, in an open round.
    const [begun] = (await other('GET', '/api/feedback')).json().tasks
    await other('PUT', `/api/feedback/${begun.id}`, { answers: { 'M.01.a': 2 }, comment: '', isFinished: false })
    expect((await call('DELETE', `/api/multirater/asked/${begun.id}`)).json().code).toBe('MULTIRATER_ANSWERED')
    const { nip } = people.find(({ name }) => name === 'Kepala')!
    const superior = { participantId: subject, nip, relation: 'superior' }
    const late = await call('POST', `/api/multirater/${round}/asked`, superior)
    expect(late.json().code).toBe('MULTIRATER_SUPERIOR_LATE')
    expect((await stranger(test)('GET', '/api/feedback')).statusCode).toBe(401)
  })
})
