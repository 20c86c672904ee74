import { CalibratedParameters, type ExerciseDelivery, StoredContent, StoredScoring } from '@petakom/contract'
import { assembleForms, difficultyOf, scoreAnswer, surelyOpen } from '@petakom/domain'
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

type Adaptive = NonNullable<ExerciseDelivery['adaptive']>

function checkAdaptive(name: string, adaptive: Adaptive, items: readonly z.infer<typeof ItemRow>[]): void {
  const { minItems, maxItems } = adaptive
  if (minItems > maxItems || maxItems > items.length) {
    throw eventErrors.ADAPTIVE_LENGTH({ name, min: minItems, max: maxItems, items: items.length })
  }
  const rated = items.find(({ content, scoring }) => scoreAnswer(content.interaction, scoring, null).needsRater)
  const unscored = rated ?? items.find(({ content }) => content.interaction.type === 'long-text')
  if (unscored) throw eventErrors.ADAPTIVE_RATED({ name, code: unscored.code })
  checkShares(name, adaptive)
  checkOpen(name, adaptive, items)
}

function checkShares(name: string, { shares }: Adaptive): void {
  if (!shares) return
  const areas = shares.map(({ contentArea }) => contentArea ?? '-')
  const sum = shares.reduce((total, { percent }) => total + percent, 0)
  if (sum !== 100 || new Set(areas).size < areas.length)
    throw eventErrors.ADAPTIVE_SHARES({ name, area: areas.join(', '), sum })
}

/** Whoever sits it must have enough items open to them, of every area with a share and of all together. */
function checkOpen(
  name: string,
  { maxItems, mostExposure, shares }: Adaptive,
  items: readonly z.infer<typeof ItemRow>[],
): void {
  const limit = mostExposure ?? 100
  const areas = Map.groupBy(items, ({ contentArea }) => contentArea)
  const open = (area: string | null) => surelyOpen(areas.get(area)?.length ?? 0, limit)
  const sought = shares?.filter(({ percent }) => percent > 0)
  const counted = sought ? sought.map(({ contentArea }) => contentArea) : [...areas.keys()]
  const needs = (sought ?? []).map(({ contentArea, percent }) => ({
    ...{ area: contentArea ?? '-', has: open(contentArea) },
    wanted: Math.max(1, Math.floor((percent * maxItems) / 100)),
  }))
  const all = { area: 'Σ', has: counted.reduce((sum, area) => sum + open(area), 0), wanted: maxItems }
  const short = [...needs, all].filter(({ has, wanted }) => has < wanted)
  if (short.length === 0) return
  const rows = short.map(({ area, has, wanted }) => `${area}: ${has}/${wanted}`).join('; ')
  throw eventErrors.ADAPTIVE_SHORT({ name, max: maxItems, limit, rows })
}
