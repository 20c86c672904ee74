import { isDeepStrictEqual } from 'node:util'
import type { BodyOf, decideCombiningRecipe, proposeCombiningRecipe } from '@petakom/contract'
import type { CombiningRecipe } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { addCombiningRecipe, addDefaultRecipes, findCombiningRecipe } from '../../../db/recipes.ts'
import { combiningErrors } from './errors.ts'
import { readDays, rulesOf } from './queries.ts'

/** A recipe that another person has still to approve: the one in force on its first day, with these rules. */
export async function proposeRecipe(
  db: Db,
  actor: AuditActor,
  { validFrom, rules, source, confidence, reason }: BodyOf<typeof proposeCombiningRecipe>,
  now: Date,
): Promise<string> {
  const { earliest } = await readDays(db, now)
  if (validFrom < earliest) throw combiningErrors.COMBINING_TOO_EARLY({ day: earliest })
  const sum = rules.caps.TEST + rules.caps.SIMULATION + rules.caps.RATING
  if (sum < 1 - 1e-9) throw combiningErrors.COMBINING_CAPS({ sum: String(Math.round(sum * 100)) })
  const before = await findCombiningRecipe(db, validFrom)
  if (isDeepStrictEqual(rulesOf(before), rules)) throw combiningErrors.COMBINING_UNCHANGED({ version: before.version })
  const { ratingSource, ...own } = rules
  const { version: _, ...carried } = before
  const content: Omit<CombiningRecipe, 'version'> = {
    ...{ ...carried, ...own, validFrom, source, confidence },
    ratings: { ...before.ratings, source: ratingSource },
  }
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into combining_proposal (instansi_id, valid_from, content, reason, proposed_by, proposed_by_name)
      values (${actor.instansiId}, ${validFrom}, ${JSON.stringify(content)}, ${reason}, ${actor.id}, ${actor.name})
      returning id`,
  )
  await audit(db, actor, {
    action: 'combining-recipe.proposed',
    subjectType: 'combining-proposal',
    subjectId: id,
    before: { version: before.version, rules: rulesOf(before) },
    after: { validFrom, rules, source },
    reason,
  })
  return id
}

const OpenRow = z.object({
  proposedBy: z.string().nullable(),
  decision: z.string().nullable(),
  validFrom: z.string(),
  content: z.custom<Omit<CombiningRecipe, 'version'>>(),
})

/** Another person's word; approved, it becomes a recipe that is never edited again. */
export async function decideRecipe(
  db: Db,
  actor: AuditActor,
  id: string,
  { decision, reason }: BodyOf<typeof decideCombiningRecipe>,
  now: Date,
): Promise<string | null> {
  const row = await db.maybe(
    OpenRow,
    sql`select proposed_by as "proposedBy", decision, valid_from as "validFrom", content from combining_proposal
      where id = ${id} for update`,
  )
  if (!row) throw combiningErrors.COMBINING_NOT_FOUND()
  if (row.decision !== null) throw combiningErrors.COMBINING_DECIDED()
  if (row.proposedBy === actor.id) throw combiningErrors.COMBINING_OWN()
  const { earliest } = await readDays(db, now)
  if (decision === 'approved' && row.validFrom < earliest) throw combiningErrors.COMBINING_TOO_EARLY({ day: earliest })
  let version: string | null = null
  if (decision === 'approved') {
    await addDefaultRecipes(db, actor)
    version = await addCombiningRecipe(db, actor, row.content)
  }
  await db.run(sql`update combining_proposal set decision = ${decision}, decision_reason = ${reason},
    decided_by = ${actor.id}, decided_by_name = ${actor.name}, decided_at = ${now}, recipe_version = ${version}
    where id = ${id}`)
  await audit(db, actor, {
    action: `combining-recipe.${decision}`,
    subjectType: 'combining-proposal',
    subjectId: id,
    after: { recipe: version },
    reason,
  })
  return version
}
