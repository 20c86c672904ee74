import { PlanFigures, PlanSettings, PlanState } from '@petakom/contract'
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
  posts: z.number(),
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
        s.fit_recipe_version as "fitRecipeVersion", s.posts
      from placement_plan as l
      join placement_snapshot as s on s.instansi_id = l.instansi_id and s.id = l.snapshot_id
      where l.id = ${planId}`,
  )
  if (!row) throw placementErrors.PLAN_NOT_FOUND()
  const { assignment, ...head } = row
  return { ...head, planned: occupants(assignment, head.posts) }
}

/** Numbers from `posts` on are private: the present place of somebody from outside the round. */
function occupants(assignment: Buffer | null, posts: number): Map<number, number | null> {
  const planned = new Map<number, number | null>(Array.from({ length: posts }, (_, post) => [post, null]))
  if (assignment === null) return planned
  unpackInts(assignment).forEach((post, official) => {
    if (post >= 0 && post < posts) planned.set(post, official)
  })
  return planned
}
