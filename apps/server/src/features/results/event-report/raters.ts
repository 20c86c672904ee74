import { type EventReport, RaterReport } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

/** What a design should reach, of the values that the raters' report tries. */
const WANTED = 0.8

/** The latest report on the raters of an event's centre in a few figures; null until somebody has it computed. */
export async function readRaterSummary(db: Db, eventId: string): Promise<EventReport['raters']> {
  const row = await db.maybe(
    z.object({ content: RaterReport, ratings: z.number(), computedAt: z.string() }),
    sql`select r.content, r.ratings, to_char(r.computed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "computedAt"
      from centre as c join rater_report as r on r.instansi_id = c.instansi_id and r.centre_id = c.id
      where c.event_id = ${eventId} order by r.computed_at desc limit 1`,
  )
  if (!row) return null
  const { raters, agreement, studies, enough } = row.content
  const has = (code: string) => raters.filter(({ findings }) => findings.some((one) => one.code === code)).length
  const compared = agreement.filter(({ withinOne }) => withinOne !== null)
  const cells = compared.reduce((sum, one) => sum + one.cells, 0)
  // Of all competencies together where there is one, else the mean of those of each.
  const whole = studies.filter(({ competency }) => competency === null)
  const counted = whole.length > 0 ? whole : studies
  const meanOf = (of: (study: (typeof studies)[number]) => number | null) => {
    const known = counted.flatMap((study) => of(study) ?? [])
    return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length
  }
  const plan = enough.find(({ wanted }) => wanted === WANTED)?.plans[0]
  return {
    computedAt: row.computedAt,
    raters: raters.length,
    ratings: row.ratings,
    severe: has('RATER_SEVERE'),
    lenient: has('RATER_LENIENT'),
    toTalkTo: raters.filter(({ findings }) => findings.some(({ urgency }) => urgency === 'act')).length,
    withinOne: cells > 0 ? compared.reduce((sum, one) => sum + one.withinOne! * one.cells, 0) / cells : null,
    dependability: meanOf(({ dependability }) => dependability),
    generalisability: meanOf(({ generalisability }) => generalisability),
    standardError: meanOf(({ standardError }) => standardError),
    enough: plan ? { wanted: WANTED, exercises: plan.exercises, raters: plan.raters } : null,
  }
}
