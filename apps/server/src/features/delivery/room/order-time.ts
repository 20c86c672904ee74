import type { BodyOf, orderTime as orderContract, TimeTarget } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { announceExam } from '../../../db/exam-notices.ts'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { requireRow } from '../../../plugins/require-row.ts'
import { lockAttempts, logAttempts, type VersionedAttempt } from '../attempts.ts'
import { stateOf } from '../sitting.ts'
import { roomErrors } from './errors.ts'

type Order = BodyOf<typeof orderContract>
type ClockOrder = Exclude<Order, { action: 'open' }>

/** What an order changes of one attempt's clock. */
interface ClockChange {
  readonly id: string
  readonly extraSeconds: number
  readonly pausedAt: Date | null
  readonly pausedSeconds: number
  readonly closingExtraSeconds: number
}

const AUDIT_ACTIONS = { extend: 'session.extended', pause: 'session.paused', resume: 'session.resumed' } as const
const LOG_KINDS = { extend: 'extra-time', pause: 'paused', resume: 'resumed' } as const

/** Carries out the committee's order on the clock of seats, of a session or of the whole event; open pages hear of it at once. */
export async function orderTime(
  db: Db,
  actor: AuditActor,
  eventId: string,
  order: Order,
  now: Date,
): Promise<{ changed: number; untouched: number }> {
  await requireRow(db, 'event', eventId)
  if (order.action === 'open') return openSession(db, actor, eventId, order, now)
  const target = await readTarget(db, eventId, order.target)
  const attempts = [...(await lockAttempts(db, target)).values()]
  const changes = [...Map.groupBy(attempts, ({ participantId }) => participantId).values()].flatMap((own) =>
    changesFor(own, order, now),
  )
  if (changes.length === 0) throw refusalOf(order)
  const working = changes.filter(({ isWorking }) => isWorking)
  await storeClocks(db, changes)
  const kind = LOG_KINDS[order.action]
  const details = { reason: order.reason, ...(order.action === 'extend' ? { minutes: order.minutes } : {}) }
  await logAttempts(
    db,
    actor.instansiId,
    working.map(({ id }) => ({ attemptId: id, at: now, kind, details })),
  )
  await audit(db, actor, {
    action: AUDIT_ACTIONS[order.action],
    subjectType: 'event',
    subjectId: eventId,
    after: { ...details, target: order.target, attempts: changes.length },
    reason: order.reason,
  })
  await announce(db, actor.instansiId, eventId, order.target)
  return { changed: changes.length, untouched: attempts.length - changes.length }
}

const refusalOf = ({ action }: ClockOrder) =>
  action === 'resume' ? roomErrors.NOBODY_PAUSED() : roomErrors.NOBODY_WORKING()

/** Attempts of a target that are not handed in. A seat or a session of another event is not found. */
async function readTarget(db: Db, eventId: string, target: TimeTarget): Promise<string[]> {
  if (target.kind === 'session') await requireSession(db, eventId, target.sessionId)
  const ids = target.kind === 'seats' ? [...new Set(target.participantIds)] : null
  if (ids) {
    const { found } = await db.one(
      z.object({ found: z.number() }),
      sql`select count(*)::int as found from participant where event_id = ${eventId} and id = any(${ids}::uuid[])`,
    )
    if (found < ids.length) throw errors.NOT_FOUND()
  }
  const rows = await db.all(
    z.object({ id: z.string() }),
    sql`select a.id from attempt as a join participant as p on p.instansi_id = a.instansi_id and p.id = a.participant_id
      where p.event_id = ${eventId} and a.handed_in_at is null
        and (${ids}::uuid[] is null or p.id = any(${ids}::uuid[]))
        and (${target.kind === 'session' ? target.sessionId : null}::uuid is null
          or p.session_id = ${target.kind === 'session' ? target.sessionId : null})`,
  )
  return rows.map(({ id }) => id)
}

async function requireSession(db: Db, eventId: string, sessionId: string): Promise<void> {
  const session = await db.maybe(
    z.object({ id: z.string() }),
    sql`select id from event_session where event_id = ${eventId} and id = ${sessionId}`,
  )
  if (!session) throw errors.NOT_FOUND()
}

/**
 * Of one participant's attempts. The exercises that are still to come lose nothing by what the present one is given:
 * their closing moves along. Whose time has run out is given more by seat alone: a room's order is for those at work.
 */
function changesFor(
  attempts: readonly VersionedAttempt[],
  order: ClockOrder,
  now: Date,
): (ClockChange & { readonly isWorking: boolean })[] {
  const stateIs =
    (...states: string[]) =>
    (attempt: VersionedAttempt) =>
      states.includes(stateOf(attempt, now))
  const coming = attempts.filter((attempt) => !attempt.startedAt && stateOf(attempt, now) !== 'closed')
  const closingBy = (seconds: number) =>
    coming.map((one) => ({ ...clockOf(one), closingExtraSeconds: one.closingExtraSeconds + seconds, isWorking: false }))
  if (order.action === 'pause') {
    return attempts.filter(stateIs('running')).map((one) => ({ ...clockOf(one), pausedAt: now, isWorking: true }))
  }
  if (order.action === 'resume') {
    const paused = attempts.filter(stateIs('paused'))
    const seconds = paused.map(({ pausedAt }) => Math.ceil((now.getTime() - pausedAt!.getTime()) / 1000))
    const resumed = paused.map((one, n) => ({
      ...clockOf(one),
      pausedAt: null,
      pausedSeconds: one.pausedSeconds + seconds[n]!,
      isWorking: true,
    }))
    return resumed.length === 0 ? [] : [...resumed, ...closingBy(Math.max(...seconds))]
  }
  const seconds = order.minutes * 60
  const isBySeat = order.target.kind === 'seats'
  const extended = attempts
    .filter(stateIs('running', 'paused', ...(isBySeat ? ['closed'] : [])))
    .filter(({ startedAt }) => startedAt !== null)
    .map((one) => ({ ...clockOf(one), extraSeconds: one.extraSeconds + seconds, isWorking: true }))
  return [...extended, ...closingBy(seconds)]
}

const clockOf = ({ id, extraSeconds, pausedAt, pausedSeconds, closingExtraSeconds }: VersionedAttempt) => ({
  ...{ id, extraSeconds, pausedAt, pausedSeconds, closingExtraSeconds },
})

function storeClocks(db: Db, changes: readonly ClockChange[]): Promise<unknown> {
  return db.run(sql`update attempt as a set extra_seconds = c."extraSeconds", paused_at = c."pausedAt",
      paused_seconds = c."pausedSeconds", closing_extra_seconds = c."closingExtraSeconds"
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c(id uuid, "extraSeconds" int, "pausedAt" timestamptz,
      "pausedSeconds" int, "closingExtraSeconds" int)
    where a.instansi_id = current_instansi() and a.id = c.id`)
}

const announce = (db: Db, instansiId: string, eventId: string, target: TimeTarget) =>
  announceExam(
    db,
    target.kind === 'seats'
      ? { instansiId, participantIds: target.participantIds }
      : { instansiId, eventId, sessionId: target.kind === 'session' ? target.sessionId : null },
  )

/** Lets a session's participants in before the planned time. */
async function openSession(
  db: Db,
  actor: AuditActor,
  eventId: string,
  { sessionId, reason }: Extract<Order, { action: 'open' }>,
  now: Date,
) {
  await requireSession(db, eventId, sessionId)
  const opened = await db.maybe(
    z.object({ id: z.string() }),
    sql`update event_session set opened_at = ${now} where id = ${sessionId} and opened_at is null and starts_at > ${now}
      returning id`,
  )
  if (!opened) throw roomErrors.SESSION_OPEN_ALREADY()
  await audit(db, actor, {
    action: 'session.opened',
    subjectType: 'event',
    subjectId: eventId,
    after: { sessionId, openedAt: now.toISOString() },
    reason,
  })
  await announceExam(db, { instansiId: actor.instansiId, eventId, sessionId })
  const { seats } = await db.one(
    z.object({ seats: z.number() }),
    sql`select count(*)::int as seats from participant where session_id = ${sessionId}`,
  )
  return { changed: seats, untouched: 0 }
}
