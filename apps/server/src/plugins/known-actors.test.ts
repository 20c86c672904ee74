import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createInstansiWith, createTestApp, type TestApp } from '../testing/test-app.ts'

const POLL = { timeout: 5000 }
let test: TestApp
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

/** Lets new connections in, or keeps them out; those that are open stay. */
async function setDoor(isOpen: boolean) {
  const url = new URL(test.url)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`alter database ${name} allow_connections ${isOpen}`).finally(() => client.end())
}

const listeners = async () =>
  (
    await test.owner(
      `select pid from pg_stat_activity where datname = current_database() and query ilike 'listen%actor_changed%'`,
    )
  ).rows

it('forgets who is signed in when the connection of its notices is lost, and hears them again on the next', async () => {
  const { instansiId, call } = await createInstansiWith(test, 'administrator')
  const status = async () => (await call('GET', '/api/units')).statusCode
  const disable = (at: string) =>
    test.owner(`update account set disabled_at = ${at} where instansi_id = $1`, [instansiId])
  expect(await status()).toBe(200)

  // What happens while nobody listens: without a trigger there is no notice, as when it is lost with its connection.
  const [lost] = await listeners()
  await test.owner('alter table account disable trigger account_changed')
  await disable('now()')
  await test.owner('alter table account enable trigger account_changed')
  expect(await status()).toBe(200)
  await setDoor(false)
  await test.owner('select pg_terminate_backend($1)', [lost.pid])
  await expect.poll(status, { timeout: 1000 }).toBe(401)

  await setDoor(true)
  await expect.poll(async () => (await listeners()).filter(({ pid }) => pid !== lost.pid).length, POLL).toBe(1)
  await disable('null')
  await expect.poll(status, { timeout: 1000 }).toBe(200)
  expect(await status()).toBe(200)
  // Heard over the new connection: well before the memory's own end.
  await disable('now()')
  await expect.poll(status, { timeout: 1000 }).toBe(401)
}, 30_000)
