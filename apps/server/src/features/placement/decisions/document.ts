import { EmptyPost, type PlacementArchive, PlanChain, PlanFairness, type PostDecision } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { findArchive } from './archive-rows.ts'
import { readConstraints } from './collect-archive.ts'
import { presentDecision, readDecisions } from './decision-rows.ts'
import { openProposal } from './proposal-rows.ts'
import type { Sheet, StoredCandidate, StoredPost } from './sheet.ts'
import { conflictWords, weighSheet } from './weigh.ts'

export interface DocumentPost {
  readonly post: StoredPost
  readonly role: NonNullable<StoredPost['role']> | 'departed'
  readonly decision: PostDecision | null
  /** Whoever sits there if it is carried out: by the word, else by the plan; null: nobody. */
  readonly chosen: StoredCandidate | null
  readonly isHolderKept: boolean
  readonly conflicts: readonly { readonly code: string; readonly person: string; readonly post: string | null }[]
}

/** A proposal as its nota and its workbook tell it. */
export interface ProposalDocument {
  readonly instansi: string
  readonly isSynthetic: boolean
  readonly timezone: string
  readonly state: 'open' | 'recalled' | 'returned' | 'signed'
  readonly note: string
  readonly proposedBy: string
  readonly proposedAt: string
  readonly closed: { readonly by: string; readonly at: string; readonly reason: string | null } | null
  readonly sheet: Omit<Sheet, 'posts'>
  readonly sheetHash: string
  readonly archive: PlacementArchive | null
  readonly posts: readonly DocumentPost[]
  readonly chains: readonly PlanChainValue[]
  readonly empty: readonly EmptyValue[]
  readonly fairness: PlanFairness | null
  readonly constraints: Awaited<ReturnType<typeof readConstraints>>
  readonly stale: { readonly total: number; readonly reason: string } | null
}
type PlanChainValue = z.infer<typeof PlanChain>
type EmptyValue = z.infer<typeof EmptyPost>

const PlanRow = z.object({
  chains: z.array(PlanChain),
  empty: z.array(EmptyPost),
  fairness: PlanFairness.nullable(),
  instansi: z.string(),
  isSynthetic: z.boolean(),
  timezone: z.string(),
  staleTotal: z.number().nullable(),
  staleReason: z.string().nullable(),
})

export async function readDocument(db: Db, id: string): Promise<ProposalDocument> {
  const { row, sheet, sheetHash } = await openProposal(db, id)
  const weighed = weighSheet(sheet, await readDecisions(db, id))
  const plan = await db.one(
    PlanRow,
    sql`select l.chains, l.empty, l.fairness, i.name as instansi, i.is_synthetic as "isSynthetic",
        i.timezone,
        (p.stale_changes->>'total')::int as "staleTotal", p.stale_reason as "staleReason"
      from placement_proposal as p
      join placement_plan as l on l.instansi_id = p.instansi_id and l.id = p.plan_id
      join instansi as i on i.id = p.instansi_id where p.id = ${id}`,
  )
  const { posts: _, ...head } = sheet
  return {
    instansi: plan.instansi,
    isSynthetic: plan.isSynthetic,
    timezone: plan.timezone,
    state: row.state,
    note: row.note,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt,
    closed: row.closed,
    sheet: head,
    sheetHash,
    archive: await findArchive(db, id),
    posts: weighed.posts.map((post): DocumentPost => {
      const stored = weighed.postOf.get(post.index)!
      const latest = weighed.latest.get(post.index)
      return {
        post: stored,
        role: post.isDeparted ? 'departed' : stored.role!,
        decision: latest ? presentDecision(sheet, latest) : null,
        chosen: stored.candidates.find(({ index }) => index === post.occupant) ?? null,
        isHolderKept: post.occupant !== null && post.occupant === post.holder,
        conflicts: conflictWords(weighed, post),
      }
    }),
    chains: plan.chains,
    empty: plan.empty,
    fairness: plan.fairness,
    constraints: await readConstraints(db, row.round.id),
    stale:
      plan.staleTotal === null || plan.staleReason === null
        ? null
        : { total: plan.staleTotal, reason: plan.staleReason },
  }
}
