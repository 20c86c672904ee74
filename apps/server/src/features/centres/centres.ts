import { type BodyOf, type CentreEdit, CentreSummary, type createCentre, EventEdit } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { centreErrors } from './errors.ts'
import { holdCentre } from './hold-centre.ts'
import { checkSettings, inOrder, suggestSettings } from './settings.ts'

const summaries = sql`
  select c.id, c.event_id as "eventId", e.name as "eventName", c.name, c.preset,
    (select count(*)::int from centre_candidate as k where k.instansi_id = c.instansi_id and k.centre_id = c.id) as candidates,
    (select count(*)::int from centre_exercise as x where x.instansi_id = c.instansi_id and x.centre_id = c.id) as exercises,
    (select count(*)::int from centre_assessor as a
      where a.instansi_id = c.instansi_id and a.centre_id = c.id and a.task <> 'role-player') as assessors,
    (select max(t.version) from centre_timetable as t where t.instansi_id = c.instansi_id and t.centre_id = c.id
      and exists (select from centre_sitting as s where s.instansi_id = c.instansi_id and s.centre_id = c.id)) as timetable,
    c.settings -> 'days' -> 0 ->> 'date' as "startsOn", c.settings -> 'days' -> -1 ->> 'date' as "endsOn"
  from centre as c join event as e on e.instansi_id = c.instansi_id and e.id = c.event_id`

export const listCentreRows = (db: Db) =>
  db.all(CentreSummary, sql`${summaries} order by "startsOn" desc, c.name, c.id`)

export async function readEventCentre(db: Db, eventId: string) {
  const event = await eventOf(db, eventId)
  const centre = await db.maybe(CentreSummary, sql`${summaries} where c.event_id = ${eventId}`)
  return { centre, suggested: suggestSettings(event) }
}

const EventRow = EventEdit.pick({ startsOn: true, endsOn: true, schedule: true }).extend({ state: z.string() })

async function eventOf(db: Db, id: string) {
  const event = await db.maybe(
    EventRow,
    sql`select starts_on as "startsOn", ends_on as "endsOn", schedule, state from event where id = ${id}`,
  )
  if (!event) throw errors.NOT_FOUND()
  return event
}

export async function addCentre(
  db: Db,
  actor: AuditActor,
  eventId: string,
  { name, preset, settings }: BodyOf<typeof createCentre>,
): Promise<string> {
  const event = await eventOf(db, eventId)
  if (event.state === 'closed') throw centreErrors.CENTRE_CLOSED()
  const chosen = inOrder(settings ?? suggestSettings(event))
  checkSettings(chosen)
  const centre = await db.maybe(
    z.object({ id: z.string() }),
    sql`insert into centre (instansi_id, event_id, name, preset, settings)
      values (${actor.instansiId}, ${eventId}, ${name}, ${preset}, ${JSON.stringify(chosen)})
      on conflict (instansi_id, event_id) do nothing returning id`,
  )
  if (!centre) throw centreErrors.CENTRE_EXISTS()
  await audit(db, actor, {
    action: 'centre.created',
    subjectType: 'centre',
    subjectId: centre.id,
    after: { eventId, name, preset, settings: chosen },
  })
  return centre.id
}

export async function changeCentre(db: Db, actor: AuditActor, id: string, edit: CentreEdit): Promise<void> {
  const { name, preset, settings } = await holdCentre(db, id)
  const chosen = { ...edit, settings: inOrder(edit.settings) }
  checkSettings(chosen.settings)
  await db.run(sql`update centre set name = ${edit.name}, preset = ${edit.preset},
    settings = ${JSON.stringify(chosen.settings)} where id = ${id}`)
  const before = { name, preset, settings }
  await audit(db, actor, { action: 'centre.changed', subjectType: 'centre', subjectId: id, before, after: chosen })
}

export async function dropCentre(db: Db, actor: AuditActor, id: string): Promise<void> {
  const { observed, eventId, name, sittings } = await holdCentre(db, id)
  if (observed) throw centreErrors.CENTRE_OBSERVED()
  // The sittings first: they hold exercises and rooms.
  await db.run(sql`delete from centre_sitting where centre_id = ${id}`)
  await db.run(sql`delete from centre where id = ${id}`)
  const before = { eventId, name, sittings }
  await audit(db, actor, { action: 'centre.deleted', subjectType: 'centre', subjectId: id, before })
}
