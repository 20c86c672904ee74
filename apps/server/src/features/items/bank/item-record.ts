import { type BodyOf, type getItemRecord, ItemTags, type ResponseOf, type setItemTags } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { addEnemies } from '../../../db/item-enemies.ts'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { itemErrors } from '../errors.ts'

const TagRow = ItemTags.extend({ code: z.string() })

async function readTags(db: Db, id: string, lock = false) {
  const row = await db.maybe(
    TagRow,
    sql`select code, content_area as "contentArea", family, sensitivity from item where id = ${id} ${lock ? sql`for update` : sql``}`,
  )
  if (!row) throw errors.NOT_FOUND()
  return row
}

const EnemyRow = z.object({ id: z.string(), code: z.string(), stem: z.string(), reason: z.string() })
const readEnemies = (db: Db, id: string) =>
  db.all(
    EnemyRow,
    sql`select i.id, i.code, v.content->>'stem' as stem, e.reason from item_enemy as e
      join item as i on i.instansi_id = e.instansi_id and i.id = case e.item_id when ${id} then e.enemy_id else e.item_id end
      join item_version as v on v.instansi_id = i.instansi_id and v.item_id = i.id and v.version = i.current_version
      where ${id} in (e.item_id, e.enemy_id) order by i.code`,
  )

const VersionRow = z.object({
  version: z.number(),
  by: z.string(),
  at: z.string(),
  events: z.array(z.object({ id: z.string(), name: z.string(), isPilot: z.boolean() })),
})

/** Everything but the text: tags, enemies, exposure, and where each version was used. */
export async function readItemRecord(db: Db, id: string): Promise<ResponseOf<typeof getItemRecord>> {
  const { code: _, ...tags } = await readTags(db, id)
  const family = await db.all(
    z.object({ id: z.string(), code: z.string() }),
    sql`select id, code from item where family = ${tags.family} and id <> ${id} order by code`,
  )
  const exposure = await db.maybe(
    z.object({ served: z.number(), lastServedAt: z.string() }),
    sql`select served, to_char(last_served_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastServedAt"
      from item_exposure where item_id = ${id}`,
  )
  const versions = await db.all(
    VersionRow,
    sql`select v.version, v.created_by as by,
        to_char(v.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
        (select coalesce(jsonb_agg(e order by e."startsOn" desc), '[]') from (
          select c.id, c.name, bool_and(f.is_pilot) as "isPilot", c.starts_on as "startsOn" from exercise_item as f
          join exercise as x on x.instansi_id = f.instansi_id and x.id = f.exercise_id
          join event as c on c.instansi_id = x.instansi_id and c.id = x.event_id
          where f.instansi_id = v.instansi_id and f.item_id = v.item_id and f.version = v.version
          group by c.id, c.name, c.starts_on) as e) as events
      from item_version as v where v.item_id = ${id} order by v.version desc`,
  )
  return {
    tags,
    enemies: await readEnemies(db, id),
    family,
    served: exposure?.served ?? 0,
    lastServedAt: exposure?.lastServedAt ?? null,
    versions,
  }
}

/** Replaces the tags and the whole list of enemies. */
export async function changeTags(
  db: Db,
  actor: AuditActor,
  id: string,
  { enemies, ...tags }: BodyOf<typeof setItemTags>,
): Promise<number> {
  const { code, ...before } = await readTags(db, id, true)
  const known = await readEnemies(db, id)
  const found = await db.all(
    z.object({ code: z.string() }),
    sql`select code from item where code = any(${enemies.map((one) => one.code)}::text[])`,
  )
  const missing = enemies.find((one) => !found.some((item) => item.code === one.code))
  if (missing) throw itemErrors.ENEMY_UNKNOWN({ code: missing.code })
  if (enemies.some((one) => one.code === code)) throw itemErrors.OWN_ENEMY()
  await db.run(sql`update item set content_area = ${tags.contentArea}, family = ${tags.family},
    sensitivity = ${tags.sensitivity}::text[] where id = ${id}`)
  await db.run(sql`delete from item_enemy where ${id} in (item_id, enemy_id)`)
  for (const { code: enemy, reason } of enemies) await addEnemies(db, actor, [{ code, enemies: [enemy] }], reason)
  await audit(db, actor, {
    action: 'item.tagged',
    subjectType: 'item',
    subjectId: id,
    before: { ...before, enemies: known.map((one) => one.code) },
    after: { ...tags, enemies: enemies.map((one) => one.code) },
  })
  return new Set(enemies.map((one) => one.code)).size
}
