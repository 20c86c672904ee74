import { z } from 'zod'
import { type Config, readConfig } from '../config.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { sql } from '../db/query.ts'
import { borrowPostgres } from '../postgres/borrow-postgres.ts'
import { UsageError } from './command.ts'

/** Runs a command against the database: the one of a server that is running, or one started for the command alone. */
export async function withDatabase<T>(work: (database: Database, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const postgres = await borrowPostgres(config)
  try {
    await migrate(postgres.connectionString)
    const database = openDatabase(postgres.connectionString)
    try {
      return await work(database, config)
    } finally {
      await database.close()
    }
  } finally {
    await postgres.stop()
  }
}

/** The instansi with this code, in any case; the only one where no code is given. */
export async function findInstansi(database: Database, code: string | undefined): Promise<string> {
  const all = await database.gate((db) =>
    db.all(z.object({ id: z.string(), code: z.string() }), sql`select id, code from instansi order by code`),
  )
  const codes = all.map((instansi) => instansi.code).join(', ') || 'belum ada'
  const found = code === undefined ? all : all.filter((instansi) => instansi.code.toLowerCase() === code.toLowerCase())
  if (found.length === 1) return found[0]!.id
  throw new UsageError(
    code === undefined
      ? `Sebutkan instansi dengan --instansi KODE (${codes}).`
      : `Instansi "${code}" tidak ada. Yang ada: ${codes}.`,
  )
}
