import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { sql } from '../db/query.ts'
import { defineErrors } from './app-error.ts'

const throttleErrors = defineErrors({
  TOO_MANY_TRIES: [
    429,
    'Terlalu banyak percobaan yang keliru. Tunggu {minutes} menit, atau minta panitia membuka kembali.',
  ],
})

/** Tries before the wait begins, and how long it lasts. */
const FREE_TRIES = 10
const WAIT_MINUTES = 5

const Row = z.object({ failures: z.number(), waitSeconds: z.number() })

/**
 * Wrong tries count against the person named, never against the address: a full hall sits behind one. Each try is a
 * transaction of its own, so that the refusal that follows does not undo the count.
 */
export async function refuseTooManyTries(database: Database, key: string): Promise<void> {
  const row = await database.gate((db) =>
    db.maybe(
      Row,
      sql`select failures, greatest(0, extract(epoch from
          last_failure_at + make_interval(mins => ${WAIT_MINUTES}) - now()))::float8 as "waitSeconds"
        from sign_in_failure where key = ${key}`,
    ),
  )
  if (row && row.failures >= FREE_TRIES && row.waitSeconds > 0) {
    throw throttleErrors.TOO_MANY_TRIES({ minutes: Math.ceil(row.waitSeconds / 60) })
  }
}

export async function countWrongTry(database: Database, key: string): Promise<void> {
  await database.gate((db) =>
    db.run(sql`
      insert into sign_in_failure as f (key, failures, last_failure_at) values (${key}, 1, now())
      on conflict (key) do update set last_failure_at = now(),
        failures = case when f.last_failure_at < now() - make_interval(mins => ${WAIT_MINUTES}) then 1
          else f.failures + 1 end`),
  )
}

export async function forgetWrongTries(database: Database, key: string): Promise<void> {
  await database.gate((db) => db.run(sql`delete from sign_in_failure where key = ${key}`))
}
