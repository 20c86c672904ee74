import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { placementErrors } from '../errors.ts'
import { lockRound, requireOpen, touchRound } from '../rounds/change-round.ts'

const Row = z.object({
  roundId: z.string(),
  kind: z.string(),
  official: z.string().nullable(),
  post: z.string().nullable(),
  reason: z.string(),
  removedBy: z.string().nullable(),
})

/** Marks a constraint as no longer in force; it stays readable with both reasons. */
export async function removeConstraint(
  db: Db,
  actor: AuditActor,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<number> {
  const row = await db.maybe(
    Row,
    sql`select round_id as "roundId", kind, official_name as official, post_name as post, reason,
      removed_by_name as "removedBy" from placement_constraint where id = ${id}`,
  )
  if (!row) throw placementErrors.CONSTRAINT_NOT_FOUND()
  const { roundId, removedBy, ...before } = row
  if (removedBy !== null) throw placementErrors.CONSTRAINT_REMOVED({ by: removedBy })
  const round = await lockRound(db, roundId, version)
  requireOpen(round)
  await db.run(sql`update placement_constraint set removed_by_name = ${actor.name}, removed_at = clock_timestamp(),
    removed_reason = ${reason} where id = ${id} and removed_at is null`)
  await audit(db, actor, {
    action: 'placement-constraint.removed',
    subjectType: 'placement-round',
    subjectId: roundId,
    before: { constraintId: id, ...before },
    reason,
  })
  return touchRound(db, actor, round, { what: 'constraint-removed' })
}
