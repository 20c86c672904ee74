import { educationStep, type JpmChance, jpmChances, RESULT_VALID_YEARS, type TalentFacts } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

const Row = z.object({
  pegawaiId: z.string(),
  predicate: z.string().nullable(),
  jpm: z.number().nullable(),
  aspects: z.number(),
  aspectScore: z.number().nullable(),
  education: z.string().nullable(),
  discipline: z.string().nullable(),
  yearsInPost: z.number().nullable(),
  standard: z.record(z.string(), z.number()),
  probabilities: z.record(z.string(), z.array(z.number())).nullable(),
  capAtStandard: z.boolean(),
})

export interface PersonFacts {
  readonly pegawaiId: string
  readonly facts: TalentFacts
  /** What the error of the competency test leaves possible; null without a JPM. */
  readonly possible: JpmChance[] | null
}

/** What is known on `date` of everyone who has a result, for the talent map. */
export async function readTalentFacts(db: Db, date: string): Promise<PersonFacts[]> {
  const rows = await db.all(
    Row,
    sql`with latest as (
        select distinct on (t.pegawai_id) t.pegawai_id, t.id as participant_id, r.jpm, r.standard,
          r.recipe_version
        from participant as t join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
        where r.assessed_on <= ${date}::date
          and r.assessed_on > ${date}::date - make_interval(years => ${RESULT_VALID_YEARS})
        order by t.pegawai_id, r.assessed_on desc
      ), records as (select exists (select from pegawai_discipline where superseded_at is null) as imported)
      select l.pegawai_id as "pegawaiId", l.jpm, l.standard,
        (select jsonb_object_agg(s.scale, s.probabilities) from result_score as s
          where s.participant_id = l.participant_id and s.scale_kind = 'competency') as probabilities,
        coalesce((select (c.content->>'capAtStandard')::boolean from recipe as c
          where c.kind = 'scoring' and c.version = l.recipe_version), false) as "capAtStandard",
        (select predicate from pegawai_performance as k where k.pegawai_id = l.pegawai_id and k.superseded_at is null
          and k.year <= extract(year from ${date}::date) order by k.year desc limit 1) as predicate,
        coalesce(a.n, 0)::int as aspects, a.score as "aspectScore",
        (select e.level from pegawai_education as e where e.pegawai_id = l.pegawai_id order by e.recorded_at desc limit 1) as education,
        case when d.serving then 'SEDANG_MENJALANI' when d.heaviest is not null then d.heaviest
          when records.imported then 'TIDAK_PERNAH' end as discipline,
        (select (${date}::date - lower(h.valid_during)) / 365.25::float8 from pegawai_jabatan as h
          where h.pegawai_id = l.pegawai_id and h.valid_during @> ${date}::date) as "yearsInPost"
      from latest as l
      cross join records
      left join lateral (
        select count(*) as n, avg(level) * 20.0::float8 as score from result_score as s
        where s.participant_id = l.participant_id and s.scale_kind = 'potential'
      ) as a on true
      left join lateral (
        select bool_or(served_during @> ${date}::date) as serving,
          (array_agg(severity order by array_position('{BERAT,SEDANG,RINGAN}', severity)))[1] as heaviest
        from pegawai_discipline as x
        where x.pegawai_id = l.pegawai_id and x.superseded_at is null and lower(x.served_during) <= ${date}::date
      ) as d on true
      order by l.pegawai_id`,
  )
  return rows.map(({ pegawaiId, aspects, aspectScore, education, standard, probabilities, capAtStandard, ...row }) => ({
    pegawaiId,
    facts: {
      ...row,
      education: education === null ? null : educationStep(education),
      potentialAspectsMeasured: aspects,
      potentialScore: aspectScore,
    },
    possible: row.jpm === null ? null : jpmChances(probabilities ?? {}, standard, { capAtStandard }),
  }))
}
