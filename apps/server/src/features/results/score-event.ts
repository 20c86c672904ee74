import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Purpose, ScoringRecipe } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { correctionsByExercise, correctionsInForce } from '../../db/key-corrections.ts'
import { lastLateRuling } from '../../db/late-rulings.ts'
import { type Db, sql } from '../../db/query.ts'
import { findCategoryRecipe } from '../../db/recipes.ts'
import { readForms, readSittings, servedItems } from '../../db/sittings.ts'
import { findStandard } from '../../db/standards.ts'
import { type DerivedResult, deriveResult } from './derive.ts'
import { resultErrors } from './errors.ts'
import { chooseRecipe, chosenVersion, type RecipeChoice, recipesOf } from './event-recipe.ts'

const ScoreSummary = z.object({ scored: z.number(), withoutAnswers: z.number(), unchanged: z.number() })
type ScoreSummary = z.infer<typeof ScoreSummary>

type Report = (progress: number) => Promise<void>

export interface DeriveOptions {
  readonly report?: Report | undefined
  readonly version?: string | null
  readonly corrections?: readonly string[] | null
  readonly asIssued?: boolean
}

export async function requireEvent(db: Db, eventId: string): Promise<{ purpose: string }> {
  const event = await db.maybe(z.object({ purpose: z.string() }), sql`select purpose from event where id = ${eventId}`)
  if (!event) throw resultErrors.EVENT_NOT_FOUND()
  return event
}

/**
 * Computes the results of an event from its facts, in one unchanging view of them, by the recipe of each sitting or by
 * one `version` throughout, with the corrections of keys in force or with exactly these; `asIssued` with the late answers
 * that counted when the stored results were computed. Stores nothing.
 */
export function deriveEvent(
  database: Database,
  instansiId: string,
  eventId: string,
  { report = async () => {}, version = null, corrections = null, asIssued = false }: DeriveOptions = {},
): Promise<DerivedResult[]> {
  return database.tenant(
    instansiId,
    async (db) => {
      const event = await requireEvent(db, eventId)
      const recipeOn = await recipesOf(db, eventId, version)
      const corrected = corrections ?? (await correctionsInForce(db, eventId))
      const correctedIn = await correctionsByExercise(db, eventId, corrected)
      const formsOf = formReader(db, eventId, corrected)
      const results: DerivedResult[] = []
      const sittings = await readSittings(db, eventId, { asIssued: asIssued ? { version, corrections } : undefined })
      for (const [index, sitting] of sittings.entries()) {
        const recipe = await recipeOn(sitting.assessedOn)
        const forms = await formsOf(recipe)
        const items = servedItems(sitting, forms)
        const standard = await findStandard(db, { id: sitting.jabatanId, tier: sitting.tier }, sitting.assessedOn)
        const categories = await findCategoryRecipe(db, sitting.assessedOn)
        const ordered = items.toSorted((one, other) => (one.id < other.id ? -1 : 1))
        const touched = new Set(sitting.exercises.flatMap((id) => correctedIn.get(id) ?? []))
        const result = deriveResult(sitting, ordered, {
          standard: standard.levels,
          purpose: event.purpose as Purpose,
          recipe,
          categories,
          corrections: corrected.filter((id) => touched.has(id)),
        })
        results.push(result)
        // A person takes a millisecond or two; others are served in between.
        await breathe()
        await report((0.9 * (index + 1)) / sittings.length)
      }
      return results
    },
    { snapshot: true },
  )
}

/** The forms of an event with the parameters of a recipe and corrected keys, read once for each recipe. */
function formReader(db: Db, eventId: string, corrections: readonly string[]) {
  const known = new Map<string, ReturnType<typeof readForms>>()
  return ({ version, calibrations }: ScoringRecipe) => {
    const forms = known.get(version) ?? readForms(db, eventId, calibrations, corrections)
    known.set(version, forms)
    return forms
  }
}

/** Computes and stores; a result whose inputs are the same as before is left as it is. */
export async function scoreEvent(database: Database, actor: AuditActor, eventId: string, choice?: RecipeChoice) {
  const summary = await deriveAndStore(database, actor, { eventId, jobId: null, choice })
  await refreshScored(database)
  return summary
}

export const refreshScored = (database: Database) =>
  database.refreshStatistics(['participant', 'answer', 'result', 'result_score'])

/** With a `choice`, by that recipe from now on: the choice is written down with the results it makes, or not at all. */
export async function deriveAndStore(
  database: Database,
  actor: AuditActor,
  { eventId, jobId, choice }: { eventId: string; jobId: string | null; choice?: RecipeChoice | undefined },
  report?: Report,
): Promise<ScoreSummary> {
  const [held, ruled] = await database.tenant(
    actor.instansiId,
    async (db) => [await basisOf(db, eventId), await lastLateRuling(db, eventId)] as const,
  )
  const version = choice?.version ?? null
  const results = await deriveEvent(database, actor.instansiId, eventId, { report, version })
  return database.tenant(actor.instansiId, async (db) => {
    await db.run(sql`select from event where id = ${eventId} for update`)
    // Somebody chose another recipe or released a key while this was computed: it is of no use any more.
    if ((await basisOf(db, eventId)) !== held) throw resultErrors.RECIPE_CHANGED()
    if ((await lastLateRuling(db, eventId)) !== ruled) throw resultErrors.RULED_MEANWHILE()
    if (choice) await chooseRecipe(db, actor, eventId, choice)
    const known = await storedHashes(db, eventId)
    const fresh = results.filter(({ participantId, inputHash }) => known.get(participantId) !== inputHash)
    await keepReplaced(db, actor.instansiId, fresh)
    await storeResults(db, actor.instansiId, fresh)
    const { participants } = await db.one(
      z.object({ participants: z.number() }),
      sql`select count(*)::int as participants from participant where event_id = ${eventId}`,
    )
    const counts = {
      scored: results.length,
      withoutAnswers: participants - results.length,
      unchanged: results.length - fresh.length,
    }
    await audit(db, actor, {
      action: 'event.scored',
      subjectType: 'event',
      subjectId: eventId,
      after: { ...counts, job: jobId },
    })
    return counts
  })
}

/** What a person decided that results stand on, as one string. */
export const basisOf = async (db: Db, eventId: string): Promise<string> =>
  JSON.stringify([await chosenVersion(db, eventId), await correctionsInForce(db, eventId)])

/** What this job stored, if it came to its commit: the audit row of that transaction tells. */
export async function scoredBy(db: Db, eventId: string, jobId: string): Promise<ScoreSummary | null> {
  const row = await db.maybe(
    z.object({ after: ScoreSummary }),
    sql`select after from audit_entry where action = 'event.scored' and subject_id = ${eventId}
      and after->>'job' = ${jobId} order by at desc limit 1`,
  )
  return row?.after ?? null
}

export async function storedHashes(db: Db, eventId: string): Promise<Map<string, string>> {
  const rows = await db.all(
    z.object({ id: z.string(), hash: z.string() }),
    sql`select r.participant_id as id, encode(r.input_hash, 'hex') as hash from result as r
      join participant as p on p.instansi_id = r.instansi_id and p.id = r.participant_id where p.event_id = ${eventId}`,
  )
  return new Map(rows.map(({ id, hash }) => [id, hash]))
}

/** Twelve letters that nobody can guess and everybody can type: no 0, O, 1 or I. */
function verificationCode(participantId: string, inputHash: string): string {
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const bytes = createHash('sha256').update(`${participantId}:${inputHash}`).digest().subarray(0, 12)
  const letters = [...bytes].map((byte) => alphabet[byte % 32]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/** Results that another recipe or key made are kept as they were issued; those that only facts changed are replaced. */
export async function keepReplaced(db: Db, instansiId: string, results: readonly DerivedResult[]): Promise<void> {
  const next = results.map(({ participantId, recipeVersion, corrections }) => ({
    participantId,
    recipeVersion,
    corrections,
  }))
  await db.run(sql`
    insert into result_replaced (instansi_id, participant_id, jpm, category, achieved, required, standard, missing,
      assessed_on, verification_code, recipe_version, category_version, input_hash, engine_version, computed_at,
      corrections, scores)
    select ${instansiId}, r.participant_id, jpm, category, achieved, required, standard, missing, assessed_on,
      verification_code, recipe_version, category_version, input_hash, engine_version, computed_at, r.corrections,
      (select coalesce(jsonb_object_agg(scale_kind || ':' || scale,
          jsonb_build_array(theta, standard_error, level, low, high)), '{}')
        from result_score as s where s.instansi_id = r.instansi_id and s.participant_id = r.participant_id)
    from result as r
    join jsonb_to_recordset(${JSON.stringify(next)}::jsonb) as n("participantId" uuid, "recipeVersion" text,
        corrections jsonb)
      on n."participantId" = r.participant_id and (n."recipeVersion" <> r.recipe_version
        or n.corrections <> to_jsonb(r.corrections))`)
}

export async function storeResults(db: Db, instansiId: string, results: readonly DerivedResult[]): Promise<void> {
  const rows = results.map(({ scores: _, ...row }) => ({
    ...row,
    code: verificationCode(row.participantId, row.inputHash),
  }))
  await db.run(
    sql`delete from result where participant_id = any(${results.map(({ participantId }) => participantId)}::uuid[])`,
  )
  await db.run(sql`
    insert into result (instansi_id, participant_id, jpm, category, achieved, required, standard, missing, assessed_on,
      verification_code, recipe_version, category_version, input_hash, engine_version, corrections)
    select ${instansiId}, "participantId", jpm, category, achieved, required, standard, missing, "assessedOn", code,
      "recipeVersion", "categoryVersion", decode("inputHash", 'hex'), "engineVersion",
      array(select jsonb_array_elements_text(corrections)::uuid)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(corrections jsonb, "participantId" uuid, jpm float8, category text,
      achieved int, required int, standard jsonb, missing jsonb, "assessedOn" date, code text, "recipeVersion" text, "categoryVersion" text,
      "inputHash" text, "engineVersion" text)`)
  const scores = results.flatMap(({ scores: list, participantId, recipeVersion, inputHash, engineVersion }) =>
    list.map((score) => ({ ...score, participantId, recipeVersion, inputHash, engineVersion })),
  )
  await db.run(sql`
    insert into result_score (instansi_id, participant_id, scale_kind, scale, theta, standard_error, level,
      level_continuous, low, high, probabilities, items_answered, items_served, recipe_version, input_hash,
      engine_version)
    select ${instansiId}, "participantId", kind, scale, theta, "standardError", level, "levelContinuous", low, high,
      (select array_agg(p::float8 order by n) from jsonb_array_elements_text(probabilities) with ordinality as t(p, n)),
      "itemsAnswered", "itemsServed", "recipeVersion", decode("inputHash", 'hex'), "engineVersion"
    from jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) as r("participantId" uuid, kind text, scale text,
      theta float8, "standardError" float8, level int, "levelContinuous" float8, low float8, high float8,
      probabilities jsonb, "itemsAnswered" int, "itemsServed" int, "recipeVersion" text, "inputHash" text,
      "engineVersion" text)`)
}
