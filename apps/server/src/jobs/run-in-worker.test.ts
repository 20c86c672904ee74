import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StubbornOrder } from '../testing/stubborn-worker.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-app.ts'
import { runInWorker } from './run-in-worker.ts'

const MODULE = new URL('../testing/stubborn-worker.ts', import.meta.url)

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.close())

/** Stopped as soon as the work says that it has begun. */
function run(manner: StubbornOrder['manner'], { isStopped = true, patienceMs = 10_000 } = {}) {
  const stop = new AbortController()
  const report = async (_share: number, step?: string) => {
    if (isStopped && step === 'writing') stop.abort()
    if (stop.signal.aborted) throw new Error('stopped')
  }
  const order: StubbornOrder = { connectionString: test.url, manner }
  return runInWorker<string>(MODULE, order, { report, signal: stop.signal }, { patienceMs })
}

it('gives the answer of work that nobody stops', async () => {
  expect(await run('finishes', { isStopped: false })).toBe('stored')
})

it('is done when the work was past stopping: what is stored is not called cancelled', async () => {
  expect(await run('finishes')).toBe('stored')
})

it('is stopped at once in the middle of a long statement, which PostgreSQL gives up', async () => {
  const begun = performance.now()
  await expect(run('waits')).rejects.toThrow('stopped')
  expect(performance.now() - begun).toBeLessThan(5000)
  const { rows } =
    await test.owner(`select 1 from pg_stat_activity where query like '%pg_sleep(60)%' and state = 'active'
    and pid <> pg_backend_pid()`)
  expect(rows).toEqual([])
})

it('ends by force a thread that never comes to an end', async () => {
  await expect(run('deaf', { patienceMs: 300 })).rejects.toThrow('stopped')
})
