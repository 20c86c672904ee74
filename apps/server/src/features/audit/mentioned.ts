import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

const ID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g

/** The identifiers within an entry's details, wherever they stand. */
export const idsIn = (details: unknown): readonly string[] => [
  ...new Set(JSON.stringify(details ?? null).match(ID) ?? []),
]

/** What the identifiers stand for today: names of people, events, posts and units, codes of items, numbers of sessions. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await db.all(
    z.object({ id: z.string(), name: z.string() }),
    sql`with asked as (select unnest(${ids}::uuid[]) as id)
      select id, name from pegawai join asked using (id)
      union all select t.id, p.name from participant as t join asked using (id)
        join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      union all select a.id, p.name || ' · ' || x.name from attempt as a join asked using (id)
        join participant as t on t.instansi_id = a.instansi_id and t.id = a.participant_id
        join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
        join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
      union all select id, name from account join asked using (id)
      union all select id, name from event join asked using (id)
      union all select id, name from exercise join asked using (id)
      union all select id, name from centre join asked using (id)
      union all select id, name from centre_exercise join asked using (id)
      union all select id, name from centre_room join asked using (id)
      union all select id, name from jabatan join asked using (id)
      union all select id, name from unit_kerja join asked using (id)
      union all select id, code from item join asked using (id)
      union all select id, number::text from event_session join asked using (id)`,
  )
  return new Map(found.map(({ id, name }) => [id, name]))
}
