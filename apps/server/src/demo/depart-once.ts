import type { AuditActor } from '../db/audit.ts'
import type { Db } from '../db/query.ts'
import { decideOnPost } from '../features/placement/decisions/decide-post.ts'
import { openProposal } from '../features/placement/decisions/proposal-rows.ts'
import { touchedPosts } from '../features/placement/decisions/sheet.ts'

/** One departure with its price and reason, where it disturbs no other post: what a decision looks like that is no plan. */
export async function departOnce(db: Db, actor: AuditActor, proposalId: string): Promise<void> {
  const { sheet, row } = await openProposal(db, proposalId)
  if (row.decided > 0) return
  for (const post of touchedPosts(sheet)) {
    if (post.holder !== null || post.planned === null) continue
    const free = post.candidates.find(
      ({ isPlanned, isHolder, from, plannedIn, shortfall }) =>
        !isPlanned && !isHolder && from?.seat === null && plannedIn === null && (shortfall ?? 0) > 0,
    )
    if (!free) continue
    await decideOnPost(db, actor, proposalId, post.index, {
      word: 'other',
      official: free.index,
      price: free.shortfall,
      reason: 'Data contoh: calon ini sedang memimpin program yang harus selesai di unit yang sama.',
      considerations: 'Data contoh: kesinambungan program lebih berat daripada selisih nilai.',
      heard: ['Sekretaris Daerah', 'Kepala BKPSDM'],
      after: null,
    })
    return
  }
}
