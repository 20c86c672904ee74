import { ConstraintRow } from '@petakom/contract'
import { z } from 'zod'
import { type Db, raw, sql } from '../../../db/query.ts'
import { instant } from '../rounds/round-rows.ts'

/** Of a round, the latest first; numbers are those of the data frozen last. */
export function listConstraintRows(db: Db, roundId: string): Promise<ConstraintRow[]> {
  return db.all(
    ConstraintRow,
    sql`select c.id, c.kind, c.reason, c.price, c.created_by_name as "createdBy",
        ${instant('c.created_at')} as "createdAt",
        case when c.pegawai_id is not null then
          jsonb_build_object('index', o.index, 'name', c.official_name, 'nip', c.official_nip) end as official,
        case when c.jabatan_id is not null then
          jsonb_build_object('index', p.index, 'name', c.post_name, 'unitName', c.unit_name) end as post,
        case when c.removed_at is not null then jsonb_build_object('by', c.removed_by_name,
          'at', ${instant('c.removed_at')}, 'reason', c.removed_reason) end as removed
      from placement_constraint as c ${numbered}
      where c.round_id = ${roundId} order by c.created_at desc, c.id`,
  )
}

/** `o` and `p`: the official and the post of a constraint `c` in the snapshot of its round. */
const numbered = raw(`
  join placement_round as r on r.instansi_id = c.instansi_id and r.id = c.round_id
  left join placement_official as o on o.snapshot_id = r.snapshot_id and o.pegawai_id = c.pegawai_id
  left join placement_post as p on p.snapshot_id = r.snapshot_id and p.jabatan_id = c.jabatan_id and p.seat = c.seat`)

export const InForceRow = z.object({
  id: z.string(),
  kind: z.enum(['lock-official', 'lock-post', 'force', 'forbid']),
  official: z.number().nullable(),
  post: z.number().nullable(),
  officialName: z.string().nullable(),
  postName: z.string().nullable(),
  reason: z.string(),
})
/** A constraint that holds, with its numbers in the present snapshot; a number is null too where it is no longer in it. */
export type ConstraintInForce = z.infer<typeof InForceRow>

export function readConstraintsInForce(db: Db, roundId: string): Promise<ConstraintInForce[]> {
  return db.all(
    InForceRow,
    sql`select c.id, c.kind, o.index as official, p.index as post, c.official_name as "officialName",
        c.post_name as "postName", c.reason
      from placement_constraint as c ${numbered}
      where c.round_id = ${roundId} and c.removed_at is null order by c.created_at, c.id`,
  )
}

/** Whether the frozen data still hold whom and what it names. */
export const isNumbered = ({ kind, official, post }: ConstraintInForce): boolean =>
  (kind === 'lock-post' || official !== null) && (kind === 'lock-official' || post !== null)
