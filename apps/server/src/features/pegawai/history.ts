import { Tier } from '@petakom/contract'
import { educationName, golonganName, RESULT_VALID_YEARS } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { readCareer, readDiscipline, readPerformance } from './records/read-records.ts'

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
      recordedAt: z.string(),
    }),
    sql`select level, field, school, graduated_year as year,
        to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt" from pegawai_education
      where pegawai_id = ${pegawaiId} order by recorded_at desc`,
  )
  const performance = await readPerformance(db, pegawaiId)
  const discipline = await readDiscipline(db, pegawaiId)
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
    units: stretches(posts),
    posts,
    career: await readCareer(db, pegawaiId),
    ranks: ranks.map((rank) => ({ ...rank, name: golonganName(rank.golongan) })),
    education: education.map((step) => ({ ...step, level: educationName(step.level) })),
    performance,
    discipline,
    results,
  }
}

type Post = { unitName: string; from: string | null; until: string | null }

/** Posts that follow one another in one unit, without a gap, are one stretch there. `posts` has the newest first. */
export function stretches(posts: readonly Post[]): Post[] {
  const units: Post[] = []
  for (const { unitName, from, until } of posts) {
    const later = units.at(-1)
    if (later?.unitName === unitName && later.from === until) units[units.length - 1] = { ...later, from }
    else units.push({ unitName, from, until })
  }
  return units
}
