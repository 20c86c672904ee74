import type pg from 'pg'
import { connect } from '../db/connect.ts'
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

const VERSION =
  "select current_setting('server_version') as version, current_setting('server_version_num')::int as number"
export interface ServerVersion {
  /** As the server names itself, for people: "15.14 (Debian 15.14-0+deb12u1)". */
  readonly version: string
  /** `server_version_num`: major × 10,000 + minor. */
  readonly number: number
}

export function refuseOldServer({ version, number }: ServerVersion): void {
  if (Math.floor(number / 10_000) >= OLDEST_MAJOR) return
  throw new StartUpError(
    `DATABASE_URL menunjuk PostgreSQL ${version}; Petakom memerlukan versi ${OLDEST_MAJOR} atau lebih baru. Perbarui server itu, atau kosongkan DATABASE_URL untuk memakai PostgreSQL bawaan.`,
  )
}

export async function openPostgres({
  dataFolder,
  databaseUrl,
  ephemeral = false,
}: PostgresOptions): Promise<OpenPostgres> {
  if (databaseUrl) return openExternal(databaseUrl)
  return openEmbedded(dataFolder, ephemeral)
}

async function openExternal(connectionString: string): Promise<OpenPostgres> {
  let client: pg.Client | undefined
  try {
    client = await connect(connectionString, { connectionTimeoutMillis: 10_000 })
    const { rows } = await client.query<ServerVersion>(VERSION)
    const version = rows[0]!.version
    refuseOldServer(rows[0]!)
    return { kind: 'external', connectionString, version, stop: async () => {} }
  } catch (cause) {
    if (cause instanceof StartUpError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StartUpError(
      `PostgreSQL pada DATABASE_URL tidak dapat dihubungi (${reason}). Periksa alamat, nama, dan kata sandinya.`,
      { cause },
    )
  } finally {
    await client?.end().catch(() => {})
  }
}
