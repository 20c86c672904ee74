import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import type { OfficialRow, PostRow } from './build-sheet.ts'

const Post = z.object({
  index: z.number(),
  jabatanId: z.string(),
  seat: z.number(),
  name: z.string(),
  unitName: z.string(),
  agencyName: z.string(),
  tier: z.string(),
  eselon: z.string().nullable(),
  isCritical: z.boolean(),
  holder: z.number().nullable(),
  candidates: z.number(),
}) satisfies z.ZodType<PostRow>

/** Posts of the frozen data, in the order of their index from 0. */
export async function readPosts(db: Db, snapshotId: string): Promise<PostRow[]> {
  const rows = await db.all(
    Post,
    sql`select index, jabatan_id as "jabatanId", seat, name, unit_name as "unitName", agency_name as "agencyName", tier,
        eselon, is_critical as "isCritical", holder_index as holder, candidates
      from placement_post where snapshot_id = ${snapshotId} order by index`,
  )
  if (rows.some(({ index }, at) => index !== at)) throw new Error(`posts of snapshot ${snapshotId} have gaps`)
  return rows
}

const Official = z.object({
  index: z.number(),
  pegawaiId: z.string(),
  name: z.string(),
  nip: z.string(),
  postName: z.string().nullable(),
  agencyName: z.string().nullable(),
  seat: z.number().nullable(),
}) satisfies z.ZodType<OfficialRow>

export async function readOfficials(db: Db, snapshotId: string): Promise<Map<number, OfficialRow>> {
  const rows = await db.all(
    Official,
    sql`select index, pegawai_id as "pegawaiId", name, nip, post_name as "postName", agency_name as "agencyName",
        seat_index as seat from placement_official where snapshot_id = ${snapshotId}`,
  )
  return new Map(rows.map((row) => [row.index, row]))
}

/** Talent boxes as they stand. */
export async function readBoxes(db: Db): Promise<Map<string, number>> {
  const rows = await db.all(
    z.object({ id: z.string(), box: z.number() }),
    sql`select pegawai_id as id, box from talent_profile where box is not null`,
  )
  return new Map(rows.map(({ id, box }) => [id, box]))
}
