import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { borrowPostgres } from './borrow-postgres.ts'
import { clusterFolder } from './embedded.ts'
import { openPostgres } from './open-postgres.ts'
import { runningPostmaster } from './postmaster.ts'

const ROOT = join(import.meta.dirname, '../../../..')
let folder: string
const options = () => ({ dataFolder: folder, databaseUrl: null })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'petakom-embedded-'))
})
afterAll(() => {
  rmSync(clusterFolder(folder), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})

async function query(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client.query(text).finally(() => client.end())
}

/** A process that opens the PostgreSQL of the folder and then waits to be killed. */
function holder(): Promise<ChildProcess> {
  const script = `import { openPostgres } from '${join(import.meta.dirname, 'open-postgres.ts')}'
    const p = await openPostgres({ dataFolder: '${folder}', databaseUrl: null })
    console.log('open'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((fulfil, reject) => {
    child.stdout!.once('data', () => fulfil(child))
    child.once('exit', (code) => reject(new Error(`holder ended with ${code}`)))
  })
}

describe('embedded PostgreSQL', () => {
  it('keeps what was written over a stop and a start, with fsync on', async () => {
    const first = await openPostgres(options())
    await query(first.connectionString, 'create table kept as select 42 as answer')
    await first.stop()
    expect(runningPostmaster(clusterFolder(folder))).toBeNull()
    const again = await openPostgres(options())
    expect((await query(again.connectionString, 'select answer from kept')).rows).toEqual([{ answer: 42 }])
    expect((await query(again.connectionString, 'show fsync')).rows).toEqual([{ fsync: 'on' }])
    await again.stop()
  })

  it('is adopted after kill -9 of its parent, and nothing is lost', async () => {
    const child = await holder()
    const before = runningPostmaster(clusterFolder(folder))
    const ended = new Promise((fulfil) => child.once('exit', fulfil))
    child.removeAllListeners('exit')
    const gone = new Promise((fulfil) => child.once('exit', fulfil))
    child.kill('SIGKILL')
    await Promise.race([ended, gone])
    const adopted = await openPostgres(options())
    expect(runningPostmaster(clusterFolder(folder))).toEqual(before)
    expect((await query(adopted.connectionString, 'select answer from kept')).rows).toEqual([{ answer: 42 }])
    await adopted.stop()
  })

  it('refuses a second server on the same folder, and names the first', async () => {
    const child = await holder()
    await expect(openPostgres(options())).rejects.toThrow(
      new RegExp(`sedang dipakai Petakom lain \\(proses ${child.pid}\\)`),
    )
    const gone = new Promise((fulfil) => {
      child.removeAllListeners('exit')
      child.once('exit', fulfil)
    })
    child.kill('SIGKILL')
    await gone
    await (await openPostgres(options())).stop()
  })

  it('is borrowed by a command while a server runs, and left running; one that hangs is not waited for', async () => {
    const child = await holder()
    const config = { ...readConfig({}), ...options() }
    const borrowed = await borrowPostgres(config)
    expect((await query(borrowed.connectionString, 'select answer from kept')).rows).toEqual([{ answer: 42 }])
    await borrowed.stop()
    const { pid } = runningPostmaster(clusterFolder(folder))!
    process.kill(pid, 'SIGSTOP')
    try {
      await expect(borrowPostgres(config)).rejects.toThrow(
        new RegExp(`sedang dipakai Petakom lain \\(proses ${child.pid}\\)`),
      )
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    expect((await query(borrowed.connectionString, 'select answer from kept')).rows).toEqual([{ answer: 42 }])
    child.removeAllListeners('exit')
    const gone = new Promise((fulfil) => child.once('exit', fulfil))
    child.kill('SIGKILL')
    await gone
    await (await openPostgres(options())).stop()
  }, 30_000)

  it('refuses a cluster of another major version', async () => {
    const other = mkdtempSync(join(tmpdir(), 'petakom-other-'))
    const cluster = clusterFolder(other)
    const { mkdirSync } = await import('node:fs')
    mkdirSync(cluster, { recursive: true })
    writeFileSync(join(cluster, 'PG_VERSION'), '19\n')
    await expect(openPostgres({ dataFolder: other, databaseUrl: null })).rejects.toThrow(/PostgreSQL 19/)
    rmSync(cluster, { recursive: true, force: true })
    rmSync(other, { recursive: true, force: true })
  })

  it('says so when DATABASE_URL leads nowhere', async () => {
    await expect(
      openPostgres({ dataFolder: folder, databaseUrl: 'postgres://nobody@127.0.0.1:9/none' }),
    ).rejects.toThrow(/DATABASE_URL tidak dapat dihubungi/)
  })
})

describe('petakom serve', () => {
  const serve = (env: Record<string, string>) =>
    new Promise<{ code: number | null; said: string }>((fulfil) => {
      const child = spawn(process.execPath, [join(ROOT, 'apps/server/src/main.ts'), 'serve', '--empty'], {
        env: { PATH: process.env.PATH, PETAKOM_DATA: folder, ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      child.stderr.on('data', (text) => (said += text))
      child.once('exit', (code) => fulfil({ code, said }))
    })

  it('refuses a port that is taken, before it starts anything', async () => {
    const holderOfPort = createServer()
    await new Promise<void>((fulfil) => holderOfPort.listen(0, '127.0.0.1', fulfil))
    const { port } = holderOfPort.address() as { port: number }
    const { code, said } = await serve({ PORT: String(port) })
    holderOfPort.close()
    expect(code).toBe(1)
    expect(said.trim()).toMatch(new RegExp(`^Port ${port} sedang dipakai program lain\\. .*\\.$`))
    expect(runningPostmaster(clusterFolder(folder))).toBeNull()
  })

  it('refuses a bad setting by name', async () => {
    expect(await serve({ PORT: 'abc' })).toEqual({
      code: 1,
      said: 'PORT: "abc" bukan nomor port 1 sampai 65535. Perbaiki lalu jalankan lagi.\n',
    })
  })
})
