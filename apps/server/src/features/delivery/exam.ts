import { type Exam, ExerciseKind, Timezone } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { AttemptRow, attemptColumns } from './attempts.ts'
import { deadlineOf, remainingSeconds, type Sitting, stateOf } from './sitting.ts'

const PlaceRow = z.object({
  participantId: z.string(),
  name: z.string(),
  nip: z.string(),
  number: z.number(),
  seat: z.number().nullable(),
  eventName: z.string(),
  venue: z.string(),
  sessionNumber: z.number(),
  startsAt: z.date(),
  endsAt: z.date(),
  instansiName: z.string(),
  timezone: Timezone,
  isSynthetic: z.boolean(),
  largeText: z.boolean(),
  highContrast: z.boolean(),
})

const LateRow = z.object({ answers: z.number(), counts: z.boolean().nullable(), reason: z.string().nullable() })

/** What the signed-in participant sees before and between sittings: who, where, when, and which exercises. */
export async function describeExam(db: Db, participantId: string | undefined, now: Date): Promise<Exam> {
  const place = await db.maybe(
    PlaceRow,
    sql`select p.id as "participantId", concat_ws(' ', g.title_before, g.name) || coalesce(', ' || g.title_after, '')
          as name, g.nip, p.number, p.seat, e.name as "eventName", e.venue, s.number as "sessionNumber",
        least(s.starts_at, s.opened_at) as "startsAt", s.ends_at as "endsAt", i.name as "instansiName", i.timezone,
        i.is_synthetic or g.is_synthetic as "isSynthetic", coalesce(c.large_text, false) as "largeText",
        coalesce(c.high_contrast, false) as "highContrast"
      from participant as p
      join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
      join event as e on e.instansi_id = p.instansi_id and e.id = p.event_id
      join event_session as s on s.instansi_id = p.instansi_id and s.id = p.session_id
      join instansi as i on i.id = p.instansi_id
      left join accommodation as c on c.instansi_id = p.instansi_id and c.participant_id = p.id
      where p.id = ${participantId}`,
  )
  if (!place) throw errors.NOT_FOUND()
  const attempts = await db.all(
    AttemptRow.extend({ name: z.string(), kind: ExerciseKind, most: z.number(), late: LateRow.nullable() }),
    sql`select ${attemptColumns}, x.name, x.kind,
        greatest(cardinality(a.item_order), (x.delivery -> 'adaptive' ->> 'maxItems')::int + x.pilot_per_person) as most,
        case when a.answer_count > 0 then late_answers_told(a.instansi_id, a.id) end as late
      from attempt as a
      join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
      where a.participant_id = ${participantId} order by x.position`,
  )
  const { instansiName, timezone, isSynthetic, largeText, highContrast, startsAt, endsAt, ...person } = place
  return {
    ...person,
    now: now.toISOString(),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    view: { largeText, highContrast },
    instansi: { name: instansiName, timezone, isSynthetic },
    attempts: attempts.map((attempt) => ({
      id: attempt.id,
      kind: attempt.kind,
      name: attempt.name,
      items: attempt.kind === 'SIMULATION' ? 0 : attempt.most,
      mode: attempt.mode,
      durationSeconds: attempt.durationSeconds + attempt.extraSeconds,
      opensAt: attempt.opensAt.toISOString(),
      closesAt: deadlineOf(attempt, now).toISOString(),
      handedInAt: attempt.handedInAt?.toISOString() ?? null,
      late: attempt.late,
      ...describeTime(attempt, now),
    })),
  }
}

export function describeTime(sitting: Sitting, now: Date) {
  return { state: stateOf(sitting, now), remainingSeconds: remainingSeconds(sitting, now) }
}
