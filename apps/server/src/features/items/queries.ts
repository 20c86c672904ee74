import {
  type BodyOf,
  type ItemDraft,
  ItemKind,
  ItemParameters,
  ItemState,
  type reviseItem as reviseContract,
  StoredContent,
  StoredScoring,
} from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { hasItsMedia } from '../../db/item-media.ts'
import { type Db, sql } from '../../db/query.ts'
import { because } from '../../plugins/app-error.ts'
import { errors } from '../../plugins/errors.ts'
import { weightProblem } from './check-weights.ts'
import { itemErrors } from './errors.ts'
import { mediaErrors } from './media/errors.ts'
import { keepGroupAlike } from './stimulus-groups.ts'

type ItemToSave = BodyOf<typeof reviseContract>

const DraftRow = z.object({
  id: z.string(),
  code: z.string(),
  theme: z.string(),
  competency: z.string(),
  level: z.number(),
  potentialAspect: z.string().nullable(),
  kind: ItemKind,
  state: ItemState,
  version: z.number(),
  author: z.string(),
  authorId: z.string().nullable(),
  content: StoredContent,
  scoring: StoredScoring,
  rationale: z.string(),
  parameters: ItemParameters,
})

export async function getItemDraft(db: Db, id: string) {
  const row = await db.maybe(
    DraftRow,
    sql`select i.id, i.code, i.theme, i.competency, i.level, i.potential_aspect as "potentialAspect", i.kind, i.state,
        i.current_version as version, i.author, i.author_id as "authorId", v.content, v.scoring, v.rationale, v.parameters
      from item as i
      join item_version as v on v.instansi_id = i.instansi_id and v.item_id = i.id and v.version = i.current_version
      where i.id = ${id}`,
  )
  if (!row) throw errors.NOT_FOUND()
  return row
}

function requireWeights(draft: ItemDraft): void {
  const problem = weightProblem(draft)
  if (problem) throw itemErrors.WEIGHTS_INVALID(because(problem))
}

export async function addItem(db: Db, actor: AuditActor, draft: ItemToSave): Promise<string> {
  requireWeights(draft)
  if (!(await hasItsMedia(db, draft.content))) throw mediaErrors.MEDIA_UNKNOWN()
  const row = await db.maybe(
    z.object({ id: z.string() }),
    sql`insert into item (instansi_id, code, theme, competency, level, potential_aspect, kind, author, author_id,
        state, current_version)
      values (${actor.instansiId}, ${draft.code}, ${draft.theme}, ${draft.competency}, ${draft.level},
        ${draft.potentialAspect}, ${draft.kind}, ${actor.name}, ${actor.id}, 'draft', 1)
      on conflict (instansi_id, code) do nothing returning id`,
  )
  if (!row) throw itemErrors.CODE_TAKEN({ code: draft.code })
  await keepGroupAlike(db, actor, { ...draft, isShared: draft.shareStimulus === true })
  await addVersion(db, actor, row.id, 1, draft)
  await audit(db, actor, {
    action: 'item.created',
    subjectType: 'item',
    subjectId: row.id,
    after: { code: draft.code },
  })
  return row.id
}

/** An edit is a new version that begins as a draft; sittings keep the version they were given. */
export async function reviseItem(db: Db, actor: AuditActor, id: string, draft: ItemToSave): Promise<number> {
  requireWeights(draft)
  if (!(await hasItsMedia(db, draft.content))) throw mediaErrors.MEDIA_UNKNOWN()
  const before = await lockItem(db, id)
  if (before.state === 'retired') throw itemErrors.RETIRED()
  const version = before.version + 1
  await keepGroupAlike(db, actor, { ...draft, code: before.code, isShared: draft.shareStimulus === true })
  await addVersion(db, actor, id, version, draft)
  await db.run(sql`update item set theme = ${draft.theme}, competency = ${draft.competency}, level = ${draft.level},
    potential_aspect = ${draft.potentialAspect}, kind = ${draft.kind}, current_version = ${version}, state = 'draft',
    author = ${actor.name}, author_id = ${actor.id} where id = ${id}`)
  await audit(db, actor, {
    action: 'item.revised',
    subjectType: 'item',
    subjectId: id,
    before: { version: before.version },
    after: { version },
  })
  return version
}

async function lockItem(db: Db, id: string) {
  await db.run(sql`select from item where id = ${id} for update`)
  return getItemDraft(db, id)
}

function addVersion(db: Db, actor: AuditActor, itemId: string, version: number, draft: ItemDraft): Promise<number> {
  return db.run(sql`
    insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by,
      author_id)
    values (${actor.instansiId}, ${itemId}, ${version}, ${JSON.stringify(draft.content)},
      ${JSON.stringify(draft.scoring)}, ${JSON.stringify(draft.parameters)}, ${draft.rationale},
      ${actor.name}, ${actor.id})`)
}
