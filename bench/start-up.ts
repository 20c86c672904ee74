import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../apps/server/src/db/migrate.ts'
import { openPostgres } from '../apps/server/src/postgres/open-postgres.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { type Line, seconds } from './measure.ts'

const RESTART_BUDGET = 3

/** What a start does once the packages are there: a fresh folder, and one that has been started before. */
export async function benchStartUp(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'petakom-start-'))
  const start = async () => {
    const postgres = await openPostgres({ dataFolder: folder, databaseUrl: null })
    await migrate(postgres.connectionString)
    await postgres.stop()
  }
  await buildWeb()
  const first = await seconds(start)
  const again = await seconds(async () => {
    await start()
    await buildWeb()
  })
  rmSync(folder, { recursive: true, force: true })
  return [
    {
      name: 'start: new PostgreSQL and schema',
      figure: `${first.toFixed(2)} s`,
      against: 'limit 180 s with download',
      ratio: first / 180,
    },
    {
      name: 'start: again, pages unchanged',
      figure: `${again.toFixed(2)} s`,
      against: `limit ${RESTART_BUDGET} s`,
      ratio: again / RESTART_BUDGET,
    },
  ]
}
