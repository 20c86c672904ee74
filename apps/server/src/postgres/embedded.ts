import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { connect } from '../db/connect.ts'
import { type Binaries, copyBinaries, findBinaries } from './binaries.ts'
import { refuseOtherMajor } from './cluster-version.ts'
import { lockFolder } from './folder-lock.ts'
import { isAnswering } from './is-answering.ts'
import type { OpenPostgres } from './open-postgres.ts'
import { type Postmaster, runningPostmaster } from './postmaster.ts'
import { StartUpError } from './start-up-error.ts'
import { giveTo, isReachable, openFolders, type SystemUser, unprivilegedUser } from './unprivileged.ts'
import { writeWhole } from './write-whole.ts'

const run = promisify(execFile)
const MAJOR = '18'
const RECOVERY_MS = 60_000
export const EMBEDDED_USER = 'petakom'

interface Place {
  readonly user: SystemUser | null
  readonly cluster: string
  readonly binaries: Binaries
}

/**
 * A real PostgreSQL of our own under the data folder. After kill -9 of its parent the old one may still run: it is
 * adopted, so nothing is lost and nobody waits for a recovery.
 */
export async function openEmbedded(dataFolder: string, ephemeral: boolean): Promise<OpenPostgres> {
  const folder = resolve(dataFolder)
  const unlock = lockFolder(folder)
  try {
    const place = await findPlace(folder)
    refuseOtherMajor(place.cluster, MAJOR)
    const password = keepPassword(folder)
    if (!existsSync(join(place.cluster, 'PG_VERSION'))) await initialise(place, password)
    const address = (port: number) => `postgres://${EMBEDDED_USER}:${password}@127.0.0.1:${port}/petakom`
    const postmaster = (await adopt(place, address)) ?? (await start(place, ephemeral))
    const connectionString = address(postmaster.port)
    const version = await createDatabase(connectionString)
    return {
      kind: 'embedded',
      connectionString,
      version,
      async stop() {
        // In order, so that the next start has nothing to recover; one that has fallen over would keep us waiting.
        const mode = (await isAnswering(connectionString)) ? 'fast' : 'immediate'
        await pgCtl(place, ['stop', '-m', mode, '-w']).catch(() => {})
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** The PostgreSQL that an earlier life left running. One that takes no connections is ended: its journal has it all. */
async function adopt(place: Place, address: (port: number) => string): Promise<Postmaster | null> {
  const running = runningPostmaster(place.cluster)
  if (!running || (await isAnswering(address(running.port), RECOVERY_MS))) return running
  await pgCtl(place, ['stop', '-m', 'immediate', '-w'])
  return null
}

async function findPlace(folder: string): Promise<Place> {
  const user = unprivilegedUser()
  const binaries = await findBinaries()
  const cluster = clusterFolder(folder)
  if (!user || isReachable(binaries.folder)) return { user, cluster, binaries }
  return { user, cluster, binaries: await copyBinaries(binaries, openFolders(folder, MAJOR).binaries) }
}

/** Where the cluster of a data folder lies: inside it, unless PostgreSQL's own user could not get there. */
export function clusterFolder(dataFolder: string): string {
  const folder = resolve(dataFolder)
  const closed = process.getuid?.() === 0 && !isReachable(folder)
  return closed ? openFolders(folder, MAJOR).cluster : join(folder, 'postgresql')
}

/** Random, made once, readable by the owner of the data folder alone. */
export function keepPassword(folder: string): string {
  const path = join(folder, 'postgresql.password')
  if (!existsSync(path)) writeWhole(path, randomBytes(24).toString('base64url'))
  return readFileSync(path, 'utf8').trim()
}

async function initialise(place: Place, password: string): Promise<void> {
  giveTo(place.user, place.cluster)
  const passwordFile = join(tmpdir(), `petakom-${randomBytes(8).toString('hex')}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid)
  const common = [
    '-D',
    place.cluster,
    '-U',
    EMBEDDED_USER,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
  ]
  try {
    await execute(place, place.binaries.initdb, [
      ...common,
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=id-ID',
    ])
  } catch (cause) {
    rmSync(place.cluster, { recursive: true, force: true })
    throw new StartUpError(`Basis data tidak dapat dibuat di ${place.cluster}: ${lastLine(cause)}`, { cause })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function start(place: Place, ephemeral: boolean) {
  const port = await freePort()
  const durability = ephemeral ? ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off'] : []
  const options = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c max_connections=100',
    '-c shared_buffers=256MB',
    '-c max_wal_size=2GB',
    '-c jit=off',
    ...durability,
  ].join(' ')
  try {
    await pgCtl(place, ['start', '-w', '-t', '60', '-l', join(place.cluster, 'server.log'), '-o', options])
  } catch (cause) {
    const log = join(place.cluster, 'server.log')
    const reason = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').at(-1) : lastLine(cause)
    throw new StartUpError(`PostgreSQL bawaan tidak mau berjalan: ${reason}. Catatannya ada di ${log}.`, { cause })
  }
  const postmaster = runningPostmaster(place.cluster)
  if (!postmaster) throw new StartUpError('PostgreSQL bawaan berhenti segera setelah dijalankan.')
  return postmaster
}

function pgCtl(place: Place, args: string[]) {
  return execute(place, place.binaries.pgCtl, [args[0]!, '-D', place.cluster, ...args.slice(1)])
}

/** stdio is closed to the child: a postmaster that kept our pipe open would keep us waiting for its end. */
function execute({ user, cluster }: Place, file: string, args: string[]) {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  if (file.endsWith('pg_ctl')) return spawnDetached(file, args, user, env, cluster)
  return run(file, args, { env, cwd: '/', ...(user ?? {}) })
}

async function spawnDetached(
  file: string,
  args: string[],
  user: SystemUser | null,
  env: Record<string, string | undefined>,
  cluster: string,
): Promise<void> {
  const { spawn } = await import('node:child_process')
  await new Promise<void>((fulfil, reject) => {
    // Detached: Ctrl-C in the terminal reaches us, and we stop PostgreSQL in order.
    const child = spawn(file, args, { env, cwd: '/', stdio: 'ignore', detached: true, ...(user ?? {}) })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? fulfil() : reject(new Error(`pg_ctl ended with ${code} (${cluster})`))))
  })
}

function freePort(): Promise<number> {
  return new Promise((fulfil, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? fulfil(address.port) : reject(new Error('no port'))))
    })
  })
}

async function createDatabase(connectionString: string): Promise<string> {
  const admin = new URL(connectionString)
  admin.pathname = '/postgres'
  const client = await connect(admin.href)
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'petakom'")
    if (rowCount === 0) await client.query('create database petakom')
    return (
      (await client.query<{ version: string }>("select current_setting('server_version') as version")).rows[0]
        ?.version ?? ''
    )
  } finally {
    await client.end()
  }
}

function lastLine(cause: unknown): string {
  const text = (cause as { stderr?: string }).stderr || String(cause)
  return text.trim().split('\n').at(-1) ?? text
}
