import pg from 'pg'
import { openEmbedded } from './embedded.ts'
import { StartUpError } from './start-up-error.ts'

export interface PostgresOptions {
  readonly dataFolder: string
  /** A PostgreSQL of one's own; null starts the embedded one under the data folder. */
  readonly databaseUrl: string | null
  /** For tests: no fsync, nothing kept. */
  readonly ephemeral?: boolean
}

export interface OpenPostgres {
  readonly kind: 'embedded' | 'external'
  readonly connectionString: string
  readonly version: string
  stop(): Promise<void>
}

const OLDEST_MAJOR = 15

export async function openPostgres({
  dataFolder,
  databaseUrl,
  ephemeral = false,
}: PostgresOptions): Promise<OpenPostgres> {
  if (databaseUrl) return openExternal(databaseUrl)
  return openEmbedded(dataFolder, ephemeral)
}

async function openExternal(connectionString: string): Promise<OpenPostgres> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version")
    const version = rows[0]?.version ?? '0'
    if (Number.parseInt(version, 10) < OLDEST_MAJOR) {
      throw new StartUpError(
        `DATABASE_URL menunjuk PostgreSQL ${version}; Petakom memerlukan versi ${OLDEST_MAJOR} atau lebih baru.`,
      )
    }
    return { kind: 'external', connectionString, version, stop: async () => {} }
  } catch (cause) {
    if (cause instanceof StartUpError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StartUpError(
      `PostgreSQL pada DATABASE_URL tidak dapat dihubungi (${reason}). Periksa alamat, nama, dan kata sandinya.`,
      { cause },
    )
  } finally {
    await client.end().catch(() => {})
  }
}
