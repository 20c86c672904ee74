import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { sql } from '../db/query.ts'
import { type AppError, defineErrors } from './app-error.ts'

const throttleErrors = defineErrors({
  TOO_MANY_TRIES: [429, 'Terlalu banyak percobaan yang keliru. Tunggu {minutes} menit, lalu coba lagi.'],
})

/** Tries before the wait begins, how long it lasts, and the quiet after which all is forgotten. */
const FREE_TRIES = 10
const WAIT_MINUTES = 5
const MEMORY_MINUTES = 60
/** Wrong tries of one address, over all persons, after which a person has fewer free tries from there. */
const CROWD_TRIES = 300
const FREE_TRIES_IN_A_CROWD = 3

const Row = z.object({ failures: z.number(), waitSeconds: z.number() })

/**
 * Takes one try, before it is judged: a thousand that come at once are still ten. Tries count against the person named,
 * never against the address alone, since a full hall sits behind one; `forgetWrongTries` gives them back when one was
 * right. After the free ones each wait buys a single try. Each is a transaction of its own, so that the refusal that
 * follows does not undo the count.
 */
export async function refuseTooManyTries(database: Database, key: string, free = FREE_TRIES): Promise<void> {
  const isWaiting = sql`f.failures >= ${free} and f.last_failure_at > now() - make_interval(mins => ${WAIT_MINUTES})`
  const taken = await database.gate((db) =>
    db.run(sql`
      insert into sign_in_failure as f (key, failures, last_failure_at) values (${key}, 1, now())
      on conflict (key) do update set last_failure_at = now(),
        failures = case when f.last_failure_at < now() - make_interval(mins => ${MEMORY_MINUTES}) then 1
          else f.failures + 1 end
        where not (${isWaiting})`),
  )
  if (taken === 0) throw await tooMany(database, key)
}

async function tooMany(database: Database, key: string): Promise<AppError> {
  const row = await readTries(database, key)
  return throttleErrors.TOO_MANY_TRIES({ minutes: Math.max(1, Math.ceil((row?.waitSeconds ?? 0) / 60)) })
}

function readTries(database: Database, key: string) {
  return database.gate((db) =>
    db.maybe(
      Row,
      sql`select failures, greatest(0, extract(epoch from
          last_failure_at + make_interval(mins => ${WAIT_MINUTES}) - now()))::float8 as "waitSeconds"
        from sign_in_failure where key = ${key}`,
    ),
  )
}

/** Free tries that a person has from this address: fewer where somebody goes through one NIP after another. */
export async function freeTriesFrom(database: Database, address: string): Promise<number> {
  const row = await readTries(database, `address:${address}`)
  return row && row.failures >= CROWD_TRIES && row.waitSeconds > 0 ? FREE_TRIES_IN_A_CROWD : FREE_TRIES
}

/** Counts a wrong try of an address; what it means is `freeTriesFrom`'s, or a plain refusal at `refuseOver`. */
export async function countWrongTry(database: Database, key: string): Promise<void> {
  await database.gate((db) =>
    db.run(sql`
      insert into sign_in_failure as f (key, failures, last_failure_at) values (${key}, 1, now())
      on conflict (key) do update set last_failure_at = now(),
        failures = case when f.last_failure_at < now() - make_interval(mins => ${WAIT_MINUTES}) then 1
          else f.failures + 1 end`),
  )
}

/** Refuses an address that has been wrong `most` times in a row of minutes; who is right is never counted. */
export async function refuseOver(database: Database, key: string, most: number): Promise<void> {
  const row = await readTries(database, key)
  if (row && row.failures >= most && row.waitSeconds > 0) throw await tooMany(database, key)
}

export async function forgetWrongTries(database: Database, key: string): Promise<void> {
  await database.gate((db) => db.run(sql`delete from sign_in_failure where key = ${key}`))
}
