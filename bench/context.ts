import type { Database } from '../apps/server/src/db/database.ts'

export interface BenchContext {
  readonly database: Database
  readonly connectionString: string
  readonly folder: string
  readonly secret: Buffer
}
