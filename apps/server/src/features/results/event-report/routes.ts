import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../../db/audit.ts'
import { handle, handleFile } from '../../../plugins/route.ts'
import type { RenderThread } from '../report/render-thread.ts'
import { readEventReport } from './read-event-report.ts'

export function registerEventReport(app: FastifyInstance, reports: RenderThread): void {
  handle(app, contract.getEventReport, ({ db, params }) => readEventReport(db, params.id))
  handleFile(app, contract.getEventReportPdf, async ({ db, actor, params }) => {
    const report = await readEventReport(db, params.id)
    await audit(db, actor, {
      action: 'event-report.downloaded',
      subjectType: 'event',
      subjectId: params.id,
      after: { hash: report.hash },
    })
    return {
      fileName: 'laporan-kegiatan.pdf',
      contentType: 'application/pdf',
      content: () => reports.render(report),
    }
  })
}
