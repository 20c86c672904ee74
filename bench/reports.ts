import { z } from 'zod'
import { sql } from '../apps/server/src/db/query.ts'
import { buildReport } from '../apps/server/src/features/results/build-report.ts'
import { renderReport } from '../apps/server/src/features/results/report/render-report.ts'
import type { BenchContext } from './context.ts'
import { type Line, seconds } from './measure.ts'

const BUDGET = 60

/** Every report of the event: read, laid out, written as tagged PDF. */
export async function benchReports({ database }: BenchContext): Promise<Line[]> {
  const { id } = await database.gate((db) => db.one(z.object({ id: z.string() }), sql`select id from instansi`))
  const people = await database.tenant(id, (db) =>
    db.all(z.object({ id: z.string() }), sql`select participant_id as id from result`),
  )
  const one = await seconds(() =>
    database.tenant(id, async (db) => renderReport(await buildReport(db, people[0]!.id, ''))),
  )
  const all = await seconds(async () => {
    for (const person of people) {
      await database.tenant(id, async (db) => renderReport(await buildReport(db, person.id, '')))
    }
  })
  return [
    {
      name: `${people.length} individual reports`,
      figure: `${all.toFixed(1)} s`,
      against: `limit ${BUDGET} s`,
      ratio: all / BUDGET,
    },
    { name: 'one report', figure: `${(one * 1000).toFixed(0)} ms`, against: 'limit 1,000 ms', ratio: one },
  ]
}
