import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createStaffAndItems } from '../../testing/assessment-fixture.ts'
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
let pegawai: { id: string; name: string }
beforeEach(async () => {
  ;({ call, instansiId } = await createInstansiWith(test, 'auditor'))
  await createStaffAndItems(test, instansiId, { people: 2 })
  const found = await test.owner('select id, name from pegawai where instansi_id = $1 order by nip limit 1', [
    instansiId,
  ])
  pegawai = found.rows[0]
  // 16:59 and 17:00 UTC are the two sides of midnight in Jakarta.
  await write('Sri Uji', 'pegawai.viewed', 'pegawai', pegawai.id, '2026-03-01T16:59:00Z')
  await write('Sri Uji', 'unit.changed', 'unit', null, '2026-03-01T17:00:00Z')
  await write('Budi 100%', 'unit.changed', 'unit', null, '2026-03-03T03:00:00Z')
})

const write = (actor: string, action: string, type: string, subject: string | null, at: string) =>
  test.owner(
    `insert into audit_entry (instansi_id, actor_name, action, subject_type, subject_id, at) values ($1, $2, $3, $4, $5, $6)`,
    [instansiId, actor, action, type, subject, at],
  )
const list = async (query: string) => (await call('GET', `/api/audit?until=2026-03-31&${query}`)).json()
const whoDid = async (query: string) =>
  (await list(query)).rows.map(({ actorName, action }: Record<string, string>) => `${actorName} ${action}`)

it('names whom an entry is about', async () => {
  const { total, rows } = await list('')
  expect(total).toBe(3)
  expect(rows.at(-1)).toMatchObject({ subjectType: 'pegawai', subjectName: pegawai.name })
  expect(rows[0]).toMatchObject({ subjectName: null })
})
it('names whom its details mention, and nobody whom only another instansi knows', async () => {
  const { rows: accounts } = await test.owner('select id from account where instansi_id <> $1 limit 1', [instansiId])
  const elsewhere = accounts[0].id
  await test.owner('update audit_entry set after = $1 where action = $2', [
    JSON.stringify({ other: pegawai.id, of: [elsewhere] }),
    'pegawai.viewed',
  ])
  expect((await list('action=pegawai.viewed')).rows[0].names).toEqual({ [pegawai.id]: pegawai.name })
})
it('is filtered by action, by who did it and by whom it was done to', async () => {
  expect(await whoDid('action=pegawai.viewed')).toEqual(['Sri Uji pegawai.viewed'])
  expect(await whoDid('person=sri')).toEqual(['Sri Uji unit.changed', 'Sri Uji pegawai.viewed'])
  expect(await whoDid(`person=${encodeURIComponent(pegawai.name)}`)).toEqual(['Sri Uji pegawai.viewed'])
  expect(await whoDid(`person=${encodeURIComponent('0%')}`)).toEqual(['Budi 100% unit.changed'])
  expect(await whoDid('person=tidak-ada')).toEqual([])
})
it('is filtered by days as the instansi counts them', async () => {
  expect((await call('GET', '/api/audit?from=2026-03-01&until=2026-03-01')).json().rows).toMatchObject([
    { action: 'pegawai.viewed' },
  ])
  expect((await call('GET', '/api/audit?from=2026-03-02&until=2026-03-02')).json().total).toBe(1)
  expect((await call('GET', '/api/audit?from=kemarin')).statusCode).toBe(400)
})
it('is read by nobody else: another instansi sees nothing of it, other roles and the signed-out are refused', async () => {
  const other = (await createInstansiWith(test, 'auditor')).call
  expect((await other('GET', '/api/audit?person=Sri')).json()).toEqual({ total: 0, rows: [] })
  expect((await (await signInAs(test, instansiId, 'panitia'))('GET', '/api/audit')).statusCode).toBe(403)
  expect((await stranger(test)('GET', '/api/audit')).statusCode).toBe(401)
})
