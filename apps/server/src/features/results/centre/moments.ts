import type { Moment } from '@petakom/contract'
import { competencyPosition, namesOfCompetency, type SimulationRules } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

const RunRow = z.object({
  exercise: z.string(),
  rules: z.custom<SimulationRules>(),
  evidence: z.array(z.object({ ruleId: z.string(), earned: z.number() })),
})

/** For one competency in one run: what helped and what hurt, each. */
const MOST_EACH = 2

/**
 * What a person did in simulations that gave or cost most points, competency by competency. What was not done is not told:
 * it would give the key of a form away that others will meet.
 */
export async function readMoments(db: Db, participantId: string): Promise<Moment[]> {
  const runs = await db.all(
    RunRow,
    sql`select x.name as exercise, v.rules, r.evidence
      from result as o
      join simulation_result as r on r.instansi_id = o.instansi_id and r.participant_id = o.participant_id
        and o.simulations ? r.attempt_id::text
      join exercise as x on x.instansi_id = r.instansi_id and x.id = r.exercise_id
      join simulation_version as v on v.instansi_id = r.instansi_id and v.simulation_id = r.simulation_id
        and v.version = r.simulation_version
      where o.participant_id = ${participantId} order by x.position`,
  )
  return runs
    .flatMap(({ exercise, rules: { rules }, evidence }) => {
      const earnedBy = new Map(evidence.map(({ ruleId, earned }) => [ruleId, earned]))
      const seen = rules.flatMap(({ id, competency, because }) => {
        const points = earnedBy.get(id) ?? 0
        return points === 0 ? [] : [{ competency, ...namesOfCompetency(competency), exercise, points, text: because }]
      })
      return [...Map.groupBy(seen, ({ competency }) => competency).values()].flatMap((own) => [
        ...strongest(own.filter(({ points }) => points > 0)),
        ...strongest(own.filter(({ points }) => points < 0)),
      ])
    })
    .sort((one, other) => competencyPosition(one.competency) - competencyPosition(other.competency))
}

/** Most points either way; of equal ones the file's first. */
const strongest = (moments: readonly Moment[]): Moment[] =>
  moments.toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points)).slice(0, MOST_EACH)
