import { SignalPerson } from '@petakom/contract'
import { type Db, sql } from '../../db/query.ts'

/** Who the participants are, and where they sat. */
export function listPeople(db: Db, ids: readonly string[]): Promise<SignalPerson[]> {
  return db.all(
    SignalPerson,
    sql`select p.id, p.number, p.seat, s.number as session,
        concat_ws(' ', g.title_before, g.name) || coalesce(', ' || g.title_after, '') as name
      from participant as p
      join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
      left join event_session as s on s.instansi_id = p.instansi_id and s.id = p.session_id
      where p.id = any(${[...new Set(ids)]}::uuid[]) order by p.number`,
  )
}
