import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import { sealEverything } from '../db/audit-chain.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { DEMO_ACCOUNTS } from '../demo/accounts.ts'
import { demoState, startDemo } from '../demo/start-demo.ts'
import { serveWeb } from '../plugins/web.ts'
import { openPostgres } from '../postgres/open-postgres.ts'
import { StartUpError } from '../postgres/start-up-error.ts'
import { buildWeb } from '../web-build.ts'
import type { Command } from './command.ts'

const SEAL_EVERY_MS = 15_000

export const command: Command = {
  summary: 'Menjalankan Petakom (juga npm start).',
  usage: `petakom serve [--empty]

  --empty   tanpa data contoh: halaman pertama membuat instansi dan administratornya

Pengaturan lewat lingkungan: PORT, HOST, PETAKOM_DATA, DATABASE_URL, PETAKOM_SECRET, PETAKOM_PUBLIC_URL,
PETAKOM_LOG, PETAKOM_TRUST_PROXY. Penjelasannya ada di docs/operator.md.

Contoh: PORT=8080 PETAKOM_DATA=data-kota petakom serve --empty`,
  async run(args) {
    const { values } = parseArgs({ args, options: { empty: { type: 'boolean', default: false } } })
    const config = readConfig(process.env)
    await requireFreePort(config)
    const say = (text: string) => console.log(text)
    say(config.databaseUrl ? 'Menghubungi PostgreSQL pada DATABASE_URL ...' : 'Menjalankan PostgreSQL bawaan ...')
    const postgres = await openPostgres(config)
    const stops: (() => Promise<unknown>)[] = [() => postgres.stop()]
    const stopAll = async () => {
      for (const stop of stops.splice(0).reverse()) await stop()
    }
    try {
      const applied = await migrate(postgres.connectionString)
      if (applied.length > 0) say(`Basis data disiapkan (${applied.length} perubahan).`)
      const database = openDatabase(postgres.connectionString)
      stops.push(() => database.close())
      const demo = await demoState(database, values.empty)
      const app = await openApp(config, database, demo !== 'none')
      // Before the first request: a page that reads "ready" asks no more.
      app.startup = { state: 'starting', step: 'web', percent: 5, message: 'Membangun halaman.' }
      stops.push(() => app.close())
      await app.listen({ port: config.port, host: config.host })
      await app.jobs.open()
      const sealer = setInterval(() => void sealEverything(database).catch(() => {}), SEAL_EVERY_MS)
      stops.push(async () => clearInterval(sealer))
      const ended = waitForSignal()
      printWelcome(config, demo !== 'none')
      if ((await buildWeb()) === 'built') say('Halaman web dibangun.')
      if (demo !== 'load') app.startup = { state: 'ready', step: 'ready', percent: 100, message: 'Siap dipakai.' }
      else stops.push(startDemo(app, config, postgres.connectionString, say))
      await ended
      say('Menghentikan Petakom ...')
      return 0
    } finally {
      await stopAll()
    }
  },
}

async function openApp(config: Config, database: Database, isDemo: boolean): Promise<FastifyInstance> {
  const { secret, publicUrl, logLevel, trustProxy } = config
  const settings = { secret, publicUrl, logLevel, trustProxy, isDemo, clock: () => new Date() }
  const app = await buildApp({ database, settings })
  await serveWeb(app)
  return app
}

/** Ends at the first Ctrl-C; a second one does not wait for anything. */
function waitForSignal(): Promise<void> {
  return new Promise((fulfil) => {
    const onSignal = () => {
      process.once('SIGINT', () => process.exit(130))
      fulfil()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, onSignal)
  })
}

function requireFreePort({ port, host }: Config): Promise<void> {
  return new Promise((fulfil, reject) => {
    const probe = createServer()
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      const sentence =
        cause.code === 'EADDRINUSE'
          ? `Port ${port} sedang dipakai program lain. Hentikan program itu, atau pilih port lain, misalnya PORT=${port + 1} npm start.`
          : `Alamat ${host}:${port} tidak dapat dipakai (${cause.code}). Periksa HOST dan PORT.`
      reject(new StartUpError(sentence, { cause }))
    })
    probe.listen(port, host, () => probe.close(() => fulfil()))
  })
}

function printWelcome({ host, port, dataFolder, databaseUrl }: Config, isDemo: boolean): void {
  const shownHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  const address = `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${port}`
  console.log(`\nPetakom siap di ${address}`)
  console.log(`Peserta ujian masuk di ${address}/ujian`)
  console.log(`Asesor bekerja di ${address}/asesor`)
  if (isDemo) {
    console.log('\nAkun contoh (data sintetis):')
    for (const { role, nip, password } of DEMO_ACCOUNTS)
      console.log(`  ${role.padEnd(18)} NIP ${nip}  kata sandi ${password}`)
    console.log('  peserta            NIP dan PIN sesi dari halaman Kegiatan, tab Kartu PIN')
  } else console.log('Buka alamat itu; bila belum ada instansi, halaman pertama membuatnya.')
  console.log(`\nFolder data: ${dataFolder}${databaseUrl ? ' (basis data: DATABASE_URL)' : ''}`)
  console.log('Ctrl-C menghentikan semuanya.\n')
}
