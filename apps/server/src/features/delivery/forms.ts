import { type ItemContent, StoredContent } from '@petakom/contract'
import type { SimulationWorld } from '@petakom/domain'
import { z } from 'zod'
import { type Db, join, sql } from '../../db/query.ts'
import { readWorld } from '../../db/simulations.ts'

export interface ServedItem {
  readonly id: string
  readonly content: ItemContent
}

/** A simulation as its exercise fixed it: never its rules. */
export interface ServedWorld {
  readonly id: string
  readonly version: number
  readonly world: SimulationWorld
}

/** What an exercise serves, by id: items, or the one simulation that it is. */
export type ServedForm = ReadonlyMap<string, ServedItem | ServedWorld>

/** An item of a test's form. */
export function itemOf(form: ServedForm, id: string): ServedItem {
  const item = form.get(id)
  if (!item || 'world' in item) throw new Error(`item ${id} is not in the form of its exercise`)
  return item
}

/** A form as this server last read it. Versions never change, so what they hold is kept; their place is read. */
const contents = new Map<string, ItemContent>()
const worlds = new Map<string, SimulationWorld>()
const forms = new Map<string, ServedForm>()
const MOST_CONTENTS = 20_000
const MOST_FORMS = 500
const MOST_WORLDS = 100

function keep<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  if (map.size >= most) map.delete(map.keys().next().value!)
  map.set(key, value)
}

const PlaceRow = z.object({ itemId: z.string(), version: z.number(), isWorld: z.boolean() })
const ContentRow = PlaceRow.omit({ isWorld: true }).extend({ content: StoredContent })

/** The items of an exercise by id, each in the version that the form fixed; or its simulation. */
export async function readForm(db: Db, instansiId: string, exerciseId: string): Promise<ServedForm> {
  const places = await db.all(
    PlaceRow,
    sql`select item_id as "itemId", version, false as "isWorld", position from exercise_item
        where exercise_id = ${exerciseId}
      union all select simulation_id, simulation_version, true, 0 from exercise
        where id = ${exerciseId} and kind = 'SIMULATION'
      order by position`,
  )
  const keyOf = ({ itemId, version }: Pick<z.infer<typeof PlaceRow>, 'itemId' | 'version'>) =>
    `${instansiId}:${itemId}:${version}`
  const unknown = places.filter((place) => !place.isWorld && !contents.has(keyOf(place)))
  if (unknown.length > 0) {
    const rows = await db.all(
      ContentRow,
      sql`select item_id as "itemId", version, content from item_version
        where (item_id, version) in (${join(unknown.map(({ itemId, version }) => sql`(${itemId}::uuid, ${version}::int)`))})`,
    )
    for (const row of rows) keep(contents, keyOf(row), row.content, MOST_CONTENTS)
  }
  for (const place of places) {
    if (!place.isWorld || worlds.has(keyOf(place))) continue
    keep(worlds, keyOf(place), await readWorld(db, place.itemId, place.version), MOST_WORLDS)
  }
  const form: ServedForm = new Map(
    places.map((place) => {
      const { itemId: id, version, isWorld } = place
      return [
        id,
        isWorld ? { id, version, world: worlds.get(keyOf(place))! } : { id, content: contents.get(keyOf(place))! },
      ]
    }),
  )
  keep(forms, `${instansiId}:${exerciseId}`, form, MOST_FORMS)
  return form
}

export const knownForm = (instansiId: string, exerciseId: string): ServedForm | undefined =>
  forms.get(`${instansiId}:${exerciseId}`)

/** For the checks of every save: the form in memory, or a fresh reading when `isEnough` finds it wanting. */
export async function recallForm(
  db: Db,
  instansiId: string,
  exerciseId: string,
  isEnough: (form: ServedForm) => boolean,
): Promise<ServedForm> {
  const known = knownForm(instansiId, exerciseId)
  return known && isEnough(known) ? known : readForm(db, instansiId, exerciseId)
}
