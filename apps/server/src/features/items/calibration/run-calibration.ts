import type { CalibrationOrder } from '@petakom/contract'
import type { AuditActor } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { findScoringRecipe } from '../../../db/recipes.ts'
import type { Progress } from '../../../jobs/worker-side.ts'
import { readBankResponses } from './bank-responses.ts'
import { calibrateBank } from './calibrate-bank.ts'
import { calibratePilots, FEWEST_ANCHORS } from './calibrate-pilots.ts'
import { calibrationErrors } from './errors.ts'
import { storeCalibration } from './store-calibration.ts'

/** Passes after which the bar stands where it stays; most runs end before. */
const USUAL_CYCLES = 40

/** Reads the answers, calibrates, and writes the proposal. */
export async function runCalibration(
  database: Database,
  actor: AuditActor,
  order: CalibrationOrder,
  now: Date,
  progress: Progress,
) {
  const isFixed = order.linking === 'fixed-items'
  progress(0.02, 'answers')
  const read = await database.tenant(
    actor.instansiId,
    async (db) => {
      const { calibrations = [] } = await findScoringRecipe(db, now.toISOString().slice(0, 10))
      return readBankResponses(db, { ...order, closedAt: now, withPilots: isFixed }, calibrations)
    },
    { snapshot: true },
  )
  progress(0.3, 'estimating')
  const onCycle = (cycle: number) => progress(0.3 + 0.6 * Math.min(1, cycle / USUAL_CYCLES), 'estimating')
  const result = await (isFixed ? calibratePilots : calibrateBank)(read, order, onCycle)
  if (!result && isFixed)
    throw calibrationErrors.NO_PILOT_TO_CALIBRATE({ minimum: order.minimumAnswers, anchors: FEWEST_ANCHORS })
  if (!result) throw calibrationErrors.NOTHING_TO_CALIBRATE({ minimum: order.minimumAnswers })
  progress(0.95, 'writing')
  const id = await database.tenant(actor.instansiId, (db) => storeCalibration(db, actor, order, read, result))
  const calibrated = result.items.filter(({ outcome }) => outcome === 'calibrated').length
  return { id, persons: read.responses.persons, calibrated, kept: result.items.length - calibrated }
}
