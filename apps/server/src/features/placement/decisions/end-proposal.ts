import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { lockRound, touchRound } from '../rounds/change-round.ts'
import { openProposal, requireOpen } from './proposal-rows.ts'

/** Taken back by who proposed, or sent back by the PPK: the round is as before it was proposed, the words given stay on record. */
export async function endProposal(
  db: Db,
  actor: AuditActor,
  id: string,
  { ending, reason }: { ending: 'recalled' | 'returned'; reason: string },
): Promise<void> {
  const { row } = await openProposal(db, id, { lock: true })
  requireOpen(row)
  await db.run(sql`update placement_proposal set ending = ${ending}, ended_by = ${actor.id}, ended_by_name = ${actor.name},
    ended_at = now(), end_reason = ${reason} where id = ${id}`)
  const round = await lockRound(db, row.round.id)
  await touchRound(db, actor, round, { what: ending, state: 'frozen', proposedPlanId: null })
  await audit(db, actor, {
    action: `proposal.${ending}`,
    subjectType: 'proposal',
    subjectId: id,
    before: { decided: row.decided },
    after: { round: row.round.name, plan: row.plan.number },
    reason,
  })
}
