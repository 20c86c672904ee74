import { randomUUID } from 'node:crypto'
import type { Role } from '@petakom/domain'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import { buildApp } from '../app.ts'
import { connect } from '../db/connect.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { createAccount, createInstansi } from '../features/identity/accounts.ts'

export const PASSWORD = 'kata-sandi-uji-coba'

export interface TestDatabase {
  readonly database: Database
  readonly url: string
  /** Runs SQL as the owner of the tables, past row-level security. */
  owner(text: string, values?: unknown[]): Promise<pg.QueryResult>
  close(): Promise<void>
}

/** A database of its own, copied from the migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'))
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new URL(template)
  admin.pathname = '/postgres'
  const run = async (text: string) => {
    const client = await connect(admin.href)
    await client.query(text).finally(() => client.end())
  }
  await run(`create database ${name} template petakom_template`)
  template.pathname = `/${name}`
  const opened = openTestDatabase(template.href)
  return {
    ...opened,
    async close() {
      await opened.close()
      await run(`drop database ${name} with (force)`)
    },
  }
}

/** A database that is there already, and stays. Where its owner is no superuser, `ownerUrl` names one. */
export function openTestDatabase(url: string, ownerUrl = url): TestDatabase {
  const database = openDatabase(url, { maxConnections: 8 })
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  // Dropping the database by force, or a PostgreSQL that dies, may end a connection that the pool is still closing.
  owner.on('error', () => {})
  return {
    database,
    url,
    owner: (text, values) => owner.query(text, values),
    async close() {
      await database.close()
      await owner.end()
    },
  }
}

export interface TestApp extends TestDatabase {
  readonly app: FastifyInstance
  /** The server's clock, for a test to set. */
  readonly now: { value: Date }
}

export async function createTestApp({
  web,
  base: given,
}: {
  web?: (app: FastifyInstance) => Promise<void>
  base?: TestDatabase
} = {}): Promise<TestApp> {
  const base = given ?? (await createTestDatabase())
  const now = { value: new Date() }
  const app = await buildApp({
    database: base.database,
    settings: {
      secret: Buffer.alloc(32, 7),
      isDemo: false,
      publicUrl: 'http://localhost',
      logLevel: 'silent',
      trustProxy: false,
      clock: () => now.value,
    },
  })
  await web?.(app)
  await app.ready()
  return {
    ...base,
    app,
    now,
    async close() {
      await app.close()
      await base.close()
    },
  }
}

export type Caller = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<LightMyRequestResponse>

/** Calls without a session: what a stranger may do. */
export function stranger({ app }: TestApp, cookie?: string): Caller {
  return (method, url, body, headers) =>
    app.inject({
      method,
      url,
      headers: { 'x-petakom': '1', ...(cookie ? { cookie } : {}), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
}

let serial = 100

/** A new instansi with one signed-in account of these roles. */
export async function createInstansiWith(test: TestApp, ...roles: Role[]) {
  const instansiId = await test.database.gate((db) =>
    createInstansi(db, {
      code: `UJI-${randomUUID().slice(0, 8).toUpperCase()}`,
      name: 'Kota Uji',
      timezone: 'Asia/Jakarta',
    }),
  )
  return { instansiId, call: await signInAs(test, instansiId, ...roles) }
}

/** Another signed-in account of the same instansi. */
export const signInAs = async (test: TestApp, instansiId: string, ...roles: Role[]): Promise<Caller> =>
  stranger(test, await cookieAs(test, instansiId, ...roles))

/** Signs a new account of these roles in: its cookie. */
export async function cookieAs(test: TestApp, instansiId: string, ...roles: Role[]): Promise<string> {
  serial += 1
  const nip = `199001012015011${serial}`
  await test.database.tenant(instansiId, (db) =>
    createAccount(
      db,
      { instansiId, id: null, name: 'uji' },
      { nip, name: `Akun ${serial}`, password: PASSWORD, roles },
    ),
  )
  const reply = await stranger(test)('POST', '/api/session', { nip, password: PASSWORD })
  if (reply.statusCode !== 200) throw new Error(`sign-in failed: ${reply.body}`)
  return reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
