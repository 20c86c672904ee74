import type { listPilots, ResponseOf } from '@petakom/contract'
import { ITEM_STATES } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

const Seed = z.object({ exerciseId: z.string(), exercise: z.string(), eventId: z.string(), event: z.string() })
const PilotRow = z.object({
  id: z.string(),
  code: z.string(),
  theme: z.string(),
  competency: z.string(),
  level: z.number(),
  state: z.enum(ITEM_STATES),
  version: z.number(),
  dealt: z.number(),
  answered: z.number(),
  seeds: z.array(Seed),
  calibration: z
    .object({ id: z.string(), state: z.enum(['proposed', 'approved', 'rejected']), flags: z.array(z.string()) })
    .nullable(),
})

/** Items whose state is trial, and those that left it but whose present version was seeded somewhere. */
const listPilotItems = (db: Db, now: Date) =>
  db.all(
    PilotRow,
    sql`with seed as (
        select f.item_id, f.version, f.exercise_id, x.name as exercise, e.id as event_id, e.name as event
        from exercise_item as f
        join exercise as x on x.instansi_id = f.instansi_id and x.id = f.exercise_id
        join event as e on e.instansi_id = x.instansi_id and e.id = x.event_id
        where f.is_pilot),
      dealt as (
        select s.item_id, s.version, count(*) as dealt,
          count(*) filter (where exists (select from answer as w where w.instansi_id = a.instansi_id
            and w.attempt_id = a.id and w.item_id = s.item_id and is_answered(w.value))) as answered
        from seed as s join attempt as a on a.exercise_id = s.exercise_id and s.item_id = any(a.item_order)
        where a.started_at is not null and (a.handed_in_at is not null
          or attempt_closing(a) <= ${now})
        group by s.item_id, s.version)
      select i.id, i.code, i.theme, i.competency, i.level, i.state, i.current_version as version,
        coalesce(d.dealt, 0)::int as dealt, coalesce(d.answered, 0)::int as answered,
        (select coalesce(jsonb_agg(jsonb_build_object('exerciseId', s.exercise_id, 'exercise', s.exercise,
            'eventId', s.event_id, 'event', s.event) order by s.event, s.exercise), '[]') from seed as s
          where s.item_id = i.id and s.version = i.current_version) as seeds,
        (select jsonb_build_object('id', c.id, 'state', coalesce(c.decision, 'proposed'), 'flags', k.flags)
          from calibration_item as k join calibration as c on c.instansi_id = k.instansi_id and c.id = k.calibration_id
          where k.item_id = i.id and k.version = i.current_version and k.outcome = 'calibrated'
          order by c.created_at desc limit 1) as calibration
      from item as i left join dealt as d on d.item_id = i.id and d.version = i.current_version
      where i.state = 'pilot' or (i.state <> 'retired' and exists (select from seed as s
        where s.item_id = i.id and s.version = i.current_version))
      order by i.state <> 'pilot', i.code`,
  )

const ExerciseRow = Seed.extend({
  startsOn: z.string(),
  items: z.number(),
  people: z.number(),
  perPerson: z.number(),
  pilotIds: z.array(z.string()),
})

/** Exercises of events that are not closed, which nobody has started. */
const listOpenExercises = (db: Db) =>
  db.all(
    ExerciseRow,
    sql`select x.id as "exerciseId", x.name as exercise, e.id as "eventId", e.name as event, e.starts_on as "startsOn",
        x.pilot_per_person as "perPerson",
        (select count(*)::int from exercise_item as f where f.exercise_id = x.id and not f.is_pilot) as items,
        (select count(*)::int from attempt as a where a.exercise_id = x.id) as people,
        array(select f.item_id::text from exercise_item as f where f.exercise_id = x.id and f.is_pilot
          order by f.position) as "pilotIds"
      from exercise as x join event as e on e.instansi_id = x.instansi_id and e.id = x.event_id
      where e.state <> 'closed'
        and not exists (select from attempt as a join exercise as y on y.id = a.exercise_id
          where y.event_id = e.id and a.started_at is not null)
      order by e.starts_on, e.name, x.position`,
  )

export async function readPilots(db: Db, now: Date): Promise<ResponseOf<typeof listPilots>> {
  return { items: await listPilotItems(db, now), exercises: await listOpenExercises(db) }
}
