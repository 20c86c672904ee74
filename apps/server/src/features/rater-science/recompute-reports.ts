import { RaterReport } from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'
import { z } from 'zod'
import type { Database } from '../../db/database.ts'
import { sql } from '../../db/query.ts'
import { computeReport, readReportInputs } from './store-report.ts'

export interface ReportRecomputation {
  /** Newest reports of centres that rest on what counts now. */
  readonly reports: number
  /** Those that do not: ratings, recipe or engine are others since. Neither the same nor a difference. */
  readonly notComparable: number
  readonly first: { readonly centre: string; readonly field: string } | null
}

const Row = z.object({ centreId: z.string(), name: z.string(), content: RaterReport, inputHash: z.string() })

/** Rebuilds the newest report of every centre from its ratings; it must agree to the last bit. */
export async function recomputeReports(database: Database, instansiId: string): Promise<ReportRecomputation> {
  const rows = await database.tenant(instansiId, (db) =>
    db.all(
      Row,
      sql`select distinct on (r.centre_id) r.centre_id as "centreId", c.name, r.content,
          encode(r.input_hash, 'hex') as "inputHash"
        from rater_report as r join centre as c on c.instansi_id = r.instansi_id and c.id = r.centre_id
        order by r.centre_id, r.computed_at desc, r.id`,
    ),
  )
  let reports = 0
  for (const { centreId, name, content, inputHash } of rows) {
    const inputs = await database.tenant(instansiId, (db) => readReportInputs(db, centreId), { snapshot: true })
    if (inputs.hash !== inputHash) continue
    const rebuilt = await computeReport(inputs)
    const field = (Object.keys(content) as (keyof RaterReport)[]).find(
      (key) => canonicalJson(content[key]) !== canonicalJson(rebuilt[key]),
    )
    if (field) return { reports, notComparable: 0, first: { centre: name, field } }
    reports += 1
  }
  return { reports, notComparable: rows.length - reports, first: null }
}
