import { type AuditActor, audit } from '../../../db/audit.ts'
import { bringIntoBank } from '../../../db/corrected-item.ts'
import type { Database } from '../../../db/database.ts'
import { type Db, sql } from '../../../db/query.ts'
import { basisOf, storedHashes } from '../score-event.ts'
import { keepReplaced, storeResults } from '../store-results.ts'
import {
  type CorrectionOrder,
  computeEffect,
  type Effect,
  effectHash,
  requireOpenCorrection,
} from './compute-effect.ts'
import { correctionErrors } from './errors.ts'

type Report = (share: number) => Promise<void>

const summary = ({ results, changes }: Effect) => ({
  results,
  changed: changes.length,
  categories: changes.filter(({ isCategoryChange }) => isCategoryChange).length,
})

/** Computes the effect and keeps it for the person who decides. */
export async function storeEffect(database: Database, actor: AuditActor, order: CorrectionOrder, report: Report) {
  const effect = await computeEffect(database, actor, order, report)
  await database.tenant(actor.instansiId, async (db) => {
    const { itemId } = await requireOpenCorrection(db, order)
    await db.run(sql`
      insert into key_correction_effect (instansi_id, correction_id, event_id, hash, results, changes, computed_by_name)
      values (${actor.instansiId}, ${order.correctionId}, ${order.eventId}, decode(${effect.hash}, 'hex'),
        ${effect.results}, ${JSON.stringify(effect.changes)}, ${actor.name})
      on conflict (instansi_id, correction_id, event_id) do update set hash = excluded.hash, results = excluded.results,
        changes = excluded.changes, computed_by_name = excluded.computed_by_name, computed_at = clock_timestamp()`)
    await audit(db, actor, {
      action: 'key-correction.computed',
      subjectType: 'item',
      subjectId: itemId,
      after: { correction: order.correctionId, event: order.eventId, ...summary(effect) },
    })
  })
  return summary(effect)
}

export interface Release extends CorrectionOrder {
  readonly reason: string
  /** The effect that was read. */
  readonly hash: string
}

/**
 * Releases a correction in an event: the decision, the results it makes and the trail in one transaction, or nothing. The
 * results it replaces are kept as they were issued, and the bank gets the corrected key.
 */
export async function releaseCorrection(database: Database, actor: AuditActor, order: Release, report: Report) {
  const effect = await computeEffect(database, actor, order, (share) => report(0.95 * share))
  if (effect.hash !== order.hash) throw correctionErrors.EFFECT_CHANGED()
  await database.tenant(actor.instansiId, async (db) => {
    await db.run(sql`select from event where id = ${order.eventId} for update`)
    const { itemId, proposedBy } = await requireOpenCorrection(db, order)
    if (proposedBy === actor.id) throw correctionErrors.OWN_CORRECTION()
    const known = await storedHashes(db, order.eventId)
    // Somebody scored the event or decided something about it while this was computed.
    if ((await basisOf(db, order.eventId)) !== effect.basis || !isSame(known, effect, order.hash))
      throw correctionErrors.EFFECT_CHANGED()
    await writeDecision(db, actor, order, 'released', effect.changes)
    const fresh = effect.after.filter(({ participantId, inputHash }) => known.get(participantId) !== inputHash)
    await keepReplaced(db, actor.instansiId, fresh)
    await storeResults(db, actor.instansiId, fresh)
    await bringIntoBank(db, actor, order.correctionId)
    await audit(db, actor, {
      action: 'key-correction.released',
      subjectType: 'item',
      subjectId: itemId,
      after: { correction: order.correctionId, event: order.eventId, ...summary(effect) },
      reason: order.reason,
    })
  })
  await database.refreshStatistics(['result', 'result_score'])
  return summary(effect)
}

/** Whether the stored results are still those from which the effect was computed. */
function isSame(known: ReadonlyMap<string, string>, effect: Effect, hash: string): boolean {
  const pairs = effect.after.map(
    ({ participantId, inputHash }) => [participantId, known.get(participantId) ?? '', inputHash] as const,
  )
  return known.size === effect.after.length && effectHash(pairs) === hash
}

async function writeDecision(
  db: Db,
  actor: AuditActor,
  { correctionId, eventId, reason }: CorrectionOrder & { readonly reason: string },
  decision: 'released' | 'rejected',
  changes: Effect['changes'],
): Promise<void> {
  await db.run(sql`
    insert into key_correction_decision (instansi_id, correction_id, event_id, decision, reason, changes, decided_by,
      decided_by_name)
    values (${actor.instansiId}, ${correctionId}, ${eventId}, ${decision}, ${reason}, ${JSON.stringify(changes)},
      ${actor.id}, ${actor.name})`)
}

/** Leaves the event as it is; the correction may still be released in others. */
export async function rejectCorrection(
  db: Db,
  actor: AuditActor,
  order: CorrectionOrder & { readonly reason: string },
): Promise<void> {
  await db.run(sql`select from event where id = ${order.eventId} for update`)
  const { itemId, proposedBy } = await requireOpenCorrection(db, order)
  if (proposedBy === actor.id) throw correctionErrors.OWN_CORRECTION()
  await writeDecision(db, actor, order, 'rejected', [])
  await audit(db, actor, {
    action: 'key-correction.rejected',
    subjectType: 'item',
    subjectId: itemId,
    after: { correction: order.correctionId, event: order.eventId },
    reason: order.reason,
  })
}
