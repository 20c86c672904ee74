import { StoredTimetable } from '@petakom/contract'
import { type Centre, measureTimetable, type Sitting } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { asContract, type PlacedSitting, readSittings } from './sittings.ts'

export interface Storing {
  readonly cause: 'solved' | 'repaired' | 'by-hand'
  readonly reason: string
  readonly changed?: number | null
  readonly fewestChanges?: number | null
}

/** What was not there before has no id yet. */
export type NewSitting = Sitting & { readonly id?: string | undefined }

/** Puts a timetable into force as the next version; the caller holds the centre. Sittings with an id stay the same ones. */
export async function storeTimetable(
  db: Db,
  actor: AuditActor,
  centreId: string,
  facts: Centre,
  sittings: readonly NewSitting[],
  { cause, reason, changed = null, fewestChanges = null }: Storing,
): Promise<{ version: number; content: StoredTimetable }> {
  const before = await readSittings(db, centreId)
  const placed: PlacedSitting[] = sittings.map((one) => ({ ...one, id: one.id ?? crypto.randomUUID() }))
  await writeSittings(db, actor.instansiId, centreId, before, placed)
  const { minutes, lowerBound, gap, binding } = measureTimetable(facts, placed)
  const content = StoredTimetable.parse({
    sittings: placed.map(asContract),
    ...{ minutes, lowerBound, gap, binding, changed, fewestChanges },
  })
  const { version } = await db.one(
    z.object({ version: z.number() }),
    sql`insert into centre_timetable (instansi_id, centre_id, version, cause, reason, content, made_by_name)
      select ${actor.instansiId}, ${centreId}, coalesce(max(version), 0) + 1, ${cause}, ${reason},
        ${JSON.stringify(content)}, ${actor.name}
      from centre_timetable where centre_id = ${centreId} returning version`,
  )
  const kept = new Map(before.map((one) => [one.id, JSON.stringify(asContract(one))]))
  await audit(db, actor, {
    action: 'centre.timetable-stored',
    subjectType: 'centre',
    subjectId: centreId,
    after: {
      ...{ version, cause, sittings: placed.length, minutes, lowerBound, changed, fewestChanges },
      // A whole new timetable stands in its version; of a change the sittings that it touched.
      ...(cause === 'solved'
        ? {}
        : { touched: content.sittings.filter((one) => kept.get(one.id) !== JSON.stringify(one)) }),
    },
    reason: reason || null,
  })
  return { version, content }
}

async function writeSittings(
  db: Db,
  instansiId: string,
  centreId: string,
  before: readonly PlacedSitting[],
  after: readonly PlacedSitting[],
): Promise<void> {
  const old = new Map(before.map((one) => [one.id, JSON.stringify(asContract(one))]))
  const staying = new Set(after.map(({ id }) => id))
  const gone = before.filter(({ id }) => !staying.has(id)).map(({ id }) => id)
  const touched = after.filter((one) => old.get(one.id) !== JSON.stringify(asContract(one)))
  const ids = touched.map(({ id }) => id)
  await db.run(sql`delete from centre_sitting where centre_id = ${centreId} and id = any(${gone}::uuid[])`)
  await db.run(sql`delete from centre_sitting_candidate where sitting_id = any(${ids}::uuid[])`)
  await db.run(sql`delete from centre_sitting_assessor where sitting_id = any(${ids}::uuid[])`)
  const rows = JSON.stringify(touched)
  await db.run(sql`insert into centre_sitting (instansi_id, id, centre_id, exercise_id, day, start_minute, room_id, role_player_id)
    select ${instansiId}, s.id, ${centreId}, s.exercise, s.day, s.start, s.room, s."rolePlayer"
    from jsonb_to_recordset(${rows}::jsonb)
      as s(id uuid, exercise uuid, day date, start int, room uuid, "rolePlayer" uuid)
    on conflict (instansi_id, id) do update set exercise_id = excluded.exercise_id, day = excluded.day,
      start_minute = excluded.start_minute, room_id = excluded.room_id, role_player_id = excluded.role_player_id`)
  await db.run(sql`insert into centre_sitting_candidate (instansi_id, sitting_id, participant_id)
    select ${instansiId}, s.id, p::uuid from jsonb_to_recordset(${rows}::jsonb) as s(id uuid, participants jsonb)
    cross join lateral jsonb_array_elements_text(s.participants) as p`)
  await db.run(sql`insert into centre_sitting_assessor (instansi_id, sitting_id, account_id)
    select ${instansiId}, s.id, a::uuid from jsonb_to_recordset(${rows}::jsonb) as s(id uuid, assessors jsonb)
    cross join lateral jsonb_array_elements_text(s.assessors) as a`)
}
