import type { FastifyInstance } from 'fastify'
import { EXAM_CHANNEL, ExamNotice } from '../../db/exam-notices.ts'

/** Whoever keeps pages open and wants to know what changes. */
export interface Hearer {
  hear(notice: ExamNotice): void
  /** Notices may have been missed. */
  catchUp(): void
  endAll(): void
}

/** One ear of this process on the database's notices, from when the server is ready until it closes. */
export function hearNotices(app: FastifyInstance, hearers: readonly Hearer[]): void {
  let stop = async () => {}
  app.addHook('onReady', async () => {
    stop = await app.database.listen(EXAM_CHANNEL, {
      onNotice(payload) {
        const notice = ExamNotice.parse(JSON.parse(payload))
        for (const hearer of hearers) hearer.hear(notice)
      },
      onBack() {
        for (const hearer of hearers) hearer.catchUp()
      },
    })
  })
  app.addHook('preClose', async () => {
    for (const hearer of hearers) hearer.endAll()
  })
  app.addHook('onClose', () => stop())
}
