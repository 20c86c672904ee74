import { type Db, sql } from './query.ts'

/**
 * Brings the counts of exposure up to date: every attempt that is over and was not counted yet adds one to each item it
 * served. Reads only what is new, so that a list of the bank can call it; two callers at once count nothing twice.
 */
export async function countExposure(db: Db, instansiId: string, now: Date): Promise<void> {
  const isOver = sql`a.started_at is not null and (a.handed_in_at is not null
    or attempt_closing(a) <= ${now})`
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended('item-exposure:' || ${instansiId}, 0))
    where exists (select from attempt as a where ${isOver} and not exists (
      select from exposure_counted as c where c.instansi_id = a.instansi_id and c.attempt_id = a.id))`)
  await db.run(sql`
    with fresh as (
      insert into exposure_counted (instansi_id, attempt_id)
      select a.instansi_id, a.id from attempt as a where ${isOver} and not exists (
        select from exposure_counted as c where c.instansi_id = a.instansi_id and c.attempt_id = a.id)
      on conflict do nothing returning attempt_id)
    insert into item_exposure as e (instansi_id, item_id, served, last_served_at)
    select a.instansi_id, s.item_id, count(*), max(a.started_at)
    from fresh join attempt as a on a.id = fresh.attempt_id cross join lateral unnest(a.item_order) as s(item_id)
    -- A simulation is no item.
    join item as i on i.instansi_id = a.instansi_id and i.id = s.item_id
    group by a.instansi_id, s.item_id
    on conflict (instansi_id, item_id) do update set served = e.served + excluded.served,
      last_served_at = greatest(e.last_served_at, excluded.last_served_at)`)
}
