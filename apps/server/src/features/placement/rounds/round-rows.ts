import { type getRound, type ResponseOf, RoundRow, Snapshot } from '@petakom/contract'
import { z } from 'zod'
import { type Db, raw, sql } from '../../../db/query.ts'
import { placementErrors } from '../errors.ts'

export const instant = (column: string) => raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)

const columns = sql`r.id, r.name, r.held_on::text as date, r.tiers, r.unit_id as "unitId",
  r.allow_lateral as "allowLateral", r.backfill, r.with_rank as "withRank", r.state, r.version,
  (select count(*)::int from placement_plan as p where p.round_id = r.id) as plans,
  r.created_by_name as "createdBy", ${instant('r.created_at')} as "createdAt",
  r.changed_by_name as "changedBy", ${instant('r.changed_at')} as "changedAt"`

/** The latest first. */
export function listRoundRows(db: Db) {
  return db.all(RoundRow, sql`select ${columns} from placement_round as r order by r.created_at desc, r.id`)
}

const DetailRow = RoundRow.extend({
  unitName: z.string().nullable(),
  proposedPlanId: z.string().nullable(),
  snapshotId: z.string().nullable(),
})

export async function readRound(db: Db, id: string): Promise<ResponseOf<typeof getRound>> {
  const row = await db.maybe(
    DetailRow,
    sql`select ${columns}, u.name as "unitName", r.proposed_plan_id as "proposedPlanId", r.snapshot_id as "snapshotId"
      from placement_round as r left join unit_kerja as u on u.id = r.unit_id where r.id = ${id}`,
  )
  if (!row) throw placementErrors.ROUND_NOT_FOUND()
  const { snapshotId, ...round } = row
  return { ...round, snapshot: snapshotId === null ? null : await readSnapshotRow(db, snapshotId) }
}

const readSnapshotRow = (db: Db, id: string) =>
  db.one(
    Snapshot,
    sql`select ${instant('taken_at')} as "takenAt", taken_by_name as "takenBy", encode(hash, 'hex') as hash, officials,
        posts, vacant, pair_count as pairs, rules_version as "rulesVersion",
        fit_recipe_version as "fitRecipeVersion", barred, incomplete
      from placement_snapshot where id = ${id}`,
  )
