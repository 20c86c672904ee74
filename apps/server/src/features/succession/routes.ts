import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit } from '../../db/audit.ts'
import { sql } from '../../db/query.ts'
import { runInWorker } from '../../jobs/run-in-worker.ts'
import { requireRow } from '../../plugins/require-row.ts'
import { handle, handleFile, handleFreely } from '../../plugins/route.ts'
import { acceptRun } from './accept-run.ts'
import { readCriticalPosts } from './critical-posts.ts'
import { successionErrors } from './errors.ts'
import type { FillWork } from './fill-worker.ts'
import { addToPool, removeFromPool } from './members.ts'
import { poolsWorkbook } from './pools-workbook.ts'
import { readCriticalPost, readSuccessionOf } from './post-page.ts'
import { findLatestRun, readRun } from './runs.ts'

const FILL_WORKER = new URL('./fill-worker.ts', import.meta.url)
/** From here on every rule on structural posts is on record. */
const EARLIEST = '2023-01-01'
const LATEST_AHEAD_MS = 2 * 365 * 86_400_000
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function registerSuccession(app: FastifyInstance): void {
  const today = () => app.settings.clock().toISOString().slice(0, 10)
  app.jobs.define('succession', (running) => {
    const { settings, date } = z
      .object({ settings: contract.SuccessionSettings, date: contract.Day })
      .parse(running.input)
    const { connectionString } = app.database
    const work: FillWork = { connectionString, actor: running.actor, jobId: running.id, date, settings }
    return runInWorker(FILL_WORKER, work, running)
  })
  handle(app, contract.listCriticalPosts, async ({ db, query }) => {
    if (query.unitId) await requireRow(db, 'unit_kerja', query.unitId)
    return { asOf: today(), posts: await readCriticalPosts(db, today(), query), run: await findLatestRun(db) }
  })
  handle(app, contract.getCriticalPost, async ({ db, actor, params }) => {
    const page = await readCriticalPost(db, params.id, today())
    await audit(db, actor, { action: 'succession.viewed', subjectType: 'jabatan', subjectId: params.id })
    return page
  })
  handleFreely(app, contract.startSuccession, async ({ actor, body }) => {
    const { date, ...settings } = body
    const { neededPerPost, atMostPerPost } = settings
    const until = new Date(app.settings.clock().getTime() + LATEST_AHEAD_MS).toISOString().slice(0, 10)
    if (date < EARLIEST || date > until) throw successionErrors.SUCCESSION_DAY({ date, from: EARLIEST, until })
    if (neededPerPost > atMostPerPost) {
      throw successionErrors.SUCCESSION_LIMITS({ needed: neededPerPost, most: atMostPerPost })
    }
    // `id` is what a reloaded page finds the running job by.
    const input = { id: actor.instansiId, date, settings }
    return app.jobs.start(actor, { kind: 'succession', permission: 'succession.edit', input })
  })
  handle(app, contract.getSuccessionRun, async ({ db, actor, params }) => {
    const run = await readRun(db, params.id)
    await audit(db, actor, { action: 'succession.viewed', subjectType: 'succession-run', subjectId: params.id })
    return run
  })
  handle(app, contract.acceptSuccession, ({ db, actor, params, body }) =>
    acceptRun(db, actor, params.id, body, today()),
  )
  handle(app, contract.addMember, ({ db, actor, body }) => addToPool(db, actor, body, today()))
  handle(app, contract.removeMember, async ({ db, actor, params, body }) => {
    await removeFromPool(db, actor, params.id, body.reason)
    return contract.done
  })
  handle(app, contract.getSuccessionOf, async ({ db, actor, params }) => {
    const found = await readSuccessionOf(db, params.id, today())
    await audit(db, actor, { action: 'succession.viewed', subjectType: 'pegawai', subjectId: params.id })
    return found
  })
  handleFile(app, contract.getSuccessionWorkbook, async ({ db, actor }) => {
    const { isSynthetic } = await db.one(
      z.object({ isSynthetic: z.boolean() }),
      sql`select is_synthetic as "isSynthetic" from instansi where id = ${actor.instansiId}`,
    )
    await audit(db, actor, { action: 'succession.exported', subjectType: 'succession' })
    const content = await poolsWorkbook(db, today(), isSynthetic)
    return { fileName: 'kelompok-suksesi.xlsx', contentType: XLSX, content }
  })
}
