import { EmptyPost, type getPlan, PlanChain, PlanFairness, PlanMove, PlanRow, type ResponseOf } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { placementErrors } from '../errors.ts'
import { instant } from '../rounds/round-rows.ts'

const columns = sql`p.id, p.round_id as "roundId", p.number, p.settings, p.state, p.figures, p.clash,
  encode(s.hash, 'hex') as "snapshotHash", coalesce(r.snapshot_id = p.snapshot_id, false) as "isCurrent",
  encode(p.input_hash, 'hex') as "inputHash", p.engine_version as "engineVersion",
  cardinality(p.constraint_ids) as constraints, p.created_by_name as "createdBy",
  ${instant('p.created_at')} as "createdAt"`
const tables = sql`placement_plan as p
  join placement_round as r on r.instansi_id = p.instansi_id and r.id = p.round_id
  join placement_snapshot as s on s.instansi_id = p.instansi_id and s.id = p.snapshot_id`

/** Plans of a round, the latest first. */
export function listPlanRows(db: Db, roundId: string) {
  return db.all(PlanRow, sql`select ${columns} from ${tables} where p.round_id = ${roundId} order by p.number desc`)
}

const Detail = PlanRow.extend({
  round: z.object({ id: z.string(), name: z.string(), date: z.string(), state: z.string(), version: z.number() }),
  moves: z.array(PlanMove).nullable(),
  chains: z.array(PlanChain).nullable(),
  empty: z.array(EmptyPost).nullable(),
  fairness: PlanFairness.nullable(),
})

export async function readPlan(db: Db, id: string): Promise<ResponseOf<typeof getPlan>> {
  const plan = await db.maybe(
    Detail,
    sql`select ${columns}, p.moves, p.chains, p.empty, p.fairness, jsonb_build_object('id', r.id, 'name', r.name,
        'date', r.held_on::text, 'state', r.state, 'version', r.version) as round
      from ${tables} where p.id = ${id}`,
  )
  if (!plan) throw placementErrors.PLAN_NOT_FOUND()
  return { ...plan, moves: plan.moves ?? [], chains: plan.chains ?? [], empty: plan.empty ?? [] }
}
