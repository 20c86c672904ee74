import type { getPersonMap, getUnitMap, listMapPeople, QueryOf, ResponseOf } from '@petakom/contract'
import { COMPETENCIES, competencyPosition, RESULT_VALID_YEARS, THEMES } from '@petakom/domain'
import { z } from 'zod'
import { type Db, join, type Sql, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'

/** Fewer people than this in a field, and it stays blank. */
const SMALLEST_GROUP = 5

type Filter = QueryOf<typeof getUnitMap>

/** The latest result of each person that is still valid, with the post it was matched against. */
function latest(filter: Filter): Sql {
  const conditions = [sql`r.assessed_on > current_date - make_interval(years => ${RESULT_VALID_YEARS})`]
  if (filter.tier) conditions.push(sql`j.tier = ${filter.tier}`)
  if (filter.kind) conditions.push(sql`j.kind = ${filter.kind}`)
  if (filter.eventId) conditions.push(sql`t.event_id = ${filter.eventId}`)
  return sql`
    select distinct on (t.pegawai_id) t.instansi_id, t.id as participant_id, t.pegawai_id, j.unit_id, j.name as jabatan_name,
      r.assessed_on, r.standard
    from participant as t
    join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
    join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
    where ${join(conditions, ' and ')}
    order by t.pegawai_id, r.assessed_on desc`
}

/** Every unit with the agency above it: the rows of the heatmap are agencies. */
const agencies = sql`
  with recursive tree as (
    select id, id as opd_id, name as opd_name, is_opd from unit_kerja where is_opd
    union all
    select u.id, t.opd_id, t.opd_name, false from unit_kerja as u join tree as t on u.parent_id = t.id where not u.is_opd
  )`

const CellRow = z.object({
  unitId: z.string(),
  unitName: z.string(),
  competency: z.string(),
  n: z.number(),
  meanLevel: z.number(),
  meanRequired: z.number(),
})

/** Cells hold those whose post has a standard, so that level, requirement and their difference are of one group. */
export async function readUnitMap(db: Db, filter: Filter): Promise<ResponseOf<typeof getUnitMap>> {
  const rows = await db.all(
    CellRow,
    sql`${agencies}, latest as (${latest(filter)})
      select t.opd_id as "unitId", t.opd_name as "unitName", s.scale as competency, count(*)::int as n,
        avg(s.level_continuous)::float8 as "meanLevel", avg((l.standard->>s.scale)::int)::float8 as "meanRequired"
      from latest as l
      join tree as t on t.id = l.unit_id
      join result_score as s
        on s.instansi_id = l.instansi_id and s.participant_id = l.participant_id and s.scale_kind = 'competency'
      where l.standard->>s.scale is not null
      group by t.opd_id, t.opd_name, s.scale`,
  )
  const span = await db.one(
    z.object({
      people: z.number(),
      withoutStandard: z.number(),
      from: z.string().nullable(),
      until: z.string().nullable(),
    }),
    sql`select count(*)::int as people, count(*) filter (where l.standard = '{}')::int as "withoutStandard", min(assessed_on) as from, max(assessed_on) as until from (${latest(filter)}) as l`,
  )
  const units = [...Map.groupBy(rows, ({ unitId }) => unitId).values()].map((cells) => ({
    unitId: cells[0]!.unitId,
    unitName: cells[0]!.unitName,
    people: Math.max(...cells.map(({ n }) => n)),
    cells: cells
      .map(({ competency, n, meanLevel, meanRequired }) =>
        n < SMALLEST_GROUP
          ? { competency, n, meanLevel: null, meanRequired: null, meanGap: null }
          : { competency, n, meanLevel, meanRequired, meanGap: meanLevel - meanRequired },
      )
      .sort((one, other) => competencyPosition(one.competency) - competencyPosition(other.competency)),
  }))
  return {
    competencies: COMPETENCIES.map(({ code, name, nameEn }) => ({ code, name, nameEn })),
    units: units.sort((one, other) => one.unitName.localeCompare(other.unitName, 'id')),
    people: span.people,
    withoutStandard: span.withoutStandard,
    smallest: SMALLEST_GROUP,
    assessedFrom: span.from,
    assessedUntil: span.until,
  }
}

export function readUnitPeople(db: Db, unitId: string, query: QueryOf<typeof listMapPeople>) {
  return db.all(
    z.object({
      participantId: z.string(),
      pegawaiId: z.string(),
      name: z.string(),
      jabatanName: z.string(),
      level: z.number(),
      levelContinuous: z.number(),
      low: z.number(),
      high: z.number(),
      required: z.number().nullable(),
      assessedOn: z.string(),
    }),
    sql`${agencies}, latest as (${latest(query)})
      select l.participant_id as "participantId", l.pegawai_id as "pegawaiId", p.name, l.jabatan_name as "jabatanName",
        s.level, s.level_continuous as "levelContinuous", s.low, s.high, (l.standard->>s.scale)::int as required,
        l.assessed_on as "assessedOn"
      from latest as l
      join tree as t on t.id = l.unit_id and t.opd_id = ${unitId}
      join pegawai as p on p.instansi_id = l.instansi_id and p.id = l.pegawai_id
      join result_score as s on s.instansi_id = l.instansi_id and s.participant_id = l.participant_id
        and s.scale_kind = 'competency' and s.scale = ${query.competency}
      order by s.level_continuous - coalesce((l.standard->>s.scale)::int, 0), p.name`,
  )
}

const PersonRow = z.object({
  pegawaiId: z.string(),
  name: z.string(),
  nip: z.string(),
  jabatanName: z.string(),
  unitName: z.string(),
  isSynthetic: z.boolean(),
  participantId: z.string().nullable(),
  eventName: z.string().nullable(),
  assessedOn: z.string().nullable(),
  isStale: z.boolean().nullable(),
  jpm: z.number().nullable(),
  category: z.string().nullable(),
  standard: z.record(z.string(), z.number()).nullable(),
})

export async function readPersonMap(db: Db, pegawaiId: string): Promise<ResponseOf<typeof getPersonMap>> {
  const row = await db.maybe(
    PersonRow,
    sql`select p.id as "pegawaiId", p.name, p.nip, coalesce(j.name, '-') as "jabatanName", coalesce(u.name, '-') as "unitName",
        p.is_synthetic as "isSynthetic", r.participant_id as "participantId", r.event_name as "eventName",
        r.assessed_on as "assessedOn", r.assessed_on < current_date - make_interval(years => ${RESULT_VALID_YEARS}) as "isStale",
        r.jpm, r.category, r.standard
      from pegawai as p
      left join pegawai_jabatan as pj
        on pj.instansi_id = p.instansi_id and pj.pegawai_id = p.id and upper_inf(pj.valid_during)
      left join jabatan as j on j.instansi_id = pj.instansi_id and j.id = pj.jabatan_id
      left join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      left join lateral (
        select r.participant_id, e.name as event_name, r.assessed_on, r.jpm, r.category, r.standard
        from participant as t
        join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
        join event as e on e.instansi_id = t.instansi_id and e.id = t.event_id
        where t.instansi_id = p.instansi_id and t.pegawai_id = p.id order by r.assessed_on desc limit 1
      ) as r on true
      where p.id = ${pegawaiId}`,
  )
  if (!row) throw errors.NOT_FOUND()
  const { participantId, eventName, assessedOn, isStale, jpm, category, standard, ...person } = row
  if (participantId === null || eventName === null || assessedOn === null) return { ...person, result: null }
  return {
    ...person,
    result: {
      participantId,
      eventName,
      assessedOn,
      isStale: isStale === true,
      jpm,
      category,
      ...(await readScales(db, participantId, standard ?? {})),
    },
  }
}

async function readScales(db: Db, participantId: string, standard: Readonly<Record<string, number>>) {
  const rows = await db.all(
    z.object({
      kind: z.string(),
      scale: z.string(),
      level: z.number(),
      levelContinuous: z.number(),
      low: z.number(),
      high: z.number(),
      itemsAnswered: z.number(),
      itemsServed: z.number(),
    }),
    sql`select scale_kind as kind, scale, level, level_continuous as "levelContinuous", low, high,
        items_answered as "itemsAnswered", items_served as "itemsServed"
      from result_score where participant_id = ${participantId}`,
  )
  const names = new Map([...COMPETENCIES, ...THEMES].map(({ code, name, nameEn }) => [code, { name, nameEn }]))
  const of = (wanted: string) =>
    rows
      .filter(({ kind }) => kind === wanted)
      .map(({ kind: _, ...row }) => {
        const required = standard[row.scale] ?? null
        const { name, nameEn } = names.get(row.scale) ?? { name: row.scale, nameEn: row.scale }
        return { ...row, name, nameEn, required, gap: required === null ? null : row.level - required }
      })
      .sort((one, other) => competencyPosition(one.scale) - competencyPosition(other.scale))
  return { competencies: of('competency'), themes: of('theme') }
}
