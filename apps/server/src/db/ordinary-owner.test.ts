import { randomBytes, randomUUID } from 'node:crypto'
import type { Exam, SavedAnswers, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createExam } from '../testing/exam-fixture.ts'
import { createTestApp, openTestDatabase, stranger, type TestApp } from '../testing/test-app.ts'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

const NAME = `pemilik_${randomUUID().replaceAll('-', '')}`
let test: TestApp
let url: URL

/** On the server of the test run, as its superuser: somebody else's server as its administrator has it. */
async function asAdministrator(database: string, ...statements: string[]): Promise<void> {
  const address = new URL(inject('templateUrl'))
  address.pathname = `/${database}`
  const client = await connect(address.href)
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** An ordinary owner of one database with both extensions, and what else the administrator grants. */
async function createOwner(name: string, grants: string): Promise<URL> {
  const password = randomBytes(12).toString('hex')
  await asAdministrator(
    'postgres',
    `create role ${name} login nosuperuser nobypassrls password '${password}'`,
    `grant petakom_app, petakom_gate to ${name} ${grants}`,
    `create database ${name} owner ${name}`,
  )
  await asAdministrator(name, 'create extension btree_gist', 'create extension pg_trgm')
  return Object.assign(new URL(inject('templateUrl')), { username: name, password, pathname: `/${name}` })
}

const removeOwner = (name: string) =>
  asAdministrator('postgres', `drop database ${name} with (force)`, `drop role ${name}`)

beforeAll(async () => {
  url = await createOwner(NAME, 'with admin option')
  await migrate(url.href)
  const superuser = new URL(inject('templateUrl'))
  superuser.pathname = `/${NAME}`
  test = await createTestApp({ base: openTestDatabase(url.href, superuser.href) })
})
afterAll(async () => {
  await test?.close()
  await removeOwner(NAME)
})

describe('an ordinary owner of a database on somebody else’s server', () => {
  it('has everything that a delivery needs, from sign-in to receipt', async () => {
    const exam = await createExam(test)
    const call = await exam.signIn(0)
    const id = (await call('GET', '/api/exam')).json<Exam>().attempts[0]!.id
    const device = 'perangkat-uji-1'
    const started = (await call('POST', `/api/exam/attempts/${id}/start`, { device })).json<StartedAttempt>()
    const entry = { seq: 1, itemId: started.items[0]!.id, value: { choice: 'B' }, clientTime: new Date().toISOString() }
    const reply = await call('POST', `/api/exam/attempts/${id}/answers`, { device, entries: [entry] })
    expect([reply.statusCode, reply.json<SavedAnswers>().receipt.count]).toEqual([200, 1])
    expect((await stranger(test)('GET', '/api/exam')).statusCode).toBe(401)
  })

  it('is past neither row-level security nor the privileges of a superuser', async () => {
    const client = await connect(url.href)
    const { rows } = await client.query(
      'select rolsuper, rolbypassrls, (select count(*)::int from answer) as seen from pg_roles where rolname = current_user',
    )
    await client.end()
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, seen: 0 }])
  })

  it('who was granted too little is told what to ask for, and nothing is made', async () => {
    const name = `${NAME}_b`
    // As a member PostgreSQL 15 may do more than 16 and later; whoever is in neither role is refused by all.
    const poor = await createOwner(name, '')
    await asAdministrator('postgres', `revoke petakom_app, petakom_gate from ${name}`)
    await expect(migrate(poor.href)).rejects.toThrow(
      /belum berhak menyiapkan Petakom \(.*\)\. Minta administrator .* WITH ADMIN OPTION .*; tidak ada yang diubah\.$/,
    )
    const client = await connect(poor.href)
    const { rows } = await client.query("select to_regclass('instansi') as there")
    await client.end()
    expect(rows).toEqual([{ there: null }])
    await removeOwner(name)
  })
})
