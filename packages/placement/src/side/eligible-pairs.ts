import type { Edge, SideInstance } from './instance.ts'

/** The edges that the hard rules leave; one's own seat always stays open. */
export function eligiblePairs({ rules, officials, posts, edges }: SideInstance): Edge[] {
  return edges.filter(([i, j]) => {
    const official = officials[i]!
    if (official.seat === j) return true
    const post = posts[j]!
    return (
      !official.locked &&
      !post.locked &&
      !posts[official.seat]!.locked &&
      official.tenureMonths >= rules.minTenureMonths &&
      (rules.demotionAllowed || official.grade <= post.grade) &&
      post.grade <= official.grade + rules.maxGradeStep
    )
  })
}

/** The sum if nobody moves; null where somebody's own seat carries no score. */
export function stayTotal({ officials, edges }: SideInstance): number | null {
  const stays = edges.filter(([i, j]) => officials[i]!.seat === j)
  return stays.length === officials.length ? stays.reduce((sum, [, , score]) => sum + score, 0) : null
}
