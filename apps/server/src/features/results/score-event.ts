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
import { readEvidenceIssued, readEvidenceNow } from './centre/person-evidence.ts'
import { readWatchedOnly } from './centre/watched-people.ts'
import { type DerivedResult, deriveResult } from './derive.ts'
import { resultErrors } from './errors.ts'
import { chooseRecipe, chosenCombining, chosenVersion, type RecipeChoice, recipesOf } from './event-recipe.ts'
import { deriveSimulations, type SimulationResult } from './simulations/derive-simulations.ts'
import { storeSimulations } from './simulations/store-simulations.ts'
import { keepReplaced, storeResults } from './store-results.ts'

const ScoreSummary = z.object({ scored: z.number(), withoutAnswers: z.number(), unchanged: z.number() })
type ScoreSummary = z.infer<typeof ScoreSummary>

type Report = (progress: number) => Promise<void>

export interface DeriveOptions {
  readonly report?: Report | undefined
  readonly version?: string | null
  readonly corrections?: readonly string[] | null
  readonly asIssued?: boolean
  /** Combining recipe; with `asIssued` and a `version` that of the replaced results. */
  readonly combining?: string | null
}

export async function requireEvent(db: Db, eventId: string): Promise<{ purpose: string }> {
  const event = await db.maybe(z.object({ purpose: z.string() }), sql`select purpose from event where id = ${eventId}`)
  if (!event) throw resultErrors.EVENT_NOT_FOUND()
  return event
}

export interface Derived {
  readonly results: readonly DerivedResult[]
  /** Runs of simulations by the same facts; as issued, those that results stand on are rebuilt and not told here. */
  readonly played: readonly SimulationResult[]
}

/**
 * Computes the results of an event from its facts, in one unchanging view of them, by the recipe of each sitting or by
 * one `version` throughout, with the corrections of keys in force or with exactly these; `asIssued` with the late answers,
 * ratings and runs that counted when the stored results were computed. Stores nothing.
 */
export async function deriveEvent(
  database: Database,
  instansiId: string,
  eventId: string,
  options: DeriveOptions = {},
): Promise<readonly DerivedResult[]> {
  return (await deriveWhole(database, instansiId, eventId, options)).results
}

function deriveWhole(
  database: Database,
  instansiId: string,
  eventId: string,
  { report = async () => {}, version = null, corrections = null, asIssued = false, combining = null }: DeriveOptions,
): Promise<Derived> {
  return database.tenant(
    instansiId,
    async (db) => {
      const event = await requireEvent(db, eventId)
      const recipeOn = await recipesOf(db, eventId, version)
      const corrected = corrections ?? (await correctionsInForce(db, eventId))
      const correctedIn = await correctionsByExercise(db, eventId, corrected)
      const formsOf = formReader(db, eventId, corrected)
      const results: DerivedResult[] = []
      const sat = await readSittings(db, eventId, { asIssued: asIssued ? { version, corrections } : undefined })
      const played = asIssued ? [] : await deriveSimulations(db, { eventId })
      const othersOf = asIssued
        ? await readEvidenceIssued(db, eventId, { version, corrections, combining })
        : await readEvidenceNow(db, eventId, combining, played)
      const watched = await readWatchedOnly(db, eventId, sat)
      const sittings = [...sat, ...watched.filter(({ participantId }) => othersOf(participantId))]
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
          others: othersOf(sitting.participantId),
        })
        results.push(result)
        // A person takes a millisecond or two; others are served in between.
        await breathe()
        await report((0.9 * (index + 1)) / sittings.length)
      }
      return { results, played }
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
  const combining = choice?.combining ?? null
  const { results, played } = await deriveWhole(database, actor.instansiId, eventId, { report, version, combining })
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
    await storeSimulations(db, actor.instansiId, played)
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
      after: { ...counts, ...(played.length > 0 && { simulations: played.length }), job: jobId },
    })
    return counts
  })
}

/** What a person decided that results stand on, as one string. */
export const basisOf = async (db: Db, eventId: string): Promise<string> =>
  JSON.stringify([
    await chosenVersion(db, eventId),
    await chosenCombining(db, eventId),
    await correctionsInForce(db, eventId),
  ])

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
