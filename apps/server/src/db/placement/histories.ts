import { type EligibilityHistory, educationRung, type HeldPost } from '@petakom/domain'
import { z } from 'zod'
import { type Db, type Sql, sql } from '../query.ts'
import { unitTree } from './tree.ts'

const PersonRow = z.object({
  id: z.string(),
  birthDate: z.string(),
  status: z.enum(['PNS', 'CPNS', 'PPPK', 'PPPK_PW']),
  education: z.string().nullable(),
  golongan: z.string().nullable(),
})

const PostRow = z.object({
  pegawaiId: z.string(),
  tier: z.string().nullable(),
  field: z.string().nullable(),
  teacher: z.boolean(),
  from: z.string(),
  until: z.string().nullable(),
})
const PredicateRow = z.object({ pegawaiId: z.string(), year: z.number(), predicate: z.string() })
const SanctionRow = z.object({
  pegawaiId: z.string(),
  level: z.enum(['RINGAN', 'SEDANG', 'BERAT']),
  from: z.string(),
  until: z.string().nullable(),
})

/**
 * What the rules of eligibility read of each official, by id, in the order of their NIP. `only` is one person, or null
 * for everyone of the instansi. Facts that were superseded do not count. Of posts held at once the one that this
 * instansi has on record itself comes last, so that it counts as the present one.
 */
export async function readHistories(
  db: Db,
  date: string,
  only: string | null,
): Promise<Map<string, EligibilityHistory>> {
  const people = await readPeople(db, date, only)
  const posts = Map.groupBy(await readPosts(db, only), ({ pegawaiId }) => pegawaiId)
  const predicates = Map.groupBy(await readPredicates(db, only), ({ pegawaiId }) => pegawaiId)
  const sanctions = Map.groupBy(await readSanctions(db, only), ({ pegawaiId }) => pegawaiId)
  const isRecordKept = await keepsDiscipline(db)
  return new Map(
    people.map(({ id, birthDate, status, education, golongan }) => [
      id,
      {
        birthDate,
        employment: status === 'PPPK_PW' ? 'PPPK' : status,
        education: education === null ? null : educationRung(education),
        golongan,
        posts: posts.get(id)?.map(heldPost) ?? null,
        predicates: predicates.get(id)?.map(({ year, predicate }) => ({ year, predicate })) ?? null,
        discipline: isRecordKept
          ? (sanctions.get(id) ?? []).map(({ level, from, until }) => ({ level, from, until }))
          : null,
        competencyTestPassed: null,
      },
    ]),
  )
}

/** `teacher` stands only where it holds: the rules take its absence for no. */
const heldPost = ({ tier, field, from, until, teacher }: z.output<typeof PostRow>): HeldPost => ({
  tier,
  field,
  from,
  until,
  ...(teacher ? { teacher } : {}),
})

const whose = (column: Sql, only: string | null) => (only === null ? sql`true` : sql`${column} = ${only}`)

function readPeople(db: Db, date: string, only: string | null) {
  return db.all(
    PersonRow,
    sql`with schooling as (
        select distinct on (pegawai_id) pegawai_id, level from pegawai_education
        where ${whose(sql`pegawai_id`, only)} order by pegawai_id, recorded_at desc, id
      )
      select p.id, p.birth_date::text as "birthDate", p.status, e.level as education, g.golongan
      from pegawai as p
      left join schooling as e on e.pegawai_id = p.id
      left join pegawai_golongan as g on g.instansi_id = p.instansi_id and g.pegawai_id = p.id
        and g.valid_during @> ${date}::date
      where ${whose(sql`p.id`, only)} order by p.nip`,
  )
}

/** A teacher is a functional official of the family Guru, also as head of a school (UU 14/2005). */
function readPosts(db: Db, only: string | null) {
  return db.all(
    PostRow,
    sql`with recursive ${unitTree}
      select "pegawaiId", tier, field, teacher, "from"::text, until::text from (
        select c.pegawai_id as "pegawaiId", c.tier, c.field, coalesce(c.tier like 'JF%', false) and c.job_name ~* '\\mguru\\M'
            as teacher, lower(c.held_during) as "from", upper(c.held_during) as until, 0 as rank, c.job_name as name
          from pegawai_career as c where c.superseded_at is null and ${whose(sql`c.pegawai_id`, only)}
        union all
        select h.pegawai_id, j.tier, coalesce(j.field, t.field), j.kind = 'JF' and j.name ~* '\\mguru\\M',
            lower(h.valid_during), upper(h.valid_during), 1, j.name
          from pegawai_jabatan as h
          join jabatan as j on j.instansi_id = h.instansi_id and j.id = h.jabatan_id
          join tree as t on t.id = j.unit_id
          where lower(h.valid_during) is not null and ${whose(sql`h.pegawai_id`, only)}
      ) as held order by "pegawaiId", held."from", rank, name`,
  )
}

function readPredicates(db: Db, only: string | null) {
  return db.all(
    PredicateRow,
    sql`select pegawai_id as "pegawaiId", year, predicate from pegawai_performance
      where superseded_at is null and ${whose(sql`pegawai_id`, only)} order by pegawai_id, year`,
  )
}

function readSanctions(db: Db, only: string | null) {
  return db.all(
    SanctionRow,
    sql`select pegawai_id as "pegawaiId", severity as level, upper(served_during)::text as until,
        coalesce(lower(served_during), (recorded_at at time zone 'UTC')::date)::text as "from"
      from pegawai_discipline where superseded_at is null and ${whose(sql`pegawai_id`, only)}
      order by pegawai_id, lower(served_during), decree`,
  )
}

/** Whether this instansi keeps sanctions at all: one is in force, or a file of them was imported, be it an empty one. */
async function keepsDiscipline(db: Db): Promise<boolean> {
  const { kept } = await db.one(
    z.object({ kept: z.boolean() }),
    sql`select exists (select from pegawai_discipline where superseded_at is null)
      or exists (select from import_batch where kind = 'discipline' and state = 'applied')
      or exists (select from audit_entry where action = 'discipline.applied') as kept`,
  )
  return kept
}
