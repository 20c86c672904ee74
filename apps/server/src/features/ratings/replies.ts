import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { replyText, type Scenario } from '@petakom/domain'
import { z } from 'zod'
import { type Db, type Sql, sql } from '../../db/query.ts'
import { hashOfText } from '../../db/ratings.ts'
import { readReplyRatings } from '../../db/reply-ratings.ts'
import { readScenario } from '../../db/simulations.ts'
import { NO_ACTS, playAttempt } from '../../simulations/play-attempt.ts'
import { readActs } from '../../simulations/read-acts.ts'
import type { TaskRow } from './tasks.ts'

/** A written reply of a simulation, to be rated as a long answer is. */
export interface ReplyTask extends TaskRow {
  readonly ratingId: string
  readonly simulation: { readonly id: string; readonly version: number }
}

const OverRow = z.object({
  attemptId: z.string(),
  /** Of the attempt's row: an act or a word on late ones makes another. */
  stamp: z.string(),
  eventId: z.string(),
  eventName: z.string(),
  nip: z.string(),
  simulationId: z.string(),
  version: z.number(),
  durationSeconds: z.number(),
  storyExtraSeconds: z.number(),
})
type OverRow = z.infer<typeof OverRow>

/** What was replied, by rating, in attempts that are over: played once, and again only when the attempt changed. */
const played = new Map<string, { readonly stamp: string; readonly texts: ReadonlyMap<string, string> }>()
const MOST_PLAYED = 20_000

/** Versions never change. */
const scenarios = new Map<string, Scenario>()
const MOST_SCENARIOS = 50

/** Written replies in simulations that are over, each with what was given it, in the order of their names. `where` is on `x.event_id`. */
export async function listReplyTasks(db: Db, key: string, now: Date, where: Sql = sql`true`): Promise<ReplyTask[]> {
  const over = await db.all(
    OverRow,
    sql`select a.id as "attemptId", a.xmin::text as stamp, e.id as "eventId", e.name as "eventName", o.nip,
        x.simulation_id as "simulationId", x.simulation_version as version, a.duration_seconds as "durationSeconds",
        coalesce(a.story_extra_seconds, 0) as "storyExtraSeconds"
      from exercise as x
      join event as e on e.instansi_id = x.instansi_id and e.id = x.event_id
      join attempt as a on a.instansi_id = x.instansi_id and a.exercise_id = x.id and a.answer_count > 0
      join participant as p on p.instansi_id = a.instansi_id and p.id = a.participant_id
      join pegawai as o on o.instansi_id = p.instansi_id and o.id = p.pegawai_id
      where x.kind = 'SIMULATION' and (a.handed_in_at is not null or attempt_closing(a) <= ${now}) and ${where}`,
  )
  if (over.length === 0) return []
  await playAnew(db, over)
  const given = Map.groupBy(
    await readReplyRatings(
      db,
      over.map(({ attemptId }) => attemptId),
    ),
    ({ attemptId, ratingId, hash }) => `${attemptId} ${ratingId} ${hash}`,
  )
  const tasks: ReplyTask[] = []
  for (const { attemptId, eventId, eventName, nip, simulationId, version } of over) {
    const scenario = await scenarioOf(db, simulationId, version)
    for (const { id: ratingId, most } of scenario.rating) {
      const text = played.get(attemptId)!.texts.get(ratingId) ?? ''
      if (text === '') continue
      tasks.push({
        id: nameOf(key, attemptId, ratingId),
        itemId: nameOf(simulationId, String(version), ratingId),
        code: `${scenario.code}/${ratingId}`,
        ...{ attemptId, eventId, eventName, nip, text, most, ratingId, simulation: { id: simulationId, version } },
        given: given.get(`${attemptId} ${ratingId} ${hashOfText(text)}`) ?? [],
      })
    }
  }
  return tasks.sort((one, other) => (one.id < other.id ? -1 : 1))
}

async function playAnew(db: Db, over: readonly OverRow[]): Promise<void> {
  const fresh = over.filter(({ attemptId, stamp }) => played.get(attemptId)?.stamp !== stamp)
  const journals = await readActs(
    db,
    fresh.map(({ attemptId }) => attemptId),
  )
  for (const { attemptId, stamp, simulationId, version, ...time } of fresh) {
    const scenario = await scenarioOf(db, simulationId, version)
    const state = playAttempt(scenario, { id: attemptId, ...time }, journals.get(attemptId) ?? NO_ACTS)
    if (played.size >= MOST_PLAYED) played.delete(played.keys().next().value!)
    played.set(attemptId, { stamp, texts: new Map(scenario.rating.map((one) => [one.id, replyText(one, state)])) })
    await breathe()
  }
}

export async function scenarioOf(db: Db, simulationId: string, version: number): Promise<Scenario> {
  const key = `${simulationId} ${version}`
  const scenario = scenarios.get(key) ?? (await readScenario(db, simulationId, version))
  if (scenarios.size >= MOST_SCENARIOS) scenarios.delete(scenarios.keys().next().value!)
  scenarios.set(key, scenario)
  return scenario
}

/** A UUID of version 8, as `listTasks` makes them. */
function nameOf(...parts: readonly string[]): string {
  const hex = createHash('md5').update(parts.join('')).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-')
}
