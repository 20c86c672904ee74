import type { ImportKind, ImportPreview } from '@petakom/contract'
import type { AuditActor } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { lockImports } from './batches.ts'
import { IMPORTERS } from './import-kinds.ts'

/** The same check and the same writing as the page, in one transaction: what the command line and the demo call. */
export async function importFile(
  database: Database,
  actor: AuditActor,
  kind: ImportKind,
  file: Buffer,
  { apply, source }: { apply: boolean; source: string },
): Promise<ImportPreview> {
  const importer = IMPORTERS[kind]
  const preview = await database.tenant(actor.instansiId, async (db) => {
    if (apply) await lockImports(db, actor.instansiId)
    const checked = await importer.check(db, file, () => {})
    if (apply) await checked.apply(actor, source)
    return checked.preview
  })
  if (apply) await database.refreshStatistics(importer.tables)
  return preview
}
