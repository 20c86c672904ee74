import type { BodyOf, orderSeat as orderContract } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { announceExam } from '../../../db/exam-notices.ts'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { lockAttempts, logAttempts, nextFloor, partingOf } from '../attempts.ts'
import { stateOf } from '../sitting.ts'
import { roomErrors } from './errors.ts'

const SeatRow = z.object({
  id: z.string(),
  nip: z.string(),
  eventId: z.string(),
  sessionId: z.string().nullable(),
  seat: z.number().nullable(),
  capacity: z.number(),
  excludedAt: z.date().nullable(),
})
type SeatRow = z.infer<typeof SeatRow>
type Order = BodyOf<typeof orderContract>

const ACTIONS = {
  move: 'seat.moved',
  release: 'device.released',
  exclude: 'participant.excluded',
  readmit: 'participant.readmitted',
  unlock: 'pin.unlocked',
} as const

/** Carries out the committee's order about one seat. Returns the NIP whose wait after wrong PINs is to end, if that was it. */
export async function orderSeat(
  db: Db,
  actor: AuditActor,
  participantId: string,
  order: Order,
  now: Date,
): Promise<{ unlocks: string | null }> {
  const seat = await db.maybe(
    SeatRow,
    sql`select p.id, g.nip, p.event_id as "eventId", p.session_id as "sessionId", p.seat, e.capacity,
        p.excluded_at as "excludedAt"
      from participant as p
      join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
      join event as e on e.instansi_id = p.instansi_id and e.id = p.event_id
      where p.id = ${participantId} for update of p`,
  )
  if (!seat) throw errors.NOT_FOUND()
  const change = await carryOut(db, actor, seat, order, now)
  await audit(db, actor, {
    action: ACTIONS[order.action],
    subjectType: 'participant',
    subjectId: participantId,
    ...change,
    reason: order.reason,
  })
  const { instansiId } = actor
  await announceExam(db, { instansiId, participantIds: [participantId] })
  if (seat.sessionId) await announceExam(db, { instansiId, eventId: seat.eventId, sessionId: seat.sessionId })
  return { unlocks: order.action === 'unlock' ? seat.nip : null }
}

async function carryOut(db: Db, actor: AuditActor, seat: SeatRow, order: Order, now: Date) {
  if (order.action === 'move') return moveSeat(db, seat, order.seat)
  if (order.action === 'release') return releaseDevice(db, actor, seat, order.reason, now)
  if (order.action === 'unlock') return {}
  const isExcluding = order.action === 'exclude'
  if ((seat.excludedAt !== null) === isExcluding) {
    throw isExcluding ? roomErrors.EXCLUDED_ALREADY() : roomErrors.NOT_EXCLUDED()
  }
  const excludedAt = isExcluding ? now : null
  await db.run(sql`update participant set excluded_at = ${excludedAt} where id = ${seat.id}`)
  // Whoever is signed in is signed out: every server hears it by the notice of the deleted session.
  if (isExcluding) await db.run(sql`delete from login_session where participant_id = ${seat.id}`)
  return { before: { excludedAt: seat.excludedAt }, after: { excludedAt } }
}

/** The seat is where the person sits; the test itself goes on wherever they sign in. */
async function moveSeat(db: Db, { id, sessionId, seat, capacity }: SeatRow, to: number) {
  if (!sessionId || to > capacity) throw roomErrors.NO_SUCH_SEAT({ seat: to, capacity })
  // Two people who are moved to one free seat take turns: the second is told who sits there.
  await db.run(sql`select from event_session where id = ${sessionId} for no key update`)
  const holder = await db.maybe(
    z.object({ name: z.string() }),
    sql`select g.name from participant as p join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
      where p.session_id = ${sessionId} and p.seat = ${to}`,
  )
  if (holder) throw roomErrors.SEAT_IN_USE({ seat: to, name: holder.name })
  await db.run(sql`update participant set seat = ${to} where id = ${id}`)
  return { before: { seat }, after: { seat: to } }
}

/** Takes every attempt under way from its device; the next one that opens it numbers its answers above a floor, as after a take-over. */
async function releaseDevice(db: Db, actor: AuditActor, { id }: SeatRow, reason: string, now: Date) {
  const rows = await db.all(
    z.object({ id: z.string() }),
    sql`select id from attempt where participant_id = ${id} and handed_in_at is null and device is not null`,
  )
  const locked = await lockAttempts(
    db,
    rows.map((row) => row.id),
  )
  const held = [...locked.values()].filter((attempt) => stateOf(attempt, now) !== 'closed')
  if (held.length === 0) throw roomErrors.NOTHING_TO_RELEASE()
  for (const attempt of held) {
    const { deviceEpoch, seqFloor } = nextFloor(attempt)
    await db.run(sql`update attempt set device = null, device_epoch = ${deviceEpoch}, seq_floor = ${seqFloor}
      where id = ${attempt.id}`)
    const details = { from: attempt.device, reason, ...partingOf(attempt, seqFloor, now) }
    await logAttempts(db, actor.instansiId, [{ attemptId: attempt.id, at: now, kind: 'released', details }])
  }
  return { after: { attempts: held.length } }
}
