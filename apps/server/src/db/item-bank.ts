import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Interaction, ItemContent, ItemKind, ItemParameters, ItemState, ItemTags, Scoring } from '@petakom/contract'
import { z } from 'zod'
import { readMedia } from '../media/read-media.ts'
import { type AuditActor, audit } from './audit.ts'
import { addEnemies } from './item-enemies.ts'
import { keepMedia } from './item-media.ts'
import { type Db, sql } from './query.ts'

const FOLDER = join(import.meta.dirname, '../../../../data/items')

/** One item as it is kept in data/items. */
export const StarterItem = z.object({
  code: z.string(),
  theme: z.string(),
  competency: z.string(),
  level: z.number().int().min(1).max(5),
  potentialAspect: z.string().nullable(),
  kind: ItemKind,
  stimulus: ItemContent.shape.stimulus,
  /** A drawing in data/items/figures; it becomes the stimulus once the bank keeps the picture. */
  figure: z.object({ file: z.string().regex(/^[A-Z0-9-]+\.png$/), alt: z.string(), caption: z.string() }).optional(),
  stem: z.string(),
  group: ItemContent.shape.group,
  /** One best answer, each option with its points; other kinds have `interaction` and `scoring` instead. */
  options: z.array(z.object({ id: z.string(), text: z.string(), weight: z.number().int() })).default([]),
  interaction: Interaction.optional(),
  scoring: Scoring.optional(),
  rationale: z.string(),
  author: z.string(),
  state: ItemState,
  version: z.number().int(),
  parameters: ItemParameters,
  contentArea: ItemTags.shape.contentArea.default(null),
  family: ItemTags.shape.family.default(null),
  sensitivity: ItemTags.shape.sensitivity.default([]),
  /** Codes of items that it must not meet in one form. */
  enemies: z.array(z.string()).default([]),
})
export type StarterItem = z.infer<typeof StarterItem>

/** The original items that come with Petakom. */
export async function readStarterBank(): Promise<StarterItem[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort()
  const files = await Promise.all(names.map((name) => readFile(join(FOLDER, name), 'utf8')))
  return files.flatMap((text) => z.array(StarterItem).parse(JSON.parse(text)))
}

/** Adds the items whose code the bank lacks; what is there stays. Returns how many were added. */
export async function addToBank(db: Db, actor: AuditActor, items: readonly StarterItem[]): Promise<number> {
  const rows = items.map((item) => ({
    ...item,
    content: contentOf(item),
    scoring: item.scoring ?? { weights: Object.fromEntries(item.options.map(({ id, weight }) => [id, weight])) },
  }))
  const added = await db.all(
    z.object({ id: z.string(), code: z.string() }),
    sql`insert into item (instansi_id, code, theme, competency, level, potential_aspect, kind, author, state,
        current_version, content_area, family, sensitivity)
      select ${actor.instansiId}, code, theme, competency, level, "potentialAspect", kind, author, state, version,
        "contentArea", family, array(select jsonb_array_elements_text(sensitivity))
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(code text, theme text, competency text, level int,
        "potentialAspect" text, kind text, author text, state text, version int,
        "contentArea" text, family text, sensitivity jsonb)
      on conflict (instansi_id, code) do nothing returning id, code`,
  )
  const ids = new Map(added.map(({ id, code }) => [code, id]))
  const versions = []
  for (const row of rows.filter(({ code }) => ids.has(code))) {
    const stimulus = row.figure ? await keepFigure(db, actor, row.figure) : row.stimulus
    versions.push({ ...row, itemId: ids.get(row.code), content: { ...row.content, stimulus } })
  }
  await db.run(sql`
    insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by)
    select ${actor.instansiId}, "itemId", version, content, scoring, parameters, rationale, author
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as r("itemId" uuid, version int, content jsonb,
      scoring jsonb, parameters jsonb, rationale text, author text)`)
  if (added.length > 0) {
    await addEnemies(
      db,
      actor,
      rows.filter(({ code }) => ids.has(code)),
      'Menurut berkas butir',
    )
    await audit(db, actor, { action: 'item-bank.loaded', subjectType: 'item', after: { added: added.length } })
  }
  return added.length
}

async function keepFigure(db: Db, actor: AuditActor, { file, alt, caption }: NonNullable<StarterItem['figure']>) {
  const media = await readMedia(await readFile(join(FOLDER, 'figures', file)))
  const { id } = await keepMedia(db, actor, file, media)
  return { kind: 'figure' as const, mediaId: id, alt, caption }
}

function contentOf({ stimulus, stem, group, interaction, options }: StarterItem) {
  if (!interaction) return { stimulus, stem, options: options.map(({ id, text }) => ({ id, text })) }
  return { stimulus, stem, interaction, ...(group ? { group } : {}) }
}
