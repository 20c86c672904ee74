import type { BodyOf, seedExercise } from '@petakom/contract'
import { z } from 'zod'
import { createAttempts, holdAttempts } from '../../../db/attempts.ts'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { readApart } from '../../../db/item-enemies.ts'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { pilotErrors } from './errors.ts'

const ExerciseRow = z.object({
  eventId: z.string(),
  name: z.string(),
  eventState: z.string(),
  isAdaptive: z.boolean(),
  scoredIds: z.array(z.string()),
  scored: z.number(),
  before: z.array(z.string()),
})
const ItemRow = z.object({
  id: z.string(),
  code: z.string(),
  version: z.number(),
  state: z.string(),
  isServed: z.boolean(),
})

/** Puts pilots into a form that nobody has started, and deals them anew to everybody who has a seat. */
export async function seedPilotsInto(
  db: Db,
  actor: AuditActor,
  exerciseId: string,
  { itemIds, perPerson }: BodyOf<typeof seedExercise>,
) {
  const exercise = await db.maybe(
    ExerciseRow,
    sql`select x.event_id as "eventId", x.name, e.state as "eventState", x.delivery ->> 'mode' = 'adaptive' as "isAdaptive",
        array(select item_id from exercise_item as f where f.exercise_id = x.id and not f.is_pilot) as "scoredIds",
        (select count(*)::int from exercise_item as f where f.exercise_id = x.id and not f.is_pilot) as scored,
        array(select i.code from exercise_item as f join item as i on i.id = f.item_id
          where f.exercise_id = x.id and f.is_pilot order by i.code) as before
      from exercise as x join event as e on e.instansi_id = x.instansi_id and e.id = x.event_id
      where x.id = ${exerciseId} for update of e`,
  )
  if (!exercise) throw errors.NOT_FOUND()
  await requireUntouched(db, exercise)
  if (exercise.scored === 0) throw pilotErrors.NOTHING_SCORED({ name: exercise.name })
  const ids = [...new Set(itemIds)]
  if (ids.length > 0 ? perPerson < 1 || perPerson > ids.length : perPerson > 0)
    throw pilotErrors.PILOTS_PER_PERSON({ count: ids.length })
  const items = await readPilotItems(db, ids, exercise.eventId, exerciseId)
  if (exercise.isAdaptive) await requireNoneApart(db, exercise, items)
  await db.run(sql`delete from exercise_item where exercise_id = ${exerciseId} and is_pilot`)
  await db.run(sql`update exercise set pilot_per_person = ${perPerson} where id = ${exerciseId}`)
  await db.run(sql`insert into exercise_item (instansi_id, exercise_id, position, item_id, version, is_pilot)
    select ${actor.instansiId}, ${exerciseId}, (select coalesce(max(position), 0) from exercise_item
        where exercise_id = ${exerciseId}) + row_number() over (order by i.code), i.id, i.version, true
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i(id uuid, code text, version int)`)
  const attempts = await createAttempts(db, actor.instansiId, exercise.eventId)
  await audit(db, actor, {
    action: 'exercise.pilots-seeded',
    subjectType: 'event',
    subjectId: exercise.eventId,
    before: { exercise: exercise.name, pilots: exercise.before },
    after: { exercise: exercise.name, pilots: items.map(({ code }) => code), perPerson },
  })
  return { pilots: items.length, attempts }
}

/** What an adaptive section will give nobody knows beforehand: whatever may not meet must not be in it together. */
async function requireNoneApart(
  db: Db,
  { name, scoredIds }: z.infer<typeof ExerciseRow>,
  items: readonly z.infer<typeof ItemRow>[],
): Promise<void> {
  const apart = await readApart(db, [...scoredIds, ...items.map(({ id }) => id)])
  const torn = items.find(({ id }) => apart.has(id))
  if (torn) throw pilotErrors.PILOT_APART({ code: torn.code, name })
}

async function requireUntouched(db: Db, { eventId, eventState }: z.infer<typeof ExerciseRow>): Promise<void> {
  await holdAttempts(db, eventId)
  const { n } = await db.one(
    z.object({ n: z.number() }),
    sql`select count(*)::int as n from attempt as a join exercise as x on x.instansi_id = a.instansi_id
      and x.id = a.exercise_id where x.event_id = ${eventId} and a.started_at is not null`,
  )
  if (n > 0 || eventState === 'closed') throw pilotErrors.EXERCISE_STARTED()
}

async function readPilotItems(db: Db, ids: readonly string[], eventId: string, exerciseId: string) {
  const items = await db.all(
    ItemRow,
    sql`select i.id, i.code, i.current_version as version, i.state,
        exists (select from exercise_item as f join exercise as x on x.instansi_id = f.instansi_id and x.id = f.exercise_id
          where x.event_id = ${eventId} and f.item_id = i.id and not (f.is_pilot and f.exercise_id = ${exerciseId}))
          as "isServed"
      from item as i where i.id = any(${ids}::uuid[]) order by i.code`,
  )
  if (items.length < ids.length) throw errors.NOT_FOUND()
  const notOnTrial = items.find(({ state }) => state !== 'pilot')
  if (notOnTrial) throw pilotErrors.NOT_ON_TRIAL({ code: notOnTrial.code })
  const twice = items.find(({ isServed }) => isServed)
  if (twice) throw pilotErrors.PILOT_SERVED_ALREADY({ code: twice.code })
  return items
}
