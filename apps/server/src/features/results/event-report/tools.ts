import type { EventReport } from '@petakom/contract'
import { CostRates } from '@petakom/contract'
import { DEFAULT_COST_RATES, isWatched, type PresetTool, planCost, TOOL_KINDS } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

const ToolRow = z.object({
  name: z.string(),
  kind: z.enum(TOOL_KINDS),
  minutes: z.number(),
  preparationMinutes: z.number(),
  assessors: z.number(),
  needsRolePlayer: z.boolean(),
  groupMin: z.number().nullable(),
  groupMax: z.number().nullable(),
  people: z.number(),
})
export type EventTool = z.infer<typeof ToolRow>

/** What an event measured with, in the order of its design, and how many people did each. */
export const readTools = (db: Db, eventId: string): Promise<EventTool[]> =>
  db.all(
    ToolRow,
    sql`select name, kind, minutes, "preparationMinutes", assessors, "needsRolePlayer", "groupMin", "groupMax", people from (
      select 1 as part, x.position, x.name, case x.kind when 'SIMULATION' then 'simulation' else 'test' end as kind,
        x.duration_minutes as minutes, 0 as "preparationMinutes", 0 as assessors, false as "needsRolePlayer",
        null::int as "groupMin", null::int as "groupMax",
        (select count(*)::int from attempt as a where a.instansi_id = x.instansi_id and a.exercise_id = x.id
          and a.started_at is not null) as people
      from exercise as x where x.event_id = ${eventId}
      union all
      select 2, x.position, x.name, x.kind, x.minutes, x.preparation_minutes, x.assessors, x.needs_role_player,
        x.group_min, x.group_max,
        (select count(distinct o.participant_id)::int from observation_rating as o
          where o.instansi_id = x.instansi_id and o.exercise_id = x.id)
      from centre as c join centre_exercise as x on x.instansi_id = c.instansi_id and x.centre_id = c.id
      where c.event_id = ${eventId}) as tools order by part, position`,
  )

export const shownTool = ({ name, kind, minutes, assessors, people }: EventTool): EventReport['tools'][number] => ({
  ...{ name, minutes, people },
  method: kind === 'test' ? 'TEST' : kind === 'simulation' ? 'SIMULATION' : 'RATING',
  assessors: isWatched(kind) ? assessors : null,
})

/** What it cost by the agency's rates: everybody's seats, and for those who were watched the whole centre. */
export async function readCost(db: Db, tools: readonly EventTool[], rated: number): Promise<EventReport['cost']> {
  const held = await db.maybe(
    z.object({ content: CostRates }),
    sql`select content from method_setting where kind = 'cost-rates' order by version desc limit 1`,
  )
  const rates = held?.content ?? DEFAULT_COST_RATES
  // What a tool measures does not enter its price.
  const priced = tools.map((tool): PresetTool => ({ ...tool, competencies: [] }))
  const seated = priced.filter(({ kind }) => !isWatched(kind))
  const people = Math.max(0, ...tools.filter(({ kind }) => !isWatched(kind)).map((tool) => tool.people))
  if (people === 0 && rated === 0) return null
  const tests = planCost(seated, rates)
  const full = rated > 0 ? planCost(priced, rates) : null
  const onlySeated = Math.max(0, people - rated)
  return {
    tests: { people: onlySeated, rupiah: tests.rupiah, minutes: tests.minutes },
    full: full && { people: rated, rupiah: full.rupiah, minutes: full.minutes },
    total: onlySeated * tests.rupiah + rated * (full?.rupiah ?? 0),
    source: rates.source,
    confidence: rates.confidence,
    validFrom: rates.validFrom,
  }
}
