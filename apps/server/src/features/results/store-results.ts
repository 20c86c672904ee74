import { createHash } from 'node:crypto'
import { type Db, sql } from '../../db/query.ts'
import { storeStudies } from './centre/store-study.ts'
import type { DerivedResult } from './derive.ts'

/** Twelve letters that nobody can guess and everybody can type: no 0, O, 1 or I. */
function verificationCode(participantId: string, inputHash: string): string {
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const bytes = createHash('sha256').update(`${participantId}:${inputHash}`).digest().subarray(0, 12)
  const letters = [...bytes].map((byte) => alphabet[byte % 32]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/** Results that another recipe or key made are kept as they were issued; those that only facts changed are replaced. */
export async function keepReplaced(db: Db, instansiId: string, results: readonly DerivedResult[]): Promise<void> {
  const next = results.map(({ participantId, recipeVersion, corrections, combiningVersion }) => ({
    ...{ participantId, recipeVersion, corrections, combiningVersion },
  }))
  await db.run(sql`
    insert into result_replaced (instansi_id, participant_id, jpm, category, achieved, required, standard, missing,
      assessed_on, verification_code, recipe_version, category_version, input_hash, engine_version, computed_at,
      corrections, combining_version, study_hash, simulations, scores)
    select ${instansiId}, r.participant_id, jpm, category, achieved, required, standard, missing, assessed_on,
      verification_code, recipe_version, category_version, input_hash, engine_version, computed_at, r.corrections,
      combining_version, study_hash, simulations,
      (select coalesce(jsonb_object_agg(scale_kind || ':' || scale,
          jsonb_build_array(theta, standard_error, level, low, high)), '{}')
        from result_score as s where s.instansi_id = r.instansi_id and s.participant_id = r.participant_id)
    from result as r
    join jsonb_to_recordset(${JSON.stringify(next)}::jsonb) as n("participantId" uuid, "recipeVersion" text,
        corrections jsonb, "combiningVersion" text)
      on n."participantId" = r.participant_id and (n."recipeVersion" <> r.recipe_version
        or n.corrections <> to_jsonb(r.corrections)
        or (r.combining_version is not null and n."combiningVersion" is distinct from r.combining_version))`)
}

export async function storeResults(db: Db, instansiId: string, results: readonly DerivedResult[]): Promise<void> {
  await storeStudies(
    db,
    instansiId,
    results.map(({ basis }) => basis),
  )
  const rows = results.map(({ scores: _, basis, ...row }) => ({
    ...row,
    studyHash: basis?.hash ?? null,
    code: verificationCode(row.participantId, row.inputHash),
  }))
  await db.run(
    sql`delete from result where participant_id = any(${results.map(({ participantId }) => participantId)}::uuid[])`,
  )
  await db.run(sql`
    insert into result (instansi_id, participant_id, jpm, category, achieved, required, standard, missing, assessed_on,
      verification_code, recipe_version, category_version, input_hash, engine_version, corrections, combining_version,
      study_hash, simulations)
    select ${instansiId}, "participantId", jpm, category, achieved, required, standard, missing, "assessedOn", code,
      "recipeVersion", "categoryVersion", decode("inputHash", 'hex'), "engineVersion",
      array(select jsonb_array_elements_text(corrections)::uuid), "combiningVersion", decode("studyHash", 'hex'),
      nullif(simulations, 'null')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(corrections jsonb, "participantId" uuid, jpm float8, category text,
      achieved int, required int, standard jsonb, missing jsonb, "assessedOn" date, code text, "recipeVersion" text, "categoryVersion" text,
      "inputHash" text, "engineVersion" text, "combiningVersion" text, "studyHash" text, simulations jsonb)`)
  const scores = results.flatMap(({ scores: list, participantId, recipeVersion, inputHash, engineVersion }) =>
    list.map((score) => ({ ...score, participantId, recipeVersion, inputHash, engineVersion })),
  )
  await db.run(sql`
    insert into result_score (instansi_id, participant_id, scale_kind, scale, theta, standard_error, level,
      level_continuous, low, high, probabilities, items_answered, items_served, combined, recipe_version, input_hash,
      engine_version)
    select ${instansiId}, "participantId", kind, scale, theta, "standardError", level, "levelContinuous", low, high,
      (select array_agg(p::float8 order by n) from jsonb_array_elements_text(probabilities) with ordinality as t(p, n)),
      "itemsAnswered", "itemsServed", nullif(combined, 'null'), "recipeVersion", decode("inputHash", 'hex'), "engineVersion"
    from jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) as r("participantId" uuid, kind text, scale text,
      theta float8, "standardError" float8, level int, "levelContinuous" float8, low float8, high float8,
      probabilities jsonb, "itemsAnswered" int, "itemsServed" int, combined jsonb, "recipeVersion" text, "inputHash" text,
      "engineVersion" text)`)
}
