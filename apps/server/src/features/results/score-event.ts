import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Purpose } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { type Db, sql } from '../../db/query.ts'
import { findCategoryRecipe, findScoringRecipe } from '../../db/recipes.ts'
import { findStandard } from '../../db/standards.ts'
import { type DerivedResult, deriveResult } from './derive.ts'
import { resultErrors } from './errors.ts'
import { readForms, readSittings } from './facts.ts'

const ScoreSummary = z.object({ scored: z.number(), withoutAnswers: z.number(), unchanged: z.number() })
type ScoreSummary = z.infer<typeof ScoreSummary>

type Report = (progress: number) => Promise<void>

export async function requireEvent(db: Db, eventId: string): Promise<{ purpose: string }> {
  const event = await db.maybe(z.object({ purpose: z.string() }), sql`select purpose from event where id = ${eventId}`)
  if (!event) throw resultErrors.EVENT_NOT_FOUND()
  return event
}

/** Computes the results of an event from its facts, in one unchanging view of them. Stores nothing. */
export function deriveEvent(
  database: Database,
  instansiId: string,
  eventId: string,
  report: Report = async () => {},
): Promise<DerivedResult[]> {
  return database.tenant(
    instansiId,
    async (db) => {
      const event = await requireEvent(db, eventId)
      const forms = await readForms(db, eventId)
      const results: DerivedResult[] = []
      const sittings = await readSittings(db, eventId)
      for (const [index, sitting] of sittings.entries()) {
        const items = sitting.exercises.flatMap((id) => forms.get(id) ?? [])
        const standard = await findStandard(db, { id: sitting.jabatanId, tier: sitting.tier }, sitting.assessedOn)
        const recipe = await findScoringRecipe(db, sitting.assessedOn)
        const categories = await findCategoryRecipe(db, sitting.assessedOn)
        const ordered = items.toSorted((one, other) => (one.id < other.id ? -1 : 1))
        results.push(deriveResult(sitting, ordered, standard.levels, event.purpose as Purpose, recipe, categories))
        // A person takes a millisecond or two; others are served in between.
        await breathe()
        await report((0.9 * (index + 1)) / sittings.length)
      }
      return results
    },
    { snapshot: true },
  )
}

/** Computes and stores; a result whose inputs are the same as before is left as it is. */
export async function scoreEvent(database: Database, actor: AuditActor, eventId: string, report?: Report) {
  const summary = await deriveAndStore(database, actor, { eventId, jobId: null }, report)
  await refreshScored(database)
  return summary
}

export const refreshScored = (database: Database) =>
  database.refreshStatistics(['participant', 'answer', 'result', 'result_score'])

export async function deriveAndStore(
  database: Database,
  actor: AuditActor,
  { eventId, jobId }: { eventId: string; jobId: string | null },
  report?: Report,
): Promise<ScoreSummary> {
  const results = await deriveEvent(database, actor.instansiId, eventId, report)
  return database.tenant(actor.instansiId, async (db) => {
    const known = await storedHashes(db, eventId)
    const fresh = results.filter(({ participantId, inputHash }) => known.get(participantId) !== inputHash)
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

/** What this job stored, if it came to its commit: the audit row of that transaction tells. */
export async function scoredBy(db: Db, eventId: string, jobId: string): Promise<ScoreSummary | null> {
  const row = await db.maybe(
    z.object({ after: ScoreSummary }),
    sql`select after from audit_entry where action = 'event.scored' and subject_id = ${eventId}
      and after->>'job' = ${jobId} order by at desc limit 1`,
  )
  return row?.after ?? null
}

async function storedHashes(db: Db, eventId: string): Promise<Map<string, string>> {
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

async function storeResults(db: Db, instansiId: string, results: readonly DerivedResult[]): Promise<void> {
  const rows = results.map(({ scores: _, ...row }) => ({
    ...row,
    code: verificationCode(row.participantId, row.inputHash),
  }))
  await db.run(
    sql`delete from result where participant_id = any(${results.map(({ participantId }) => participantId)}::uuid[])`,
  )
  await db.run(sql`
    insert into result (instansi_id, participant_id, jpm, category, achieved, required, standard, missing, assessed_on,
      verification_code, recipe_version, category_version, input_hash, engine_version)
    select ${instansiId}, "participantId", jpm, category, achieved, required, standard, missing, "assessedOn", code,
      "recipeVersion", "categoryVersion", decode("inputHash", 'hex'), "engineVersion"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("participantId" uuid, jpm float8, category text,
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
