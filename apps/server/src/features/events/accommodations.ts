import { Accommodation } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, raw, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'

const columns = raw(`a.reader, a.paper, a.large_text as "largeText", a.high_contrast as "highContrast", a.breaks,
  a.extra_percent as "extraPercent", a.extra_minutes as "extraMinutes", a.note`)

export function listAccommodationRows(db: Db, eventId: string) {
  return db.all(
    Accommodation.extend({ participantId: z.string() }),
    sql`select a.participant_id as "participantId", ${columns} from accommodation as a
      join participant as p on p.instansi_id = a.instansi_id and p.id = a.participant_id
      where p.event_id = ${eventId} order by p.number`,
  )
}

/** Records what was granted; the working time of exercises that are not handed in moves by the difference. */
export async function storeAccommodation(db: Db, actor: AuditActor, participantId: string, granted: Accommodation) {
  const person = await db.maybe(
    z.object({ id: z.string() }),
    sql`select id from participant where id = ${participantId} for update`,
  )
  if (!person) throw errors.NOT_FOUND()
  const before = await db.maybe(
    Accommodation,
    sql`select ${columns} from accommodation as a where a.participant_id = ${participantId}`,
  )
  const own = sql`accommodation_seconds(instansi_id, participant_id, duration_seconds)`
  const open = sql`participant_id = ${participantId} and handed_in_at is null`
  await db.run(sql`update attempt set extra_seconds = greatest(0, extra_seconds - ${own}) where ${open}`)
  await db.run(sql`
    insert into accommodation (instansi_id, participant_id, reader, paper, large_text, high_contrast, breaks,
      extra_percent, extra_minutes, note)
    values (${actor.instansiId}, ${participantId}, ${granted.reader}, ${granted.paper}, ${granted.largeText},
      ${granted.highContrast}, ${granted.breaks}, ${granted.extraPercent}, ${granted.extraMinutes}, ${granted.note})
    on conflict (instansi_id, participant_id) do update set reader = excluded.reader, paper = excluded.paper,
      large_text = excluded.large_text, high_contrast = excluded.high_contrast, breaks = excluded.breaks,
      extra_percent = excluded.extra_percent, extra_minutes = excluded.extra_minutes, note = excluded.note`)
  await db.run(sql`update attempt set extra_seconds = extra_seconds + ${own} where ${open}`)
  await audit(db, actor, {
    action: 'participant.accommodation',
    subjectType: 'participant',
    subjectId: participantId,
    before: before ?? null,
    after: granted,
    reason: granted.note,
  })
}
