import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { clusterFolder, EMBEDDED_USER } from './embedded.ts'
import { isAnswering } from './is-answering.ts'
import { type OpenPostgres, openPostgres } from './open-postgres.ts'
import { runningPostmaster } from './postmaster.ts'

/** For a server that has just been started and still reads its journal. */
const PATIENCE_MS = 10_000

/** For a command: the PostgreSQL of a server that is up is used and left running; otherwise one is started and stopped. */
export async function borrowPostgres({ dataFolder, databaseUrl }: Config): Promise<OpenPostgres> {
  const running = databaseUrl === null ? runningPostmaster(clusterFolder(dataFolder)) : null
  if (!running) return openPostgres({ dataFolder, databaseUrl })
  const password = readFileSync(join(dataFolder, 'postgresql.password'), 'utf8').trim()
  const connectionString = `postgres://${EMBEDDED_USER}:${password}@127.0.0.1:${running.port}/petakom`
  // One that hangs is nobody's help: it is ended and started anew, or the server that holds the folder is named.
  if (!(await isAnswering(connectionString, PATIENCE_MS))) return openPostgres({ dataFolder, databaseUrl })
  return {
    kind: 'embedded',
    version: '',
    connectionString,
    stop: async () => {},
  }
}
