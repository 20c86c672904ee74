import { z } from 'zod'
import type { AuditActor } from './audit.ts'
import { type Db, sql } from './query.ts'

/** Makes enemies of items by their codes, both ways at once; a code that the bank lacks is passed over. */
export async function addEnemies(
  db: Db,
  actor: AuditActor,
  items: readonly { readonly code: string; readonly enemies: readonly string[] }[],
  reason: string,
): Promise<void> {
  const pairs = items.flatMap(({ code, enemies }) => enemies.map((enemy) => ({ code, enemy })))
  if (pairs.length === 0) return
  await db.run(sql`
    insert into item_enemy (instansi_id, item_id, enemy_id, reason, created_by_name)
    select distinct on (least(a.id, b.id), greatest(a.id, b.id)) ${actor.instansiId}::uuid, least(a.id, b.id),
      greatest(a.id, b.id), ${reason}, ${actor.name}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p(code text, enemy text)
    join item as a on a.code = p.code
    join item as b on b.code = p.enemy and b.id <> a.id
    on conflict do nothing`)
}

/**
 * By item id, the items that must not stand in a form with it: declared enemies, and the rest of its family. Of these
 * items alone when `among` is given.
 */
export async function readApart(
  db: Db,
  among: readonly string[] | null = null,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db.all(
    z.object({ itemId: z.string(), enemyId: z.string() }),
    sql`select item_id as "itemId", enemy_id as "enemyId" from item_enemy
        where ${among}::uuid[] is null or (item_id = any(${among}::uuid[]) and enemy_id = any(${among}::uuid[]))
      union select a.id, b.id from item as a join item as b
        on b.instansi_id = a.instansi_id and b.family = a.family and a.id < b.id
        where ${among}::uuid[] is null or (a.id = any(${among}::uuid[]) and b.id = any(${among}::uuid[]))`,
  )
  const apart = new Map<string, Set<string>>()
  const put = (from: string, to: string) => apart.set(from, (apart.get(from) ?? new Set()).add(to))
  for (const { itemId, enemyId } of rows) {
    put(itemId, enemyId)
    put(enemyId, itemId)
  }
  return apart
}
