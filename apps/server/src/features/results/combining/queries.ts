import { CombiningProposal, type CombiningRules, type listCombiningRecipes, type ResponseOf } from '@petakom/contract'
import { type CombiningRecipe, DEFAULT_COMBINING_RECIPE } from '@petakom/domain'
import { z } from 'zod'
import { type Db, type Sql, sql } from '../../../db/query.ts'
import { findCombiningRecipe } from '../../../db/recipes.ts'

const instant = (column: Sql) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

export const rulesOf = ({ caps, needed, largestError, ratings }: CombiningRecipe): CombiningRules => ({
  ...{ caps, needed: [...needed], largestError, ratingSource: ratings.source },
})

/** Today and the day after it where the instansi is. */
export const readDays = (db: Db, now: Date) =>
  db.one(
    z.object({ today: z.string(), earliest: z.string() }),
    sql`select to_char(day, 'YYYY-MM-DD') as today, to_char(day + 1, 'YYYY-MM-DD') as earliest
      from (select (${now}::timestamptz at time zone timezone)::date as day from instansi where id = current_instansi()) as d`,
  )

export async function readCombiningRecipes(
  db: Db,
  accountId: string | null,
  now: Date,
): Promise<ResponseOf<typeof listCombiningRecipes>> {
  const { today, earliest } = await readDays(db, now)
  const stored = await db.all(
    z.object({ content: z.custom<CombiningRecipe>() }),
    sql`select content from recipe where kind = 'combining' order by valid_from desc, created_at desc`,
  )
  const recipes = stored.length > 0 ? stored.map(({ content }) => content) : [DEFAULT_COMBINING_RECIPE]
  const proposals = await db.all(
    CombiningProposal.omit({ rules: true, source: true }).extend({ content: z.custom<CombiningRecipe>() }),
    sql`select id, valid_from as "validFrom", content, reason, proposed_by_name as by, ${instant(sql`proposed_at`)} as at,
        coalesce(proposed_by = ${accountId}, false) as "isOwn", decision, decision_reason as "decisionReason",
        decided_by_name as "decidedBy", ${instant(sql`decided_at`)} as "decidedAt", recipe_version as version
      from combining_proposal order by proposed_at desc limit 50`,
  )
  return {
    inForce: (await findCombiningRecipe(db, today)).version,
    earliest,
    recipes: recipes.map((recipe) => ({
      version: recipe.version,
      validFrom: recipe.validFrom,
      source: recipe.source,
      confidence: recipe.confidence,
      rules: rulesOf(recipe),
    })),
    proposals: proposals.map(({ content, ...row }) => ({ ...row, source: content.source, rules: rulesOf(content) })),
  }
}
