import type { BodyOf, handWashup } from '@petakom/contract'
import { audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { announceWashup } from '../../db/washup-notices.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { washupErrors } from './errors.ts'
import { readMembers } from './members.ts'
import { happen } from './open.ts'
import { lockRoom } from './room.ts'

/** Gives the pen to another: by who holds it, or by the chief with a reason. */
export async function handOver(
  db: Db,
  actor: SignedInActor,
  id: string,
  { to, reason }: BodyOf<typeof handWashup>,
  now: Date,
): Promise<void> {
  const room = await lockRoom(db, actor, id, now)
  if (room.state === 'closed') throw washupErrors.WASHUP_CLOSED()
  const isOwn = room.recorderId === actor.id
  if (!isOwn && room.place.task !== 'chief') throw washupErrors.WASHUP_NOT_RECORDER({ name: room.recorder })
  if (!isOwn && reason === null) throw washupErrors.WASHUP_REASON_MISSING()
  const next = (await readMembers(db, room, now)).find((member) => member.id === to)
  if (!next) throw washupErrors.WASHUP_NOBODY()
  if (to === room.recorderId) return
  await db.run(sql`update washup set recorder_id = ${to} where id = ${id}`)
  await happen(db, actor, id, { kind: isOwn ? 'handed-over' : 'taken-over', to: next.name, reason })
  await audit(db, actor, {
    action: 'washup.handed-over',
    subjectType: 'washup',
    subjectId: id,
    before: { recorder: room.recorder },
    after: { recorder: next.name },
    reason,
  })
  await announceWashup(db, { instansiId: actor.instansiId, centreId: room.centreId, participantId: room.participantId })
}
