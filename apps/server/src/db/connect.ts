import pg from 'pg'

/**
 * A connection of its own, outside the pool. PostgreSQL may end it between two statements or while it is being closed:
 * without a listener that would end the process. Nothing is swallowed: the next statement fails.
 */
export async function connect(connectionString: string, options: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, ...options })
  client.on('error', () => {})
  await client.connect()
  return client
}
