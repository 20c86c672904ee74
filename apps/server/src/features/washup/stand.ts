import {
  type MechanicalLevel,
  mechanicalLevels,
  NO_CORRECTION,
  NOTABLE_DEPARTURE,
  viewWashup,
  type WashupView,
} from '@petakom/domain'
import type { Db } from '../../db/query.ts'
import { type DecisionFact, type RatingFact, readCorrection, readDecisions, readRatings } from './facts.ts'

export interface Stand {
  readonly ratings: readonly RatingFact[]
  readonly decisions: readonly DecisionFact[]
  readonly view: WashupView<RatingFact, DecisionFact>
  readonly mechanical: ReadonlyMap<string, MechanicalLevel>
  readonly report: Awaited<ReturnType<typeof readCorrection>>
}

/** Where a wash-up stands now, and the mechanical levels beside it by the newest report of the raters. */
export async function readStand(
  db: Db,
  washup: { readonly id: string; readonly centreId: string; readonly participantId: string },
): Promise<Stand> {
  const [ratings, decisions, report] = await Promise.all([
    readRatings(db, washup.centreId, washup.participantId),
    readDecisions(db, washup.id),
    readCorrection(db, washup.centreId),
  ])
  return {
    ratings,
    decisions,
    report,
    view: viewWashup(ratings, decisions),
    mechanical: mechanicalLevels(ratings, report?.correction ?? NO_CORRECTION),
  }
}

export const isFar = (level: number | null, { value }: MechanicalLevel): boolean =>
  level !== null && Math.abs(level - value) >= NOTABLE_DEPARTURE
