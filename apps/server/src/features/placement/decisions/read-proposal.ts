import { FactChange, type getProposal, type getSheetPost, type ResponseOf, type SheetPost } from '@petakom/contract'
import type { WeighedPost } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { findArchive } from './archive-rows.ts'
import { type DecisionRow, presentDecision, readDecisions } from './decision-rows.ts'
import { decisionErrors } from './errors.ts'
import { openProposal } from './proposal-rows.ts'
import type { Sheet, StoredPost } from './sheet.ts'
import { conflictWords, postTitle, sheetFits, type WeighedSheet, weighSheet } from './weigh.ts'

const Stale = z.object({ total: z.number(), changes: z.array(FactChange) })

export async function readProposal(db: Db, id: string): Promise<ResponseOf<typeof getProposal>> {
  const { row, sheet, sheetHash } = await openProposal(db, id)
  const decisions = await readDecisions(db, id)
  const weighed = weighSheet(sheet, decisions)
  const { changes, reason } = await db.one(
    z.object({ changes: Stale.nullable(), reason: z.string().nullable() }),
    sql`select stale_changes as changes, stale_reason as reason from placement_proposal where id = ${id}`,
  )
  return {
    ...row,
    stale: changes && reason !== null ? { reason, ...changes } : null,
    figures: { ...sheet.figures, ...sheetFits(weighed) },
    snapshotHash: sheet.snapshotHash,
    inputHash: sheet.inputHash,
    engineVersion: sheet.versions.engine,
    fitRecipeVersion: sheet.versions.fitRecipe,
    rulesVersion: sheet.versions.rules,
    sheetHash,
    sheet: weighed.posts.map((post) => presentPost(sheet, weighed, post)),
    archive: await findArchive(db, id),
  }
}

export async function readSheetPost(db: Db, id: string, index: number): Promise<ResponseOf<typeof getSheetPost>> {
  const { sheet } = await openProposal(db, id)
  const decisions = await readDecisions(db, id)
  const weighed = weighSheet(sheet, decisions)
  const { post, stored } = requirePost(weighed, index)
  const measure = stored.candidates.find(({ isPlanned }) => isPlanned) ?? stored.candidates[0]
  const takenBy = chosenFor(weighed, index)
  return {
    post: presentPost(sheet, weighed, post),
    candidates: stored.candidates.map((one) => ({
      ...one,
      isEven:
        measure !== undefined && one.index !== measure.index && one.low <= measure.high && measure.low <= one.high,
      takenBy: takenBy.get(one.index) ?? null,
    })),
    emptyPrice: stored.emptyPrice,
    earlier: earlierWords(decisions, index).map((row) => presentDecision(sheet, row)),
    consequences: consequencesOf(sheet, stored),
  }
}

export function requirePost(weighed: WeighedSheet, index: number): { post: WeighedPost; stored: StoredPost } {
  const post = weighed.posts.find((one) => one.index === index)
  const stored = weighed.postOf.get(index)
  if (!post || !stored) throw decisionErrors.POST_NOT_ON_SHEET()
  return { post, stored }
}

export function presentPost(sheet: Sheet, weighed: WeighedSheet, post: WeighedPost): SheetPost {
  const stored = weighed.postOf.get(post.index)!
  const { candidates, eligible: _, emptyPrice: __, holder, planned, role, ...rest } = stored
  const row = weighed.latest.get(post.index)
  const kept = post.isDeparted && holder ? { ...holder, fromName: null } : planned
  return {
    ...rest,
    holder: holder && { index: holder.index, pegawaiId: holder.pegawaiId, name: holder.name, nip: holder.nip },
    role: post.isDeparted ? 'departed' : role!,
    planned: kept && { index: kept.index, name: kept.name, fit: kept.fit, fromName: kept.fromName },
    shown: candidates.length,
    decision: row ? presentDecision(sheet, row) : null,
    conflicts: conflictWords(weighed, post),
  }
}

function earlierWords(decisions: readonly DecisionRow[], index: number): DecisionRow[] {
  return decisions
    .filter(({ post }) => post === index)
    .toSorted((a, b) => a.turn - b.turn)
    .slice(0, -1)
}

/** Where else each person is chosen by a word that stands. */
export function chosenFor({ posts, postOf }: WeighedSheet, besides: number): Map<number, string> {
  const chosen = posts.filter(
    ({ index, occupant, word, holder }) =>
      index !== besides &&
      occupant !== null &&
      occupant !== holder &&
      (word?.word === 'follow' || word?.word === 'other'),
  )
  return new Map(chosen.map(({ index, occupant }) => [occupant!, postTitle(postOf.get(index)!)]))
}

/** Down the plan's chain from this post: the seat that its choice leaves, who was to take that one, and so on. */
function consequencesOf({ posts }: Sheet, from: StoredPost) {
  const bySeat = new Map(posts.flatMap((post) => (post.holder ? [[post.holder.index, post] as const] : [])))
  const steps: { post: number; postName: string; person: string }[] = []
  const seen = new Set([from.index])
  let seat = from.planned ? bySeat.get(from.planned.index) : undefined
  while (seat && !seen.has(seat.index)) {
    seen.add(seat.index)
    steps.push({ post: seat.index, postName: postTitle(seat), person: seat.planned?.name ?? '' })
    seat = seat.planned ? bySeat.get(seat.planned.index) : undefined
  }
  return steps
}
