import { z } from 'zod'
import { readColleagues } from '../../db/agency-colleagues.ts'
import { type Db, sql } from '../../db/query.ts'
import type { Room } from './room.ts'

const Member = z.object({
  id: z.string(),
  name: z.string(),
  nip: z.string(),
  isChief: z.boolean(),
  watched: z.boolean(),
  isTied: z.boolean(),
})

/** Assessors and chiefs of the centre who may take part for this candidate; `watched`: rated them or was to. */
export async function readMembers(db: Db, room: Room, now: Date) {
  const rows = await db.all(
    Member,
    sql`select a.id, a.name, a.nip, m.task = 'chief' as "isChief",
        exists (select from observation_rating as r where r.instansi_id = m.instansi_id and r.centre_id = m.centre_id
          and r.participant_id = ${room.participantId} and r.account_id = m.account_id)
        or exists (select from centre_sitting_assessor as s
          join centre_sitting_candidate as c on c.instansi_id = s.instansi_id and c.sitting_id = s.sitting_id
          join centre_sitting as g on g.instansi_id = s.instansi_id and g.id = s.sitting_id
          where s.instansi_id = m.instansi_id and s.account_id = m.account_id and g.centre_id = m.centre_id
            and c.participant_id = ${room.participantId}) as watched,
        exists (select from assessor_tie as t where t.instansi_id = m.instansi_id and t.account_id = m.account_id
          and t.pegawai_id = ${room.pegawaiId}) as "isTied"
      from centre_assessor as m
      join account as a on a.instansi_id = m.instansi_id and a.id = m.account_id
      where m.centre_id = ${room.centreId} and m.task <> 'role-player' and a.disabled_at is null
      order by a.name, a.id`,
  )
  const colleagues = await readColleagues(db, room.nip, now)
  return rows
    .filter(({ nip, isTied }) => !isTied && nip !== room.nip && !colleagues.has(nip))
    .map(({ id, name, isChief, watched }) => ({ id, name, isChief, watched }))
}
