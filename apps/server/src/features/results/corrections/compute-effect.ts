import { createHash } from 'node:crypto'
import { type ComparedResult, correctionEffect, type ResultChange } from '@petakom/domain'
import { z } from 'zod'
import type { AuditActor } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { correctionsInForce } from '../../../db/key-corrections.ts'
import { type Db, sql } from '../../../db/query.ts'
import type { DerivedResult } from '../derive.ts'
import { basisOf, deriveEvent, storedHashes } from '../score-event.ts'
import { correctionErrors } from './errors.ts'

export interface CorrectionOrder {
  readonly correctionId: string
  readonly eventId: string
}

const CorrectionRow = z.object({
  itemId: z.string(),
  proposedBy: z.string().nullable(),
  isUsed: z.boolean(),
  decision: z.string().nullable(),
})

/** A correction that nobody decided on in this event, whose forms hold the version it corrects. */
export async function requireOpenCorrection(db: Db, { correctionId, eventId }: CorrectionOrder) {
  const row = await db.maybe(
    CorrectionRow,
    sql`select c.item_id as "itemId", c.proposed_by as "proposedBy",
        exists (select from exercise_item as f join exercise as x on x.instansi_id = f.instansi_id and x.id = f.exercise_id
          where x.event_id = ${eventId} and f.item_id = c.item_id and f.version = c.version and not f.is_pilot) as "isUsed",
        (select d.decision from key_correction_decision as d
          where d.correction_id = c.id and d.event_id = ${eventId}) as decision
      from key_correction as c where c.id = ${correctionId}`,
  )
  if (!row) throw correctionErrors.CORRECTION_NOT_FOUND()
  if (!row.isUsed) throw correctionErrors.CORRECTION_ELSEWHERE()
  if (row.decision !== null) throw correctionErrors.CORRECTION_DECIDED()
  return row
}

export interface Effect {
  /** SHA-256 of every result before and after, hexadecimal: the same effect, and no other. */
  readonly hash: string
  readonly results: number
  readonly changes: readonly ResultChange[]
  /** Results with the correction, of those who have one now. */
  readonly after: readonly DerivedResult[]
  /** What a person had decided when it was computed, see `basisOf`. */
  readonly basis: string
}

const compared = ({ participantId, jpm, category, scores }: DerivedResult): ComparedResult => ({
  participantId,
  jpm,
  category,
  levels: Object.fromEntries(
    scores.filter(({ kind }) => kind === 'competency').map(({ scale, level }) => [scale, level]),
  ),
})

/**
 * What a correction would change among the results that an event has now: derived twice from the same facts, with the
 * corrections in force and with this one besides. Stores nothing.
 */
export async function computeEffect(
  database: Database,
  actor: AuditActor,
  order: CorrectionOrder,
  report: (share: number) => Promise<void>,
): Promise<Effect> {
  const { correctionId, eventId } = order
  const { known, inForce, basis } = await database.tenant(actor.instansiId, async (db) => {
    await requireOpenCorrection(db, order)
    return {
      known: await storedHashes(db, eventId),
      inForce: await correctionsInForce(db, eventId),
      basis: await basisOf(db, eventId),
    }
  })
  if (known.size === 0) return { hash: effectHash([]), results: 0, changes: [], after: [], basis }
  const derive = async (corrections: readonly string[], from: number) => {
    const all = await deriveEvent(database, actor.instansiId, eventId, {
      corrections,
      report: (share) => report(from + share / 2),
    })
    return all.filter(({ participantId }) => known.has(participantId))
  }
  const before = await derive(inForce, 0)
  // What is compared must be what was issued; anything else that moved since is no effect of the key.
  if (before.length !== known.size || before.some((one) => known.get(one.participantId) !== one.inputHash))
    throw correctionErrors.RESULTS_STALE()
  const after = await derive([...inForce, correctionId], 0.5)
  const pairs = after.map(
    ({ participantId, inputHash }) => [participantId, known.get(participantId)!, inputHash] as const,
  )
  return {
    hash: effectHash(pairs),
    results: after.length,
    changes: correctionEffect(before.map(compared), after.map(compared)),
    after,
    basis,
  }
}

export const effectHash = (pairs: readonly (readonly [string, string, string])[]): string =>
  createHash('sha256').update(JSON.stringify(pairs)).digest('hex')
