import { RaterReport } from '@petakom/contract'
import { severityRecovery } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'

const KnownRow = z.object({ rater: z.string(), name: z.string(), severity: z.number() })

/** Severities that simulated assessors of a centre were given, beside those that its latest report found. */
export async function readRecovery(db: Db, centreId: string) {
  const centre = await db.maybe(z.object({ id: z.string() }), sql`select id from centre where id = ${centreId}`)
  if (!centre) throw errors.NOT_FOUND()
  const latest = await db.maybe(
    z.object({ content: RaterReport }),
    sql`select content from rater_report where centre_id = ${centreId} order by computed_at desc, id limit 1`,
  )
  const known = await db.all(
    KnownRow,
    sql`select s.account_id as rater, a.name, s.severity from simulated_assessor as s
      join account as a on a.instansi_id = s.instansi_id and a.id = s.account_id
      join centre_assessor as m on m.instansi_id = s.instansi_id and m.account_id = s.account_id
      where m.centre_id = ${centreId} order by s.severity, a.name`,
  )
  const found = known.flatMap((row) => {
    const line = latest?.content.raters.find(({ rater }) => rater === row.rater)
    if (line?.points == null || line.pointsError === null) return []
    return [
      {
        ...{ rater: row.rater, name: row.name, ratings: line.ratings },
        ...{ known: row.severity, estimated: line.points, standardError: line.pointsError },
      },
    ]
  })
  const recovery = severityRecovery(found)
  return {
    correlation: recovery?.correlation ?? null,
    error: recovery?.error ?? null,
    within: recovery?.within ?? 0,
    rows: recovery ? found.map((row, n) => ({ ...row, ...recovery.rows[n]! })) : [],
  }
}
