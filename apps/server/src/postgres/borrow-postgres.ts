import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { clusterFolder, EMBEDDED_USER } from './embedded.ts'
import { type OpenPostgres, openPostgres } from './open-postgres.ts'
import { runningPostmaster } from './postmaster.ts'

/** For a command: the PostgreSQL of a server that is up is used and left running; otherwise one is started and stopped. */
export async function borrowPostgres({ dataFolder, databaseUrl }: Config): Promise<OpenPostgres> {
  const running = databaseUrl === null ? runningPostmaster(clusterFolder(dataFolder)) : null
  if (!running) return openPostgres({ dataFolder, databaseUrl })
  const password = readFileSync(join(dataFolder, 'postgresql.password'), 'utf8').trim()
  return {
    kind: 'embedded',
    version: '',
    connectionString: `postgres://${EMBEDDED_USER}:${password}@127.0.0.1:${running.port}/petakom`,
    stop: async () => {},
  }
}
