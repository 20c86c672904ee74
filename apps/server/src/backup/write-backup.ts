import { createHash } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { ENGINE_VERSION } from '@petakom/psychometrics'
import type pg from 'pg'
import { connect } from '../db/connect.ts'
import { BackupError } from './backup-error.ts'
import {
  copyOutText,
  quoted,
  readSequences,
  readTables,
  STEADY_OUTPUT,
  seesEverything,
  type Table,
} from './catalogue.ts'
import { copyOut } from './copy-stream.ts'
import {
  type BackedUpTable,
  FORMAT_VERSION,
  MANIFEST_FILE,
  MANIFEST_SUM_FILE,
  type Manifest,
  SECRET_FILE,
  tableFile,
} from './manifest.ts'
import { TarWriter } from './tar.ts'

export interface BackupOptions {
  /** A file that does not exist yet, or a folder, in which the file is named by the time. */
  readonly out: string
  readonly petakom: string
  /** The key of PINs and receipts, to be put into the file; null leaves it out. */
  readonly secret: Buffer | null
  readonly now?: Date
  say?(text: string): void
}

export interface BackupSummary {
  readonly file: string
  readonly bytes: number
  readonly takenAt: string
  readonly schema: string
  readonly tables: number
  readonly rows: number
  readonly withSecret: boolean
}

/**
 * Every table in one repeatable-read snapshot, into one tar file that has its name only once it is whole. People go on
 * working meanwhile: nothing is locked against reading or writing.
 */
export async function writeBackup(connectionString: string, options: BackupOptions): Promise<BackupSummary> {
  const now = options.now ?? new Date()
  const path = await freePath(options.out, now)
  const client = await connect(connectionString)
  const unfinished = `${path}.sebagian-${process.pid}`
  try {
    const file = await open(unfinished, 'wx', 0o600)
    let manifest: Manifest
    try {
      manifest = await writeMembers(client, new TarWriter(file, now), options, now)
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    return {
      file: path,
      bytes: (await stat(path)).size,
      takenAt: manifest.takenAt,
      schema: manifest.schema.at(-1)!.name,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      withSecret: manifest.secret !== null,
    }
  } catch (error) {
    await rm(unfinished, { force: true })
    throw isFileError(error) ? unwritable(path, error) : error
  } finally {
    await client.end().catch(() => {})
  }
}

async function freePath(out: string, now: Date): Promise<string> {
  const found = await stat(out).catch(() => null)
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  const path = found?.isDirectory() ? join(out, `petakom-${stamp}.tar`) : out
  if (await stat(path).catch(() => null)) {
    throw new BackupError(`Berkas ${path} sudah ada dan tidak ditimpa. Pilih nama lain dengan --out.`)
  }
  return path
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && ['open', 'write', 'fsync', 'rename'].includes(String(error.syscall))

function unwritable(path: string, cause: NodeJS.ErrnoException): BackupError {
  const why = cause.code === 'ENOSPC' ? 'penyimpanan penuh' : (cause.code ?? 'galat')
  return new BackupError(
    `Cadangan tidak dapat ditulis ke ${path} (${why}). Periksa folder, izin, dan ruang kosongnya, atau pilih --out lain.`,
    { cause },
  )
}

async function writeMembers(client: pg.Client, tar: TarWriter, options: BackupOptions, now: Date): Promise<Manifest> {
  await client.query(`begin isolation level repeatable read read only; ${STEADY_OUTPUT}`)
  const schema = await readSchema(client)
  if (!(await seesEverything(client))) {
    throw new BackupError(
      'Pengguna basis data ini tidak melihat data semua instansi. Pakai pengguna dengan hak BYPASSRLS pada DATABASE_URL untuk mencadangkan.',
    )
  }
  const tables = await readTables(client)
  await client.query(`lock table ${tables.map(({ name }) => quoted(name)).join(', ')} in access share mode`)
  const written: BackedUpTable[] = []
  for (const [index, table] of tables.entries()) {
    written.push(await writeTable(client, tar, table))
    options.say?.(`Tabel ${index + 1}/${tables.length}: ${table.name} (${written.at(-1)!.rows} baris)`)
  }
  if (options.secret) await tar.add(SECRET_FILE, [options.secret])
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version")
  const manifest: Manifest = {
    format: 'petakom-backup',
    formatVersion: FORMAT_VERSION,
    takenAt: now.toISOString(),
    petakom: options.petakom,
    engine: ENGINE_VERSION,
    postgresql: rows[0]!.version,
    schema,
    tables: written,
    sequences: await readSequences(client),
    secret: options.secret ? sha256(options.secret) : null,
  }
  await client.query('commit')
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  await tar.add(MANIFEST_FILE, [text])
  await tar.add(MANIFEST_SUM_FILE, [Buffer.from(`${sha256(text)}  ${MANIFEST_FILE}\n`)])
  await tar.finish()
  return manifest
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function readSchema(client: pg.Client): Promise<Manifest['schema']> {
  const { rows: found } = await client.query("select to_regclass('public.schema_migration') is not null as there")
  const { rows } = found[0]?.there
    ? await client.query<Manifest['schema'][number]>(
        'select name, checksum, applied_at::text as "appliedAt" from schema_migration order by name',
      )
    : { rows: [] }
  if (rows.length === 0)
    throw new BackupError('Basis data ini belum berisi Petakom, sehingga tidak ada yang dicadangkan.')
  return rows
}

async function writeTable(client: pg.Client, tar: TarWriter, table: Table): Promise<BackedUpTable> {
  const sum = createHash('sha256')
  let rows = 0
  async function* counted() {
    for await (const chunk of copyOut(client, copyOutText(table))) {
      sum.update(chunk)
      rows += linesIn(chunk)
      yield chunk
    }
  }
  const gzip = createGzip({ level: 6 })
  const source = Readable.from(counted(), { objectMode: false })
  source.on('error', (error) => gzip.destroy(error))
  await tar.add(tableFile(table.name), source.pipe(gzip) as AsyncIterable<Buffer>)
  return { name: table.name, columns: [...table.columns], rows, sha256: sum.digest('hex') }
}

/** COPY escapes line ends inside values, so that a line is a row. */
export function linesIn(chunk: Buffer): number {
  let lines = 0
  for (let place = chunk.indexOf(10); place !== -1; place = chunk.indexOf(10, place + 1)) lines += 1
  return lines
}
