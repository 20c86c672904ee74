import pg from 'pg'
import type { z } from 'zod'
import { connect } from './connect.ts'
import { Lanes } from './lanes.ts'
import { type Listening, openListener } from './listener.ts'
import { createDb, type Db, type Sql } from './query.ts'

// A calendar day stays text: as a Date it would shift with the server's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export interface Database {
  /** One transaction that sees the rows of one instansi and no others. */
  tenant<T>(instansiId: string, work: (db: Db) => Promise<T>, options?: TxOptions): Promise<T>
  /**
   * One statement as a transaction of its own, which sees the rows of one instansi and no others: one message there and
   * one back, on a connection that belongs to the instansi. For the few statements that a whole hall waits for.
   */
  statement<S extends z.ZodType>(instansiId: string, row: S, query: Sql): Promise<z.output<S>[]>
  /** One transaction that sees only what signing in needs, of every instansi. */
  gate<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Listens on a channel until the returned function is called (see `openListener`). */
  listen(channel: string, listening: Listening): Promise<() => Promise<void>>
  /**
   * Counts tables anew for PostgreSQL's planner. After thousands of new rows it would otherwise plan as if they were
   * empty until autovacuum comes round, and a list of posts takes seconds instead of milliseconds.
   */
  refreshStatistics(tables: readonly string[]): Promise<void>
  readonly connectionString: string
  /** Lets PostgreSQL cancel whatever runs on these connections: their transactions fail, a commit under way does not. */
  cancelAll(): Promise<void>
  close(): Promise<void>
}

export interface TxOptions {
  /** One unchanging view of the data, for exports and recomputation. */
  readonly snapshot?: boolean
}

export function openDatabase(connectionString: string, { maxConnections = 12 } = {}): Database {
  const pool = new pg.Pool({ connectionString, max: maxConnections, pipeline: true } as pg.PoolConfig)
  const backends = new Map<pg.PoolClient, number>()
  const watch = (one: pg.Pool) => {
    // A connection that PostgreSQL closes is replaced at the next query; without a listener it would end the process.
    // The pool listens only while one is idle: a connection at work needs a listener of its own.
    one.on('error', () => {})
    one.on('connect', (client) => {
      client.on('error', () => {})
      backends.set(client, (client as unknown as { processID: number }).processID)
    })
    one.on('remove', (client) => backends.delete(client))
  }
  watch(pool)
  const lanes = new Lanes(connectionString, watch)

  /** Statements are sent without waiting for one another's replies; PostgreSQL works through them in their order. */
  async function transaction<T>(opening: string, work: (db: Db) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      const pending: Promise<unknown>[] = [client.query(opening)]
      pending[0]!.catch(() => {})
      const value = await work(createDb(client, pending))
      // After a failed statement PostgreSQL takes this commit as a rollback, and the failure is thrown here.
      await Promise.all([...pending, client.query('commit')])
      return value
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => {
        broken = cause
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  const tenant: Database['tenant'] = (instansiId, work, { snapshot = false } = {}) => {
    refuseOtherThanId(instansiId)
    const begin = snapshot ? 'begin isolation level repeatable read' : 'begin'
    return transaction(`${begin}; set local role petakom_app; set local app.instansi = '${instansiId}'`, work)
  }

  return {
    connectionString,
    tenant,
    async statement(instansiId, row, query) {
      refuseOtherThanId(instansiId)
      const lane = lanes.of(instansiId)
      return lane ? createDb(lane).all(row, query) : tenant(instansiId, (db) => db.all(row, query))
    },
    gate: (work) => transaction('begin; set local role petakom_gate', work),
    listen: (channel, listening) => openListener(connectionString, channel, listening),
    async refreshStatistics(tables) {
      await pool.query(`analyze ${tables.map(pg.escapeIdentifier).join(', ')}`)
    },
    async cancelAll() {
      const client = await connect(connectionString)
      const pids = [...backends.values()]
      await client
        .query('select pg_cancel_backend(pid) from unnest($1::int[]) as pid', [pids])
        .finally(() => client.end())
    },
    async close() {
      await Promise.all([pool.end(), lanes.close()])
    },
  }
}

function refuseOtherThanId(instansiId: string): void {
  if (!UUID.test(instansiId)) throw new Error(`not an instansi id: ${instansiId}`)
}
