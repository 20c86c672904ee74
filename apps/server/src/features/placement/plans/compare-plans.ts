import type { comparePlans, ResponseOf } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { placementErrors } from '../errors.ts'
import { readRoundRow } from '../rounds/change-round.ts'
import { placementThread } from '../thread/placement-thread.ts'
import { readPlan } from './read-plan.ts'

type Plan = Awaited<ReturnType<typeof readPlan>>
const sideOf = ({ id, number, settings, figures, createdAt }: Plan) => ({ id, number, settings, figures, createdAt })

/** Two plans of the same frozen data side by side. */
export async function compare(
  app: FastifyInstance,
  instansiId: string,
  roundId: string,
  query: { readonly a: string; readonly b: string },
): Promise<ResponseOf<typeof comparePlans>> {
  const [a, b] = await app.database.tenant(instansiId, async (db) => {
    await readRoundRow(db, roundId)
    return [await readPlan(db, query.a), await readPlan(db, query.b)] as const
  })
  if (a.roundId !== roundId || b.roundId !== roundId) throw placementErrors.PLANS_OF_OTHER_ROUND()
  if (a.snapshotHash !== b.snapshotHash) throw placementErrors.PLANS_OF_OTHER_DATA({ a: a.number, b: b.number })
  const differences = await placementThread(app).compare({ instansiId, planId: a.id, otherId: b.id })
  return { a: sideOf(a), b: sideOf(b), ...differences, chains: { a: a.chains, b: b.chains } }
}
