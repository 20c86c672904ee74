import { type Db, sql } from './query.ts'

/**
 * One attempt for each participant and exercise, made before the session so that three thousand starts read and do not
 * write a form. Safe to repeat: what has been started stays as it is. Each participant meets the items in an order of
 * their own, turned by the participant's id, so that neighbours are not on the same item.
 */
export async function createAttempts(db: Db, instansiId: string, eventId: string): Promise<number> {
  return db.run(sql`
    insert into attempt (instansi_id, participant_id, exercise_id, item_order, opens_at, closes_at, duration_seconds)
    select ${instansiId}, p.id, x.id, f.items[1 + f.turn:] || f.items[:f.turn], s.starts_at, s.ends_at,
      x.duration_minutes * 60
    from participant as p
    join event_session as s on s.instansi_id = p.instansi_id and s.id = p.session_id
    join exercise as x on x.instansi_id = p.instansi_id and x.event_id = p.event_id
    cross join lateral (
      select array_agg(item_id order by position) as items,
        abs(hashtext(p.id::text)) % count(*)::int as turn
      from exercise_item where exercise_id = x.id
    ) as f
    where p.event_id = ${eventId} and f.items is not null
    on conflict (instansi_id, participant_id, exercise_id) do update
      set opens_at = excluded.opens_at, closes_at = excluded.closes_at, item_order = excluded.item_order,
        duration_seconds = excluded.duration_seconds
      where attempt.started_at is null`)
}
