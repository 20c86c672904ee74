import {
  type CategoryRecipe,
  type CombiningRecipe,
  DEFAULT_CATEGORY_RECIPE,
  DEFAULT_COMBINING_RECIPE,
  DEFAULT_SCORING_RECIPE,
  DEFAULT_SIGNAL_RECIPE,
  DEFAULT_SIMULATION_RECIPE,
  DEFAULT_TALENT_RECIPE,
  type ScoringRecipe,
  type SignalRecipe,
  type SimulationRecipe,
  type TalentRecipe,
} from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from './audit.ts'
import { type Db, sql } from './query.ts'

/** Puts the recipes that come with Petakom into an instansi that has none. Recipes are never edited, only followed. */
export async function addDefaultRecipes(db: Db, actor: AuditActor): Promise<void> {
  const recipes = [
    { kind: 'scoring', content: DEFAULT_SCORING_RECIPE },
    { kind: 'category', content: DEFAULT_CATEGORY_RECIPE },
    { kind: 'nine-box', content: DEFAULT_TALENT_RECIPE },
    { kind: 'signals', content: DEFAULT_SIGNAL_RECIPE },
    { kind: 'simulation', content: DEFAULT_SIMULATION_RECIPE },
    { kind: 'combining', content: DEFAULT_COMBINING_RECIPE },
  ]
  for (const { kind, content } of recipes) {
    const added = await db.run(sql`
      insert into recipe (instansi_id, kind, version, valid_from, content, source, confidence)
      values (${actor.instansiId}, ${kind}, ${content.version}, ${content.validFrom}, ${JSON.stringify(content)},
        ${content.source}, ${content.confidence})
      on conflict do nothing`)
    if (added > 0)
      await audit(db, actor, {
        action: 'recipe.added',
        subjectType: 'recipe',
        subjectId: content.version,
        after: content,
      })
  }
}

/** The recipe in force on a day: the latest that has begun. */
export async function findRecipe<T>(
  db: Db,
  kind: 'scoring' | 'category' | 'nine-box' | 'signals' | 'combining' | 'simulation',
  date: string,
  fallback: T,
): Promise<T> {
  const row = await db.maybe(
    z.object({ content: z.custom<T>() }),
    sql`select content from recipe where kind = ${kind} and valid_from <= ${date}::date
      order by valid_from desc, created_at desc limit 1`,
  )
  return row?.content ?? fallback
}

export const findScoringRecipe = (db: Db, date: string) =>
  findRecipe<ScoringRecipe>(db, 'scoring', date, DEFAULT_SCORING_RECIPE)
/** A scoring recipe by its version, whatever its first day. */
export async function getScoringRecipe(db: Db, version: string): Promise<ScoringRecipe> {
  const row = await db.maybe(
    z.object({ content: z.custom<ScoringRecipe>() }),
    sql`select content from recipe where kind = 'scoring' and version = ${version}`,
  )
  if (row) return row.content
  if (version === DEFAULT_SCORING_RECIPE.version) return DEFAULT_SCORING_RECIPE
  throw new Error(`there is no scoring recipe ${version}`)
}

export const findCombiningRecipe = (db: Db, date: string) =>
  findRecipe<CombiningRecipe>(db, 'combining', date, DEFAULT_COMBINING_RECIPE)
/** A combining recipe by its version, whatever its first day. */
export async function getCombiningRecipe(db: Db, version: string): Promise<CombiningRecipe> {
  const row = await db.maybe(
    z.object({ content: z.custom<CombiningRecipe>() }),
    sql`select content from recipe where kind = 'combining' and version = ${version}`,
  )
  if (row) return row.content
  if (version === DEFAULT_COMBINING_RECIPE.version) return DEFAULT_COMBINING_RECIPE
  throw new Error(`there is no combining recipe ${version}`)
}

export const findSimulationRecipe = (db: Db, date: string) =>
  findRecipe<SimulationRecipe>(db, 'simulation', date, DEFAULT_SIMULATION_RECIPE)
/** A recipe of simulations by its version, whatever its first day. */
export async function getSimulationRecipe(db: Db, version: string): Promise<SimulationRecipe> {
  const row = await db.maybe(
    z.object({ content: z.custom<SimulationRecipe>() }),
    sql`select content from recipe where kind = 'simulation' and version = ${version}`,
  )
  if (row) return row.content
  if (version === DEFAULT_SIMULATION_RECIPE.version) return DEFAULT_SIMULATION_RECIPE
  throw new Error(`there is no simulation recipe ${version}`)
}

export const findCategoryRecipe = (db: Db, date: string) =>
  findRecipe<CategoryRecipe>(db, 'category', date, DEFAULT_CATEGORY_RECIPE)
export const findSignalRecipe = (db: Db, date: string) =>
  findRecipe<SignalRecipe>(db, 'signals', date, DEFAULT_SIGNAL_RECIPE)
export const findTalentRecipe = (db: Db, date: string) =>
  findRecipe<TalentRecipe>(db, 'nine-box', date, DEFAULT_TALENT_RECIPE)

/** Adds a recipe under the next free number of its year, like 2026-2, and returns that version. */
async function addRecipe<T extends { version: string; validFrom: string; source: string; confidence: string }>(
  db: Db,
  actor: AuditActor,
  kind: 'scoring' | 'combining',
  recipe: Omit<T, 'version'> & { validFrom: string; source: string; confidence: string },
): Promise<string> {
  const year = recipe.validFrom.slice(0, 4)
  const { next } = await db.one(
    z.object({ next: z.number() }),
    sql`select coalesce(max(substring(version from '^\\d{4}-(\\d+)$')::int), 0) + 1 as next from recipe
      where kind = ${kind} and version like ${`${year}-%`}`,
  )
  const content = { ...recipe, version: `${year}-${next}` }
  await db.run(sql`
    insert into recipe (instansi_id, kind, version, valid_from, content, source, confidence)
    values (${actor.instansiId}, ${kind}, ${content.version}, ${content.validFrom}, ${JSON.stringify(content)},
      ${content.source}, ${content.confidence})`)
  await audit(db, actor, {
    action: 'recipe.added',
    subjectType: 'recipe',
    subjectId: content.version,
    after: content,
  })
  return content.version
}

export const addScoringRecipe = (db: Db, actor: AuditActor, recipe: Omit<ScoringRecipe, 'version'>) =>
  addRecipe<ScoringRecipe>(db, actor, 'scoring', recipe)
export const addCombiningRecipe = (db: Db, actor: AuditActor, recipe: Omit<CombiningRecipe, 'version'>) =>
  addRecipe<CombiningRecipe>(db, actor, 'combining', recipe)
