import { DIRECT } from '../shortfall/journal.ts'
import { refillSeat } from '../shortfall/refill-seat.ts'
import type { SparsePairs } from '../sparse-pairs.ts'
import { transposePairs } from '../transpose-pairs.ts'
import { PathSearch } from './path-search.ts'
import { NONE, type Plan } from './plan.ts'

/**
 * Takes every free post down to its floor: by a chain of moves that fills it and leaves another post free at its
 * floor, where that is worth more than the price, otherwise as it stands. What an auction priced in vain and must-fill
 * posts that nobody chose are settled so; the plan is optimal afterwards.
 */
export function settlePosts(pairs: SparsePairs, plan: Plan): void {
  const { officialOf, postPrice, postFloor } = plan
  let byPost: SparsePairs | null = null
  let search: PathSearch | null = null
  for (let j = 0; j < pairs.posts; j += 1) {
    if (officialOf[j] !== NONE || postPrice[j] === postFloor[j]) continue
    byPost ??= transposePairs(pairs)
    search ??= new PathSearch(pairs.posts)
    refillSeat(byPost, plan, search, DIRECT, j, NONE)
  }
}
