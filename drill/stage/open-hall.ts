import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../apps/server/src/db/database.ts'
import { migrate } from '../../apps/server/src/db/migrate.ts'
import { clusterFolder } from '../../apps/server/src/postgres/embedded.ts'
import { type Committee, openCommittee } from './committee.ts'
import { endTogether } from './end-together.ts'
import { furnishHall, type Hall } from './furnish-hall.ts'
import { type MortalPostgres, openMortalPostgres } from './mortal-postgres.ts'
import { type Network, openNetwork } from './network.ts'
import { type ServerProcess, startServer } from './server-process.ts'

export interface OpenHall extends Hall, Committee {
  readonly secret: Buffer
  readonly postgres: MortalPostgres
  readonly servers: readonly ServerProcess[]
  readonly network: Network
  /** Kills a server and starts it again; a second kill of one that is down waits for it. */
  killServer(server: ServerProcess): Promise<void>
  close(): Promise<void>
}

export interface HallOptions {
  readonly people: number
  readonly items: number
  readonly servers: number
  /** Where PostgreSQL keeps its data; a temporary folder of its own when not given. */
  readonly dataFolder?: string
}

/** PostgreSQL, server processes and a network of their own, with a hall of people whose attempts are made. */
export async function openHall({ people, items, servers: count, dataFolder }: HallOptions): Promise<OpenHall> {
  const folder = mkdtempSync(join(tmpdir(), 'petakom-drill-'))
  chmodSync(folder, 0o711)
  const data = dataFolder ?? folder
  const postgres = await openMortalPostgres(data)
  const stops: (() => Promise<unknown>)[] = [() => postgres.stop()]
  const isSwept = endTogether(() => rmSync(folder, { recursive: true, force: true }))
  const close = async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
    rmSync(clusterFolder(data), { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
    isSwept()
  }
  try {
    const key = randomBytes(32).toString('base64url')
    const secret = Buffer.from(key)
    await migrate(postgres.connectionString)
    const database = openDatabase(postgres.connectionString, { maxConnections: 2 })
    const hall = await furnishHall(database, secret, { people, items }).finally(() => database.close())
    const options = { databaseUrl: postgres.connectionString, secret: key }
    const servers: ServerProcess[] = []
    for (let n = 0; n < count; n += 1) {
      // One after the other: the first builds the pages where they are not built yet.
      servers.push(await startServer({ ...options, dataFolder: join(folder, `server-${n}`) }))
      stops.push(() => servers[n]!.stop())
    }
    const restarts = new Map<ServerProcess, Promise<void>>()
    const killServer = (server: ServerProcess) => {
      const earlier = restarts.get(server)
      if (earlier) return earlier
      const restart = server
        .kill()
        .then(() => postgres.revive())
        .then(() => startAgain(server, postgres))
        .finally(() => restarts.delete(server))
      restarts.set(server, restart)
      return restart
    }
    const network = await openNetwork(servers, (server) => void killServer(server))
    stops.push(async () => {
      await network.settle()
      await Promise.all(restarts.values())
      await network.close()
    })
    return {
      ...hall,
      ...{ secret, postgres, servers, network, killServer, close },
      ...(await openCommittee(postgres, hall, network.baseUrl)),
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** A start that meets a PostgreSQL which was killed meanwhile is tried again. */
async function startAgain(server: ServerProcess, postgres: MortalPostgres): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await server.start()
    } catch (error) {
      if (tries >= 5) throw error
      await postgres.revive()
    }
  }
}
