import { readFile } from 'node:fs/promises'
import { ensureInstansi, ensureOrganization } from '../apps/server/src/demo/demo-city.ts'
import { demoCity, writeDemoFiles } from '../apps/server/src/demo/demo-files.ts'
import { importFile } from '../apps/server/src/features/pegawai/import/import-file.ts'
import type { BenchContext } from './context.ts'
import { type Line, seconds } from './measure.ts'

const PEOPLE = 6200
const BUDGET = 10

export async function benchImport({ database, folder }: BenchContext): Promise<Line[]> {
  const city = demoCity(1, PEOPLE)
  const { roster } = await writeDemoFiles(city, folder)
  const file = await readFile(roster)
  const actor = await ensureInstansi(database)
  await database.tenant(actor.instansiId, (db) => ensureOrganization(db, actor, city))
  const order = { apply: true, source: 'roster' }
  const first = await seconds(() => importFile(database, actor, 'roster', file, order))
  const again = await seconds(() => importFile(database, actor, 'roster', file, order))
  const line = (name: string, taken: number): Line => ({
    name,
    figure: `${taken.toFixed(2)} s`,
    against: `limit ${BUDGET} s`,
    ratio: taken / BUDGET,
  })
  return [line(`import of ${PEOPLE} people, all new`, first), line('the same file again', again)]
}
