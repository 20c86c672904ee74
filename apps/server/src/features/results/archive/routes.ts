import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { findStoredFile, readStoredFile, type StoredFile } from '../../../db/stored-files.ts'
import { runInWorker } from '../../../jobs/run-in-worker.ts'
import { handle, handleFreely } from '../../../plugins/route.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { resultErrors } from '../errors.ts'
import type { RenderThread } from '../report/render-thread.ts'
import { requireEvent } from '../score-event.ts'
import type { ArchiveOrder } from './archive-worker.ts'
import { REPORT_ARCHIVE } from './make-archive.ts'

const WORKER = new URL('./archive-worker.ts', import.meta.url)

export function registerReportArchive(app: FastifyInstance, reports: RenderThread): void {
  const { database, jobs, settings } = app
  jobs.define(REPORT_ARCHIVE, async (running) => {
    const { id } = contract.IdParams.parse(running.input)
    const { connectionString } = database
    const { actor, id: jobId } = running
    const line = reports.openLine()
    const order: ArchiveOrder = { connectionString, actor, id, jobId, publicUrl: settings.publicUrl, line }
    try {
      return await runInWorker<z.infer<typeof contract.ReportArchiveSummary>>(WORKER, order, running, {
        handedOver: [line],
      })
    } catch (error) {
      // Stopped a moment too late: the archive is there, and that is said.
      const file = await database.tenant(actor.instansiId, (db) => findStoredFile(db, REPORT_ARCHIVE, id))
      if (file?.madeByJob === jobId) return { reports: file.people.length, bytes: file.bytes }
      throw error
    }
  })
  handleFreely(app, contract.makeReportArchive, async ({ actor, params }) => {
    const { reports } = await database.tenant(actor.instansiId, (db) => describe(db, params.id))
    if (reports === 0) throw resultErrors.NOTHING_TO_ARCHIVE()
    return jobs.start(actor, { kind: REPORT_ARCHIVE, permission: 'report.read', input: { id: params.id } })
  })
  handle(app, contract.getReportArchive, ({ db, params }) => describe(db, params.id))
  handleFreely(app, contract.downloadReportArchive, async ({ actor, params, reply }) => {
    const file = await database.tenant(actor.instansiId, async (db) => {
      await requireEvent(db, params.id)
      const found = await findStoredFile(db, REPORT_ARCHIVE, params.id)
      if (!found) throw resultErrors.NO_ARCHIVE()
      await tellDownload(db, actor, params.id, found)
      return found
    })
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
      .header('content-length', file.bytes)
      .type(file.contentType)
      .send(readStoredFile(database, actor.instansiId, file))
  })
}

async function describe(db: Db, eventId: string) {
  await requireEvent(db, eventId)
  const file = await findStoredFile(db, REPORT_ARCHIVE, eventId)
  const { reports, isStale } = await db.one(
    z.object({ reports: z.number(), isStale: z.boolean() }),
    sql`select count(*)::int as reports,
        coalesce(max(r.computed_at) > ${file?.createdAt ?? null}::timestamptz, false)
          or count(*) <> ${file?.people.length ?? 0} as "isStale"
      from participant as t join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
      where t.event_id = ${eventId}`,
  )
  if (!file) return { reports, archive: null }
  const { fileName, bytes, people, createdAt, createdBy } = file
  return { reports, archive: { fileName, bytes, reports: people.length, createdAt, createdBy, isStale } }
}

/** One row for the archive, and one for each person in it: everybody may learn who took their report out. */
async function tellDownload(db: Db, actor: SignedInActor, eventId: string, file: StoredFile): Promise<void> {
  await audit(db, actor, {
    action: 'reports.downloaded',
    subjectType: 'event',
    subjectId: eventId,
    after: { fileName: file.fileName, reports: file.people.length, hash: file.hash },
  })
  await db.run(sql`
    insert into audit_entry (instansi_id, actor_id, actor_name, action, subject_type, subject_id, after)
    select ${actor.instansiId}, ${actor.id}, ${actor.name}, 'report.downloaded', 'participant', person,
      ${JSON.stringify({ archive: file.fileName })}::jsonb from unnest(${file.people}::text[]) as person`)
}
