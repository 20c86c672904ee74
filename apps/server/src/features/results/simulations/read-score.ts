import type { SimulationAttemptScore } from '@petakom/contract'
import { minuteAt, type RunState, replyText, type Scenario, slowedWorld } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { getSimulationRecipe } from '../../../db/recipes.ts'
import { readScenario } from '../../../db/simulations.ts'
import { requireRow } from '../../../plugins/require-row.ts'
import { NO_ACTS, playAttempt } from '../../../simulations/play-attempt.ts'
import { readActs } from '../../../simulations/read-acts.ts'
import { readSatSimulations, type SatSimulation } from './derive-simulations.ts'
import { describeTimeline } from './timeline.ts'

const StoredRow = z.object({
  attemptId: z.string(),
  seed: z.number(),
  evidence: z.array(z.object({ ruleId: z.string(), earned: z.number(), acts: z.array(z.number()) })),
  replies: z.array(z.object({ ratingId: z.string(), points: z.number().nullable(), most: z.number() })),
  recipeVersion: z.string(),
  computedAt: z.string(),
  until: z.string(),
  competencies: z.array(
    z.object({
      ...{ competency: z.string(), earned: z.number(), least: z.number(), most: z.number() },
      ...{ share: z.number().nullable(), levelContinuous: z.number().nullable() },
      ...{ standardError: z.number().nullable(), isAwaiting: z.boolean(), rules: z.number() },
    }),
  ),
})
type StoredRow = z.infer<typeof StoredRow>

const PersonRow = z.object({ name: z.string(), event: z.string() })

/** Whose scores they are, and of which event. */
export async function readScoredPerson(db: Db, participantId: string): Promise<z.infer<typeof PersonRow>> {
  await requireRow(db, 'participant', participantId)
  return db.one(
    PersonRow,
    sql`select p.name, e.name as event from participant as t
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      join event as e on e.instansi_id = t.instansi_id and e.id = t.event_id
      where t.id = ${participantId}`,
  )
}

/** Every simulation that a participant began, with its stored score and the run that it was computed from. */
export async function readSimulationScores(db: Db, participantId: string): Promise<SimulationAttemptScore[]> {
  await requireRow(db, 'participant', participantId)
  const sat = await readSatSimulations(db, { participantId })
  const stored = await db.all(
    StoredRow,
    sql`select r.attempt_id as "attemptId", r.seed, r.evidence, r.replies, r.recipe_version as "recipeVersion",
        to_char(r.computed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "computedAt",
        r.computed_at::text as until,
        (select coalesce(jsonb_agg(jsonb_build_object('competency', s.competency, 'earned', s.earned, 'least', s.least,
            'most', s.most, 'share', s.share, 'levelContinuous', s.level_continuous, 'standardError', s.standard_error,
            'isAwaiting', s.is_awaiting, 'rules', s.rules) order by s.competency), '[]')
          from simulation_score as s where s.instansi_id = r.instansi_id and s.attempt_id = r.attempt_id) as competencies
      from simulation_result as r where r.participant_id = ${participantId}`,
  )
  const byAttempt = new Map(stored.map((row) => [row.attemptId, row]))
  const scores: SimulationAttemptScore[] = []
  for (const attempt of sat) {
    const scenario = await readScenario(db, attempt.simulationId, attempt.simulationVersion)
    const { code, title, kind, version, clock } = scenario
    const { starts, minutes } = clock
    const row = byAttempt.get(attempt.attemptId)
    scores.push({
      attemptId: attempt.attemptId,
      exercise: attempt.exercise,
      simulation: { id: attempt.simulationId, code, title, kind, version, starts, minutes },
      score: row ? await describeScore(db, attempt, scenario, row) : null,
    })
  }
  return scores
}

async function describeScore(
  db: Db,
  { attemptId, durationSeconds, storyExtraSeconds }: SatSimulation,
  scenario: Scenario,
  { seed, evidence, replies, recipeVersion, computedAt, until, competencies }: StoredRow,
): Promise<NonNullable<SimulationAttemptScore['score']>> {
  const journal = (await readActs(db, [attemptId], () => until)).get(attemptId) ?? NO_ACTS
  const state = playAttempt(scenario, { id: attemptId, durationSeconds, storyExtraSeconds }, journal)
  const own = slowedWorld(scenario, durationSeconds, storyExtraSeconds)
  const { version, source, confidence } = await getSimulationRecipe(db, recipeVersion)
  const shown = new Map(evidence.map((one) => [one.ruleId, one]))
  const settled = new Map(replies.map((one) => [one.ratingId, one]))
  return {
    ...{ computedAt, seed, competencies, recipe: { version, source, confidence } },
    timeline: describeTimeline(scenario, state, journal, evidence, await readDelays(db, attemptId), (at) =>
      minuteAt(own, at),
    ),
    evidence: scenario.rules.map(({ id, competency, indicator, basis, points, because }) => ({
      ...{ ruleId: id, competency, indicator, basis, points, because },
      earned: shown.get(id)?.earned ?? 0,
      acts: shown.get(id)?.acts ?? [],
    })),
    replies: scenario.rating.map((rating) => ({
      ...{ ratingId: rating.id, competency: rating.competency, question: rating.question, most: rating.most },
      text: replyText(rating, state),
      points: settled.get(rating.id)?.points ?? null,
    })),
    story: describeStory(scenario, state),
  }
}

async function readDelays(db: Db, attemptId: string): Promise<Map<number, number>> {
  const rows = await db.all(
    z.object({ seq: z.number(), delay: z.number() }),
    sql`select seq, greatest(0, worked_seconds - (value #>> '{act,at}')::int) as delay from answer
      where attempt_id = ${attemptId} and value ? 'act'`,
  )
  return new Map(rows.map(({ seq, delay }) => [seq, delay]))
}

/** Messages as they came and notices as they were shown, in the order of the story. */
function describeStory({ messages }: Scenario, { messages: states, notices }: RunState) {
  const came = messages.flatMap(({ id, subject }) => {
    const { arrived } = states.get(id)!
    return arrived ? [{ minute: arrived.minute, kind: 'message' as const, id, text: subject }] : []
  })
  const told = notices.map(({ minute, text }, n) => ({ minute, kind: 'event' as const, id: `notice-${n + 1}`, text }))
  return [...came, ...told].sort((one, other) => one.minute - other.minute)
}
