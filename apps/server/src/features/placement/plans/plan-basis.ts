import { z } from 'zod'
import type { Database } from '../../../db/database.ts'
import { sql } from '../../../db/query.ts'
import { constraintLabel } from '../constraints/constraint-label.ts'
import { type ConstraintInForce, isNumbered, readConstraintsInForce } from '../constraints/constraint-rows.ts'
import { placementErrors } from '../errors.ts'
import { readRoundRow, requireOpen, requireSnapshot } from '../rounds/change-round.ts'
import { type LoadedSnapshot, loadSnapshot } from '../thread/loaded-snapshot.ts'
import { unpackFloats } from '../thread/packing.ts'

export interface PlanBasis {
  readonly roundId: string
  readonly snapshot: LoadedSnapshot
  readonly inForce: readonly ConstraintInForce[]
  /** The last plan of the same snapshot, and its prices to begin from. */
  readonly basePlanId: string | null
  readonly startPrices: Float64Array | undefined
}

/** What a plan is computed from, in one unchanging view. */
export function readPlanBasis(database: Database, instansiId: string, roundId: string): Promise<PlanBasis> {
  return database.tenant(
    instansiId,
    async (db) => {
      const round = await readRoundRow(db, roundId)
      requireOpen(round)
      const snapshotId = requireSnapshot(round)
      const inForce = await readConstraintsInForce(db, roundId)
      const orphan = inForce.find((one) => !isNumbered(one))
      if (orphan) throw placementErrors.CONSTRAINT_ORPHAN({ other: constraintLabel(orphan), constraintId: orphan.id })
      const last = await db.maybe(
        z.object({ id: z.string(), prices: z.instanceof(Uint8Array) }),
        sql`select id, start_prices as prices from placement_plan
          where round_id = ${roundId} and snapshot_id = ${snapshotId} and start_prices is not null
          order by number desc limit 1`,
      )
      return {
        roundId,
        snapshot: await loadSnapshot(db, snapshotId),
        inForce,
        basePlanId: last?.id ?? null,
        startPrices: last ? unpackFloats(last.prices) : undefined,
      }
    },
    { snapshot: true },
  )
}
