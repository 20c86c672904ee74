import { type BodyOf, type concludeSignal, SignalConclusion } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { requireRow } from '../../plugins/require-row.ts'
import { signalErrors } from './errors.ts'

/** What people concluded in an event, the latest first; of one participant or one pair where named. */
export function listConclusions(
  db: Db,
  eventId: string,
  { one = null, other = null }: { one?: string | null; other?: string | null } = {},
): Promise<SignalConclusion[]> {
  return db.all(
    SignalConclusion,
    sql`select one, other, conclusion, reason, concluded_by_name as by,
        to_char(concluded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from signal_conclusion where event_id = ${eventId}
        and (${one}::uuid is null or (one = ${one} and other is not distinct from ${other}::uuid))
      order by concluded_at desc, id`,
  )
}

/** Writes a person's conclusion down. It changes nothing but itself: no answer, no score, nobody's state. */
export async function conclude(
  db: Db,
  actor: AuditActor,
  eventId: string,
  { one, other, conclusion, reason }: BodyOf<typeof concludeSignal>,
): Promise<SignalConclusion> {
  await requireRow(db, 'event', eventId)
  if (one === other) throw signalErrors.SAME_PERSON()
  const subjects = (other ? [one, other] : [one]).map((id) => id.toLowerCase()).sort()
  const { count } = await db.one(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from participant where event_id = ${eventId} and id = any(${subjects}::uuid[])`,
  )
  if (count !== subjects.length) throw signalErrors.NOT_OF_EVENT()
  const [low, high = null] = subjects as [string, string?]
  await db.run(sql`
    insert into signal_conclusion (instansi_id, event_id, one, other, conclusion, reason, concluded_by, concluded_by_name)
    values (${actor.instansiId}, ${eventId}, ${low}, ${high}, ${conclusion}, ${reason}, ${actor.id}, ${actor.name})`)
  await audit(db, actor, {
    action: 'signal.concluded',
    subjectType: 'participant',
    subjectId: low,
    after: { eventId, other: high, conclusion },
    reason,
  })
  return (await listConclusions(db, eventId, { one: low, other: high }))[0]!
}
