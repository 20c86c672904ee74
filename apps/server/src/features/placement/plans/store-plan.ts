import type { EmptyPost, PlanChain, PlanClash, PlanFigures, PlanMove, PlanSettings } from '@petakom/contract'
import type { PlanFairnessReport } from '@petakom/domain'
import { PLACEMENT_VERSION } from '@petakom/placement'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { sql } from '../../../db/query.ts'
import { lockRound, requireOpen } from '../rounds/change-round.ts'
import { packFloats, packInts } from '../thread/packing.ts'
import { packCertificate } from './certificate.ts'
import type { PlanBasis } from './plan-basis.ts'
import { planHash } from './plan-hash.ts'
import type { SolvedPlan } from './solve-settings.ts'

interface Ready {
  readonly plan: SolvedPlan
  readonly mustFill: readonly number[]
  readonly figures: PlanFigures
  readonly moves: readonly PlanMove[]
  readonly chains: readonly PlanChain[]
  readonly empty: readonly z.infer<typeof EmptyPost>[]
  readonly fairness: PlanFairnessReport
}

export interface PlanDraft {
  readonly actor: AuditActor
  readonly basis: PlanBasis
  readonly settings: PlanSettings
  readonly result: Ready | { readonly clash: PlanClash }
}

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

/** Keeps the plan under the next number of its round. */
export function storePlan(database: Database, { actor, basis, settings, result }: PlanDraft) {
  const { roundId, snapshot, inForce, basePlanId } = basis
  const ready = 'plan' in result ? result : null
  const constraints = inForce.map(({ id, kind, official, post }) => ({ id, kind, official, post }))
  const state = ready ? ('ready' as const) : ('infeasible' as const)
  return database.tenant(actor.instansiId, async (db) => {
    // Held so that two plans made at once do not take the same number.
    const round = await lockRound(db, roundId)
    requireOpen(round)
    const { id, number } = await db.one(
      z.object({ id: z.string(), number: z.number() }),
      sql`insert into placement_plan (instansi_id, round_id, snapshot_id, number, base_plan_id, settings, state,
          constraint_ids, constraints, must_fill, figures, clash, assignment, certificate, start_prices, moves, chains,
          empty, fairness, input_hash, engine_version, created_by, created_by_name)
        values (${actor.instansiId}, ${roundId}, ${snapshot.id},
          (select coalesce(max(number), 0) + 1 from placement_plan where round_id = ${roundId}), ${basePlanId},
          ${json(settings)}, ${state}, ${inForce.map((one) => one.id)}::uuid[], ${json(constraints)},
          ${[...(ready?.mustFill ?? [])]}::int[], ${json(ready?.figures)},
          ${'clash' in result ? json(result.clash) : null}, ${ready ? packInts(ready.plan.placeOf) : null},
          ${ready?.plan.certificate ? packCertificate(ready.plan.certificate) : null},
          ${ready ? packFloats(ready.plan.startPrices) : null}, ${json(ready?.moves)}, ${json(ready?.chains)},
          ${json(ready?.empty)}, ${json(ready?.fairness)},
          decode(${planHash(snapshot.hash, settings, constraints)}, 'hex'), ${PLACEMENT_VERSION}, ${actor.id},
          ${actor.name})
        returning id, number`,
    )
    await audit(db, actor, {
      action: 'placement-plan.made',
      subjectType: 'placement-plan',
      subjectId: id,
      after: {
        round: round.name,
        number,
        state,
        constraints: inForce.length,
        ...(ready
          ? { total: ready.figures.total, certified: ready.figures.certified, moves: ready.figures.moves }
          : {}),
      },
    })
    return { id, state }
  })
}
