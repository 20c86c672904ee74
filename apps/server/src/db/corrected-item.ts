import { z } from 'zod'
import { type AuditActor, audit } from './audit.ts'
import { type Db, sql } from './query.ts'

const ItemRow = z.object({
  itemId: z.string(),
  kind: z.enum(['key', 'void']),
  version: z.number(),
  current: z.number(),
  state: z.string(),
})

/**
 * Brings a released correction into the bank, so that no later form is dealt the wrong key: the corrected key becomes a
 * version of its own, by the person who proposed it, and waits as a draft for its reviewers; a void item is retired. An
 * item that was revised since the corrected version is left as its author made it.
 */
export async function bringIntoBank(db: Db, actor: AuditActor, correctionId: string): Promise<void> {
  const item = await db.one(
    ItemRow,
    sql`select i.id as "itemId", c.kind, c.version, i.current_version as current, i.state
      from key_correction as c join item as i on i.instansi_id = c.instansi_id and i.id = c.item_id
      where c.id = ${correctionId} for update of i`,
  )
  if (item.current !== item.version || item.state === 'retired') return
  const subject = { subjectType: 'item', subjectId: item.itemId } as const
  if (item.kind === 'void') {
    await db.run(sql`update item set state = 'retired' where id = ${item.itemId}`)
    const after = { state: 'retired', correction: correctionId }
    return audit(db, actor, { action: 'item.state', ...subject, before: { state: item.state }, after })
  }
  const version = item.version + 1
  await db.run(sql`
    insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by, author_id)
    select v.instansi_id, v.item_id, ${version}, v.content, c.scoring, v.parameters, v.rationale || E'\n\n' || c.reason,
      c.proposed_by_name, c.proposed_by
    from key_correction as c join item_version as v
      on v.instansi_id = c.instansi_id and v.item_id = c.item_id and v.version = c.version
    where c.id = ${correctionId}`)
  await db.run(sql`update item as i set current_version = ${version}, state = 'draft', author = c.proposed_by_name,
      author_id = c.proposed_by
    from key_correction as c where c.id = ${correctionId} and i.instansi_id = c.instansi_id and i.id = c.item_id`)
  const before = { version: item.version }
  await audit(db, actor, { action: 'item.revised', ...subject, before, after: { version, correction: correctionId } })
}
