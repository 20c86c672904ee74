import { SIMULATION_ENGINE_VERSION } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { deriveSimulations, type SimulationResult } from './derive-simulations.ts'

const StoredRow = z.object({
  attemptId: z.string(),
  participantId: z.string(),
  engineVersion: z.string(),
  recipeVersion: z.string(),
  inputHash: z.string(),
  until: z.string(),
  seed: z.number(),
  evidence: z.unknown(),
  refusals: z.unknown(),
  replies: z.unknown(),
  scores: z.record(z.string(), z.array(z.unknown())),
})
type StoredRow = z.infer<typeof StoredRow>

export interface SimulationDifference {
  readonly participantId: string
  readonly field: string
  readonly stored: unknown
  readonly rebuilt: unknown
}

export interface SimulationCheck {
  readonly results: number
  readonly notComparable: Readonly<Record<string, number>>
  readonly first: SimulationDifference | null
}

/** Rebuilds every stored run of an event from the facts that counted when it was computed, to the last bit. */
export async function checkSimulations(db: Db, eventId: string): Promise<SimulationCheck> {
  const stored = await db.all(
    StoredRow,
    sql`select r.attempt_id as "attemptId", r.participant_id as "participantId", r.engine_version as "engineVersion",
        r.recipe_version as "recipeVersion", encode(r.input_hash, 'hex') as "inputHash", r.computed_at::text as until,
        r.seed, r.evidence, r.refusals, r.replies,
        (select jsonb_object_agg(competency, jsonb_build_array(earned, least, most, share, level_continuous,
            standard_error, is_awaiting, rules))
          from simulation_score as s where s.instansi_id = r.instansi_id and s.attempt_id = r.attempt_id) as scores
      from simulation_result as r
      join exercise as x on x.instansi_id = r.instansi_id and x.id = r.exercise_id
      where x.event_id = ${eventId} order by r.attempt_id`,
  )
  const notComparable: Record<string, number> = {}
  const byAttempt = new Map(stored.map((row) => [row.attemptId, row]))
  const rebuilt = await deriveSimulations(db, { eventId }, ({ attemptId }) => byAttempt.get(attemptId) ?? null)
  const again = new Map(rebuilt.map((result) => [result.attemptId, result]))
  let results = 0
  for (const row of stored) {
    if (row.engineVersion !== SIMULATION_ENGINE_VERSION) {
      notComparable[row.engineVersion] = (notComparable[row.engineVersion] ?? 0) + 1
      continue
    }
    const found = again.get(row.attemptId)
    const difference = found ? compare(row, found) : { field: 'simulation', stored: 'present', rebuilt: 'absent' }
    if (difference) return { results, notComparable, first: { participantId: row.participantId, ...difference } }
    results += 1
  }
  return { results, notComparable, first: null }
}

function compare(stored: StoredRow, rebuilt: SimulationResult) {
  const scores = Object.fromEntries(
    rebuilt.scores.map(
      ({ competency, earned, least, most, share, levelContinuous, standardError, isAwaiting, rules }) => [
        competency,
        [earned, least, most, share, levelContinuous, standardError, isAwaiting, rules],
      ],
    ),
  )
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['inputHash', stored.inputHash, rebuilt.inputHash],
    ['seed', stored.seed, rebuilt.seed],
    ...Object.keys({ ...stored.scores, ...scores }).map(
      (competency) => [`simulation:${competency}`, stored.scores[competency], scores[competency]] as const,
    ),
    ['evidence', stored.evidence, rebuilt.evidence],
    ['refusals', stored.refusals, rebuilt.refusals],
    ['replies', stored.replies, rebuilt.replies],
  ]
  const [difference] = pairs.filter(([, one, other]) => !isSame(one, other))
  return difference ? { field: difference[0], stored: difference[1], rebuilt: difference[2] } : null
}

/** JSON as PostgreSQL keeps it: keys in any order. */
const isSame = (one: unknown, other: unknown): boolean => inOrder(one) === inOrder(other)
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
