import { DEFAULT_SUCCESSION_SETTINGS } from '@petakom/domain'
import type { AuditActor } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import { acceptRun } from '../features/succession/accept-run.ts'
import { fillSuccession } from '../features/succession/fill-succession.ts'
import { findLatestRun } from '../features/succession/runs.ts'

/** Stricter than the defaults, so that the two ways differ and some pools stay short. */
const SETTINGS = { ...DEFAULT_SUCCESSION_SETTINGS, atMostPerPost: 3, poolsPerCandidate: 1, readyAtLeast: 7500 }
const REASON = 'Data contoh: cara pertama diterima agar kelompok suksesi terisi.'

/** One proposal for the city's critical posts, computed and accepted; once. */
export async function fillDemoPools(database: Database, actor: AuditActor, date: string): Promise<void> {
  const latest = await database.tenant(actor.instansiId, findLatestRun)
  if (latest?.accepted) return
  const order = { jobId: null, date, settings: SETTINGS }
  const { id } = latest ?? (await fillSuccession(database, actor, order))
  await database.tenant(actor.instansiId, (db) =>
    acceptRun(db, actor, id, { way: 'd1', reason: REASON, replace: false }, date),
  )
}
