import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '../../apps/server/src/db/connect.ts'
import { copyBinaries, findBinaries } from '../../apps/server/src/postgres/binaries.ts'
import { clusterFolder } from '../../apps/server/src/postgres/embedded.ts'
import { isAnswering } from '../../apps/server/src/postgres/is-answering.ts'
import { openPostgres } from '../../apps/server/src/postgres/open-postgres.ts'
import { isAlive, runningPostmaster } from '../../apps/server/src/postgres/postmaster.ts'
import { isReachable, openFolders, unprivilegedUser } from '../../apps/server/src/postgres/unprivileged.ts'
import { endTogether, killQuietly } from './end-together.ts'

const MAJOR = '18'
const RECOVERY_MS = 60_000

export interface MortalPostgres {
  readonly connectionString: string
  /** SIGKILL to the postmaster, or to one backend: then PostgreSQL ends all sessions and recovers by itself. */
  kill(victim: 'postmaster' | 'backend'): Promise<void>
  /** Starts it where it is down, at the same port, and waits until it takes connections. */
  revive(): Promise<void>
  stop(): Promise<void>
}

/** The PostgreSQL that Petakom brings along, with fsync on, that can be killed and started at the same address. */
export async function openMortalPostgres(dataFolder: string): Promise<MortalPostgres> {
  const opened = await openPostgres({ dataFolder, databaseUrl: null })
  const cluster = clusterFolder(dataFolder)
  // One line: the program and its options, each option in quotes.
  const [, ...options] = readFileSync(join(cluster, 'postmaster.opts'), 'utf8').trim().split(' "')
  const postmaster = runningPostmaster(cluster)!
  const isGone = endTogether(() => {
    const running = runningPostmaster(cluster)
    if (running) killQuietly(running.pid, 'SIGQUIT')
  })
  return {
    connectionString: opened.connectionString,
    async kill(victim) {
      const { pid } = runningPostmaster(cluster) ?? postmaster
      const backend = victim === 'backend' ? await backendOf(opened.connectionString) : null
      process.kill(backend ?? pid, 'SIGKILL')
      if (backend) return
      while (isAlive(pid)) await pause(10)
    },
    async revive() {
      const until = performance.now() + RECOVERY_MS
      while (!(await isAnswering(opened.connectionString))) {
        if (performance.now() > until) throw new Error('PostgreSQL did not come back')
        // A postmaster of this cluster is there and not ready: it recovers by itself.
        if (!runningPostmaster(cluster)) await start(cluster, dataFolder, options.map((one) => `"${one}`).join(' '))
        await pause(50)
      }
    },
    async stop() {
      await opened.stop()
      isGone()
    },
  }
}

/** The process of a session that is at work, or else of any: a connection of the servers, not this one. Null: none. */
async function backendOf(connectionString: string): Promise<number | null> {
  const client = await connect(connectionString)
  try {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
       order by state = 'active' desc, random() limit 1`,
    )
    return rows[0]?.pid ?? null
  } finally {
    await client.end()
  }
}

async function start(cluster: string, dataFolder: string, options: string): Promise<void> {
  const user = unprivilegedUser()
  const found = await findBinaries()
  const { pgCtl } =
    !user || isReachable(found.folder) ? found : await copyBinaries(found, openFolders(dataFolder, MAJOR).binaries)
  const args = ['start', '-D', cluster, '-w', '-t', '60', '-l', join(cluster, 'server.log'), '-o', options]
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  await new Promise<void>((fulfil, reject) => {
    const child = spawn(pgCtl, args, { env, cwd: '/', stdio: 'ignore', detached: true, ...(user ?? {}) })
    child.once('error', reject)
    // The children of a killed postmaster may still hold its memory: whoever asked tries again.
    child.once('exit', () => fulfil())
  })
}
