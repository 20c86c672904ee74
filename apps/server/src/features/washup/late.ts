import type { BodyOf, ruleLateRating } from '@petakom/contract'
import { audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { announceWashup } from '../../db/washup-notices.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { washupErrors } from './errors.ts'
import { readRatings } from './facts.ts'
import { happen } from './open.ts'
import { lockRoom, requireChief } from './room.ts'

/**
 * The chief's word on a rating that was locked after the wash-up began. Where it changes what counts in a wash-up that
 * is closed, that one is open again: its levels rest on other ratings now.
 */
export async function ruleLate(
  db: Db,
  actor: SignedInActor,
  id: string,
  { ratingId, counts, reason }: BodyOf<typeof ruleLateRating>,
  now: Date,
): Promise<void> {
  const room = await lockRoom(db, actor, id, now)
  requireChief(room)
  const rating = (await readRatings(db, room.centreId, room.participantId)).find((one) => one.id === ratingId)
  if (!rating?.isLate) throw washupErrors.WASHUP_LATE_UNKNOWN()
  if (rating.rater === actor.id) throw washupErrors.WASHUP_LATE_OWN()
  const before = rating.ruling?.counts ?? null
  await db.run(sql`
    insert into washup_late_ruling (instansi_id, rating_id, turn, counts, reason, ruled_by, ruled_by_name)
    values (${actor.instansiId}, ${ratingId}, ${rating.rulings.length + 1}, ${counts}, ${reason}, ${actor.id},
      ${actor.name})`)
  if (room.state === 'closed' && counts !== (before ?? false)) {
    await db.run(sql`update washup set state = 'open' where id = ${id}`)
    await happen(db, actor, id, { kind: 'reopened', reason })
  }
  await audit(db, actor, {
    action: 'washup.late-ruled',
    subjectType: 'washup',
    subjectId: id,
    before: { counts: before },
    after: { rating: ratingId, competency: rating.competency, level: rating.level, counts },
    reason,
  })
  await announceWashup(db, { instansiId: actor.instansiId, centreId: room.centreId, participantId: room.participantId })
}
