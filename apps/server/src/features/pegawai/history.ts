import { Tier } from '@petakom/contract'
import { educationName, golonganName, RESULT_VALID_YEARS } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

const dates = { from: z.string().nullable(), until: z.string().nullable() }

export async function readHistory(db: Db, pegawaiId: string) {
  const posts = await db.all(
    z.object({ jabatanName: z.string(), unitName: z.string(), tier: Tier.nullable(), ...dates }),
    sql`select j.name as "jabatanName", u.name as "unitName", j.tier, lower(h.valid_during) as from,
        upper(h.valid_during) as until
      from pegawai_jabatan as h
      join jabatan as j on j.instansi_id = h.instansi_id and j.id = h.jabatan_id
      join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      where h.pegawai_id = ${pegawaiId} order by lower(h.valid_during) desc`,
  )
  const ranks = await db.all(
    z.object({ golongan: z.string(), ...dates }),
    sql`select golongan, lower(valid_during) as from, upper(valid_during) as until from pegawai_golongan
      where pegawai_id = ${pegawaiId} order by lower(valid_during) desc`,
  )
  const education = await db.all(
    z.object({
      level: z.string(),
      field: z.string().nullable(),
      school: z.string().nullable(),
      year: z.number().nullable(),
    }),
    sql`select level, field, school, graduated_year as year from pegawai_education
      where pegawai_id = ${pegawaiId} order by recorded_at desc`,
  )
  const performance = await db.all(
    z.object({ year: z.number(), predicate: z.string(), source: z.string() }),
    sql`select year, predicate, source from pegawai_performance where pegawai_id = ${pegawaiId} order by year desc`,
  )
  const discipline = await db.all(
    z.object({ severity: z.string(), decree: z.string(), ...dates }),
    sql`select severity, decree, lower(served_during) as from, upper(served_during) as until from pegawai_discipline
      where pegawai_id = ${pegawaiId} order by lower(served_during) desc`,
  )
  const results = await db.all(
    z.object({
      participantId: z.string(),
      eventName: z.string(),
      assessedOn: z.string(),
      jpm: z.number().nullable(),
      category: z.string().nullable(),
      isStale: z.boolean(),
    }),
    sql`select t.id as "participantId", e.name as "eventName", r.assessed_on as "assessedOn", r.jpm, r.category,
        r.assessed_on < current_date - make_interval(years => ${RESULT_VALID_YEARS}) as "isStale"
      from participant as t
      join event as e on e.instansi_id = t.instansi_id and e.id = t.event_id
      join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
      where t.pegawai_id = ${pegawaiId} order by r.assessed_on desc`,
  )
  return {
    posts,
    ranks: ranks.map((rank) => ({ ...rank, name: golonganName(rank.golongan) })),
    education: education.map((step) => ({ ...step, level: educationName(step.level) })),
    performance,
    discipline,
    results,
  }
}
