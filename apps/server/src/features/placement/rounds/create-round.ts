import type { RoundDraft } from '@petakom/contract'
import { ELIGIBILITY_RULES, FIT_RECIPES } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { placementErrors } from '../errors.ts'

/** Records say nothing of a day much later than today: who retires or is moved until then is not known. */
const FARTHEST_YEARS = 2

function requireRuledDay({ date, tiers }: RoundDraft, today: string): void {
  const isRuled = (tier: string) =>
    ELIGIBILITY_RULES.some(({ validFrom, limits }) => validFrom <= date && limits[tier] !== undefined)
  const hasRecipe = FIT_RECIPES.some(({ validFrom }) => validFrom <= date)
  if (!hasRecipe || !tiers.every(isRuled)) throw placementErrors.ROUND_DATE_TOO_EARLY({ day: date })
  const farthest = `${Number(today.slice(0, 4)) + FARTHEST_YEARS}-12-31`
  if (date > farthest) throw placementErrors.ROUND_DATE_TOO_LATE({ day: farthest })
}

export async function createRound(db: Db, actor: AuditActor, draft: RoundDraft, now: Date): Promise<string> {
  requireRuledDay(draft, now.toISOString().slice(0, 10))
  const { name, date, unitId, allowLateral, backfill, withRank } = draft
  const tiers = [...new Set(draft.tiers)].sort()
  if (unitId !== null) {
    const unit = await db.maybe(z.object({ id: z.string() }), sql`select id from unit_kerja where id = ${unitId}`)
    if (!unit) throw placementErrors.ROUND_UNIT_UNKNOWN()
  }
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into placement_round (instansi_id, name, held_on, tiers, unit_id, allow_lateral, backfill, with_rank,
        created_by, created_by_name, changed_by_name)
      values (${actor.instansiId}, ${name}, ${date}, ${tiers}, ${unitId}, ${allowLateral}, ${backfill}, ${withRank},
        ${actor.id}, ${actor.name}, ${actor.name}) returning id`,
  )
  await audit(db, actor, {
    action: 'placement-round.created',
    subjectType: 'placement-round',
    subjectId: id,
    after: { name, date, tiers, unitId, allowLateral, backfill, withRank },
  })
  return id
}
