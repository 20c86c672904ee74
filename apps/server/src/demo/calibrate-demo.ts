import { z } from 'zod'
import type { AuditActor } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/query.ts'
import { decideOn } from '../features/items/calibration/decide.ts'
import { runCalibration } from '../features/items/calibration/run-calibration.ts'
import { storeEventQuality } from '../features/results/quality/store-quality.ts'
import { scoreEvent } from '../features/results/score-event.ts'

/** The day after the event: what was measured before was measured with provisional parameters. */
const VALID_FROM = '2025-10-04'
const FEWEST_ANSWERS = 200

/** What an agency does after its first event: calibrate on its answers, approve, score anew, and look at the quality. */
export async function calibrateDemo(database: Database, actor: AuditActor, eventId: string): Promise<void> {
  const version = await approvedRecipe(database, actor, eventId)
  const { chosen, measured } = await database.tenant(actor.instansiId, (db) =>
    db.one(
      z.object({ chosen: z.boolean(), measured: z.boolean() }),
      sql`select exists (select from event_recipe where event_id = ${eventId}) as chosen,
        exists (select from event_quality where event_id = ${eventId}) as measured`,
    ),
  )
  const reason = 'Data contoh: butir sudah dikalibrasi dari jawaban kegiatan ini.'
  if (!chosen) await scoreEvent(database, actor, eventId, { version, reason })
  if (!measured) await storeEventQuality(database, actor, eventId)
}

async function approvedRecipe(database: Database, actor: AuditActor, eventId: string): Promise<string> {
  const found = await database.tenant(actor.instansiId, (db) =>
    db.maybe(
      z.object({ version: z.string() }),
      sql`select recipe_version as version from calibration where decision = 'approved' and ${eventId} = any(event_ids)
        order by decided_at limit 1`,
    ),
  )
  if (found) return found.version
  const order = {
    scope: { kind: 'bank' as const },
    eventIds: [eventId],
    dichotomousModel: '2pl' as const,
    gradedModel: 'gpcm' as const,
    linking: 'mean-sigma' as const,
    minimumAnswers: FEWEST_ANSWERS,
  }
  const now = new Date()
  const { id } = await runCalibration(database, actor, order, now, () => {})
  const approval = {
    decision: 'approved' as const,
    reason: 'Data contoh: disetujui oleh pemuat data contoh.',
    validFrom: VALID_FROM,
  }
  const version = await database.tenant(actor.instansiId, (db) =>
    decideOn(db, actor, id, approval, { now: new Date(), isFree: true }),
  )
  return version!
}
