import pg from 'pg'

/** Connections of one instansi: two flights of saves, as `coalesce` sends them. */
const CONNECTIONS = 2
const MOST_INSTANSI = 4

/**
 * Connections that belong to one instansi for as long as they live: role and instansi are set once, when a connection
 * is opened, and one that could not set them is never handed out. A statement there needs no transaction around it.
 * Those of an instansi that is quiet for ten seconds are closed.
 */
export class Lanes {
  readonly #pools = new Map<string, pg.Pool>()
  readonly #connectionString: string
  readonly #watch: (pool: pg.Pool) => void

  constructor(connectionString: string, watch: (pool: pg.Pool) => void) {
    this.#connectionString = connectionString
    this.#watch = watch
  }

  /** Nothing once so many instansi have theirs that another one's would take connections from everybody. */
  of(instansiId: string): pg.Pool | null {
    const known = this.#pools.get(instansiId)
    if (known || this.#pools.size >= MOST_INSTANSI) return known ?? null
    const pool = new pg.Pool({
      connectionString: this.#connectionString,
      max: CONNECTIONS,
      onConnect: (client: pg.ClientBase) =>
        client.query(`set role petakom_app; set app.instansi = '${instansiId}'`) as unknown as undefined,
    })
    this.#watch(pool)
    this.#pools.set(instansiId, pool)
    return pool
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.end()))
  }
}
