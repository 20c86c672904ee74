import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readRoundFacts, USUAL_TIERS } from '../apps/server/src/db/placement/round-facts.ts'
import { ensureInstansi } from '../apps/server/src/demo/demo-city.ts'
import { importFile } from '../apps/server/src/features/pegawai/import/import-file.ts'
import type { BenchContext } from './context.ts'
import { type Line, percentile, seconds, timings } from './measure.ts'

const IMPORT_BUDGET = 10
const BUDGET_MS = 1000
const FILES = { performance: 'predikat-kinerja.csv', discipline: 'hukuman-disiplin.csv' } as const

/** What a placement round is asked about, at 6,200 people with their careers and 699 results. */
export async function benchRoundFacts({ database, folder }: BenchContext): Promise<Line[]> {
  const actor = await ensureInstansi(database)
  const load = async (kind: 'performance' | 'discipline' | 'career', name: string) =>
    importFile(database, actor, kind, await readFile(join(folder, name)), { apply: true, source: name })
  for (const [kind, name] of Object.entries(FILES)) await load(kind as keyof typeof FILES, name)
  const career = await seconds(() => load('career', 'riwayat-jabatan.csv'))
  const read = () =>
    database.tenant(actor.instansiId, (db) => readRoundFacts(db, { date: '2025-12-01', tiers: USUAL_TIERS }))
  const { officials, posts } = await read()
  const p95 = percentile(await timings(20, read), 0.95)
  return [
    {
      name: 'import of earlier posts, everybody',
      figure: `${career.toFixed(2)} s`,
      against: `limit ${IMPORT_BUDGET} s`,
      ratio: career / IMPORT_BUDGET,
    },
    {
      name: `facts of a round, ${officials.length} and ${posts.length}, p95`,
      figure: `${p95.toFixed(0)} ms`,
      against: `limit ${BUDGET_MS} ms`,
      ratio: p95 / BUDGET_MS,
    },
  ]
}
