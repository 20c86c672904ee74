import type { BodyOf, decideCalibration } from '@petakom/contract'
import type { ScoringRecipe } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { addDefaultRecipes, addScoringRecipe, findScoringRecipe } from '../../../db/recipes.ts'
import { calibrationErrors } from './errors.ts'

const OpenRow = z.object({
  decision: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdByName: z.string(),
  converged: z.boolean(),
  persons: z.number(),
  createdOn: z.string(),
})

/** The day after today where the instansi is: nobody was scored for it yet, so nothing changes silently. */
export async function earliestDay(db: Db, now: Date): Promise<string> {
  const { day } = await db.one(
    z.object({ day: z.string() }),
    sql`select to_char((${now}::timestamptz at time zone timezone)::date + 1, 'YYYY-MM-DD') as day
      from instansi where id = current_instansi()`,
  )
  return day
}

/**
 * A person's word on a calibration. Approved, it begins a scoring recipe: the one in force on its first day, with the
 * calibration added. `isFree` lets the loader of the demo approve for a day that is past.
 */
export async function decideOn(
  db: Db,
  actor: AuditActor,
  id: string,
  choice: BodyOf<typeof decideCalibration>,
  { now, isFree = false }: { now: Date; isFree?: boolean },
): Promise<string | null> {
  const row = await db.maybe(
    OpenRow,
    sql`select decision, created_by as "createdBy", created_by_name as "createdByName", converged, persons,
        to_char(created_at, 'YYYY-MM-DD') as "createdOn" from calibration where id = ${id} for update`,
  )
  if (!row) throw calibrationErrors.CALIBRATION_NOT_FOUND()
  if (row.decision !== null) throw calibrationErrors.ALREADY_DECIDED()
  if (!isFree && row.createdBy === actor.id) throw calibrationErrors.OWN_CALIBRATION()
  const version =
    choice.decision === 'approved' ? await beginRecipe(db, actor, id, row, choice.validFrom, now, isFree) : null
  await db.run(sql`update calibration set decision = ${choice.decision}, decided_by = ${actor.id},
    decided_by_name = ${actor.name}, decided_at = ${now}, decision_reason = ${choice.reason}, recipe_version = ${version}
    where id = ${id}`)
  await audit(db, actor, {
    action: `calibration.${choice.decision}`,
    subjectType: 'calibration',
    subjectId: id,
    after: { recipe: version, ranBy: row.createdByName },
    reason: choice.reason,
  })
  return version
}

async function beginRecipe(
  db: Db,
  actor: AuditActor,
  id: string,
  { converged, persons }: z.infer<typeof OpenRow>,
  validFrom: string,
  now: Date,
  isFree: boolean,
): Promise<string> {
  if (!converged) throw calibrationErrors.NOT_CONVERGED()
  const day = await earliestDay(db, now)
  if (!isFree && validFrom < day) throw calibrationErrors.TOO_EARLY({ day })
  await addDefaultRecipes(db, actor)
  const before = await findScoringRecipe(db, validFrom)
  const recipe: Omit<ScoringRecipe, 'version'> = {
    ...before,
    validFrom,
    source: `Kalibrasi dari ${persons} peserta; batas level dari resep ${before.version}`,
    confidence: 'medium',
    parameters: 'calibrated',
    calibrations: [...(before.calibrations ?? []), id],
  }
  return addScoringRecipe(db, actor, recipe)
}
