import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { type Db, sql } from '../../../db/query.ts'
import { writeStoredFile } from '../../../db/stored-files.ts'
import type { Progress } from '../../../jobs/worker-side.ts'
import { buildReport } from '../build-report.ts'
import { resultErrors } from '../errors.ts'
import type { RenderLine } from '../report/render-line.ts'
import { archiveFileName, reportFileName } from './file-names.ts'
import { openZip } from './zip-writer.ts'

export const REPORT_ARCHIVE = 'report-archive'

const Event = z.object({ name: z.string(), instansi: z.string(), day: z.string(), participants: z.number() })

/**
 * Lays out every report of an event and puts them, as one archive, in the place of the archive before: one transaction
 * over one unchanging view, so that all reports are of the same moment and a stop leaves the old archive.
 */
export function makeReportArchive(
  database: Database,
  actor: AuditActor,
  { id, jobId, publicUrl }: { id: string; jobId: string; publicUrl: string },
  render: RenderLine['render'],
  progress: Progress,
): Promise<{ reports: number; bytes: number }> {
  return database.tenant(
    actor.instansiId,
    async (db) => {
      const event = await readEvent(db, id)
      const people = await peopleWithResults(db, id)
      if (people.length === 0) throw resultErrors.NOTHING_TO_ARCHIVE()
      const file = await writeStoredFile(db, actor)
      const zip = openZip(file.write)
      let isSynthetic = false
      for (const [index, participantId] of people.entries()) {
        progress(index / people.length, 'rendering')
        const report = await buildReport(db, participantId, publicUrl)
        isSynthetic ||= report.isSynthetic
        const name = reportFileName(report.person, report.isSynthetic)
        await zip.add(name, await render(report), new Date(report.computedAt))
      }
      await zip.add('BACA-DAHULU.txt', Buffer.from(readMe(event, people.length, isSynthetic)), new Date())
      await zip.end()
      progress(0.99, 'writing')
      const { bytes } = await file.finish({
        kind: REPORT_ARCHIVE,
        subjectId: id,
        fileName: archiveFileName(event.name, event.day, isSynthetic),
        contentType: 'application/zip',
        people,
        jobId,
      })
      const after = { reports: people.length, bytes }
      await audit(db, actor, { action: 'reports.archived', subjectType: 'event', subjectId: id, after })
      return after
    },
    { snapshot: true },
  )
}

async function readEvent(db: Db, id: string) {
  const event = await db.maybe(
    Event,
    sql`select e.name, n.name as instansi, to_char(now() at time zone n.timezone, 'YYYY-MM-DD') as day,
        (select count(*)::int from participant as t where t.instansi_id = e.instansi_id and t.event_id = e.id)
          as participants
      from event as e join instansi as n on n.id = e.instansi_id where e.id = ${id}`,
  )
  if (!event) throw resultErrors.EVENT_NOT_FOUND()
  return event
}

async function peopleWithResults(db: Db, eventId: string): Promise<string[]> {
  const rows = await db.all(
    z.object({ id: z.string() }),
    sql`select t.id from participant as t
      join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
      where t.event_id = ${eventId} order by t.number`,
  )
  return rows.map(({ id }) => id)
}

/** What the archive is and how to treat it; the same words for whoever finds it on a disk later. */
function readMe({ name, instansi, day, participants }: z.infer<typeof Event>, reports: number, isSynthetic: boolean) {
  return [
    isSynthetic
      ? 'DATA SINTETIS: orang-orang dalam arsip ini tidak ada.'
      : 'RAHASIA: memuat hasil penilaian perorangan.',
    '',
    `Laporan individu: ${name}`,
    `Instansi: ${instansi}`,
    `Disusun: ${day}`,
    `Laporan: ${reports} dari ${participants} peserta; yang tidak ada di sini belum memiliki hasil.`,
    '',
    'Nama berkas: nomor peserta dan nama. NIP sengaja tidak dipakai dalam nama berkas.',
    'Keaslian setiap laporan dapat diperiksa dengan kode verifikasi di dalamnya.',
    'Serahkan hanya kepada yang berhak, dan hapus salinan yang tidak dipakai lagi.',
    '',
  ].join('\r\n')
}
