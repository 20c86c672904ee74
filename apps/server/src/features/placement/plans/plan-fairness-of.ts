import type { PlanMove } from '@petakom/contract'
import { type PlanFairnessReport, planFairness } from '@petakom/domain'
import { NONE } from '@petakom/placement'
import type { Database } from '../../../db/database.ts'
import { readPlanGroups } from '../../../db/plan-groups.ts'
import type { LoadedSnapshot } from '../thread/loaded-snapshot.ts'
import { fitOf, stayingFit } from './plan-moves.ts'

const UNKNOWN = { sex: null, age: null, agencySize: null, status: null }

/** How the plan falls on groups: read at the end and beside the facts, so that no group can reach a score. */
export async function planFairnessOf(
  database: Database,
  instansiId: string,
  snapshot: LoadedSnapshot,
  placeOf: Int32Array,
  moves: readonly PlanMove[],
): Promise<PlanFairnessReport> {
  const groups = await database.tenant(instansiId, (db) => readPlanGroups(db, snapshot.content.facts.date))
  const promoted = new Set(moves.flatMap(({ kind, official }) => (kind === 'promotion' ? [official.index] : [])))
  const moved = new Set(moves.map(({ official }) => official.index))
  return planFairness(
    [...placeOf].map((post, i) => {
      const [from, to] = snapshot.rowOf(i)
      const isHome = snapshot.seatOf[i] !== NONE
      return {
        ...(groups.get(snapshot.content.facts.officials[i]!.id) ?? UNKNOWN),
        candidate: to - from > Number(isHome),
        fitNow: stayingFit(snapshot, i),
        fitInPlan: post === NONE ? null : fitOf(snapshot, i, post),
        moved: moved.has(i),
        promoted: promoted.has(i),
      }
    }),
  )
}
