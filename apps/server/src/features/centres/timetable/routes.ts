import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { runInWorker } from '../../../jobs/run-in-worker.ts'
import { handle, handleFile, handleFreely } from '../../../plugins/route.ts'
import { moveByHand } from './move.ts'
import { readTimetable } from './read-timetable.ts'
import { readRepairable } from './repair.ts'
import { readSolvable } from './solve.ts'
import { timetableWorkbook } from './timetable-workbook.ts'
import type { TimetableWork } from './timetable-worker.ts'
import { listVersions, readVersion } from './versions.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const JobInput = z.discriminatedUnion('kind', [
  contract.solveTimetable.body.extend({ kind: z.literal('solve'), id: contract.Id }),
  contract.repairTimetable.body.extend({ kind: z.literal('repair'), id: contract.Id }),
])
type JobInput = z.infer<typeof JobInput>

export function registerTimetable(app: FastifyInstance): void {
  const now = () => app.settings.clock()
  app.jobs.define('timetable', (running) => {
    const { id, ...rest } = JobInput.parse(running.input)
    const { connectionString } = app.database
    const order = { centreId: id, ...rest, now: now() }
    const work: TimetableWork = { connectionString, actor: running.actor, order }
    return runInWorker(new URL('./timetable-worker.ts', import.meta.url), work, running)
  })
  handle(app, contract.getTimetable, ({ db, params }) => readTimetable(db, params.id, now()))
  handleFreely(app, contract.solveTimetable, async ({ actor, params, body }) => {
    await app.database.tenant(actor.instansiId, (db) => readSolvable(db, params.id, now()))
    const input: JobInput = { ...body, kind: 'solve', id: params.id }
    return app.jobs.start(actor, { kind: 'timetable', permission: 'centre.edit', input })
  })
  handleFreely(app, contract.repairTimetable, async ({ actor, params, body }) => {
    await app.database.tenant(actor.instansiId, (db) => readRepairable(db, params.id, now()))
    const input: JobInput = { ...body, kind: 'repair', id: params.id }
    return app.jobs.start(actor, { kind: 'timetable', permission: 'centre.edit', input })
  })
  handle(app, contract.moveSittings, ({ db, actor, params, body }) => moveByHand(db, actor, params.id, body, now()))
  handle(app, contract.listTimetables, ({ db, params }) => listVersions(db, params.id))
  handle(app, contract.getTimetableVersion, ({ db, params, query }) => readVersion(db, params.id, query.version))
  handleFile(app, contract.downloadTimetable, async ({ db, params, query }) => ({
    fileName: `jadwal-${query.by}.xlsx`,
    contentType: XLSX,
    content: await timetableWorkbook(db, params.id, query.by),
  }))
}
