import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import {
  canonicalJson,
  type Evidence,
  type RunState,
  replyText,
  type Scenario,
  SIMULATION_ENGINE_VERSION,
  type SimulationRecipe,
  type SimulationScore,
  scoreSimulation,
  seedOf,
  settleRatings,
} from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { hashOfText } from '../../../db/ratings.ts'
import { findSimulationRecipe, getSimulationRecipe } from '../../../db/recipes.ts'
import { type GivenPoints, readReplyRatings } from '../../../db/reply-ratings.ts'
import { readScenario } from '../../../db/simulations.ts'
import { NO_ACTS, playAttempt } from '../../../simulations/play-attempt.ts'
import { type JournalOfActs, readActs } from '../../../simulations/read-acts.ts'

export interface ReplyPoints {
  readonly ratingId: string
  /** Null while raters have not settled it. */
  readonly points: number | null
  readonly most: number
}

export interface SimulationResult {
  readonly attemptId: string
  readonly participantId: string
  readonly exerciseId: string
  readonly exercise: string
  readonly simulationId: string
  readonly simulationVersion: number
  readonly seed: number
  /** Taken, and those that changed nothing or were set aside. */
  readonly acts: number
  readonly refused: number
  readonly scores: readonly SimulationScore[]
  readonly evidence: readonly Evidence[]
  readonly refusals: readonly { readonly seq: number; readonly reason: string }[]
  readonly replies: readonly ReplyPoints[]
  readonly recipeVersion: string
  readonly engineVersion: string
  /** SHA-256 of everything that the result depends on, hexadecimal. */
  readonly inputHash: string
  /** When the facts were read. */
  readonly computedAt: string
}

const SatRow = z.object({
  attemptId: z.string(),
  participantId: z.string(),
  exerciseId: z.string(),
  exercise: z.string(),
  simulationId: z.string(),
  simulationVersion: z.number(),
  contentHash: z.string(),
  durationSeconds: z.number(),
  storyExtraSeconds: z.number(),
  assessedOn: z.string(),
  computedAt: z.string(),
})
export type SatSimulation = z.infer<typeof SatRow>

/** Which facts and recipe an attempt is scored by: those that counted at a moment (as text), and a recipe's version. */
export interface AsOf {
  readonly until: string
  readonly recipeVersion?: string
}

/** Attempts of an event that are simulations and were started, of one participant or of all. */
export function readSatSimulations(
  db: Db,
  of: { eventId: string } | { participantId: string },
): Promise<SatSimulation[]> {
  const where = 'eventId' in of ? sql`x.event_id = ${of.eventId}` : sql`a.participant_id = ${of.participantId}`
  return db.all(
    SatRow,
    sql`select a.id as "attemptId", a.participant_id as "participantId", x.id as "exerciseId", x.name as exercise,
        x.simulation_id as "simulationId", x.simulation_version as "simulationVersion",
        encode(v.content_hash, 'hex') as "contentHash", a.duration_seconds as "durationSeconds",
        coalesce(a.story_extra_seconds, 0) as "storyExtraSeconds",
        (a.started_at at time zone n.timezone)::date as "assessedOn", now()::text as "computedAt"
      from exercise as x
      join attempt as a on a.instansi_id = x.instansi_id and a.exercise_id = x.id and a.started_at is not null
      join instansi as n on n.id = x.instansi_id
      join simulation_version as v on v.instansi_id = x.instansi_id and v.simulation_id = x.simulation_id
        and v.version = x.simulation_version
      where ${where} and x.kind = 'SIMULATION' order by a.participant_id, x.position`,
  )
}

/**
 * The scores of every simulation that was begun in an event (or by one participant), from its facts: by all that counts now
 * and the recipe of the day, or by what `asOf` says of each attempt. Those that it says null of are left out.
 */
export async function deriveSimulations(
  db: Db,
  of: { eventId: string } | { participantId: string },
  asOf: (attempt: SatSimulation) => AsOf | null = () => ({ until: 'infinity' }),
): Promise<SimulationResult[]> {
  const sat = (await readSatSimulations(db, of)).flatMap((attempt) => {
    const when = asOf(attempt)
    return when ? [{ ...attempt, ...when }] : []
  })
  if (sat.length === 0) return []
  const ids = sat.map(({ attemptId }) => attemptId)
  const untils = new Map(sat.map(({ attemptId, until }) => [attemptId, until]))
  const untilOf = (id: string) => untils.get(id)!
  const journals = await readActs(db, ids, untilOf)
  const given = Map.groupBy(await readReplyRatings(db, ids, untilOf), ({ attemptId }) => attemptId)
  const scenarioOf = remembered((key: string) => {
    const [id, version] = key.split(' ')
    return readScenario(db, id!, Number(version))
  })
  const recipeOn = remembered((day: string) => findSimulationRecipe(db, day))
  const recipeBy = remembered((version: string) => getSimulationRecipe(db, version))
  const results: SimulationResult[] = []
  for (const attempt of sat) {
    const { attemptId, simulationId, simulationVersion, recipeVersion, assessedOn } = attempt
    results.push(
      scoreAttempt(attempt, {
        scenario: await scenarioOf(`${simulationId} ${simulationVersion}`),
        journal: journals.get(attemptId) ?? NO_ACTS,
        given: given.get(attemptId) ?? [],
        recipe: await (recipeVersion === undefined ? recipeOn(assessedOn) : recipeBy(recipeVersion)),
      }),
    )
    // A run takes some milliseconds; others are served in between.
    await breathe()
  }
  return results
}

function remembered<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const found = known.get(key) ?? read(key)
    known.set(key, found)
    return found
  }
}

interface Facts {
  readonly scenario: Scenario
  readonly journal: JournalOfActs
  readonly given: readonly GivenPoints[]
  readonly recipe: SimulationRecipe
}

function scoreAttempt(attempt: SatSimulation, { scenario, journal, given, recipe }: Facts): SimulationResult {
  const { attemptId, participantId, exerciseId, exercise, simulationId, simulationVersion, computedAt } = attempt
  const { contentHash, durationSeconds, storyExtraSeconds } = attempt
  const time = { durationSeconds, storyExtraSeconds }
  const state = playAttempt(scenario, { id: attemptId, ...time }, journal)
  const replies = settleReplies(scenario, state, given)
  const points = new Map(replies.map((reply) => [reply.ratingId, reply.points]))
  const { scores, evidence } = scoreSimulation(scenario, state, points, recipe)
  const refusals = [
    ...state.refused.map(({ act, reason }) => ({ seq: act.seq, reason: reason as string })),
    ...journal.setAside.map(({ act, reason }) => ({ seq: act.seq, reason: reason as string })),
  ].sort((one, other) => one.seq - other.seq)
  const seed = seedOf(attemptId)
  const inputs = { contentHash, seed, ...time, journal, replies, recipe, engine: SIMULATION_ENGINE_VERSION }
  return {
    ...{ attemptId, participantId, exerciseId, exercise, simulationId, simulationVersion, seed, computedAt },
    ...{ acts: state.acts.length, refused: refusals.length, scores, evidence, refusals, replies },
    recipeVersion: recipe.version,
    engineVersion: SIMULATION_ENGINE_VERSION,
    inputHash: createHash('sha256').update(canonicalJson(inputs)).digest('hex'),
  }
}

/** Where the written replies stand: ratings belong to the text that was read, and nothing written earns nothing. */
export function settleReplies(scenario: Scenario, state: RunState, given: readonly GivenPoints[]): ReplyPoints[] {
  return scenario.rating.map((rating) => {
    const text = replyText(rating, state)
    const { id: ratingId, most } = rating
    if (text === '') return { ratingId, most, points: 0 }
    const hash = hashOfText(text)
    const own = given.filter((one) => one.ratingId === ratingId && one.hash === hash)
    const { points } = settleRatings(
      own.map((one) => one.points),
      most,
    )
    return { ratingId, most, points }
  })
}
