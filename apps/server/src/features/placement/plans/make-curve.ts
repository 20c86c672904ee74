import { roundCurve } from '@petakom/placement/round'
import type { AuditActor } from '../../../db/audit.ts'
import type { Db } from '../../../db/query.ts'
import type { WorkerTools } from '../../../jobs/worker-side.ts'
import { openMipThread } from '../../../placement/mip-thread.ts'
import { placementErrors } from '../errors.ts'
import { solveCalmly } from '../thread/base-plan.ts'
import { readStoredPlan } from '../thread/loaded-plan.ts'
import { loadSnapshot } from '../thread/loaded-snapshot.ts'
import { agenciesOf, planInput } from '../thread/round-problem.ts'

/** Under caps each point is a search of its own. */
const MOST_POINTS = 300

/** Refuses what has no curve, or one that nobody can wait for. */
export async function requireCurve(db: Db, planId: string) {
  const plan = await readStoredPlan(db, planId)
  if (plan.assignment === null) throw placementErrors.PLAN_WITHOUT_ASSIGNMENT({ number: plan.number })
  return plan
}

/** Best total with at most k moves under the constraints of a plan, from k = 0 until more moves gain nothing. */
export async function makeCurve(
  { actor, planId }: { readonly actor: AuditActor; readonly planId: string },
  { database, progress, signal }: WorkerTools,
): Promise<{ totals: (number | null)[] }> {
  progress(0.02, 'frozen')
  const { plan, snapshot } = await database.tenant(actor.instansiId, async (db) => {
    const plan = await requireCurve(db, planId)
    return { plan, snapshot: await loadSnapshot(db, plan.snapshotId) }
  })
  const base = solveCalmly(snapshot, plan.constraints)
  if (base.outcome !== 'planned') throw new Error(`plan ${planId} is stored but cannot be solved again`)
  if (base.moves > MOST_POINTS) throw placementErrors.CURVE_TOO_LARGE({ points: base.moves, most: MOST_POINTS })
  const settings = { ...plan.settings, objective: 'total', fewestMovesWithin: null, mostMoves: null } as const
  const input = planInput(base.problem, base.mustFill, agenciesOf(snapshot), settings)
  const mip = openMipThread(signal)
  try {
    const onPoint = (moves: number, last: number) => progress(0.05 + (0.9 * (moves + 1)) / (last + 1), 'placing')
    return { totals: await roundCurve(input, mip.solve, { onPoint }) }
  } finally {
    await mip.close()
  }
}
