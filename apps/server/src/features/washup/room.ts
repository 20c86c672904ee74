import { missingRatings } from '@petakom/domain'
import { z } from 'zod'
import { instant } from '../../db/instant.ts'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { washupErrors } from './errors.ts'
import { readExpected, readRatings } from './facts.ts'
import { type CentrePlace, isBarred, mayWrite, readKept, readPlace } from './place.ts'

const RoomRow = z.object({
  id: z.string(),
  centreId: z.string(),
  participantId: z.string(),
  state: z.enum(['open', 'closed']),
  recorderId: z.string(),
  recorder: z.string(),
  openedBy: z.string(),
  openedAt: z.string(),
  openingReason: z.string().nullable(),
  candidateNumber: z.number(),
  candidate: z.string(),
  nip: z.string(),
  pegawaiId: z.string(),
})
export type RoomRow = z.infer<typeof RoomRow>

export interface Room extends RoomRow {
  readonly place: CentrePlace
}

/**
 * A wash-up that the caller may read: somebody of the centre, or who oversees it; not barred from the candidate; and
 * whoever was to rate the candidate has locked it: nobody sees another's levels before their own are locked.
 */
export async function openRoom(db: Db, actor: SignedInActor, id: string, now: Date): Promise<Room> {
  const row = await db.maybe(
    RoomRow,
    sql`select w.id, w.centre_id as "centreId", w.participant_id as "participantId", w.state,
        w.recorder_id as "recorderId", r.name as recorder, w.opened_by_name as "openedBy",
        ${instant('w.opened_at')} as "openedAt", w.opening_reason as "openingReason", c.number as "candidateNumber",
        o.name as candidate, o.nip, o.id as "pegawaiId"
      from washup as w
      join account as r on r.instansi_id = w.instansi_id and r.id = w.recorder_id
      join centre_candidate as c on c.instansi_id = w.instansi_id and c.centre_id = w.centre_id
        and c.participant_id = w.participant_id
      join participant as p on p.instansi_id = w.instansi_id and p.id = w.participant_id
      join pegawai as o on o.instansi_id = p.instansi_id and o.id = p.pegawai_id
      where w.id = ${id}`,
  )
  if (!row) throw errors.NOT_FOUND()
  const place = await readPlace(db, actor, row.centreId)
  if (isBarred(place, await readKept(db, actor, now), row)) throw washupErrors.WASHUP_BARRED()
  const own = (await readExpected(db, row.centreId, row.participantId)).filter(({ rater }) => rater === actor.id)
  if (own.length > 0) {
    const missing = missingRatings(own, await readRatings(db, row.centreId, row.participantId))
    if (missing.length > 0) throw washupErrors.WASHUP_LOCK_FIRST({ count: missing.length })
  }
  return { ...row, place }
}

/** The same, locked for a change: only who has a part in the centre changes anything. */
export async function lockRoom(db: Db, actor: SignedInActor, id: string, now: Date): Promise<Room> {
  await db.run(sql`select from washup where id = ${id} for update`)
  const room = await openRoom(db, actor, id, now)
  if (!mayWrite(room.place)) throw washupErrors.WASHUP_NOT_MEMBER()
  return room
}

export function requirePen(room: Room, actor: SignedInActor): void {
  if (room.state === 'closed') throw washupErrors.WASHUP_CLOSED()
  if (room.recorderId !== actor.id) throw washupErrors.WASHUP_NOT_RECORDER({ name: room.recorder })
}

export function requireChief({ place }: Room): void {
  if (place.task !== 'chief') throw washupErrors.WASHUP_CHIEF_ONLY()
}
