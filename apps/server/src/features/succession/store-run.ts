import { createHash } from 'node:crypto'
import { canonicalJson, fitRecipeOn, type JudgedPost, mayBeProposed, type SuccessionSettings } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'

/** Raise it with any change that may judge somebody otherwise or fill a pool otherwise. */
export const SUCCESSION_ENGINE_VERSION = 'succession-0.1.0'

/** Pools of each post, in the order of the posts judged. */
export interface Pools {
  readonly pools: readonly (readonly string[])[]
  readonly shortfall: number
  readonly covered: number
  /** Sum of fit, hundredths. */
  readonly readiness: number
}

interface Run {
  readonly jobId: string | null
  readonly date: string
  readonly settings: SuccessionSettings
  readonly judged: readonly JudgedPost[]
  /** Null where the time was up. */
  readonly d1: Pools | null
  readonly d2: Pools | null
  readonly seconds: number
}

export async function findRunOfJob(db: Db, jobId: string): Promise<string | null> {
  const row = await db.maybe(z.object({ id: z.string() }), sql`select id from succession_run where job_id = ${jobId}`)
  return row?.id ?? null
}

export async function storeRun(db: Db, actor: AuditActor, run: Run): Promise<{ id: string }> {
  const { jobId, date, settings, judged, d1, d2, seconds } = run
  const everyone = judged.flatMap(({ candidates }) => candidates)
  const figures = {
    posts: judged.length,
    candidates: new Set(everyone.map(({ pegawaiId }) => pegawaiId)).size,
    judged: everyone.length,
    pairs: everyone.filter((one) => mayBeProposed(one, settings)).length,
    d1: d1 && figuresOf(d1),
    d2: d2 && figuresOf(d2),
    seconds: Math.round(seconds * 100) / 100,
  }
  const hash = inputHashOf(date, settings, judged)
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into succession_run (instansi_id, job_id, asked_on, settings, figures, input_hash, rules_version,
        engine_version, created_by, created_by_name)
      values (${actor.instansiId}, ${jobId}, ${date}, ${JSON.stringify(settings)}::jsonb, ${JSON.stringify(figures)}::jsonb,
        decode(${hash}, 'hex'), ${fitRecipeOn(date).version}, ${SUCCESSION_ENGINE_VERSION}, ${actor.id}, ${actor.name})
      returning id`,
  )
  const posts = judged.map(({ jabatanId, candidates }, j) => {
    const fitOf = new Map(candidates.map(({ pegawaiId, fit }) => [pegawaiId, fit?.total ?? 0]))
    const bestFirst = (pool: readonly string[] = []) =>
      pool.toSorted((a, b) => fitOf.get(b)! - fitOf.get(a)! || (a < b ? -1 : 1))
    return { jabatanId, candidates, d1: bestFirst(d1?.pools[j]), d2: bestFirst(d2?.pools[j]) }
  })
  await db.run(sql`
    insert into succession_run_post (instansi_id, run_id, jabatan_id, candidates, d1, d2)
    select ${actor.instansiId}, ${id}, "jabatanId", candidates, d1, d2
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as r("jabatanId" uuid, candidates jsonb, d1 uuid[], d2 uuid[])`)
  await audit(db, actor, {
    action: 'succession.computed',
    subjectType: 'succession-run',
    subjectId: id,
    after: { date, settings, figures, inputHash: hash },
  })
  return { id }
}

export const inputHashOf = (date: string, settings: SuccessionSettings, judged: readonly JudgedPost[]): string =>
  createHash('sha256').update(canonicalJson({ date, settings, judged })).digest('hex')

export const figuresOf = ({
  pools,
  shortfall,
  covered,
  readiness,
}: Omit<Pools, 'pools'> & { readonly pools: readonly { readonly length: number }[] }) => ({
  shortfall,
  covered,
  members: pools.reduce((sum, { length }) => sum + length, 0),
  fit: readiness,
})
