import type { Sql } from 'sql-template-tag'
import type { z } from 'zod'

export type { Sql } from 'sql-template-tag'
export { default as sql, empty, join, raw } from 'sql-template-tag'

/**
 * A query that every connection keeps prepared, for the few that each saved answer asks: PostgreSQL then parses and
 * plans it once. The text of a name never changes.
 */
export const prepared = (name: string, query: Sql): Sql => Object.assign(query, { name })

/** What a query needs of a connection: a `pg` client, or something that stands in for one. */
export interface Queryable {
  query(query: {
    name?: string
    text: string
    values: unknown[]
  }): Promise<{ rows: unknown[]; rowCount: number | null }>
}

/** A transaction under one instansi's row-level security. Every row that leaves it has passed its schema. */
export interface Db {
  all<S extends z.ZodType>(row: S, query: Sql): Promise<z.output<S>[]>
  /** Exactly one row; anything else is a bug. */
  one<S extends z.ZodType>(row: S, query: Sql): Promise<z.output<S>>
  maybe<S extends z.ZodType>(row: S, query: Sql): Promise<z.output<S> | null>
  /** Rows changed. */
  run(query: Sql): Promise<number>
  /** A change that is sent and not waited for: the transaction's end waits, and fails if the change did. */
  later(query: Sql): void
}

export function createDb(connection: Queryable, pending: Promise<unknown>[] = []): Db {
  const send = (query: Sql & { name?: string }) =>
    connection.query({ ...(query.name ? { name: query.name } : {}), text: query.text, values: query.values })
  const all: Db['all'] = async (row, query) => {
    const { rows } = await send(query)
    return rows.map((values) => row.parse(values)) as never
  }
  return {
    all,
    async one(row, query) {
      const rows = await all(row, query)
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}: ${query.sql.slice(0, 200)}`)
      return rows[0]!
    },
    async maybe(row, query) {
      const rows = await all(row, query)
      if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}: ${query.sql.slice(0, 200)}`)
      return rows[0] ?? null
    },
    async run(query) {
      return (await send(query)).rowCount ?? 0
    },
    later(query) {
      const sent = send(query)
      // Observed at the end of the transaction; until then a failure must not count as unheard.
      sent.catch(() => {})
      pending.push(sent)
    },
  }
}
