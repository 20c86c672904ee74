import type { getPersonSignals, ResponseOf } from '@petakom/contract'
import { answerTimes, quickAnswers } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { findSignalRecipe } from '../../db/recipes.ts'
import { errors } from '../../plugins/errors.ts'
import { listConclusions } from './conclusions.ts'
import { listPeople } from './people.ts'
import { readMoments, readReadable } from './read-facts.ts'
import { requireEvent } from './store-signals.ts'

const instant = (column: string) => sql([`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`])

const AttemptRow = z.object({
  id: z.string(),
  exercise: z.string(),
  startedAt: z.number(),
  itemOrder: z.array(z.string()),
})

/** What lies behind the signals of one participant: each quick answer, absence, address and device, as they are stored now. */
export async function readPersonEvidence(db: Db, participantId: string): Promise<ResponseOf<typeof getPersonSignals>> {
  const place = await db.maybe(
    z.object({ eventId: z.string() }),
    sql`select event_id as "eventId" from participant where id = ${participantId}`,
  )
  if (!place) throw errors.NOT_FOUND()
  const event = await requireEvent(db, place.eventId)
  const recipe = await findSignalRecipe(db, event.startsOn)
  const attempts = await db.all(
    AttemptRow,
    sql`select a.id, x.name as exercise, extract(epoch from a.started_at)::float8 * 1000 as "startedAt",
        to_json(a.item_order) as "itemOrder"
      from attempt as a join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
      where a.participant_id = ${participantId} and a.started_at is not null order by x.position`,
  )
  const moments = await readMoments(db, sql`select id from attempt where participant_id = ${participantId}`)
  const readable = await readReadable(db, event.id)
  const reading = attempts.map(({ id, exercise, startedAt, itemOrder }) => {
    const times = answerTimes(moments.get(id) ?? [], startedAt)
    const receivedAt = new Map(times.map((time) => [time.itemId, time.receivedAt]))
    const { quick, timed } = quickAnswers(times, readable, recipe.wordsPerMinute)
    const rows = quick.map(({ itemId, words, needed, taken }) => ({
      ...{ exercise, words, needed, taken },
      position: itemOrder.indexOf(itemId) + 1,
      at: new Date(receivedAt.get(itemId)!).toISOString(),
    }))
    return { rows, timed }
  })
  const own = sql`from attempt as a join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id`
  const ofPerson = sql`where a.participant_id = ${participantId}`
  const away = await db.all(
    z.object({ exercise: z.string(), leftAt: z.string(), seconds: z.number(), receivedAt: z.string() }),
    sql`select x.name as exercise, ${instant('f.left_at')} as "leftAt", f.seconds,
        ${instant('f.received_at')} as "receivedAt"
      ${own} join attempt_focus as f on f.instansi_id = a.instansi_id and f.attempt_id = a.id
      ${ofPerson} order by f.left_at, f.number limit 1000`,
  )
  const addresses = await db.all(
    z.object({ exercise: z.string(), number: z.number(), firstAt: z.string() }),
    sql`select x.name as exercise, ${instant('d.first_at')} as "firstAt",
        row_number() over (partition by a.id order by d.first_at, d.mark)::int as number
      ${own} join attempt_address as d on d.instansi_id = a.instansi_id and d.attempt_id = a.id
      ${ofPerson} order by d.first_at, d.mark limit 1000`,
  )
  const devices = await db.all(
    z.object({
      exercise: z.string(),
      at: z.string(),
      what: z.enum(['started', 'taken-over', 'released', 'refused']),
    }),
    sql`select x.name as exercise, ${instant('v.at')} as at, v.kind as what
      ${own} join attempt_event as v on v.instansi_id = a.instansi_id and v.attempt_id = a.id
      ${ofPerson} and (v.kind in ('started', 'taken-over', 'released')
        or (v.kind = 'refused' and v.details ->> 'code' in ('DEVICE_TAKEN', 'WRONG_PIN')))
      order by v.at limit 1000`,
  )
  return {
    person: (await listPeople(db, [participantId]))[0]!,
    timezone: event.timezone,
    eventId: event.id,
    eventName: event.name,
    wordsPerMinute: recipe.wordsPerMinute,
    timed: reading.reduce((sum, { timed }) => sum + timed, 0),
    quick: reading.flatMap(({ rows }) => rows),
    away,
    addresses,
    devices,
    conclusions: await listConclusions(db, event.id, { one: participantId }),
  }
}
