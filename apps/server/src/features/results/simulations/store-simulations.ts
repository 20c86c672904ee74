import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import type { SimulationResult } from './derive-simulations.ts'

const HashRow = z.object({ id: z.string(), hash: z.string() })

/** Puts fresh results in the place of those whose inputs were others; what is the same stays as it is. Returns how many were fresh. */
export async function storeSimulations(
  db: Db,
  instansiId: string,
  results: readonly SimulationResult[],
): Promise<number> {
  if (results.length === 0) return 0
  const known = await db.all(
    HashRow,
    sql`select attempt_id as id, encode(input_hash, 'hex') as hash from simulation_result
      where attempt_id = any(${results.map(({ attemptId }) => attemptId)}::uuid[])`,
  )
  const hashes = new Map(known.map(({ id, hash }) => [id, hash]))
  const fresh = results.filter(({ attemptId, inputHash }) => hashes.get(attemptId) !== inputHash)
  if (fresh.length === 0) return 0
  const ids = fresh.map(({ attemptId }) => attemptId)
  await db.run(sql`delete from simulation_result where attempt_id = any(${ids}::uuid[])`)
  const rows = fresh.map(({ scores: _, exercise: __, ...row }) => row)
  await db.run(sql`
    insert into simulation_result (instansi_id, attempt_id, participant_id, exercise_id, simulation_id,
      simulation_version, seed, acts, refused, evidence, refusals, replies, recipe_version, engine_version, input_hash,
      computed_at)
    select ${instansiId}, "attemptId", "participantId", "exerciseId", "simulationId", "simulationVersion", seed, acts,
      refused, evidence, refusals, replies, "recipeVersion", "engineVersion", decode("inputHash", 'hex'), "computedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("attemptId" uuid, "participantId" uuid,
      "exerciseId" uuid, "simulationId" uuid, "simulationVersion" int, seed int, acts int, refused int, evidence jsonb,
      refusals jsonb, replies jsonb, "recipeVersion" text, "engineVersion" text, "inputHash" text,
      "computedAt" timestamptz)`)
  const scores = fresh.flatMap(({ attemptId, scores: own }) => own.map((score) => ({ ...score, attemptId })))
  await db.run(sql`
    insert into simulation_score (instansi_id, attempt_id, competency, earned, least, most, share, level_continuous,
      standard_error, is_awaiting, rules)
    select ${instansiId}, "attemptId", competency, earned, least, most, share, "levelContinuous", "standardError",
      "isAwaiting", rules
    from jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) as r("attemptId" uuid, competency text, earned int,
      least int, most int, share float8, "levelContinuous" float8, "standardError" float8, "isAwaiting" boolean,
      rules int)`)
  return fresh.length
}
