import { exerciseCovers, type Method } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

const ExerciseRow = z.object({
  name: z.string(),
  kind: z.string(),
  targets: z.array(z.string()),
  items: z.record(z.string(), z.number()),
})
const WatchedRow = z.object({
  id: z.string(),
  name: z.string(),
  competencies: z.array(z.string()),
  isCandidate: z.boolean(),
})

export interface PlannedMethods {
  /** Methods by competency. */
  readonly plan: ReadonlyMap<string, readonly Method[]>
  /** Names of the centre's exercises by id. */
  readonly exerciseNames: ReadonlyMap<string, string>
}

/** Which method the design of the event has for which competency of a person. */
export async function readMethodPlan(db: Db, participantId: string): Promise<PlannedMethods> {
  const exercises = await db.all(
    ExerciseRow,
    sql`select x.name, x.kind,
        array(select t.target from exercise_target as t where t.instansi_id = x.instansi_id and t.exercise_id = x.id)
          as targets,
        coalesce((select jsonb_object_agg(competency, n) from (
          select i.competency, count(*)::int as n from exercise_item as f
          join item as i on i.instansi_id = f.instansi_id and i.id = f.item_id
          where f.instansi_id = x.instansi_id and f.exercise_id = x.id and not f.is_pilot group by i.competency) as c), '{}')
          as items
      from participant as p join exercise as x on x.instansi_id = p.instansi_id and x.event_id = p.event_id
      where p.id = ${participantId}`,
  )
  const watched = await db.all(
    WatchedRow,
    sql`select x.id, x.name, x.competencies, exists (select from centre_candidate as d
          where d.instansi_id = c.instansi_id and d.centre_id = c.id and d.participant_id = p.id) as "isCandidate"
      from participant as p
      join centre as c on c.instansi_id = p.instansi_id and c.event_id = p.event_id
      join centre_exercise as x on x.instansi_id = c.instansi_id and x.centre_id = c.id
      where p.id = ${participantId} order by x.position`,
  )
  const cells: [string, Method][] = [
    ...exercises.flatMap(({ kind, targets, items }) =>
      exerciseCovers(targets, items).map(
        ({ target }) => [target, kind === 'SIMULATION' ? 'SIMULATION' : 'TEST'] as [string, Method],
      ),
    ),
    ...watched
      .filter(({ isCandidate }) => isCandidate)
      .flatMap(({ competencies }) => competencies.map((competency) => [competency, 'RATING'] as [string, Method])),
  ]
  const plan = new Map<string, Method[]>()
  for (const [competency, method] of cells) {
    const known = plan.get(competency) ?? []
    if (!known.includes(method)) plan.set(competency, [...known, method])
  }
  return { plan, exerciseNames: new Map(watched.map(({ id, name }) => [id, name])) }
}
