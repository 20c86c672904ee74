import { NONE, type Plan } from '../solve/plan.ts'
import type { SparsePairs } from '../sparse-pairs.ts'
import { transposePairs } from '../transpose-pairs.ts'

/**
 * Why a post or an official is left over (Hall, 1935): no official but these is eligible for these posts, and they are
 * one too few; or these officials are eligible for no post but these. With any one of `wanting` gone, all the others
 * are served: each one among them is a way out.
 */
export interface Shortage {
  /** The post, or the official, that the plan leaves over. */
  readonly leftOver: number
  /** Ascending, `leftOver` among them. */
  readonly wanting: readonly number[]
  /** Ascending; always one fewer than `wanting`. */
  readonly available: readonly number[]
}

/** One for each must-fill post that an optimal plan cannot fill; its posts are all must-fill. */
export function findPostShortages(pairs: SparsePairs, plan: Plan, mustFill: readonly number[]): Shortage[] {
  const unfilled = mustFill.filter((post) => plan.officialOf[post] === NONE)
  if (unfilled.length === 0) return []
  const byPost = transposePairs(pairs)
  return unfilled.map((post) => shortageAround(byPost, plan.postOf, post))
}

/** One for each official whom an optimal plan cannot place. */
export function findOfficialShortages(pairs: SparsePairs, plan: Plan): Shortage[] {
  const shortages: Shortage[] = []
  plan.postOf.forEach((post, official) => {
    if (post === NONE) shortages.push(shortageAround(pairs, plan.officialOf, official))
  })
  return shortages
}

/** The alternating forest from a row left over: its columns, the rows that hold them, the columns of those, ... */
function shortageAround({ start, post: column }: SparsePairs, rowAt: Int32Array, leftOver: number): Shortage {
  const rows = new Set([leftOver])
  const columns = new Set<number>()
  // A set is walked in the order of adding, what is added on the way included.
  for (const row of rows) {
    for (let e = start[row]!; e < start[row + 1]!; e += 1) {
      columns.add(column[e]!)
      const holder = rowAt[column[e]!]!
      if (holder !== NONE) rows.add(holder)
    }
  }
  return { leftOver, wanting: ascending(rows), available: ascending(columns) }
}

const ascending = (numbers: ReadonlySet<number>) => [...numbers].sort((one, other) => one - other)
