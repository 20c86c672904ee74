import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'

const archived = sql`
  from placement_round as r
  join placement_proposal as p on p.instansi_id = r.instansi_id and p.round_id = r.id and p.ending = 'signed'
  join placement_plan as l on l.instansi_id = p.instansi_id and l.id = p.plan_id
  where r.state = 'archived'`

/** Rounds that are decided and closed; before that nothing of a round is known to whom it concerns. */
export function listDecidedRounds(db: Db, pegawaiId: string, timezone: string) {
  return db.all(
    z.object({
      id: z.string(),
      name: z.string(),
      date: z.string(),
      archivedOn: z.string(),
      isMember: z.boolean(),
    }),
    sql`select r.id, r.name, r.held_on::text as date, (p.ended_at at time zone ${timezone})::date::text as "archivedOn",
        exists (select from placement_official as o
          where o.instansi_id = l.instansi_id and o.snapshot_id = l.snapshot_id and o.pegawai_id = ${pegawaiId}
        ) as "isMember" ${archived} order by p.ended_at desc`,
  )
}

const RoundRow = z.object({
  id: z.string(),
  name: z.string(),
  date: z.string(),
  proposalId: z.string(),
  planId: z.string(),
  snapshotId: z.string(),
  /** The caller's number in the frozen data. */
  own: z.number(),
})
export type DecidedRound = z.infer<typeof RoundRow>

/** An archived round with the caller in its data; any other is not found, whatever its state. */
export async function getDecidedRound(db: Db, roundId: string, pegawaiId: string): Promise<DecidedRound> {
  const round = await db.maybe(
    RoundRow,
    sql`select r.id, r.name, r.held_on::text as date, p.id as "proposalId", l.id as "planId",
        l.snapshot_id as "snapshotId", (select o.index from placement_official as o
          where o.instansi_id = l.instansi_id and o.snapshot_id = l.snapshot_id and o.pegawai_id = ${pegawaiId}) as own
      ${archived} and r.id = ${roundId} and exists (select from placement_official as o
        where o.instansi_id = l.instansi_id and o.snapshot_id = l.snapshot_id and o.pegawai_id = ${pegawaiId})`,
  )
  if (!round) throw errors.NOT_FOUND()
  return round
}

const PostRow = z.object({
  index: z.number(),
  jabatanId: z.string(),
  name: z.string(),
  unitName: z.string(),
  agencyName: z.string(),
  tier: z.string(),
  holder: z.number().nullable(),
})
export type RoundPostRow = z.infer<typeof PostRow>

/** The posts of the frozen data by their numbers. `holder` is for the server alone. */
export function listRoundPosts(db: Db, { snapshotId }: DecidedRound): Promise<RoundPostRow[]> {
  return db.all(
    PostRow,
    sql`select index, jabatan_id as "jabatanId", name, unit_name as "unitName", agency_name as "agencyName", tier,
        holder_index as holder
      from placement_post where snapshot_id = ${snapshotId} order by agency_name, unit_name, name, index`,
  )
}

const WordRow = z.object({
  post: z.number(),
  word: z.enum(['follow', 'other', 'empty', 'postpone']),
  official: z.number().nullable(),
  reason: z.string().nullable(),
})
export type StandingWord = z.infer<typeof WordRow>

/** The PPK's last word on each post. */
export function listWords(db: Db, { proposalId }: DecidedRound): Promise<StandingWord[]> {
  return db.all(
    WordRow,
    sql`select distinct on (post_index) post_index as post, word, official_index as official, reason
      from placement_decision where proposal_id = ${proposalId} order by post_index, turn desc`,
  )
}

/** Names of everybody in the frozen data, without titles: what must not be in a text shown to one of them. */
export async function listNames(db: Db, { snapshotId }: DecidedRound): Promise<{ index: number; name: string }[]> {
  return db.all(
    z.object({ index: z.number(), name: z.string() }),
    sql`select o.index, coalesce(p.name, o.name) as name from placement_official as o
      left join pegawai as p on p.instansi_id = o.instansi_id and p.id = o.pegawai_id
      where o.snapshot_id = ${snapshotId}`,
  )
}
