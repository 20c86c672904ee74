import { type listRoundPosts, type QueryOf, type ResponseOf, RoundPost } from '@petakom/contract'
import { z } from 'zod'
import { type Db, raw, sql } from '../../../db/query.ts'
import { readRoundRow, requireSnapshot } from './change-round.ts'

/** A post of the frozen data as the contract shows it. */
export const postColumns = raw(`p.index, p.jabatan_id as "jabatanId", p.seat, p.name, p.unit_name as "unitName",
  p.agency_name as "agencyName", p.tier, p.eselon, p.is_critical as "isCritical", p.candidates,
  case when h.index is not null then jsonb_build_object('index', h.index, 'pegawaiId', h.pegawai_id, 'name', h.name,
    'nip', h.nip) end as holder`)

export const likeText = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`

export async function listPostRows(
  db: Db,
  roundId: string,
  { search, vacant, tier, limit, offset }: QueryOf<typeof listRoundPosts>,
): Promise<ResponseOf<typeof listRoundPosts>> {
  const snapshotId = requireSnapshot(await readRoundRow(db, roundId))
  const wanted = search ? likeText(search) : null
  const rows = await db.all(
    RoundPost.extend({ total: z.number() }),
    sql`select ${postColumns}, count(*) over ()::int as total
      from placement_post as p
      left join placement_official as h on h.snapshot_id = p.snapshot_id and h.index = p.holder_index
      where p.snapshot_id = ${snapshotId}
        and (${wanted}::text is null or concat_ws(' ', p.name, p.unit_name, p.agency_name, h.name) ilike ${wanted})
        and (${vacant ?? null}::text is null or (p.holder_index is null) = (${vacant ?? null}::text = 'yes'))
        and (${tier ?? null}::text is null or p.tier = ${tier ?? null})
      order by p.index limit ${limit} offset ${offset}`,
  )
  return { total: rows[0]?.total ?? 0, posts: rows.map(({ total: _, ...post }) => post) }
}
