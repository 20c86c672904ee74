import { createHash } from 'node:crypto'
import { EventQuality, type EventReport } from '@petakom/contract'
import { canonicalJson, categoryScale, eventAdvice, LEAST_RELIABILITY, PURPOSES, type Purpose } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { findCategoryRecipe } from '../../../db/recipes.ts'
import { resultErrors } from '../errors.ts'
import { readOutcomes } from './outcomes.ts'
import { readParticipation } from './participation.ts'
import { readRaterSummary } from './raters.ts'
import { readCost, readTools, shownTool } from './tools.ts'

const EventRow = z.object({
  instansi: z.string(),
  isSynthetic: z.boolean(),
  name: z.string(),
  purpose: z.string(),
  venue: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  categories: z.record(z.string(), z.number()),
  recipes: z.array(z.string()),
  combining: z.array(z.string()),
  engine: z.array(z.string()),
  computedAt: z.string().nullable(),
  quality: EventQuality.nullable(),
})

/** The agency's report of an event, from its stored results and reports; page and PDF say the same. */
export async function readEventReport(db: Db, eventId: string): Promise<EventReport> {
  const event = await db.maybe(
    EventRow,
    sql`with made as (select r.* from result as r
        join participant as p on p.instansi_id = r.instansi_id and p.id = r.participant_id where p.event_id = ${eventId})
      select n.name as instansi, exists (select from participant as p join pegawai as g
          on g.instansi_id = p.instansi_id and g.id = p.pegawai_id where p.event_id = e.id and g.is_synthetic)
          as "isSynthetic",
        e.name, e.purpose, e.venue, e.starts_on as "startsOn", e.ends_on as "endsOn",
        coalesce((select jsonb_object_agg(category, people) from (select r.category, count(*)::int as people
          from made as r where r.category is not null group by r.category) as c), '{}') as categories,
        array(select distinct recipe_version from made order by 1) as recipes,
        array(select distinct combining_version from made where combining_version is not null order by 1) as combining,
        array(select distinct engine_version from made order by 1) as engine,
        (select to_char(max(computed_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from made) as "computedAt",
        (select content from event_quality as q where q.instansi_id = e.instansi_id and q.event_id = e.id) as quality
      from event as e join instansi as n on n.id = e.instansi_id
      where e.id = ${eventId}`,
  )
  if (!event) throw resultErrors.EVENT_NOT_FOUND()
  if (event.computedAt === null) throw resultErrors.NOTHING_TO_REPORT()
  const participation = await readParticipation(db, eventId)
  const competencies = await readOutcomes(db, eventId, event.quality)
  const tools = await readTools(db, eventId)
  const raters = await readRaterSummary(db, eventId)
  const scale = categoryScale(event.purpose as Purpose, await findCategoryRecipe(db, event.endsOn))
  const report: Omit<EventReport, 'hash'> = {
    kind: 'event',
    instansi: event.instansi,
    isSynthetic: event.isSynthetic,
    event: {
      name: event.name,
      purposeName: PURPOSES.find(({ code }) => code === event.purpose)?.name ?? event.purpose,
      venue: event.venue,
      startsOn: event.startsOn,
      endsOn: event.endsOn,
    },
    tools: tools.map(shownTool),
    participation,
    categories: scale.map(({ code, name }) => ({ code, name, people: event.categories[code] ?? 0 })),
    competencies,
    raters,
    cost: await readCost(db, tools, participation.rated),
    recommendations: eventAdvice({
      absent: participation.absent,
      incomplete: participation.scored - participation.complete,
      competencies: competencies.flatMap(({ name, people, meeting }) =>
        meeting === null ? [] : [{ name, people, meeting }],
      ),
      openWashups: participation.rated - participation.closedWashups,
      ratersToTalkTo: raters?.toTalkTo ?? 0,
      dependability: raters?.dependability ?? null,
      enough: raters?.enough ?? null,
      weakTests: competencies.flatMap(({ name, reliability }) =>
        reliability !== null && reliability < LEAST_RELIABILITY ? [name] : [],
      ),
      withoutDebrief: Math.max(0, participation.rated - participation.debriefs),
    }),
    method: { recipes: event.recipes, combining: event.combining, engine: event.engine },
    computedAt: event.computedAt,
  }
  return { ...report, hash: createHash('sha256').update(canonicalJson(report)).digest('hex') }
}
