import { type BodyOf, CentreAbsence, type tellAbsence } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { clockOf, minuteOf } from './clock.ts'
import { centreErrors } from './errors.ts'
import { holdCentre } from './hold-centre.ts'

const Row = CentreAbsence.omit({ from: true, to: true }).extend({ fromMinute: z.number(), toMinute: z.number() })

export async function listAbsenceRows(db: Db, centreId: string) {
  const rows = await db.all(
    Row,
    sql`select b.id, b.who, coalesce(r.name, c.name, p.name, '') as name, b.day::text as day,
        b.from_minute as "fromMinute", b.to_minute as "toMinute", b.reason,
        to_char(b.told_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "toldAt"
      from centre_absence as b
      left join centre_room as r on r.instansi_id = b.instansi_id and r.id = b.who
      left join account as c on c.instansi_id = b.instansi_id and c.id = b.who
      left join participant as t on t.instansi_id = b.instansi_id and t.id = b.who
      left join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      where b.centre_id = ${centreId} order by b.day, b.from_minute, name`,
  )
  return rows.map(({ fromMinute, toMinute, ...row }) => ({ ...row, from: clockOf(fromMinute), to: clockOf(toMinute) }))
}

export async function storeAbsence(
  db: Db,
  actor: AuditActor,
  centreId: string,
  { who, day, from, to, reason }: BodyOf<typeof tellAbsence>,
): Promise<string> {
  const { settings } = await holdCentre(db, centreId)
  if (to <= from) throw centreErrors.ABSENCE_REVERSED({ from, to })
  if (!settings.days.some(({ date }) => date === day)) throw centreErrors.ABSENCE_OUTSIDE({ day })
  const { known } = await db.one(
    z.object({ known: z.boolean() }),
    sql`select exists (select from centre_room where centre_id = ${centreId} and id = ${who})
        or exists (select from centre_assessor where centre_id = ${centreId} and account_id = ${who})
        or exists (select from centre_candidate where centre_id = ${centreId} and participant_id = ${who}) as known`,
  )
  if (!known) throw centreErrors.ABSENCE_UNKNOWN()
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into centre_absence (instansi_id, centre_id, who, day, from_minute, to_minute, reason)
      values (${actor.instansiId}, ${centreId}, ${who}, ${day}, ${minuteOf(from)}, ${minuteOf(to)}, ${reason})
      returning id`,
  )
  const after = { who, day, from, to }
  await audit(db, actor, {
    ...{ action: 'centre.absence-told', subjectType: 'centre', subjectId: centreId, after, reason: reason || null },
  })
  return id
}

export async function dropAbsence(db: Db, actor: AuditActor, id: string): Promise<void> {
  const row = await db.maybe(
    z.object({ centreId: z.string() }),
    sql`select centre_id as "centreId" from centre_absence where id = ${id}`,
  )
  if (!row) throw errors.NOT_FOUND()
  await holdCentre(db, row.centreId)
  const before = (await listAbsenceRows(db, row.centreId)).find((one) => one.id === id)
  if (!before) throw errors.NOT_FOUND()
  await db.run(sql`delete from centre_absence where id = ${id}`)
  await audit(db, actor, {
    ...{ action: 'centre.absence-withdrawn', subjectType: 'centre', subjectId: row.centreId, before },
  })
}
