import {
  AxisPart,
  type getNineBox,
  type getTalentProfile,
  type QueryOf,
  type ResponseOf,
  TalentDot,
} from '@petakom/contract'
import { TALENT_BOXES, treatmentCode } from '@petakom/domain'
import { z } from 'zod'
import { type Db, join, sql } from '../../db/query.ts'
import { findTalentRecipe } from '../../db/recipes.ts'
import { errors } from '../../plugins/errors.ts'

const from = sql`
  from talent_profile as v
  join pegawai as p on p.instansi_id = v.instansi_id and p.id = v.pegawai_id
  left join pegawai_jabatan as pj on pj.instansi_id = p.instansi_id and pj.pegawai_id = p.id and upper_inf(pj.valid_during)
  left join jabatan as j on j.instansi_id = pj.instansi_id and j.id = pj.jabatan_id
  left join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id`

const outlook = sql`v.potensial_low as "potentialLow", v.potensial_high as "potentialHigh", v.box_chances as chances,
  v.box_alternatives as alternatives`

const treatments = (texts: readonly string[] = []) => texts.map((name) => ({ code: treatmentCode(name), name }))

const today = () => new Date().toISOString().slice(0, 10)

export async function readNineBox(db: Db, query: QueryOf<typeof getNineBox>): Promise<ResponseOf<typeof getNineBox>> {
  const conditions = [sql`true`]
  if (query.tier) conditions.push(sql`j.tier = ${query.tier}`)
  if (query.kind) conditions.push(sql`j.kind = ${query.kind}`)
  if (query.unitId) {
    conditions.push(sql`j.unit_id in (with recursive down as (
      select id from unit_kerja where id = ${query.unitId}
      union all select c.id from unit_kerja as c join down on c.parent_id = down.id) select id from down)`)
  }
  const where = join(conditions, ' and ')
  const dots = await db.all(
    TalentDot,
    sql`select v.pegawai_id as "pegawaiId", p.name, coalesce(j.name, '-') as "jabatanName", coalesce(u.name, '-') as "unitName",
        j.tier, v.potensial as potential, v.kinerja as performance, v.potensial_coverage as "potentialCoverage",
        v.kinerja_coverage as "performanceCoverage", v.box,
        case when v.potensial_coverage = 1 and v.kinerja_coverage = 1 then 'full' else 'provisional' end as status,
        ${outlook}
      ${from} where ${where} and v.box is not null order by p.name`,
  )
  const { unknown, asOf } = await db.one(
    z.object({ unknown: z.number(), asOf: z.string().nullable() }),
    sql`select count(*) filter (where v.box is null)::int as unknown, max(v.as_of)::text as "asOf"
      ${from} where ${where}`,
  )
  const missing = await db.all(
    z.object({ code: z.string(), name: z.string(), people: z.number() }),
    sql`select part->>'code' as code, part->>'name' as name, count(*)::int as people
      ${from} cross join lateral (
        select jsonb_array_elements(v.parts->'potential' || (v.parts->'performance')) as part) as x
      where ${where} and part->>'score' is null group by 1, 2 order by 3 desc, 1`,
  )
  const { version, source, confidence, thresholds } = await findTalentRecipe(db, today())
  return {
    recipe: { version, source, confidence, thresholds },
    boxes: TALENT_BOXES.map(({ box, name, treatment }) => ({
      box,
      name,
      treatment: treatments(treatment),
      count: dots.filter((dot) => dot.box === box).length,
    })),
    asOf,
    dots,
    unknown,
    missing,
  }
}

const ProfileRow = z.object({
  pegawaiId: z.string(),
  name: z.string(),
  nip: z.string(),
  jabatanName: z.string(),
  unitName: z.string(),
  isSynthetic: z.boolean(),
  participantId: z.string().nullable(),
  potensial: z.number().nullable(),
  kinerja: z.number().nullable(),
  potensialCoverage: z.number(),
  kinerjaCoverage: z.number(),
  box: z.number().nullable(),
  asOf: z.string().nullable(),
  ...TalentDot.pick({ potentialLow: true, potentialHigh: true, chances: true, alternatives: true }).shape,
  parts: z.object({ potential: z.array(AxisPart), performance: z.array(AxisPart) }),
})

export async function readTalentProfile(db: Db, pegawaiId: string): Promise<ResponseOf<typeof getTalentProfile>> {
  const row = await db.maybe(
    ProfileRow,
    sql`select v.pegawai_id as "pegawaiId", p.name, p.nip, coalesce(j.name, '-') as "jabatanName",
        coalesce(u.name, '-') as "unitName", p.is_synthetic as "isSynthetic", v.potensial, v.kinerja,
        v.potensial_coverage as "potensialCoverage", v.kinerja_coverage as "kinerjaCoverage", v.box, v.parts,
        v.as_of::text as "asOf", ${outlook},
        (select t.id from participant as t join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
          where t.instansi_id = p.instansi_id and t.pegawai_id = p.id order by r.assessed_on desc limit 1) as "participantId"
      ${from} where v.pegawai_id = ${pegawaiId}`,
  )
  if (!row) throw errors.NOT_FOUND()
  const { potensial, kinerja, potensialCoverage, kinerjaCoverage, parts, ...person } = row
  const text = TALENT_BOXES.find(({ box }) => box === row.box)
  const { version, source, confidence } = await findTalentRecipe(db, today())
  const full = potensialCoverage === 1 && kinerjaCoverage === 1
  return {
    ...person,
    potential: { value: potensial, coverage: potensialCoverage, parts: parts.potential },
    performance: { value: kinerja, coverage: kinerjaCoverage, parts: parts.performance },
    boxName: text?.name ?? null,
    treatment: treatments(text?.treatment),
    status: row.box === null ? 'unknown' : full ? 'full' : 'provisional',
    recipe: { version, source, confidence },
  }
}
