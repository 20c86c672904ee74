import { Debrief } from '@petakom/contract'
import { z } from 'zod'
import { type Db, type Sql, sql } from '../../../db/query.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { resultErrors } from '../errors.ts'

const instant = (column: Sql) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const columns = sql`d.id, d.held_on as "heldOn", d.place, d.led_by as "ledBy", d.notes, d.actions, d.turn,
  d.recorded_by_name as "recordedBy", ${instant(sql`d.recorded_at`)} as "recordedAt",
  (select jsonb_build_object('way', a.way, 'agrees', a.agrees, 'words', a.words, 'signedOn', a.signed_on,
      'by', a.by_name, 'at', ${instant(sql`a.at`)})
    from debrief_acknowledgement as a where a.instansi_id = d.instansi_id and a.debrief_id = d.id) as acknowledged`

/** Latest first. */
export const readDebriefs = (db: Db, participantId: string) =>
  db.all(
    Debrief,
    sql`select ${columns} from debrief as d where d.participant_id = ${participantId}
      order by d.held_on desc, d.recorded_at desc`,
  )

/** Of the caller alone: the participant of a session with a PIN, else whoever has the account's NIP. */
export function readOwnDebriefs(db: Db, actor: SignedInActor) {
  return db.all(
    Debrief.extend({ event: z.string() }),
    sql`select ${columns}, e.name as event from debrief as d
      join participant as t on t.instansi_id = d.instansi_id and t.id = d.participant_id
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      join event as e on e.instansi_id = t.instansi_id and e.id = t.event_id
      where ${isOwn(actor)} order by d.held_on desc, d.recorded_at desc`,
  )
}

/** Over participant `t` and pegawai `p`. */
export const isOwn = (actor: SignedInActor): Sql =>
  actor.participantId
    ? sql`p.id = (select pegawai_id from participant where id = ${actor.participantId})`
    : sql`p.nip = ${actor.nip}`

const AssessedRow = z.object({
  name: z.string(),
  nip: z.string(),
  jabatan: z.string(),
  event: z.string(),
  assessedOn: z.string(),
  code: z.string(),
  today: z.string(),
})

/** Whom a meeting is about: somebody with a result. */
export async function readAssessed(db: Db, participantId: string, now: Date) {
  const row = await db.maybe(
    AssessedRow,
    sql`select p.name, p.nip, j.name as jabatan, e.name as event, r.assessed_on as "assessedOn",
        r.verification_code as code, to_char(${now}::timestamptz at time zone n.timezone, 'YYYY-MM-DD') as today
      from participant as t
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
      join event as e on e.instansi_id = t.instansi_id and e.id = t.event_id
      join instansi as n on n.id = t.instansi_id
      join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
      where t.id = ${participantId}`,
  )
  if (!row) throw resultErrors.NOT_SCORED()
  return row
}
