import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createExam } from '../../../testing/exam-fixture.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  PASSWORD,
  signInAs,
  stranger,
  type TestApp,
} from '../../../testing/test-app.ts'
import { createAccount } from '../../identity/accounts.ts'

const TODAY = '2026-03-02'
let test: TestApp
let instansiId: string
let unitId: string
let serial = 0

beforeAll(async () => {
  test = await createTestApp()
  test.now.value = new Date(`${TODAY}T03:00:00Z`)
})
afterAll(() => test.close())
beforeEach(async () => {
  instansiId = (await createInstansiWith(test, 'administrator')).instansiId
  unitId = await insert(
    "insert into unit_kerja (instansi_id, code, name, is_opd, field) values ($1, 'D1', 'Dinas Uji', true, 'KESEHATAN')",
    [],
  )
  await insert(
    `insert into election_window (instansi_id, valid_during, kind, source, recorded_by)
     values ($1, '[2026-01-01,2030-01-01)', 'free', 'uji', 'uji')`,
    [],
  )
})

const insert = async (text: string, values: unknown[]): Promise<string> =>
  (await test.owner(`${text} returning id`, [instansiId, ...values])).rows[0].id
const run = (text: string, values: unknown[] = []) => test.owner(text, [instansiId, ...values])

const addPost = (name: string, tier: string, unit = unitId) =>
  insert("insert into jabatan (instansi_id, unit_id, name, kind, tier) values ($1, $2, $3, 'STRUKTURAL', $4)", [
    unit,
    name,
    tier,
  ])

interface Person {
  readonly id: string
  readonly nip: string
  readonly call: Caller
}

/** A pengawas since 2021 with a degree, good predicates, no sanction, and an account with this role. */
async function addPerson(name: string, post: string, { since = '2021-01-01' } = {}): Promise<Person> {
  serial += 1
  const nip = `198503032010011${String(serial).padStart(3, '0')}`
  const id = await insert(
    `insert into pegawai (instansi_id, nip, name, birth_date, sex, status)
     values ($1, $2, $3, '1985-03-03', 'L', 'PNS')`,
    [nip, name],
  )
  await insert(
    'insert into pegawai_jabatan (instansi_id, pegawai_id, jabatan_id, valid_during) values ($1, $2, $3, daterange($4, null))',
    [id, post, since],
  )
  await insert("insert into pegawai_education (instansi_id, pegawai_id, level) values ($1, $2, '40')", [id])
  for (const year of [2024, 2025]) {
    await run(
      `insert into pegawai_performance (instansi_id, pegawai_id, year, predicate, source, recorded_by)
       values ($1, $2, $3, 'BAIK', 'uji', 'uji')`,
      [id, year],
    )
  }
  await run(
    `insert into pegawai_discipline (instansi_id, pegawai_id, severity, served_during, decree, recorded_by)
     values ($1, $2, 'RINGAN', '[2012-01-01,2012-07-01)', $3, 'uji')`,
    [id, `SK-${serial}`],
  )
  await test.database.tenant(instansiId, (db) =>
    createAccount(db, { instansiId, id: null, name: 'uji' }, { nip, name, password: PASSWORD, roles: ['pegawai'] }),
  )
  const session = await stranger(test)('POST', '/api/session', { nip, password: PASSWORD })
  const cookie = session.cookies.map((one) => `${one.name}=${one.value}`).join('; ')
  return { id, nip, call: stranger(test, cookie) }
}

const posts = async ({ call }: Person, query = '') => (await call('GET', `/api/career/posts${query}`)).json()

describe('my record', () => {
  it('is read as the rules read it, with what is missing and who keeps it', async () => {
    const me = await addPerson('Pegawai Satu', await addPost('Kepala Seksi A', 'PENGAWAS'))
    const career = (await me.call('GET', '/api/career')).json()
    expect(career).toMatchObject({
      date: TODAY,
      person: { name: 'Pegawai Satu', nip: me.nip, postName: 'Kepala Seksi A', tier: 'PENGAWAS' },
      education: 'S1_D4',
      posts: [{ name: 'Kepala Seksi A', field: 'KESEHATAN', from: '2021-01-01', until: null }],
      predicates: [{ year: 2025, predicate: 'BAIK' }, { year: 2024 }],
      assessment: null,
    })
    expect(career.missing).toEqual([
      { datum: 'golongan', keeper: 'personnel' },
      { datum: 'jpm', keeper: 'committee' },
      { datum: 'potential', keeper: 'committee' },
    ])
  })

  it('is one sentence for an account whose NIP is nobody here', async () => {
    const call = await signInAs(test, instansiId, 'pimpinan')
    for (const url of ['/api/career', '/api/career/posts', '/api/career/rounds']) {
      expect((await call('GET', url)).json().code).toBe('NO_OWN_RECORD')
    }
  })

  it('is that of the participant for a session that came with a PIN, and of nobody else', async () => {
    test.now.value = new Date('2026-03-02T03:00:00Z')
    const exam = await createExam(test, { people: 2 })
    const names = await Promise.all(
      [0, 1].map(async (index) => (await (await exam.signIn(index))('GET', '/api/career')).json().person.nip),
    )
    expect(names).toEqual(exam.participants.map(({ nip }) => nip))
  })
})

describe('open posts', () => {
  it('group by what holds them back, with value, limit and the first day', async () => {
    const mine = await addPost('Kepala Seksi A', 'PENGAWAS')
    const me = await addPerson('Pegawai Satu', mine, { since: '2024-09-01' })
    await addPost('Kepala Seksi B', 'PENGAWAS')
    await addPost('Kepala Bidang C', 'ADMINISTRATOR')
    await addPost('Kepala Dinas D', 'JPT_PRATAMA')
    const blocked = await posts(me, '?status=blocked')
    expect(blocked.counts).toEqual({ eligible: 0, blocked: 3, unknown: 0, own: 1, lower: 0 })
    const stay = blocked.barriers.find(({ code }: { code: string }) => code === 'MUTASI_MIN')
    expect(stay).toMatchObject({ clause: expect.stringContaining('PerBKN 5/2019'), posts: 3 })
    expect(stay.cases[0]).toMatchObject({ value: 18, limit: 24, unit: 'months', firstDate: '2026-09-01' })
    const row = (name: string) => blocked.rows.find((one: { name: string }) => one.name === name)
    // A year as pengawas more is needed for the administrator, and nothing that time brings for the senior post.
    expect(row('Kepala Bidang C')).toMatchObject({ openFrom: '2027-09-01', kind: 'promotion' })
    expect(row('Kepala Dinas D').openFrom).toBeNull()
    expect((await posts(me, '?status=blocked&rule=MUTASI_MIN&vacant=no')).total).toBe(0)
  })

  it('are unknown, not refused, where a datum is missing, and say whom to tell', async () => {
    const me = await addPerson('Pegawai Satu', await addPost('Kepala Seksi A', 'PENGAWAS'))
    await addPost('Kepala Bidang C', 'ADMINISTRATOR')
    const unknown = await posts(me, '?status=unknown')
    expect(unknown.rows[0]).toMatchObject({ name: 'Kepala Bidang C', barredBy: [], missing: ['levels', 'potential'] })
    expect(unknown.gaps).toContainEqual({ datum: 'levels', keeper: 'committee', posts: 1 })
  })

  it('never say who holds one', async () => {
    const me = await addPerson('Pegawai Satu', await addPost('Kepala Seksi A', 'PENGAWAS'))
    const other = await addPerson('Orang Lain Sekali', await addPost('Kepala Seksi B', 'PENGAWAS'))
    for (const status of ['eligible', 'blocked', 'unknown', 'own', 'lower']) {
      const reply = await me.call('GET', `/api/career/posts?status=${status}`)
      for (const secret of [other.nip, other.id, 'Orang Lain']) expect(reply.body).not.toContain(secret)
    }
  })

  it('explain one with every rule and part, and refuse one of another instansi', async () => {
    const me = await addPerson('Pegawai Satu', await addPost('Kepala Seksi A', 'PENGAWAS'))
    const post = await addPost('Kepala Bidang C', 'ADMINISTRATOR')
    const details = (await me.call('GET', `/api/career/post?jabatanId=${post}`)).json()
    expect(details.rules.map(({ code }: { code: string }) => code)).toContain('JABATAN_ASAL_ADMINISTRASI')
    expect(details.parts).toHaveLength(5)
    const elsewhere = await createInstansiWith(test, 'administrator')
    instansiId = elsewhere.instansiId
    unitId = await insert("insert into unit_kerja (instansi_id, code, name) values ($1, 'D1', 'Dinas Lain')", [])
    const foreign = await addPost('Kepala Bidang E', 'ADMINISTRATOR')
    expect((await me.call('GET', `/api/career/post?jabatanId=${foreign}`)).statusCode).toBe(404)
  })

  it('are closed to the signed-out', async () => {
    for (const url of ['/api/career', '/api/career/posts', '/api/career/rounds']) {
      expect((await stranger(test)('GET', url)).statusCode).toBe(401)
    }
  })
})
