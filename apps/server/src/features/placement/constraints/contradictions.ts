import { NONE } from '@petakom/placement'
import type { Seats } from '../rounds/seats.ts'
import type { SolvedConstraint } from '../thread/solved-constraint.ts'

type Drafted = Pick<SolvedConstraint, 'kind' | 'official' | 'post'>

/** What a constraint comes to: one pair that must or must not be, an official without a post, or a post without one. */
type Meaning =
  | { readonly means: 'must' | 'must-not'; readonly official: number; readonly post: number }
  | { readonly means: 'stays-out'; readonly official: number }
  | { readonly means: 'stays-empty'; readonly post: number }

function meaningOf({ kind, official, post }: Drafted, { seatOf, holderOf }: Seats): Meaning {
  if (kind === 'forbid') return { means: 'must-not', official: official!, post: post! }
  if (kind === 'force') return { means: 'must', official: official!, post: post! }
  if (kind === 'lock-official') {
    const seat = seatOf[official!]!
    return seat === NONE
      ? { means: 'stays-out', official: official! }
      : { means: 'must', official: official!, post: seat }
  }
  const holder = holderOf[post!]!
  return holder === NONE ? { means: 'stays-empty', post: post! } : { means: 'must', official: holder, post: post! }
}

const isSame = (one: Meaning, other: Meaning) => JSON.stringify(one) === JSON.stringify(other)

function contradicts(one: Meaning, other: Meaning): boolean {
  if (one.means !== 'must') return other.means === 'must' ? contradicts(other, one) : false
  if (other.means === 'stays-out') return other.official === one.official
  if (other.means === 'stays-empty') return other.post === one.post
  const sameOfficial = other.official === one.official
  const samePost = other.post === one.post
  return other.means === 'must-not' ? sameOfficial && samePost : sameOfficial !== samePost
}

/** The first constraint in force that cannot be kept beside the new one, or that says the same already. */
export function findContradiction<C extends SolvedConstraint>(
  draft: Drafted,
  inForce: readonly C[],
  seats: Seats,
): { readonly kind: 'contradicts' | 'repeats'; readonly other: C } | null {
  const wanted = meaningOf(draft, seats)
  for (const other of inForce) {
    const held = meaningOf(other, seats)
    if (isSame(wanted, held)) return { kind: 'repeats', other }
    if (contradicts(wanted, held)) return { kind: 'contradicts', other }
  }
  return null
}
