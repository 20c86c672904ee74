import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { asAppError } from '../plugins/errors.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-app.ts'
import { connect } from './connect.ts'
import { sql } from './query.ts'

const Pid = z.object({ pid: z.number() })
let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.close())

/** Ends a connection as an administrator or a PostgreSQL that goes down would, and waits until it is gone. */
async function end(pid: number): Promise<void> {
  await test.owner('select pg_terminate_backend($1, 5000)', [pid])
  // The news reaches this process in a turn of its own.
  await new Promise((resolve) => setTimeout(resolve, 50))
}

describe('a connection that PostgreSQL ends', () => {
  it('between two statements of a transaction fails that transaction alone, as UNAVAILABLE', async () => {
    const lost = test.database.gate(async (db) => {
      const { pid } = await db.one(Pid, sql`select pg_backend_pid() as pid`)
      await end(pid)
      return db.one(Pid, sql`select pg_backend_pid() as pid`)
    })
    const error = await lost.catch((reason: Error) => reason)
    expect(asAppError(error as Error, 'uji')).toMatchObject({ code: 'UNAVAILABLE', status: 503 })
    expect(await test.database.gate((db) => db.all(z.unknown(), sql`select 1`))).toHaveLength(1)
  })

  it('in the middle of a statement likewise', async () => {
    const lost = test.database.gate(async (db) => {
      const { pid } = await db.one(Pid, sql`select pg_backend_pid() as pid`)
      const [, failed] = await Promise.all([
        end(pid),
        db.all(z.unknown(), sql`select pg_sleep(10)`).catch((error: Error) => error),
      ])
      throw failed
    })
    const error = await lost.catch((reason: Error) => reason)
    expect(asAppError(error as Error, 'uji').code).toBe('UNAVAILABLE')
  })

  it('outside the pool fails the next statement, and not the process', async () => {
    const client = await connect(test.url)
    const { rows } = await client.query('select pg_backend_pid() as pid')
    await end(rows[0].pid)
    await expect(client.query('select 1')).rejects.toThrow(/not queryable/)
    await client.end()
  })
})
