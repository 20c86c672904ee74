import { canonicalJson } from '@petakom/domain'
import { z } from 'zod'
import type { Database } from '../../db/database.ts'
import { type Db, sql } from '../../db/query.ts'
import type { DerivedResult } from './derive.ts'
import { deriveEvent } from './score-event.ts'
import { checkSimulations } from './simulations/check-simulations.ts'

export interface Difference {
  readonly event: string
  readonly participantId: string
  readonly field: string
  readonly stored: unknown
  readonly rebuilt: unknown
}

export interface Recomputation {
  readonly results: number
  readonly scores: number
  /** Runs of simulations. */
  readonly simulations: number
  /** Of the results: those that another recipe has replaced since. */
  readonly replaced: number
  /** Results that an earlier engine computed, by its version: not a difference, and not proof of sameness either. */
  readonly notComparable: Readonly<Record<string, number>>
  readonly first: Difference | null
}

const StoredResult = z.object({
  participantId: z.string(),
  jpm: z.number().nullable(),
  category: z.string().nullable(),
  achieved: z.number().nullable(),
  required: z.number().nullable(),
  recipeVersion: z.string(),
  categoryVersion: z.string(),
  engineVersion: z.string(),
  inputHash: z.string(),
  corrections: z.array(z.string()),
  combining: z.string().nullable(),
  scores: z.record(z.string(), z.array(z.number().nullable())),
  /** Level on the scale, chances and parts of each score; what was replaced keeps the figures above alone. */
  details: z.record(z.string(), z.unknown()).optional(),
})

/**
 * Rebuilds every stored result of an instansi from its facts, those that another recipe replaced too; numbers must agree
 * to the last bit. Facts that are gone are a difference in any case.
 */
export async function recompute(database: Database, instansiId: string): Promise<Recomputation> {
  const events = await database.tenant(instansiId, (db) =>
    db.all(z.object({ id: z.string(), name: z.string() }), sql`select id, name from event order by starts_on, id`),
  )
  const sum = { results: 0, scores: 0, simulations: 0, replaced: 0, notComparable: {} as Record<string, number> }
  for (const event of events) {
    const played = await database.tenant(instansiId, (db) => checkSimulations(db, event.id), { snapshot: true })
    sum.simulations += played.results
    for (const [version, count] of Object.entries(played.notComparable))
      sum.notComparable[version] = (sum.notComparable[version] ?? 0) + count
    if (played.first) return { ...sum, first: { event: event.name, ...played.first } }
    for (const { version, corrections, combining, rows } of await database.tenant(instansiId, (db) =>
      readIssued(db, event.id),
    )) {
      const again = await deriveEvent(database, instansiId, event.id, {
        ...{ version, corrections, combining, asIssued: true },
      })
      const rebuilt = new Map(again.map((row) => [row.participantId, row]))
      for (const row of rows) {
        const found = rebuilt.get(row.participantId)
        if (found && row.engineVersion !== found.engineVersion) {
          sum.notComparable[row.engineVersion] = (sum.notComparable[row.engineVersion] ?? 0) + 1
          continue
        }
        const difference = found ? compare(row, found) : { field: 'facts', stored: 'present', rebuilt: 'absent' }
        if (difference) return { ...sum, first: { event: event.name, participantId: row.participantId, ...difference } }
        sum.results += 1
        sum.replaced += version === null ? 0 : 1
        sum.scores += Object.keys(row.scores).length
      }
    }
  }
  return { ...sum, first: null }
}

/** What was issued, in lots: the present results, and for each recipe and set of corrections those that were replaced. */
async function readIssued(db: Db, eventId: string) {
  const present = await readStored(db, eventId)
  const replaced = Map.groupBy(await readReplaced(db, eventId), ({ recipeVersion, corrections, combining }) =>
    JSON.stringify([recipeVersion, corrections, combining]),
  )
  return [
    ...(present.length > 0 ? [{ version: null, corrections: null, combining: null, rows: present }] : []),
    ...[...replaced.values()].map((rows) => ({
      version: rows[0]!.recipeVersion,
      corrections: rows[0]!.corrections,
      combining: rows[0]!.combining,
      rows,
    })),
  ]
}

function readReplaced(db: Db, eventId: string) {
  return db.all(
    StoredResult,
    sql`select r.participant_id as "participantId", r.jpm, r.category, r.achieved, r.required,
        r.recipe_version as "recipeVersion", r.category_version as "categoryVersion", r.engine_version as "engineVersion",
        encode(r.input_hash, 'hex') as "inputHash", r.corrections::text[] as corrections, r.combining_version as combining, r.scores
      from result_replaced as r join participant as p on p.instansi_id = r.instansi_id and p.id = r.participant_id
      where p.event_id = ${eventId}`,
  )
}

function readStored(db: Db, eventId: string) {
  return db.all(
    StoredResult,
    sql`select r.participant_id as "participantId", r.jpm, r.category, r.achieved, r.required,
        r.recipe_version as "recipeVersion", r.category_version as "categoryVersion", r.engine_version as "engineVersion", encode(r.input_hash, 'hex') as "inputHash",
        r.corrections::text[] as corrections, r.combining_version as combining,
        (select coalesce(jsonb_object_agg(scale_kind || ':' || scale, jsonb_build_array(theta, standard_error, level, low, high)), '{}')
          from result_score as s where s.instansi_id = r.instansi_id and s.participant_id = r.participant_id) as scores,
        (select coalesce(jsonb_object_agg(scale_kind || ':' || scale, jsonb_build_array(level_continuous, probabilities, combined)), '{}')
          from result_score as s where s.instansi_id = r.instansi_id and s.participant_id = r.participant_id) as details
      from result as r join participant as p on p.instansi_id = r.instansi_id and p.id = r.participant_id
      where p.event_id = ${eventId}`,
  )
}

function compare(stored: z.infer<typeof StoredResult>, rebuilt: DerivedResult) {
  for (const field of [
    'inputHash',
    'recipeVersion',
    'categoryVersion',
    'jpm',
    'category',
    'achieved',
    'required',
  ] as const) {
    if (stored[field] !== rebuilt[field]) return { field, stored: stored[field], rebuilt: rebuilt[field] }
  }
  if (String(stored.corrections) !== String(rebuilt.corrections))
    return { field: 'corrections', stored: stored.corrections, rebuilt: rebuilt.corrections }
  const names = rebuilt.scores.map(({ kind, scale }) => `${kind}:${scale}`)
  const extra = Object.keys(stored.scores).find((name) => !names.includes(name))
  if (extra) return { field: extra, stored: stored.scores[extra]!, rebuilt: null }
  for (const one of rebuilt.scores) {
    const { kind, scale, theta, standardError, level, low, high } = one
    const field = `${kind}:${scale}`
    const again = [theta, standardError, level, low, high]
    const before = stored.scores[field]
    if (!before || before.some((value, i) => value !== again[i]))
      return { field, stored: before ?? null, rebuilt: again }
    const details = [one.levelContinuous, one.probabilities, one.combined ?? null]
    if (stored.details && canonicalJson(stored.details[field]) !== canonicalJson(JSON.parse(JSON.stringify(details))))
      return { field, stored: stored.details[field] ?? null, rebuilt: details }
  }
  return null
}
