import { createHash } from 'node:crypto'
import type pg from 'pg'
import { connect } from '../db/connect.ts'
import { applyMigrations, LOCK, type Migration, migrate, readMigrations } from '../db/migrate.ts'
import { BackupError } from './backup-error.ts'
import { copyInText, copyOutText, quoted, readTables, STEADY_OUTPUT, type Table } from './catalogue.ts'
import { copyIn, copyOut } from './copy-stream.ts'
import { type Backup, openBackup, tableBytes } from './read-backup.ts'

export interface RestoreSummary {
  readonly takenAt: string
  readonly tables: number
  readonly rows: number
  readonly schema: string
  /** Migrations of this version that the backup did not have yet. */
  readonly migrated: readonly string[]
}

/**
 * Puts a backup into an empty database in one transaction: schema, rows, sequences. Before the commit every table is
 * read back and compared with its checksum; what fails anywhere leaves the database as it was.
 */
export async function restoreBackup(
  connectionString: string,
  path: string,
  say: (text: string) => void = () => {},
): Promise<RestoreSummary & { backup: Backup }> {
  const backup = await openBackup(path, say)
  const migrations = await knownMigrations(backup)
  const client = await connect(connectionString)
  try {
    await client.query(`begin; ${STEADY_OUTPUT}`)
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    await prepareSchema(client, backup, migrations)
    await fill(client, backup, say)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end().catch(() => {})
  }
  const migrated = await migrate(connectionString)
  const { takenAt, schema, tables } = backup.manifest
  await analyze(connectionString)
  return {
    backup,
    takenAt,
    tables: tables.length,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    schema: schema.at(-1)!.name,
    migrated,
  }
}

async function analyze(connectionString: string): Promise<void> {
  const client = await connect(connectionString)
  await client.query('analyze').finally(() => client.end())
}

/** The migrations that made the backup's schema, out of those of this version. */
async function knownMigrations({ path, manifest }: Backup): Promise<Migration[]> {
  const known = new Map((await readMigrations()).map((migration) => [migration.name, migration]))
  return manifest.schema.map(({ name, checksum }) => {
    const migration = known.get(name)
    if (migration?.checksum === checksum) return migration
    throw new BackupError(
      migration
        ? `Cadangan ${path} dibuat dengan berkas perubahan basis data ${name} yang berbeda dari versi ini. Pakai versi Petakom ${manifest.petakom} yang membuatnya.`
        : `Cadangan ${path} berasal dari versi Petakom yang lebih baru (perubahan ${name}). Pasang versi itu lalu pulihkan lagi.`,
    )
  })
}

/** An empty database gets the schema that the backup was made with; one that has it already must be without rows. */
async function prepareSchema(client: pg.Client, { manifest }: Backup, migrations: readonly Migration[]): Promise<void> {
  const existing = await readTables(client)
  if (existing.length === 0) {
    await applyMigrations(client, migrations)
    return
  }
  const { rows: applied } = await client.query<{ name: string }>('select name from schema_migration order by name')
  for (const { name } of existing) {
    await client.query(`lock table ${quoted(name)} in access exclusive mode`)
    // Forced row-level security would show an owner no rows at all. Rolled back where the restore is refused.
    await client.query(`alter table ${quoted(name)} no force row level security`)
    const { rows } = await client.query(`select from ${quoted(name)} limit 1`)
    if (rows.length > 0) throw notEmpty(name)
    await forceAgain(client, name)
  }
  const names = manifest.schema.map(({ name }) => name)
  if (applied.length === names.length && applied.every(({ name }, index) => name === names[index])) return
  throw new BackupError(
    'Basis data tujuan sudah disiapkan untuk versi lain daripada cadangan ini. Pakai basis data yang baru dibuat dan belum pernah dijalankan.',
  )
}

const notEmpty = (table: string) =>
  new BackupError(
    `Basis data tujuan tidak kosong (tabel ${table} berisi data). Pulihkan ke basis data atau folder data yang baru; tidak ada yang diubah.`,
  )

async function fill(client: pg.Client, backup: Backup, say: (text: string) => void): Promise<void> {
  const { manifest, path } = backup
  const stored = new Map(manifest.tables.map((table) => [table.name, table]))
  const tables = await readTables(client)
  const missing = tables.find(({ name }) => !stored.has(name)) ?? [...stored.values()].find(isUnknownTo(tables))
  if (missing) throw new BackupError(`Cadangan ${path} tidak cocok dengan tabel ${missing.name} pada versi ini.`)
  // COPY cannot write under row-level security; an owner who is no superuser is let past it inside this transaction.
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} no force row level security`)
  for (const [index, table] of tables.entries()) {
    const { columns, rows, sha256 } = stored.get(table.name)!
    await copyIn(client, copyInText({ name: table.name, columns }), tableBytes(backup, table))
    if ((await sumOf(client, { ...table, columns })) !== sha256)
      throw new BackupError(
        `Isi tabel ${table.name} sesudah dipulihkan berbeda dari cadangan; tidak ada yang disimpan.`,
      )
    say(`Tabel ${index + 1}/${tables.length}: ${table.name} (${rows} baris) dipulihkan dan cocok`)
  }
  for (const { name } of tables) await forceAgain(client, name)
  for (const { name, lastValue } of manifest.sequences) {
    if (lastValue !== null) await client.query('select setval($1::regclass, $2::bigint)', [quoted(name), lastValue])
  }
}

const isUnknownTo =
  (tables: readonly Table[]) =>
  ({ name }: { name: string }) =>
    !tables.some((table) => table.name === name)

async function sumOf(client: pg.Client, table: Table): Promise<string> {
  const sum = createHash('sha256')
  for await (const chunk of copyOut(client, copyOutText(table))) sum.update(chunk)
  return sum.digest('hex')
}

/** Forced row-level security again, wherever a table has it. */
async function forceAgain(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query('select relrowsecurity as on from pg_class where oid = $1::regclass', [
    quoted(name),
  ])
  if (rows[0]?.on) await client.query(`alter table ${quoted(name)} force row level security`)
}
