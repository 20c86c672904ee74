import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { openPostgres } from '../postgres/open-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty database that each test file copies. */
    templateUrl: string
  }
}

/** One real PostgreSQL for the whole run; every test file works on a copy of a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'petakom-test-'))
  const external = process.env.TEST_DATABASE_URL
  const postgres = await openPostgres({ dataFolder: folder, databaseUrl: external ?? null, ephemeral: true })
  const url = new URL(postgres.connectionString)
  const client = await connect(url.href)
  await client.query('drop database if exists petakom_template')
  await client.query('create database petakom_template')
  await client.end()
  url.pathname = '/petakom_template'
  await migrate(url.href)
  project.provide('templateUrl', url.href)
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
