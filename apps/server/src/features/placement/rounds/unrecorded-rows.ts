import type { listUnrecordedDecisions, ResponseOf } from '@petakom/contract'
import { z } from 'zod'
import { unrecordedDecisions } from '../../../db/placement/unrecorded.ts'
import { type Db, sql } from '../../../db/query.ts'
import { readRoundRow } from './change-round.ts'
import { instant } from './round-rows.ts'

const Row = z.object({
  roundId: z.string(),
  roundName: z.string(),
  signedAt: z.string(),
  jabatanId: z.string(),
  name: z.string(),
  unitName: z.string(),
  official: z.string(),
})

/** Of the posts of this round's frozen data; the latest round first, each with its posts by name. */
export async function listUnrecorded(db: Db, roundId: string): Promise<ResponseOf<typeof listUnrecordedDecisions>> {
  const { snapshotId } = await readRoundRow(db, roundId)
  if (snapshotId === null) return []
  const rows = await db.all(
    Row,
    sql`select u.round_id as "roundId", u.round_name as "roundName", ${instant('u.signed_at')} as "signedAt",
        u.jabatan_id as "jabatanId", u.name, u.unit_name as "unitName", o.name as official
      from (${unrecordedDecisions}) as u join pegawai as o on o.id = u.pegawai_id
      where u.round_id <> ${roundId} and exists (select from placement_post as s
        where s.snapshot_id = ${snapshotId} and s.jabatan_id = u.jabatan_id)
      order by u.signed_at desc, u.name, u.unit_name`,
  )
  const byRound = Map.groupBy(rows, (row) => row.roundId)
  return [...byRound.values()].map((posts) => ({
    roundId: posts[0]!.roundId,
    roundName: posts[0]!.roundName,
    signedAt: posts[0]!.signedAt,
    posts: posts.map(({ jabatanId, name, unitName, official }) => ({ jabatanId, name, unitName, official })),
  }))
}
