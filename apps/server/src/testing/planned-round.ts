import { makePlan } from '../features/placement/plans/make-plan.ts'
import { createRound } from '../features/placement/rounds/create-round.ts'
import { freezeRound } from '../features/placement/rounds/freeze-round.ts'
import type { TestApp } from './test-app.ts'

/** A round of the instansi's structural posts, frozen and planned by the real functions, with one constraint. */
export async function insertPlannedRound({ database, owner, now }: TestApp, instansiId: string) {
  const actor = { instansiId, id: null, name: 'uji' }
  const day = now.value.toISOString().slice(0, 10)
  const draft = {
    ...{ name: 'Putaran uji', date: day, tiers: ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'] as const, unitId: null },
    ...{ allowLateral: true, backfill: true, withRank: false },
  }
  const placementRound = await database.tenant(instansiId, (db) =>
    createRound(db, actor, { ...draft, tiers: [...draft.tiers] }, now.value),
  )
  await freezeRound(database, { actor, roundId: placementRound, version: 1 }, () => {})
  const { rows } = await owner(
    `insert into placement_constraint (instansi_id, round_id, kind, jabatan_id, seat, post_name, unit_name, reason, price,
       created_by_name)
     select $1, $2, 'lock-post', jabatan_id, seat, name, unit_name, 'tetap kosong dahulu', 0, 'uji'
     from placement_post where instansi_id = $1 order by index limit 1 returning id`,
    [instansiId, placementRound],
  )
  const settings = {
    ...{ label: 'Uji', objective: 'total' as const, fewestMovesWithin: null, mostMoves: null, moveCapShare: null },
    ...{ stayingBonus: 0, timeLimitSeconds: 30 },
  }
  const tools = { database, progress: () => {}, signal: new AbortController().signal }
  const { id } = await makePlan({ actor, roundId: placementRound, settings }, tools)
  return { placementRound, placementPlan: id, placementConstraint: rows[0].id as string }
}
