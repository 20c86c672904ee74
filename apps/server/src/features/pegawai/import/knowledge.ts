import type { RosterKnowledge } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { readUnitsByName } from '../../../db/units.ts'

const PersonRow = z.object({
  nip: z.string(),
  name: z.string(),
  titleBefore: z.string().nullable(),
  titleAfter: z.string().nullable(),
  birthDate: z.string(),
  birthPlace: z.string().nullable(),
  sex: z.enum(['L', 'P']),
  status: z.enum(['PNS', 'CPNS', 'PPPK', 'PPPK_PW']),
  legalStatus: z.string().nullable(),
  email: z.string().nullable(),
  golongan: z.string().nullable(),
  golonganSince: z.string().nullable(),
  jabatanName: z.string().nullable(),
  jabatanKind: z.enum(['STRUKTURAL', 'JF', 'PELAKSANA']).nullable(),
  jabatanSince: z.string().nullable(),
  unitId: z.string().nullable(),
  unitName: z.string().nullable(),
  educationLevel: z.string().nullable(),
  educationField: z.string().nullable(),
  school: z.string().nullable(),
  graduatedYear: z.number().nullable(),
})

/** What is known today, in the words of a roster row. */
export async function readKnowledge(db: Db): Promise<RosterKnowledge> {
  const people = await db.all(
    PersonRow,
    sql`select p.nip, p.name, p.title_before as "titleBefore", p.title_after as "titleAfter",
        p.birth_date as "birthDate", p.birth_place as "birthPlace", p.sex, p.status, p.legal_status as "legalStatus",
        p.email, g.golongan, lower(g.valid_during) as "golonganSince", j.name as "jabatanName", j.kind as "jabatanKind",
        lower(pj.valid_during) as "jabatanSince", u.id as "unitId", u.name as "unitName",
        e.level as "educationLevel", e.field as "educationField", e.school, e.graduated_year as "graduatedYear"
      from pegawai as p
      left join pegawai_golongan as g
        on g.instansi_id = p.instansi_id and g.pegawai_id = p.id and upper_inf(g.valid_during)
      left join pegawai_jabatan as pj
        on pj.instansi_id = p.instansi_id and pj.pegawai_id = p.id and upper_inf(pj.valid_during)
      left join jabatan as j on j.instansi_id = pj.instansi_id and j.id = pj.jabatan_id
      left join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      left join lateral (
        select level, field, school, graduated_year from pegawai_education as e
        where e.instansi_id = p.instansi_id and e.pegawai_id = p.id order by e.recorded_at desc, e.id limit 1
      ) as e on true`,
  )
  const text = (value: string | null) => value ?? ''
  return {
    people: new Map(
      people.map((row) => [
        row.nip,
        {
          ...row,
          golongan: text(row.golongan),
          jabatanName: text(row.jabatanName),
          jabatanKind: row.jabatanKind ?? 'PELAKSANA',
          unitId: text(row.unitId),
          unitName: text(row.unitName),
        },
      ]),
    ),
    units: await readUnitsByName(db),
  }
}
