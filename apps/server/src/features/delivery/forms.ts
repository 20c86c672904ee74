import { type ItemContent, StoredContent } from '@petakom/contract'
import { z } from 'zod'
import { type Db, join, sql } from '../../db/query.ts'

export interface ServedItem {
  readonly id: string
  readonly content: ItemContent
}

export type ServedForm = ReadonlyMap<string, ServedItem>

/** A form as this server last read it. Item versions never change, so their content is kept; their place is read. */
const contents = new Map<string, ItemContent>()
const forms = new Map<string, ReadonlyMap<string, ServedItem>>()
const MOST_CONTENTS = 20_000
const MOST_FORMS = 500

function keep<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  if (map.size >= most) map.delete(map.keys().next().value!)
  map.set(key, value)
}

const PlaceRow = z.object({ itemId: z.string(), version: z.number() })
const ContentRow = PlaceRow.extend({ content: StoredContent })

/** The items of an exercise by id, each in the version that the form fixed. */
export async function readForm(
  db: Db,
  instansiId: string,
  exerciseId: string,
): Promise<ReadonlyMap<string, ServedItem>> {
  const places = await db.all(
    PlaceRow,
    sql`select item_id as "itemId", version from exercise_item where exercise_id = ${exerciseId} order by position`,
  )
  const keyOf = ({ itemId, version }: z.infer<typeof PlaceRow>) => `${instansiId}:${itemId}:${version}`
  const unknown = places.filter((place) => !contents.has(keyOf(place)))
  if (unknown.length > 0) {
    const rows = await db.all(
      ContentRow,
      sql`select item_id as "itemId", version, content from item_version
        where (item_id, version) in (${join(unknown.map(({ itemId, version }) => sql`(${itemId}::uuid, ${version}::int)`))})`,
    )
    for (const row of rows) keep(contents, keyOf(row), row.content, MOST_CONTENTS)
  }
  const form = new Map(
    places.map((place) => [place.itemId, { id: place.itemId, content: contents.get(keyOf(place))! }]),
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
