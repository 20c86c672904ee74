import { rungOf } from '../eligibility/index.ts'
import type { OfficialFacts, PostFacts, RoundFacts } from './facts.ts'

/** A round's officials and posts in an order of their own, so that the order they come in changes nothing. */
export interface RoundIndex {
  /** By id. */
  readonly officials: readonly OfficialFacts[]
  /** Of the tiers asked for, by id and seat. */
  readonly posts: readonly PostFacts[]
  /** Post held by each official; absent where that is none of the round. */
  readonly seatOf: ReadonlyMap<string, number>
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/**
 * Throws on an official or a seat twice, on a holder who is not among the officials, on one who holds two posts, and on a
 * post of a tier that no rung of the ladder has.
 */
export function indexRound({ officials, posts }: RoundFacts, tiers?: readonly string[]): RoundIndex {
  const byId = officials.toSorted((a, b) => compare(a.id, b.id))
  const ids = new Set(byId.map(({ id }) => id))
  if (ids.size < byId.length) throw new RangeError(`official twice: ${firstTwice(byId.map(({ id }) => id))}`)
  const inScope = posts
    .filter(({ tier }) => !tiers || tiers.includes(tier))
    .toSorted((a, b) => compare(a.id, b.id) || a.seat - b.seat)
  const names = inScope.map(({ id, seat }) => `${id} seat ${seat}`)
  if (new Set(names).size < names.length) throw new RangeError(`post twice: ${firstTwice(names)}`)
  const strange = inScope.find(({ tier }) => rungOf(tier) < 0)
  if (strange) throw new RangeError(`unknown tier of post ${strange.id}: ${strange.tier}`)
  const seatOf = new Map<string, number>()
  inScope.forEach(({ id, holder }, j) => {
    if (holder === null) return
    if (!ids.has(holder)) throw new RangeError(`holder of post ${id} is none of the officials: ${holder}`)
    if (seatOf.has(holder)) throw new RangeError(`official ${holder} holds two posts of the round`)
    seatOf.set(holder, j)
  })
  return { officials: byId, posts: inScope, seatOf }
}

const firstTwice = (sorted: readonly string[]) => sorted.find((value, i) => value === sorted[i - 1])
