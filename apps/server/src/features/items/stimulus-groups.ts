import { type ItemContent, Stimulus, StoredContent } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { itemErrors } from './errors.ts'

const GroupRow = z.object({ code: z.string(), items: z.array(z.string()) })

/** Current versions of items that were not retired. */
const current = sql`
  from item as i
  join item_version as v on v.instansi_id = i.instansi_id and v.item_id = i.id and v.version = i.current_version
  where i.state <> 'retired' and v.content ->> 'group' is not null`

export const listGroups = (db: Db) =>
  db.all(
    GroupRow,
    sql`select v.content ->> 'group' as code, array_agg(i.code order by i.code) as items ${current} group by 1 order by 1`,
  )

export function findGroup(db: Db, code: string) {
  return db.maybe(
    GroupRow.extend({ stimulus: Stimulus.nullable() }),
    sql`select v.content ->> 'group' as code, array_agg(i.code order by i.code) as items,
        nullif((array_agg(v.content -> 'stimulus' order by v.created_at desc))[1], 'null') as stimulus
      ${current} and v.content ->> 'group' = ${code} group by 1`,
  )
}

const MemberRow = z.object({ id: z.string(), code: z.string(), version: z.number(), content: StoredContent })

/**
 * Keeps a group to one stimulus when `item` is saved in it. The others get the new one as versions of their own, which
 * begin as drafts, or, unless `isShared`, the save is refused. Sittings keep the versions they were given.
 */
export async function keepGroupAlike(
  db: Db,
  actor: AuditActor,
  item: { readonly code: string; readonly content: ItemContent; readonly isShared: boolean },
): Promise<void> {
  const { group, stimulus } = item.content
  if (!group) return
  // Two people who save in one group at once would each look at the other's old stimulus.
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`group:${actor.instansiId}:${group}`}, 0))`)
  const members = await db.all(
    MemberRow,
    sql`select i.id, i.code, i.current_version as version, v.content ${current}
      and v.content ->> 'group' = ${group} and i.code <> ${item.code}
      and v.content -> 'stimulus' is distinct from ${JSON.stringify(stimulus)}::jsonb order by i.id for update of i`,
  )
  if (members.length === 0) return
  const codes = members.map(({ code }) => code).sort()
  if (!item.isShared) throw itemErrors.STIMULUS_SHARED({ group, codes: codes.slice(0, 5).join(', ') })
  for (const { id, version } of members) {
    await db.run(sql`
      insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by,
        author_id)
      select v.instansi_id, v.item_id, ${version + 1}, jsonb_set(v.content, '{stimulus}', ${JSON.stringify(stimulus)}),
        v.scoring, v.parameters, v.rationale, ${actor.name}, ${actor.id}
      from item_version as v where v.item_id = ${id} and v.version = ${version}`)
    await db.run(sql`update item set current_version = ${version + 1}, state = 'draft', author = ${actor.name},
      author_id = ${actor.id} where id = ${id}`)
    await audit(db, actor, {
      action: 'item.revised',
      subjectType: 'item',
      subjectId: id,
      before: { version },
      after: { version: version + 1, stimulusOf: item.code },
    })
  }
}
