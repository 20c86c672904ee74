import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { connect } from '../db/connect.ts'

/** PostgreSQL: cannot_connect_now. */
const NOT_NOW = '57P03'
const TRY_MS = 5000

/**
 * Whether a PostgreSQL takes connections. One that is still reading its journal is given time; one whose recovery failed
 * on a full disk goes on for ever neither running nor ended.
 */
export async function isAnswering(connectionString: string, patienceMs = 0): Promise<boolean> {
  const until = performance.now() + patienceMs
  while (true) {
    try {
      const client = await connect(connectionString, { connectionTimeoutMillis: TRY_MS })
      await client.end()
      return true
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) return false
      // A refusal for the name, or for too many connections, is an answer.
      if (error.code !== NOT_NOW) return true
      if (/shutting down/.test(error.message) || performance.now() > until) return false
      await pause(200)
    }
  }
}
