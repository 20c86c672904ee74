import { createHash } from 'node:crypto'
import { CalibratedParameters } from '@petakom/contract'
import {
  assembleForms,
  type Delivery,
  difficultyOf,
  lendWholeForms,
  nextMove,
  type PoolItem,
  pilotDealer,
  prepareSection,
  seedOf,
} from '@petakom/domain'
import { z } from 'zod'
import { readApart } from './item-enemies.ts'
import { type Db, sql } from './query.ts'

const FormRow = z.object({
  exerciseId: z.string(),
  itemId: z.string(),
  group: z.string().nullable(),
  isPilot: z.boolean(),
  pilotPerPerson: z.number(),
  delivery: z.custom<Delivery>(),
  contentArea: z.string().nullable(),
  parameters: CalibratedParameters,
  exposure: z.number(),
})
type FormRow = z.infer<typeof FormRow>
const readSimulationExercises = (db: Db, eventId: string) =>
  db.all(
    z.object({ exerciseId: z.string(), simulationId: z.string() }),
    sql`select id as "exerciseId", simulation_id as "simulationId" from exercise
      where event_id = ${eventId} and kind = 'SIMULATION'`,
  )
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
        i.is_pilot as "isPilot", x.pilot_per_person as "pilotPerPerson", x.delivery, b.content_area as "contentArea",
        v.parameters, coalesce(e.served, 0) as exposure
      from exercise as x
      join exercise_item as i on i.instansi_id = x.instansi_id and i.exercise_id = x.id
      join item_version as v on v.instansi_id = i.instansi_id and v.item_id = i.item_id and v.version = i.version
      join item as b on b.instansi_id = i.instansi_id and b.id = i.item_id
      left join item_exposure as e on e.instansi_id = i.instansi_id and e.item_id = i.item_id
      where x.event_id = ${eventId} order by x.position, i.position`,
  )
  const forms = Map.groupBy(rows, ({ exerciseId }) => exerciseId)
  const places = await db.all(
    PlaceRow,
    sql`select p.id as "participantId", x.id as "exerciseId" from participant as p
      join exercise as x on x.instansi_id = p.instansi_id and x.event_id = p.event_id
      where p.event_id = ${eventId} and p.session_id is not null order by md5(p.id::text)`,
  )
  const isPlain = rows.every(({ isPilot, delivery }) => !isPilot && !delivery.blueprint && delivery.mode !== 'adaptive')
  const apart: Apart = isPlain ? new Map() : await readApart(db)
  const simulations = new Map(
    (await readSimulationExercises(db, eventId)).map(({ exerciseId, simulationId }) => [exerciseId, simulationId]),
  )
  const attempts = [...Map.groupBy(places, ({ exerciseId }) => exerciseId)].flatMap(([exerciseId, people]) => {
    const simulation = simulations.get(exerciseId)
    if (simulation) return people.map((person) => ({ ...person, itemOrder: [simulation], mode: 'free' as const }))
    const items = forms.get(exerciseId) ?? []
    const scored = items.filter(({ isPilot }) => !isPilot)
    if (scored.length === 0) return []
    const { delivery, pilotPerPerson: perPerson } = items[0]!
    const pilots = items.filter(({ isPilot }) => isPilot).map(({ itemId: id, group }) => ({ id, group }))
    const formOf = formMaker(scored, delivery, people, apart)
    const seed = pilotDealer({ pilots, perPerson, apart })
    return people.map((person, place) => {
      const form = formOf(person, place)
      return { ...person, itemOrder: delivery.mode === 'adaptive' ? form.flat() : seed(form), mode: delivery.mode }
    })
  })
  return db.run(sql`
    insert into attempt (instansi_id, participant_id, exercise_id, item_order, mode, opens_at, closes_at,
      duration_seconds, extra_seconds)
    select ${instansiId}, p.id, x.id, array(select jsonb_array_elements_text(t."itemOrder")::uuid), t.mode, s.starts_at, s.ends_at,
      x.duration_minutes * 60, accommodation_seconds(${instansiId}, p.id, x.duration_minutes * 60)
    from jsonb_to_recordset(${JSON.stringify(attempts)}::jsonb)
      as t("participantId" uuid, "exerciseId" uuid, "itemOrder" jsonb, mode text)
    join participant as p on p.id = t."participantId"
    join exercise as x on x.id = t."exerciseId"
    join event_session as s on s.id = p.session_id
    on conflict (instansi_id, participant_id, exercise_id) do update
      set item_order = excluded.item_order, mode = excluded.mode, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
        duration_seconds = excluded.duration_seconds,
        extra_seconds = greatest(0, attempt.extra_seconds + excluded.extra_seconds - accommodation_seconds(
          attempt.instansi_id, attempt.participant_id, attempt.duration_seconds))
      where attempt.started_at is null`)
}

/**
 * For whoever changes what attempts are made of: a start that is under way ends first and is seen by what is asked
 * next, and a later one waits and meets the change. In the order of their ids, as every lock of attempts.
 */
export async function holdAttempts(db: Db, eventId: string): Promise<void> {
  await db.run(sql`select from attempt as a where a.participant_id in (select id from participant where event_id = ${eventId})
    order by a.id for update`)
}

type Apart = ReadonlyMap<string, ReadonlySet<string>>
type Person = z.infer<typeof PlaceRow>

/**
 * The items of each person's form in units that stay together: all of them, those drawn from a blueprint, or the first
 * of an adaptive section.
 */
function formMaker(
  scored: readonly FormRow[],
  { mode, blueprint, adaptive }: Delivery,
  people: readonly Person[],
  apart: Apart,
): (person: Person, place: number) => string[][] {
  if (mode === 'adaptive' && adaptive) {
    const section = prepareSection(
      scored.map(({ itemId: id, contentArea, parameters }) => ({ id, contentArea, parameters })),
      adaptive,
      apart,
    )
    return ({ participantId, exerciseId }) => {
      const first = nextMove(section, seedOf(participantId + exerciseId), [])
      return first.kind === 'item' ? [[first.id]] : []
    }
  }
  if (!blueprint) return ({ participantId }) => rotate(scored, participantId)
  const drawn = assembleForms(people.length, { pool: scored.map(inPool), blueprint, apart })
  const forms = lendWholeForms(drawn.forms, blueprint)
  return ({ participantId }, place) => {
    const own = new Set(forms[place])
    return rotate(
      scored.filter(({ itemId }) => own.has(itemId)),
      participantId,
    )
  }
}

const inPool = ({ itemId: id, contentArea, parameters, exposure }: FormRow): PoolItem => ({
  ...{ id, contentArea, exposure },
  difficulty: difficultyOf(parameters.b),
})

/** Items of one stimulus make one unit, at the place of the first, wherever the design put the others. */
function rotate(form: readonly FormRow[], participantId: string): string[][] {
  if (form.length === 0) return []
  const units = new Map<string, string[]>()
  for (const { itemId, group } of form) {
    const unit = units.get(group ?? itemId)
    if (unit) unit.push(itemId)
    else units.set(group ?? itemId, [itemId])
  }
  const groups = [...units.values()]
  const start = createHash('sha256').update(participantId).digest().readUInt32BE(0) % groups.length
  return [...groups.slice(start), ...groups.slice(0, start)]
}
