import { type getSuccessionRun, type ResponseOf, SuccessionCandidate, SuccessionRun } from '@petakom/contract'
import { z } from 'zod'
import { type Db, raw, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'

const RunRow = SuccessionRun.omit({ createdAt: true, accepted: true }).extend({
  createdAt: z.date(),
  accepted: z
    .object({
      way: z.enum(['d1', 'd2']),
      reason: z.string(),
      added: z.number(),
      removed: z.number(),
      by: z.string(),
      at: z.string(),
    })
    .nullable(),
})
const columns =
  raw(`r.id, r.asked_on::text as "askedOn", r.settings, r.figures, encode(r.input_hash, 'hex') as "inputHash",
  r.rules_version as "rulesVersion", r.engine_version as "engineVersion", r.created_by_name as "createdBy",
  r.created_at as "createdAt", case when a.run_id is not null then jsonb_build_object('way', a.way, 'reason', a.reason,
    'added', a.added, 'removed', a.removed, 'by', a.accepted_by_name, 'at', a.accepted_at) end as accepted`)
const from = raw(`from succession_run as r
  left join succession_acceptance as a on a.instansi_id = r.instansi_id and a.run_id = r.id`)

const present = ({ createdAt, accepted, ...run }: z.infer<typeof RunRow>): SuccessionRun => ({
  ...run,
  createdAt: createdAt.toISOString(),
  accepted: accepted && { ...accepted, at: new Date(accepted.at).toISOString() },
})

export async function findLatestRun(db: Db): Promise<SuccessionRun | null> {
  const row = await db.maybe(RunRow, sql`select ${columns} ${from} order by r.created_at desc, r.id limit 1`)
  return row && present(row)
}

export async function getRun(db: Db, id: string): Promise<SuccessionRun> {
  const row = await db.maybe(RunRow, sql`select ${columns} ${from} where r.id = ${id}`)
  if (!row) throw errors.NOT_FOUND()
  return present(row)
}

const JudgedRow = z.object({ candidates: z.array(SuccessionCandidate) })

/** Everyone a run judged for a post; null where it did not look at the post. */
export async function findJudged(db: Db, runId: string, jabatanId: string): Promise<SuccessionCandidate[] | null> {
  const row = await db.maybe(
    JudgedRow,
    sql`select candidates from succession_run_post where run_id = ${runId} and jabatan_id = ${jabatanId}`,
  )
  return row?.candidates ?? null
}

const PostRow = z.object({
  id: z.string(),
  name: z.string(),
  agencyName: z.string().nullable(),
  candidates: z.array(SuccessionCandidate),
  d1: z.array(z.string()),
  d2: z.array(z.string()),
})

/** Both ways of a run side by side, post by post. */
export async function readRun(db: Db, id: string): Promise<ResponseOf<typeof getSuccessionRun>> {
  const run = await getRun(db, id)
  const rows = await db.all(
    PostRow,
    sql`with recursive tree as (
        select id, case when is_opd then name end as agency from unit_kerja where parent_id is null
        union all
        select u.id, case when u.is_opd then u.name else t.agency end
        from unit_kerja as u join tree as t on u.parent_id = t.id
      )
      select j.id, j.name, t.agency as "agencyName", x.d1, x.d2,
        -- Of those judged only the chosen ones are needed here.
        coalesce((select jsonb_agg(c) from jsonb_array_elements(x.candidates) as c
          where (c->>'pegawaiId')::uuid = any(x.d1 || x.d2)), '[]') as candidates
      from succession_run_post as x join jabatan as j on j.instansi_id = x.instansi_id and j.id = x.jabatan_id
      join tree as t on t.id = j.unit_id
      where x.run_id = ${id} order by t.agency, j.name`,
  )
  const names = await readNames(db, [...new Set(rows.flatMap(({ d1, d2 }) => [...d1, ...d2]))])
  const short = (pool: readonly string[]) => Math.max(0, run.settings.neededPerPost - pool.length)
  return {
    run,
    isLatest: (await findLatestRun(db))?.id === id,
    posts: rows.map(({ candidates, d1, d2, ...post }) => {
      const chosen = (pegawaiId: string) => {
        const { slot, fit, box } = candidates.find((one) => one.pegawaiId === pegawaiId)!
        return {
          pegawaiId,
          name: names.get(pegawaiId)?.name ?? '–',
          slot: slot!,
          box,
          fit: fit!.total,
          low: fit!.low,
          high: fit!.high,
        }
      }
      return { ...post, d1: d1.map(chosen), d2: d2.map(chosen), shortByD1: short(d1), shortByD2: short(d2) }
    }),
  }
}

const NameRow = z.object({
  id: z.string(),
  name: z.string(),
  nip: z.string(),
  postName: z.string().nullable(),
  unitName: z.string().nullable(),
})

/** Names and present posts of officials, by id. */
export async function readNames(db: Db, ids: readonly string[]): Promise<Map<string, z.infer<typeof NameRow>>> {
  const rows = await db.all(
    NameRow,
    sql`select p.id, p.name, p.nip, j.name as "postName", u.name as "unitName"
      from pegawai as p
      left join pegawai_jabatan as h on h.instansi_id = p.instansi_id and h.pegawai_id = p.id and upper_inf(h.valid_during)
      left join jabatan as j on j.instansi_id = h.instansi_id and j.id = h.jabatan_id
      left join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      where p.id = any(${ids}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
