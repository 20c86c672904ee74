import type { getEventRecipe, ResponseOf } from '@petakom/contract'
import {
  type CombiningRecipe,
  DEFAULT_COMBINING_RECIPE,
  DEFAULT_SCORING_RECIPE,
  type ScoringRecipe,
} from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { findCombiningRecipe, findScoringRecipe, getCombiningRecipe, getScoringRecipe } from '../../db/recipes.ts'
import { resultErrors } from './errors.ts'

/** The version a person chose for an event, or null where the recipe of the day of the sitting holds. */
export async function chosenVersion(db: Db, eventId: string): Promise<string | null> {
  const row = await db.maybe(
    z.object({ version: z.string() }),
    sql`select recipe_version as version from event_recipe where event_id = ${eventId}
      order by decided_at desc, id limit 1`,
  )
  return row?.version ?? null
}

/** The combining recipe a person chose for an event, or null where that of the event's first day holds. */
export async function chosenCombining(db: Db, eventId: string): Promise<string | null> {
  const row = await db.maybe(
    z.object({ version: z.string() }),
    sql`select combining_version as version from event_recipe
      where event_id = ${eventId} and combining_version is not null order by decided_at desc, id limit 1`,
  )
  return row?.version ?? null
}

/** The combining recipe of an event: the one named, else the one chosen, else that of its first day. */
export async function combiningOf(db: Db, eventId: string, named: string | null = null): Promise<CombiningRecipe> {
  const version = named ?? (await chosenCombining(db, eventId))
  return version === null ? findCombiningRecipe(db, await firstDay(db, eventId)) : getCombiningRecipe(db, version)
}

/** The recipe a sitting is scored by: the one named, else the one chosen for the event, else that of the day. */
export async function recipesOf(db: Db, eventId: string, named: string | null = null) {
  const version = named ?? (await chosenVersion(db, eventId))
  const fixed = version === null ? null : await getScoringRecipe(db, version)
  const ofDay = new Map<string, ScoringRecipe>()
  return async (date: string): Promise<ScoringRecipe> => {
    if (fixed) return fixed
    const recipe = ofDay.get(date) ?? (await findScoringRecipe(db, date))
    ofDay.set(date, recipe)
    return recipe
  }
}

/** A person's wish to score an event by another recipe than that of its day. */
export interface RecipeChoice {
  readonly version: string
  readonly combining?: string | undefined
  readonly reason: string
}

export async function requireRecipe(db: Db, version: string): Promise<void> {
  const recipe = await db.maybe(
    z.object({ version: z.string() }),
    sql`select version from recipe where kind = 'scoring' and version = ${version}`,
  )
  if (!recipe && version !== DEFAULT_SCORING_RECIPE.version) throw resultErrors.RECIPE_NOT_FOUND({ version })
}

export async function requireCombining(db: Db, version: string): Promise<void> {
  const recipe = await db.maybe(
    z.object({ version: z.string() }),
    sql`select version from recipe where kind = 'combining' and version = ${version}`,
  )
  if (!recipe && version !== DEFAULT_COMBINING_RECIPE.version) throw resultErrors.RECIPE_NOT_FOUND({ version })
}

/** Writes the choice down; in the transaction that stores the results it makes. */
export async function chooseRecipe(
  db: Db,
  actor: AuditActor,
  eventId: string,
  { version, combining, reason }: RecipeChoice,
): Promise<void> {
  const before = { recipe: await currentVersion(db, eventId), combining: await chosenCombining(db, eventId) }
  await db.run(sql`
    insert into event_recipe (instansi_id, event_id, recipe_version, combining_version, reason, decided_by,
      decided_by_name)
    values (${actor.instansiId}, ${eventId}, ${version}, ${combining ?? null}, ${reason}, ${actor.id}, ${actor.name})`)
  await audit(db, actor, {
    action: 'event.recipe-chosen',
    subjectType: 'event',
    subjectId: eventId,
    before,
    after: { recipe: version, combining: combining ?? before.combining },
    reason,
  })
}

async function currentVersion(db: Db, eventId: string): Promise<string> {
  const chosen = await chosenVersion(db, eventId)
  if (chosen) return chosen
  return (await findScoringRecipe(db, await firstDay(db, eventId))).version
}

async function firstDay(db: Db, eventId: string): Promise<string> {
  const { startsOn } = await db.one(
    z.object({ startsOn: z.string() }),
    sql`select starts_on as "startsOn" from event where id = ${eventId}`,
  )
  return startsOn
}

const ISO = sql`'YYYY-MM-DD"T"HH24:MI:SS"Z"'`

export async function readEventRecipe(db: Db, eventId: string): Promise<ResponseOf<typeof getEventRecipe>> {
  const choices = await db.all(
    z.object({
      version: z.string(),
      validFrom: z.string(),
      source: z.string(),
      parameters: z.enum(['provisional', 'calibrated']),
      calibrations: z.array(z.object({ id: z.string(), createdAt: z.string(), persons: z.number() })),
    }),
    sql`select r.version, r.valid_from as "validFrom", r.source, r.content->>'parameters' as parameters,
        (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'persons', c.persons,
            'createdAt', to_char(c.created_at at time zone 'UTC', ${ISO})) order by c.created_at), '[]')
          from calibration as c where c.instansi_id = r.instansi_id and r.content->'calibrations' ? c.id::text)
          as calibrations
      from recipe as r where r.kind = 'scoring' order by r.valid_from, r.created_at`,
  )
  const decisions = await db.all(
    z.object({
      version: z.string(),
      combining: z.string().nullable(),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
    }),
    sql`select recipe_version as version, combining_version as combining, reason, decided_by_name as by,
        to_char(decided_at at time zone 'UTC', ${ISO}) as at
      from event_recipe where event_id = ${eventId} order by decided_at desc`,
  )
  const replaced = await db.all(
    z.object({ version: z.string(), results: z.number(), replacedAt: z.string() }),
    sql`select r.recipe_version as version, count(*)::int as results,
        to_char(r.replaced_at at time zone 'UTC', ${ISO}) as "replacedAt"
      from result_replaced as r join participant as p on p.instansi_id = r.instansi_id and p.id = r.participant_id
      where p.event_id = ${eventId} group by r.recipe_version, r.replaced_at order by r.replaced_at desc`,
  )
  const combining = await readCombiningChoices(db, eventId)
  return { version: await currentVersion(db, eventId), choices, decisions, replaced, combining }
}

/** Null where nobody of the event was measured by more than tests. */
async function readCombiningChoices(db: Db, eventId: string): Promise<ResponseOf<typeof getEventRecipe>['combining']> {
  const joined = await db.maybe(
    z.object({ one: z.number() }),
    sql`select 1 as one from result as r join participant as p on p.instansi_id = r.instansi_id and p.id = r.participant_id
      where p.event_id = ${eventId} and r.combining_version is not null limit 1`,
  )
  if (!joined) return null
  const choices = await db.all(
    z.object({ version: z.string(), validFrom: z.string(), source: z.string() }),
    sql`select version, valid_from as "validFrom", source from recipe where kind = 'combining'
      order by valid_from, created_at`,
  )
  return { version: (await combiningOf(db, eventId)).version, choices }
}
