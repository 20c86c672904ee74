import { z } from 'zod'
import type { Database } from '../../../db/database.ts'
import { sql } from '../../../db/query.ts'
import { verifyStored } from '../thread/verify-stored.ts'
import { checkProposal } from './recheck.ts'

export interface PlacementRecomputation {
  readonly plans: number
  readonly proposals: number
  readonly archives: number
  /** The first thing that is not what it was made from; null where all is. */
  readonly first: {
    readonly round: string
    readonly plan: number
    readonly check: string
    readonly detail: string | null
  } | null
}

const PlanRow = z.object({ id: z.string(), round: z.string(), number: z.number() })
const ProposalRow = PlanRow.extend({ isArchived: z.boolean() })

/**
 * Makes pairs, input hashes and certificates anew of every plan that is current or was proposed, and the hashes of every
 * proposal and archive; stops at the first difference.
 */
export async function recomputePlacement(database: Database, instansiId: string): Promise<PlacementRecomputation> {
  const sum = { plans: 0, proposals: 0, archives: 0 }
  const { plans, proposals } = await database.tenant(instansiId, async (db) => ({
    plans: await db.all(
      PlanRow,
      sql`select l.id, r.name as round, l.number from placement_plan as l
        join placement_round as r on r.instansi_id = l.instansi_id and r.id = l.round_id
        where l.snapshot_id = r.snapshot_id
          or exists (select from placement_proposal as p where p.instansi_id = l.instansi_id and p.plan_id = l.id)
        order by r.created_at, l.number`,
    ),
    proposals: await db.all(
      ProposalRow,
      sql`select p.id, r.name as round, l.number, p.ending is not distinct from 'signed' as "isArchived"
        from placement_proposal as p
        join placement_round as r on r.instansi_id = p.instansi_id and r.id = p.round_id
        join placement_plan as l on l.instansi_id = p.instansi_id and l.id = p.plan_id order by p.proposed_at`,
    ),
  }))
  for (const { id, round, number } of plans) {
    const { checks } = await verifyStored(database, { instansiId, planId: id })
    const broken = checks.find(({ isHeld }) => !isHeld)
    if (broken) return { ...sum, first: { round, plan: number, check: broken.code, detail: broken.detail } }
    sum.plans += 1
  }
  for (const { id, round, number, isArchived } of proposals) {
    const checks = await database.tenant(instansiId, (db) => checkProposal(db, id), { snapshot: true })
    const broken = checks.find(({ isHeld }) => !isHeld)
    if (broken) return { ...sum, first: { round, plan: number, check: broken.code, detail: broken.detail } }
    sum.proposals += 1
    sum.archives += isArchived ? 1 : 0
  }
  return { ...sum, first: null }
}
