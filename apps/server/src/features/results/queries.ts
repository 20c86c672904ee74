import {
  AnswerValue,
  type listResults,
  type QueryOf,
  ResultRow,
  type ScaleScore,
  StoredContent,
  StoredScoring,
} from '@petakom/contract'
import {
  COMPETENCIES,
  categoryScale,
  competencyPosition,
  describeAnswer,
  POTENTIAL_ASPECTS,
  type Purpose,
  scoreAnswer,
  THEMES,
} from '@petakom/domain'
import { z } from 'zod'
import { type Db, join, sql } from '../../db/query.ts'
import { readRatings, sinceResult } from '../../db/ratings.ts'
import { findCategoryRecipe } from '../../db/recipes.ts'
import { resultErrors } from './errors.ts'

const from = sql`
  from participant as t
  join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
  join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
  join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
  left join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id`

const StoredRow = ResultRow.extend({ category: z.string().nullable() })

export async function listResultRows(db: Db, eventId: string, query: QueryOf<typeof listResults>) {
  const event = await db.maybe(
    z.object({ id: z.string(), name: z.string(), purpose: z.string(), endsOn: z.string() }),
    sql`select id, name, purpose, ends_on as "endsOn" from event where id = ${eventId}`,
  )
  if (!event) throw resultErrors.EVENT_NOT_FOUND()
  const scale = categoryScale(event.purpose as Purpose, await findCategoryRecipe(db, event.endsOn))
  const conditions = [sql`t.event_id = ${eventId}`]
  if (query.tier) conditions.push(sql`j.tier = ${query.tier}`)
  if (query.kind) conditions.push(sql`j.kind = ${query.kind}`)
  if (query.category) conditions.push(sql`r.category = ${query.category}`)
  if (query.search) conditions.push(sql`(p.name ilike ${`%${query.search}%`} or p.nip like ${`${query.search}%`})`)
  if (query.unitId) {
    conditions.push(sql`j.unit_id in (with recursive down as (
      select id from unit_kerja where id = ${query.unitId}
      union all select c.id from unit_kerja as c join down on c.parent_id = down.id) select id from down)`)
  }
  const where = join(conditions, ' and ')
  const order = { number: sql`t.number`, name: sql`p.name, t.number`, jpm: sql`r.jpm desc nulls last, t.number` }[
    query.sort
  ]
  const { total } = await db.one(
    z.object({ total: z.number() }),
    sql`select count(*)::int as total ${from} where ${where}`,
  )
  const rows = await db.all(
    StoredRow,
    sql`select t.id as "participantId", t.number, p.name, p.nip, u.name as "unitName", j.name as "jabatanName", j.tier,
        t.attendance, r.jpm, r.category,
        r.recipe_version as "recipeVersion", r.category_version as "categoryVersion", r.engine_version as "engineVersion",
        coalesce((select jsonb_object_agg(s.scale, s.level) from result_score as s
          where s.instansi_id = t.instansi_id and s.participant_id = t.id and s.scale_kind = 'competency'), '{}') as levels
      ${from} where ${where} order by ${order} limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`,
  )
  const named = new Map(scale.map(({ code, name }) => [code, { code, name }]))
  return {
    event,
    summary: await summarise(db, eventId, scale),
    total,
    rows: rows.map((row) => ({ ...row, category: row.category === null ? null : (named.get(row.category) ?? null) })),
  }
}

async function summarise(db: Db, eventId: string, scale: readonly { code: string; name: string }[]) {
  const counts = await db.one(
    z.object({
      participants: z.number(),
      scored: z.number(),
      absent: z.number(),
      categories: z.record(z.string(), z.number()),
    }),
    sql`select count(*)::int as participants, count(r.participant_id)::int as scored,
        count(*) filter (where t.attendance = 'absent')::int as absent,
        coalesce((select jsonb_object_agg(category, n) from (
          select r2.category, count(*)::int as n from participant as t2
          join result as r2 on r2.instansi_id = t2.instansi_id and r2.participant_id = t2.id
          where t2.event_id = ${eventId} and r2.category is not null group by r2.category) as c), '{}') as categories
      from participant as t left join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
      where t.event_id = ${eventId}`,
  )
  return { ...counts, categories: scale.map(({ code, name }) => ({ code, name, count: counts.categories[code] ?? 0 })) }
}

const ScoreRow = z.object({
  kind: z.enum(['competency', 'theme', 'potential']),
  scale: z.string(),
  level: z.number(),
  levelContinuous: z.number(),
  low: z.number(),
  high: z.number(),
  itemsAnswered: z.number(),
  itemsServed: z.number(),
})

const NAMES = new Map<string, { name: string; nameEn: string }>([
  ...COMPETENCIES.map(({ code, name, nameEn }) => [code, { name, nameEn }] as const),
  ...THEMES.map(({ code, name, nameEn }) => [code, { name, nameEn }] as const),
  ...POTENTIAL_ASPECTS.map(({ code, name, nameEn }) => [code, { name, nameEn }] as const),
])

/** A person's scales in official order, each beside what the post requires. */
export async function readScores(db: Db, participantId: string, standard: Readonly<Record<string, number>>) {
  const rows = await db.all(
    ScoreRow,
    sql`select scale_kind as kind, scale, level, level_continuous as "levelContinuous", low, high,
        items_answered as "itemsAnswered", items_served as "itemsServed"
      from result_score where participant_id = ${participantId} order by scale`,
  )
  const scored = (kind: string): ScaleScore[] =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ kind: _, ...row }) => {
        const required = kind === 'competency' ? (standard[row.scale] ?? null) : null
        const names = NAMES.get(row.scale) ?? { name: row.scale, nameEn: row.scale }
        return { ...row, ...names, required, gap: required === null ? null : row.level - required }
      })
      .sort((one, other) => competencyPosition(one.scale) - competencyPosition(other.scale))
  return { competencies: scored('competency'), themes: scored('theme'), potentials: scored('potential') }
}

/** What was asked on one scale, what was chosen and what it earned. */
export async function readEvidence(
  db: Db,
  participantId: string,
  kind: 'competency' | 'theme' | 'potential',
  scale: string,
) {
  const column = { competency: sql`i.competency`, theme: sql`i.theme`, potential: sql`i.potential_aspect` }[kind]
  const rows = await db.all(
    z.object({
      itemId: z.string(),
      code: z.string(),
      exercise: z.string(),
      content: StoredContent,
      scoring: StoredScoring,
      value: AnswerValue.nullable(),
      answeredAt: z.string().nullable(),
    }),
    sql`select i.id as "itemId", i.code, x.name as exercise, v.content, coalesce(q.scoring, v.scoring) as scoring, w.value,
        to_char(w.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "answeredAt"
      from attempt as a
      join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
      join exercise_item as f on f.instansi_id = a.instansi_id and f.exercise_id = a.exercise_id and not f.is_pilot
        and f.item_id = any(a.item_order)
      join item as i on i.instansi_id = f.instansi_id and i.id = f.item_id
      join item_version as v on v.instansi_id = f.instansi_id and v.item_id = f.item_id and v.version = f.version
      left join lateral (
        select value, received_at from answer
        where instansi_id = a.instansi_id and attempt_id = a.id and item_id = f.item_id
          and (not is_late or late_answer_counts(instansi_id, attempt_id, seq, coalesce((select o.computed_at
            from result as o where o.instansi_id = a.instansi_id and o.participant_id = a.participant_id), 'infinity')))
        order by seq desc limit 1
      ) as w on true
      left join result as r on r.instansi_id = a.instansi_id and r.participant_id = a.participant_id
      left join lateral (
        select c.kind, c.scoring from key_correction as c
        where c.instansi_id = f.instansi_id and c.item_id = f.item_id and c.version = f.version and c.id = any(r.corrections)
        order by array_position(r.corrections, c.id) desc limit 1
      ) as q on true
      where a.participant_id = ${participantId} and a.started_at is not null and ${column} = ${scale}
        and q.kind is distinct from 'void'
      order by x.position, f.position`,
  )
  const rated = await readRatings(db, { participantId }, sinceResult)
  return rows.map(({ itemId, content, scoring, value, ...row }) => {
    const counted = value && rated(participantId, new Map([[itemId, value]])).get(itemId)!
    const { points, most, needsRater } = scoreAnswer(content.interaction, scoring, counted)
    const answer = describeAnswer(content.interaction, value)
    return { ...row, stem: content.stem, answer, points: needsRater ? null : points, maxPoints: most }
  })
}
