import { createHash } from 'node:crypto'
import { pilotDealer } from '@petakom/domain'
import { z } from 'zod'
import { readApart } from './item-enemies.ts'
import { type Db, sql } from './query.ts'

const FormRow = z.object({
  exerciseId: z.string(),
  itemId: z.string(),
  group: z.string().nullable(),
  isPilot: z.boolean(),
  pilotPerPerson: z.number(),
})
const PlaceRow = z.object({ participantId: z.string(), exerciseId: z.string() })

/**
 * Makes the attempts of everybody who has a session, so that a start in the hall reads and does not write a form.
 * Called again after sessions or the form changed, it renews those that nobody has started; started ones stay.
 * Returns how many were made or renewed.
 *
 * Neighbours meet the items in another order: the form is rotated by a number drawn from the participant's id, and
 * items that share a stimulus stay together. Items on trial are dealt in turn and stand among them.
 */
export async function createAttempts(db: Db, instansiId: string, eventId: string): Promise<number> {
  const rows = await db.all(
    FormRow,
    sql`select x.id as "exerciseId", i.item_id as "itemId", md5(nullif(v.content -> 'stimulus', 'null')::text) as "group",
        i.is_pilot as "isPilot", x.pilot_per_person as "pilotPerPerson"
      from exercise as x
      join exercise_item as i on i.instansi_id = x.instansi_id and i.exercise_id = x.id
      join item_version as v on v.instansi_id = i.instansi_id and v.item_id = i.item_id and v.version = i.version
      where x.event_id = ${eventId} order by x.position, i.position`,
  )
  const forms = Map.groupBy(rows, ({ exerciseId }) => exerciseId)
  const places = await db.all(
    PlaceRow,
    sql`select p.id as "participantId", x.id as "exerciseId" from participant as p
      join exercise as x on x.instansi_id = p.instansi_id and x.event_id = p.event_id
      where p.event_id = ${eventId} and p.session_id is not null order by md5(p.id::text)`,
  )
  const apart = rows.some(({ isPilot }) => isPilot) ? await readApart(db) : new Map()
  const attempts = [...Map.groupBy(places, ({ exerciseId }) => exerciseId)].flatMap(([exerciseId, people]) => {
    const items = forms.get(exerciseId) ?? []
    const form = items.filter(({ isPilot }) => !isPilot)
    if (form.length === 0) return []
    const pilots = items.filter(({ isPilot }) => isPilot).map(({ itemId: id, group }) => ({ id, group }))
    const seed = pilotDealer({ pilots, perPerson: items[0]!.pilotPerPerson, apart })
    return people.map((person) => ({ ...person, itemOrder: seed(rotate(form, person.participantId)) }))
  })
  return db.run(sql`
    insert into attempt (instansi_id, participant_id, exercise_id, item_order, opens_at, closes_at, duration_seconds,
      extra_seconds)
    select ${instansiId}, p.id, x.id, array(select jsonb_array_elements_text(t."itemOrder")::uuid), s.starts_at, s.ends_at,
      x.duration_minutes * 60, accommodation_seconds(${instansiId}, p.id, x.duration_minutes * 60)
    from jsonb_to_recordset(${JSON.stringify(attempts)}::jsonb)
      as t("participantId" uuid, "exerciseId" uuid, "itemOrder" jsonb)
    join participant as p on p.id = t."participantId"
    join exercise as x on x.id = t."exerciseId"
    join event_session as s on s.id = p.session_id
    on conflict (instansi_id, participant_id, exercise_id) do update
      set item_order = excluded.item_order, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
        duration_seconds = excluded.duration_seconds,
        extra_seconds = greatest(0, attempt.extra_seconds + excluded.extra_seconds - accommodation_seconds(
          attempt.instansi_id, attempt.participant_id, attempt.duration_seconds))
      where attempt.started_at is null`)
}

function rotate(form: readonly z.infer<typeof FormRow>[], participantId: string): string[][] {
  const groups: string[][] = []
  let previous: string | null = null
  for (const { itemId, group } of form) {
    if (group !== null && group === previous) groups.at(-1)!.push(itemId)
    else groups.push([itemId])
    previous = group
  }
  const start = createHash('sha256').update(participantId).digest().readUInt32BE(0) % groups.length
  return [...groups.slice(start), ...groups.slice(0, start)]
}
