import { SuccessionCandidate, SuccessionRun } from '@petakom/contract'
import { type JudgedPost, poolInstance, type SuccessionSettings } from '@petakom/domain'
import { loadHighs, type SolveMip } from '@petakom/placement/side'
import { fillPools } from '@petakom/placement/succession'
import { z } from 'zod'
import type { Database } from '../../db/database.ts'
import { type Db, sql } from '../../db/query.ts'
import { figuresOf, inputHashOf, SUCCESSION_ENGINE_VERSION } from './store-run.ts'

export interface SuccessionRecomputation {
  readonly runs: number
  /** Proposals of an earlier engine: neither the same nor a difference. */
  readonly notComparable: number
  readonly first: {
    readonly run: string
    readonly field: string
    readonly stored: unknown
    readonly rebuilt: unknown
  } | null
}

const Run = z.object({
  id: z.string(),
  date: z.string(),
  settings: SuccessionRun.shape.settings,
  figures: SuccessionRun.shape.figures,
  inputHash: z.string(),
  engineVersion: z.string(),
})
const Post = z.object({
  jabatanId: z.string(),
  candidates: z.array(SuccessionCandidate),
  d1: z.array(z.string()),
  d2: z.array(z.string()),
})

/**
 * Rebuilds every stored proposal from those it judged: the fingerprint of its input, the best figures of both ways, and
 * whether the pools stored have them. Of several fillings that are equally good another may be found; that is no difference.
 */
export async function recomputeSuccession(database: Database, instansiId: string): Promise<SuccessionRecomputation> {
  return database.tenant(instansiId, async (db) => {
    const runs = await db.all(
      Run,
      sql`select id, asked_on::text as date, settings, figures, encode(input_hash, 'hex') as "inputHash",
          engine_version as "engineVersion" from succession_run order by created_at, id`,
    )
    const comparable = runs.filter(({ engineVersion }) => engineVersion === SUCCESSION_ENGINE_VERSION)
    const counts = { runs: runs.length, notComparable: runs.length - comparable.length }
    const solve = comparable.length > 0 ? await loadHighs() : null
    for (const run of comparable) {
      for (const { field, stored, rebuilt } of await compare(db, run, solve!)) {
        if (stored !== rebuilt) return { ...counts, first: { run: run.id, field, stored, rebuilt } }
      }
    }
    return { ...counts, first: null }
  })
}

async function compare(db: Db, { id, date, settings, figures, inputHash }: z.infer<typeof Run>, solve: SolveMip) {
  const posts = await db.all(
    Post,
    sql`select jabatan_id as "jabatanId", candidates, d1, d2 from succession_run_post where run_id = ${id} order by 1`,
  )
  const judged = posts.map(({ jabatanId, candidates }) => ({ jabatanId, candidates })) as unknown as JudgedPost[]
  const found = [{ field: 'inputHash', stored: inputHash, rebuilt: inputHashOf(date, settings, judged) }]
  for (const [way, aim] of [
    ['d1', 'least-shortfall'],
    ['d2', 'most-covered'],
  ] as const) {
    if (figures[way] === null) continue
    const { ids: _, ...instance } = poolInstance(judged, settings)
    const best = await fillPools(instance, solve, aim)
    const stored = JSON.stringify(figures[way])
    found.push({ field: way, stored, rebuilt: JSON.stringify(best && figuresOf(best)) })
    const pools = posts.map((post) => post[way])
    found.push({ field: `${way}.pools`, stored, rebuilt: JSON.stringify(figuresOfPools(pools, posts, settings)) })
  }
  return found
}

function figuresOfPools(
  pools: readonly (readonly string[])[],
  posts: readonly z.infer<typeof Post>[],
  { neededPerPost }: Pick<SuccessionSettings, 'neededPerPost'>,
) {
  const fit = (post: number, id: string) =>
    posts[post]!.candidates.find(({ pegawaiId }) => pegawaiId === id)?.fit?.total ?? 0
  return figuresOf({
    pools,
    shortfall: pools.reduce((sum, { length }) => sum + Math.max(0, neededPerPost - length), 0),
    covered: pools.filter(({ length }) => length >= neededPerPost).length,
    readiness: pools.reduce((sum, pool, post) => sum + pool.reduce((own, id) => own + fit(post, id), 0), 0),
  })
}
