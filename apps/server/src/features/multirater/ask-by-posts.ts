import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

/** So many of a group are asked when more could be. */
const MOST_ASKED = 6

/**
 * Whom the posts of today name for each subject: who leads the unit above (or the own unit, for who leads none), those of the
 * same level beside them, those below. Where there are more, which ones follows from the round alone.
 */
export async function askByPosts(db: Db, instansiId: string, roundId: string, eventId: string) {
  await db.run(sql`
    with held as (
      select h.pegawai_id, j.unit_id, u.parent_id, j.tier, j.kind = 'STRUKTURAL' as leads, coalesce(j.kelas, 0) as kelas
      from pegawai_jabatan as h
      join jabatan as j on j.instansi_id = h.instansi_id and j.id = h.jabatan_id
      join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      where upper_inf(h.valid_during)),
    subject as (
      select t.id as participant_id, t.pegawai_id from participant as t
      where t.event_id = ${eventId} and (
        exists (select from centre_candidate as k where k.instansi_id = t.instansi_id and k.participant_id = t.id)
        or not exists (select from centre_candidate as k
          join centre as c on c.instansi_id = k.instansi_id and c.id = k.centre_id where c.event_id = ${eventId}))),
    named as (
      select s.participant_id, o.pegawai_id,
        case
          when o.leads and o.unit_id = case when h.leads then h.parent_id else h.unit_id end then 'superior'
          when o.parent_id is not distinct from h.parent_id and o.tier = h.tier and o.leads = h.leads then 'peer'
          when h.leads and (o.parent_id = h.unit_id or (o.unit_id = h.unit_id and o.kelas < h.kelas)) then 'subordinate'
        end as relation, o.kelas
      from subject as s
      join held as h on h.pegawai_id = s.pegawai_id
      join held as o on o.pegawai_id <> s.pegawai_id and (o.unit_id in (h.unit_id, h.parent_id)
        or o.parent_id = h.unit_id or o.parent_id = h.parent_id)),
    ranked as (
      select participant_id, pegawai_id, relation, row_number() over (partition by participant_id, relation
        order by case when relation = 'superior' then -kelas else 0 end, md5(${roundId}::text || participant_id::text || pegawai_id::text)) as place
      from named where relation is not null)
    insert into multirater_invitation (instansi_id, round_id, participant_id, pegawai_id, relation)
    select ${instansiId}::uuid, ${roundId}::uuid, participant_id, pegawai_id, relation from ranked
      where place <= case when relation = 'superior' then 1 else ${MOST_ASKED}::int end
    union all select ${instansiId}::uuid, ${roundId}::uuid, participant_id, pegawai_id, 'self' from subject`)
  return db.one(
    z.object({ subjects: z.number(), asked: z.number() }),
    sql`select count(distinct participant_id)::int as subjects, count(*)::int as asked from multirater_invitation
      where round_id = ${roundId}`,
  )
}
