import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { connect } from './connect.ts'

const FOLDER = join(import.meta.dirname, '../../../../db/migrations')
/** Any fixed number: two servers that start at once take their turn. */
export const LOCK = 7_365_001

const MIGRATION_TABLE =
  'create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())'

export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

export interface Migration {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

export async function readMigrations(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Brings the database to this version, forward only, each file in a transaction of its own: killed half-way it leaves
 * nothing of the file it was in. Refuses a database that a newer version has already changed.
 */
export async function migrate(connectionString: string, folder = FOLDER): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = await connect(connectionString)
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(MIGRATION_TABLE)
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migration',
    )
    const applied = new Map(rows.map((row) => [row.name, row.checksum]))
    refuseUnknown(applied, migrations)
    const pending = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

function refuseUnknown(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const [name, checksum] of applied) {
    const expected = known.get(name)
    if (expected === undefined) {
      throw new MigrationError(
        `Basis data ini sudah dipakai oleh versi Petakom yang lebih baru (perubahan ${name}). Pasang versi itu, atau pulihkan cadangan yang lama; tidak ada yang diubah.`,
      )
    }
    if (expected !== checksum) {
      throw new MigrationError(
        `Berkas perubahan basis data ${name} berbeda dari yang pernah diterapkan. Pulihkan berkas aslinya; tidak ada yang diubah.`,
      )
    }
  }
}

/** Makes the schema of these migrations inside the caller's transaction, in a database that has none. */
export async function applyMigrations(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await client.query(MIGRATION_TABLE)
  for (const migration of migrations) await run(client, migration)
}

async function run(client: pg.Client, { name, text, checksum }: Migration): Promise<void> {
  await client.query(text)
  await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
}

const INSUFFICIENT_PRIVILEGE = '42501'

function mayNot(cause: Error): MigrationError {
  return new MigrationError(
    `Pengguna basis data pada DATABASE_URL belum berhak menyiapkan Petakom (${cause.message}). Minta administrator PostgreSQL memberinya peran petakom_app dan petakom_gate WITH ADMIN OPTION serta membuat ekstensi btree_gist dan pg_trgm, seperti pada docs/operator.md; tidak ada yang diubah.`,
    { cause },
  )
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const { name } = migration
  await client.query('begin')
  try {
    await run(client, migration)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    if ((cause as { code?: string }).code === INSUFFICIENT_PRIVILEGE) throw mayNot(cause as Error)
    throw new MigrationError(`Perubahan basis data ${name} tidak dapat diterapkan; tidak ada yang diubah.`, { cause })
  }
}
