import type { ImportCounts, ImportPreview } from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'
import { type AuditActor, audit } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { sql } from '../../../db/query.ts'
import type { Progress } from '../../../jobs/worker-side.ts'
import { AppError } from '../../../plugins/app-error.ts'
import { pegawaiErrors } from '../errors.ts'
import { lockImports, openBatch } from './batches.ts'
import { countsOf, IMPORTERS } from './import-kinds.ts'

/** Checks a kept file against the data of this moment and keeps what was found. A file that nobody can read is refused. */
export async function checkBatch(
  database: Database,
  actor: AuditActor,
  id: string,
  progress: Progress,
): Promise<ImportCounts> {
  try {
    return await database.tenant(actor.instansiId, async (db) => {
      const { kind, content } = await openBatch(db, id)
      progress(0.05, 'reading')
      const { preview } = await IMPORTERS[kind].check(db, content, (share) => progress(0.3 + 0.6 * share, 'checking'))
      progress(0.95, 'writing')
      await db.run(sql`
        update import_batch set state = 'checked', summary = ${JSON.stringify(preview)}::jsonb where id = ${id}`)
      const counts = countsOf(preview)
      await audit(db, actor, { action: `${kind}.checked`, subjectType: 'import', subjectId: id, after: counts })
      return counts
    })
  } catch (error) {
    if (error instanceof AppError && error.code !== 'BATCH_NOT_OPEN' && error.status < 500) {
      await refuseBatch(database, actor, id, error)
    }
    throw error
  }
}

/** What cannot be read is not kept; its name, its hash and the reason are. */
function refuseBatch(database: Database, actor: AuditActor, id: string, { code, message, details }: AppError) {
  return database.tenant(actor.instansiId, async (db) => {
    await db.run(sql`
      update import_batch set state = 'refused', content = ''::bytea, error = ${JSON.stringify({ code, message, details })}::jsonb
      where id = ${id} and state = 'checking'`)
    await audit(db, actor, { action: 'import.refused', subjectType: 'import', subjectId: id, after: { code, message } })
  })
}

/**
 * Applies what is not refused, all of it or none, and says so in the same transaction. The file is checked again against
 * the data of this moment: where the outcome differs from what the person was shown, nothing is applied.
 */
export async function applyBatch(
  database: Database,
  actor: AuditActor,
  { id, jobId }: { id: string; jobId: string },
  progress: Progress,
): Promise<ImportCounts> {
  const { counts, tables } = await database.tenant(actor.instansiId, async (db) => {
    progress(0.02, 'waiting')
    await lockImports(db, actor.instansiId)
    const { kind, content, summary, fileName, state } = await openBatch(db, id)
    if (state !== 'checked' || !summary) throw pegawaiErrors.BATCH_NOT_CHECKED()
    progress(0.05, 'reading')
    const importer = IMPORTERS[kind]
    const checked = await importer.check(db, content, (share) => progress(0.15 + 0.3 * share, 'checking'))
    if (fingerprint(checked.preview) !== fingerprint(summary)) throw pegawaiErrors.DATA_MOVED()
    progress(0.5, 'applying')
    await checked.apply(actor, fileName)
    progress(0.95, 'applying')
    const counts = countsOf(checked.preview)
    await db.run(sql`
      update import_batch set state = 'applied', applied_at = now(), applied_by_job = ${jobId},
        applied_counts = ${JSON.stringify(counts)}::jsonb where id = ${id}`)
    return { counts, tables: importer.tables }
  })
  await database.refreshStatistics(tables)
  return counts
}

const fingerprint = ({ new: fresh, changed, unchanged }: ImportPreview) =>
  canonicalJson([
    fresh.map(({ nip, label }) => [nip, label ?? '']),
    changed.map(({ nip, label, changes }) => [nip, label ?? '', changes]),
    unchanged,
  ])
