import { PlanFigures, PlanSettings, PlanState } from '@petakom/contract'
import { NONE } from '@petakom/placement'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { placementErrors } from '../errors.ts'
import { unpackInts } from '../thread/packing.ts'

const Row = z.object({
  id: z.string(),
  roundId: z.string(),
  snapshotId: z.string(),
  number: z.number(),
  settings: PlanSettings,
  state: PlanState,
  figures: PlanFigures.nullable(),
  assignment: z.instanceof(Buffer).nullable(),
  inputHash: z.string(),
  engineVersion: z.string(),
  snapshotHash: z.string(),
  rulesVersion: z.string(),
  fitRecipeVersion: z.string(),
})

export type PlanHead = Omit<z.infer<typeof Row>, 'assignment'> & {
  /** Official of each post of the round after the plan. */
  readonly planned: ReadonlyMap<number, number | null>
}

/** What a proposal needs of a stored plan. */
export async function readPlanHead(db: Db, planId: string): Promise<PlanHead> {
  const row = await db.maybe(
    Row,
    sql`select l.id, l.round_id as "roundId", l.snapshot_id as "snapshotId", l.number, l.settings, l.state, l.figures,
        l.assignment, encode(l.input_hash, 'hex') as "inputHash", l.engine_version as "engineVersion",
        encode(s.hash, 'hex') as "snapshotHash", s.rules_version as "rulesVersion",
        s.fit_recipe_version as "fitRecipeVersion"
      from placement_plan as l
      join placement_snapshot as s on s.instansi_id = l.instansi_id and s.id = l.snapshot_id
      where l.id = ${planId}`,
  )
  if (!row) throw placementErrors.PLAN_NOT_FOUND()
  const { assignment, ...head } = row
  const holders = await db.all(
    z.object({ post: z.number(), holder: z.number().nullable() }),
    sql`select index as post, holder_index as holder from placement_post where snapshot_id = ${row.snapshotId}`,
  )
  return { ...head, planned: occupants(assignment, holders) }
}

/** Who ends in each post. A holder with no place in the plan cannot be compared with anybody, and keeps the seat. */
function occupants(
  assignment: Buffer | null,
  holders: readonly { readonly post: number; readonly holder: number | null }[],
): Map<number, number | null> {
  const placed = assignment === null ? new Int32Array() : unpackInts(assignment)
  const planned = new Map(
    holders.map(({ post, holder }) => [post, holder !== null && (placed[holder] ?? NONE) === NONE ? holder : null]),
  )
  placed.forEach((post, official) => {
    // Numbers past the posts of the round are the present places of people from outside it.
    if (planned.has(post)) planned.set(post, official)
  })
  return planned
}
