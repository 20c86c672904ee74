import { CalibratedParameters, type ExerciseDelivery, StoredContent, StoredScoring } from '@petakom/contract'
import { assembleForms, difficultyOf, scoreAnswer } from '@petakom/domain'
import { z } from 'zod'
import { readApart } from '../../db/item-enemies.ts'
import { type Db, sql } from '../../db/query.ts'
import { eventErrors } from './errors.ts'

const ItemRow = z.object({
  id: z.string(),
  code: z.string(),
  contentArea: z.string().nullable(),
  content: StoredContent,
  scoring: StoredScoring,
  parameters: CalibratedParameters,
})

/** Forms drawn for a try: enough for every cell to meet each of its items. */
const TRIED_FORMS = 40

/** Refuses a way of delivery that these items cannot give, and says what is missing. */
export async function checkDelivery(
  db: Db,
  name: string,
  delivery: ExerciseDelivery,
  chosen: readonly { readonly id: string; readonly version: number }[],
): Promise<void> {
  const { mode, blueprint, adaptive } = delivery
  if ((mode === 'adaptive') !== (adaptive !== null) || (blueprint && adaptive))
    throw eventErrors.DELIVERY_MIXED({ name })
  if (!blueprint && !adaptive) return
  const items = await db.all(
    ItemRow,
    sql`select i.id, i.code, i.content_area as "contentArea", v.content, v.scoring, v.parameters
      from jsonb_to_recordset(${JSON.stringify(chosen)}::jsonb) as c(id uuid, version int)
      join item as i on i.id = c.id join item_version as v on v.item_id = c.id and v.version = c.version`,
  )
  if (adaptive) return checkAdaptive(name, adaptive, items)
  const apart = await readApart(
    db,
    items.map(({ id }) => id),
  )
  const pool = items.map(({ id, contentArea, parameters }) => ({
    ...{ id, contentArea, exposure: 0 },
    difficulty: difficultyOf(parameters.b),
  }))
  const { shortfalls } = assembleForms(TRIED_FORMS, { pool, blueprint: blueprint!, apart })
  if (shortfalls.length === 0) return
  const rows = shortfalls.map(({ cell, missing }) => {
    const { items: wanted } = blueprint!.cells[cell]!
    return `${cell + 1}: ${wanted - missing}/${wanted}`
  })
  throw eventErrors.BLUEPRINT_SHORT({ name, rows: rows.join('; ') })
}

function checkAdaptive(
  name: string,
  { minItems, maxItems }: NonNullable<ExerciseDelivery['adaptive']>,
  items: readonly z.infer<typeof ItemRow>[],
): void {
  if (minItems > maxItems || maxItems > items.length) {
    throw eventErrors.ADAPTIVE_LENGTH({ name, min: minItems, max: maxItems, items: items.length })
  }
  const rated = items.find(({ content, scoring }) => scoreAnswer(content.interaction, scoring, null).needsRater)
  const unscored = rated ?? items.find(({ content }) => content.interaction.type === 'long-text')
  if (unscored) throw eventErrors.ADAPTIVE_RATED({ name, code: unscored.code })
}
