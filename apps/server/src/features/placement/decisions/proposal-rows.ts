import type { ProposalRow, ProposalState } from '@petakom/contract'
import { z } from 'zod'
import { instant } from '../../../db/instant.ts'
import { type Db, join, sql } from '../../../db/query.ts'
import { readDecisions } from './decision-rows.ts'
import { decisionErrors } from './errors.ts'
import { type Sheet, unpackSheet } from './sheet.ts'
import { weighSheet } from './weigh.ts'

const Row = z.object({
  id: z.string(),
  roundId: z.string(),
  roundName: z.string(),
  roundDate: z.string(),
  planId: z.string(),
  planNumber: z.number(),
  planLabel: z.string(),
  ending: z.enum(['recalled', 'returned', 'signed']).nullable(),
  note: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  posts: z.number(),
  worded: z.number(),
  departures: z.number(),
  endedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
})
type Row = z.infer<typeof Row>

const select = sql`
  select p.id, p.round_id as "roundId", r.name as "roundName", r.held_on::text as "roundDate", p.plan_id as "planId",
    l.number as "planNumber", l.settings->>'label' as "planLabel", p.ending, p.note, p.proposed_by_name as "proposedBy",
    ${instant('p.proposed_at')} as "proposedAt", p.posts, coalesce(w.worded, 0)::int as worded,
    coalesce(w.departures, 0)::int as departures, p.ended_by_name as "endedBy", ${instant('p.ended_at')} as "endedAt",
    p.end_reason as "endReason"
  from placement_proposal as p
  join placement_round as r on r.instansi_id = p.instansi_id and r.id = p.round_id
  join placement_plan as l on l.instansi_id = p.instansi_id and l.id = p.plan_id
  left join lateral (
    select count(*) as worded, count(*) filter (where word <> 'follow') as departures from (
      select distinct on (post_index) word from placement_decision as d
      where d.instansi_id = p.instansi_id and d.proposal_id = p.id order by post_index, turn desc) as latest) as w on true`

/** Newest first; what waits for a word comes before what has ended. */
export async function listProposalRows(
  db: Db,
  { roundId, state }: { roundId?: string | undefined; state?: ProposalState | undefined },
): Promise<ProposalRow[]> {
  const conditions = [sql`true`]
  if (roundId) conditions.push(sql`p.round_id = ${roundId}`)
  if (state) conditions.push(state === 'open' ? sql`p.ending is null` : sql`p.ending = ${state}`)
  const rows = await db.all(
    Row,
    sql`${select} where ${join(conditions, ' and ')} order by (p.ending is null) desc, p.proposed_at desc limit 200`,
  )
  return rows.map((row) => present(row))
}

export interface OpenedProposal {
  readonly row: ProposalRow
  readonly sheet: Sheet
  readonly sheetHash: string
}

/** Locks the proposal until the end of the transaction where a word on it is about to be stored. */
export async function openProposal(db: Db, id: string, { lock = false } = {}): Promise<OpenedProposal> {
  const stored = await db.maybe(
    z.object({ sheet: z.instanceof(Buffer), hash: z.string() }),
    lock
      ? sql`select sheet, encode(sheet_hash, 'hex') as hash from placement_proposal where id = ${id} for update`
      : sql`select sheet, encode(sheet_hash, 'hex') as hash from placement_proposal where id = ${id}`,
  )
  if (!stored) throw decisionErrors.PROPOSAL_NOT_FOUND()
  const sheet = unpackSheet(stored.sheet, stored.hash)
  const row = await db.one(Row, sql`${select} where p.id = ${id}`)
  const weighed = weighSheet(sheet, await readDecisions(db, id))
  const given = weighed.posts.filter(({ word }) => word !== null)
  return {
    row: {
      ...present(row),
      posts: weighed.posts.length,
      decided: given.length,
      departures: given.filter(({ word }) => word!.word !== 'follow').length,
    },
    sheet,
    sheetHash: stored.hash,
  }
}

/** Refuses where the proposal has ended; the words of it are then what they are. */
export function requireOpen({ state, closed }: ProposalRow): void {
  if (state === 'open') return
  const by = closed?.by ?? '-'
  const code = ({ recalled: 'PROPOSAL_RECALLED', returned: 'PROPOSAL_RETURNED', signed: 'PROPOSAL_SIGNED' } as const)[
    state
  ]
  throw decisionErrors[code]({ by })
}

function present(row: Row): ProposalRow {
  return {
    id: row.id,
    round: { id: row.roundId, name: row.roundName, date: row.roundDate },
    plan: { id: row.planId, number: row.planNumber, label: row.planLabel },
    state: row.ending ?? 'open',
    note: row.note,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt,
    posts: Math.max(row.posts, row.worded),
    decided: row.worded,
    departures: row.departures,
    closed:
      row.endedAt === null || row.endedBy === null ? null : { by: row.endedBy, at: row.endedAt, reason: row.endReason },
  }
}
