import type { AuditActor } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { applyRoster, ROSTER_TABLES } from './apply-roster.ts'
import { lockRoster, today } from './batches.ts'
import { checkSheet, type SheetCheck } from './check-sheet.ts'
import { readKnowledge } from './knowledge.ts'

/** The same check and the same writing as the page, in one transaction: what the command line and the demo call. */
export async function importRosterFile(
  database: Database,
  actor: AuditActor,
  file: Buffer,
  { apply }: { apply: boolean },
): Promise<SheetCheck> {
  const check = await database.tenant(actor.instansiId, async (db) => {
    if (apply) await lockRoster(db, actor.instansiId)
    const check = await checkSheet(file, await readKnowledge(db))
    if (apply) await applyRoster(db, actor, check, today())
    return check
  })
  if (apply) await database.refreshStatistics(ROSTER_TABLES)
  return check
}
