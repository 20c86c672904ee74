import { type JudgedPost, judgeCandidates, poolInstance, type SuccessionSettings } from '@petakom/domain'
import { fillPools } from '@petakom/placement/succession'
import { z } from 'zod'
import type { AuditActor } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { readRoundFacts } from '../../db/placement/round-facts.ts'
import { type Db, sql } from '../../db/query.ts'
import type { Progress } from '../../jobs/worker-side.ts'
import { openMipThread } from '../../placement/mip-thread.ts'
import { successionErrors } from './errors.ts'
import { findRunOfJob, type Pools, storeRun } from './store-run.ts'

export interface FillOrder {
  readonly jobId: string | null
  readonly date: string
  readonly settings: SuccessionSettings
}

/** Seconds that each way of filling may take. */
const TIME_LIMIT = 30
const LOOK_EVERY_MS = 200
const TIERS = ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS']

/** Judges everyone for every critical post, fills pools in both ways and stores the proposal. */
export async function fillSuccession(
  database: Database,
  actor: AuditActor,
  { jobId, date, settings }: FillOrder,
  progress: Progress = () => {},
): Promise<{ id: string }> {
  const begun = performance.now()
  progress(0, 'facts')
  const { known, facts, boxOf } = await database.tenant(actor.instansiId, async (db) => ({
    known: jobId && (await findRunOfJob(db, jobId)),
    facts: await readRoundFacts(db, { date, tiers: TIERS }),
    boxOf: await readBoxes(db),
  }))
  // A job that was handed on after its work was stored is done.
  if (known) return { id: known }
  const judged = judgeCandidates(facts, boxOf, settings, (share) => progress(0.3 + share * 0.4, 'judging'))
  if (judged.length === 0) throw successionErrors.SUCCESSION_NO_POSTS()
  const [d1, d2] = await fillBothWays(judged, settings, progress)
  const seconds = (performance.now() - begun) / 1000
  return database.tenant(actor.instansiId, (db) =>
    storeRun(db, actor, { jobId, date, settings, judged, d1, d2, seconds }),
  )
}

/** The solver has a thread of its own, which is ended when the job is stopped. */
async function fillBothWays(
  judged: readonly JudgedPost[],
  settings: SuccessionSettings,
  progress: Progress,
): Promise<[Pools | null, Pools | null]> {
  const { ids, ...instance } = poolInstance(judged, settings)
  const stop = new AbortController()
  let stopped: unknown = null
  const watch = setInterval(() => {
    try {
      progress(0.7, 'solving')
    } catch (error) {
      stopped = error
      stop.abort()
    }
  }, LOOK_EVERY_MS)
  const { solve, close } = openMipThread(stop.signal)
  const fill = async (aim: 'least-shortfall' | 'most-covered'): Promise<Pools | null> => {
    const filled = await fillPools(instance, solve, aim, { timeLimit: TIME_LIMIT })
    return filled && { ...filled, pools: filled.pools.map((pool) => pool.map((candidate) => ids[candidate]!)) }
  }
  try {
    return [await fill('least-shortfall'), await fill('most-covered')]
  } catch (error) {
    throw stopped ?? error
  } finally {
    clearInterval(watch)
    await close()
  }
}

async function readBoxes(db: Db): Promise<Map<string, number>> {
  const rows = await db.all(
    z.object({ id: z.string(), box: z.number() }),
    sql`select pegawai_id as id, box from talent_profile where box is not null`,
  )
  return new Map(rows.map(({ id, box }) => [id, box]))
}
