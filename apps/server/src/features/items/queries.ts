import {
  type ItemDraft,
  ItemKind,
  ItemParameters,
  ItemRow,
  ItemState,
  type listItems,
  type QueryOf,
  StoredContent,
  StoredScoring,
} from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, join, sql } from '../../db/query.ts'
import { because } from '../../plugins/app-error.ts'
import { errors } from '../../plugins/errors.ts'
import { weightProblem } from './check-weights.ts'
import { itemErrors } from './errors.ts'

export function listItemRows(db: Db, query: QueryOf<typeof listItems>) {
  const conditions = [sql`true`]
  if (query.theme) conditions.push(sql`i.theme = ${query.theme}`)
  if (query.competency) conditions.push(sql`i.competency = ${query.competency}`)
  if (query.level) conditions.push(sql`i.level = ${query.level}`)
  if (query.kind) conditions.push(sql`i.kind = ${query.kind}`)
  if (query.state) conditions.push(sql`i.state = ${query.state}`)
  if (query.search) {
    conditions.push(sql`(i.code ilike ${`%${query.search}%`} or v.content->>'stem' ilike ${`%${query.search}%`})`)
  }
  return db.all(
    ItemRow,
    sql`select i.id, i.code, i.theme, i.competency, i.level, i.kind, i.state, i.current_version as version, i.author,
        v.content->>'stem' as stem, coalesce(n.served, 0)::int as "timesServed"
      from item as i
      join item_version as v on v.instansi_id = i.instansi_id and v.item_id = i.id and v.version = i.current_version
      left join (
        select x.item_id, count(*) as served from exercise_item as x
        join attempt as a on a.instansi_id = x.instansi_id and a.exercise_id = x.exercise_id and a.started_at is not null
        group by x.item_id
      ) as n on n.item_id = i.id
      where ${join(conditions, ' and ')} order by i.theme, i.code`,
  )
}

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

export async function addItem(db: Db, actor: AuditActor, draft: ItemDraft): Promise<string> {
  requireWeights(draft)
  const row = await db.maybe(
    z.object({ id: z.string() }),
    sql`insert into item (instansi_id, code, theme, competency, level, potential_aspect, kind, author, author_id,
        state, current_version)
      values (${actor.instansiId}, ${draft.code}, ${draft.theme}, ${draft.competency}, ${draft.level},
        ${draft.potentialAspect}, ${draft.kind}, ${actor.name}, ${actor.id}, 'draft', 1)
      on conflict (instansi_id, code) do nothing returning id`,
  )
  if (!row) throw itemErrors.CODE_TAKEN({ code: draft.code })
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
export async function reviseItem(db: Db, actor: AuditActor, id: string, draft: ItemDraft): Promise<number> {
  requireWeights(draft)
  const before = await lockItem(db, id)
  if (before.state === 'retired') throw itemErrors.RETIRED()
  const version = before.version + 1
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
    insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by)
    values (${actor.instansiId}, ${itemId}, ${version}, ${JSON.stringify(draft.content)},
      ${JSON.stringify(draft.scoring)}, ${JSON.stringify(draft.parameters)}, ${draft.rationale},
      ${actor.name})`)
}

const NEXT: Readonly<Record<z.infer<typeof ItemState>, readonly string[]>> = {
  draft: ['reviewed', 'retired'],
  'in-review': ['draft', 'retired'],
  reviewed: ['in-use', 'draft', 'retired'],
  pilot: ['retired'],
  'in-use': ['retired'],
  retired: [],
}

export async function changeState(
  db: Db,
  actor: AuditActor,
  id: string,
  state: string,
  reason?: string,
): Promise<void> {
  const item = await lockItem(db, id)
  if (!NEXT[item.state].includes(state)) throw itemErrors.STATE_ORDER({ from: item.state, to: state })
  if (state === 'reviewed' && item.authorId === actor.id) throw itemErrors.OWN_REVIEW()
  await db.run(sql`update item set state = ${state} where id = ${id}`)
  await audit(db, actor, {
    action: 'item.state',
    subjectType: 'item',
    subjectId: id,
    before: { state: item.state },
    after: { state },
    reason: reason ?? null,
  })
}
