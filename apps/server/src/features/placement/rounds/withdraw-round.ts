import { type AuditActor, audit } from '../../../db/audit.ts'
import type { Db } from '../../../db/query.ts'
import { lockRound, requireOpen, touchRound } from './change-round.ts'

/** Ends a round that nobody proposed; what it holds stays readable. */
export async function withdraw(
  db: Db,
  actor: AuditActor,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<void> {
  const round = await lockRound(db, id, version)
  requireOpen(round)
  await touchRound(db, actor, round, { what: 'withdrawn', state: 'withdrawn' })
  await audit(db, actor, {
    action: 'placement-round.withdrawn',
    subjectType: 'placement-round',
    subjectId: id,
    before: { state: round.state },
    after: { state: 'withdrawn' },
    reason,
  })
}
