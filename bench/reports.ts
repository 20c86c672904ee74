import { z } from 'zod'
import { sql } from '../apps/server/src/db/query.ts'
import { buildReport } from '../apps/server/src/features/results/build-report.ts'
import { RenderThread } from '../apps/server/src/features/results/report/render-thread.ts'
import type { BenchContext } from './context.ts'
import { type Line, seconds } from './measure.ts'

const BUDGET = 60

/** Every report of the event: read, laid out, written as tagged PDF. */
export async function benchReports({ database }: BenchContext): Promise<Line[]> {
  const { id } = await database.gate((db) => db.one(z.object({ id: z.string() }), sql`select id from instansi`))
  const people = await database.tenant(id, (db) =>
    db.all(z.object({ id: z.string() }), sql`select participant_id as id from result`),
  )
  const reports = new RenderThread()
  const layOut = async (person: string) =>
    reports.render(await database.tenant(id, (db) => buildReport(db, person, '')))
  const first = await seconds(() => layOut(people[0]!.id))
  const again = await seconds(() => layOut(people[1]!.id))
  const all = await seconds(async () => {
    for (const person of people) await layOut(person.id)
  })
  await reports.close()
  return [
    {
      name: `${people.length} individual reports`,
      figure: `${all.toFixed(1)} s`,
      against: `limit ${BUDGET} s`,
      ratio: all / BUDGET,
    },
    { name: 'first report', figure: `${(first * 1000).toFixed(0)} ms`, against: 'limit 1,000 ms', ratio: first },
    { name: 'one more', figure: `${(again * 1000).toFixed(0)} ms`, against: 'limit 150 ms', ratio: again / 0.15 },
  ]
}
