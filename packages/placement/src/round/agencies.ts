import { NONE } from '../solve/plan.ts'
import type { RoundInput } from './round-input.ts'

export interface Agencies {
  /** The last one stands for having none. */
  readonly count: number
  readonly ofPost: Int32Array
  readonly ofOfficial: Int32Array
  /** Per agency, all finite; null where none is capped. */
  readonly caps: readonly number[] | null
}

export function agenciesOf(
  { pairs, agencyOfPost, agencyOfOfficial, moveCaps }: RoundInput,
  seatOf: Int32Array,
): Agencies {
  const ofPost = agencyOfPost ?? new Int32Array(pairs.posts)
  const own = agencyOfOfficial ?? Int32Array.from(seatOf, (seat) => (seat === NONE ? NONE : ofPost[seat]!))
  const highest = (list: Int32Array) => list.reduce((most, agency) => Math.max(most, agency), NONE)
  const none = Math.max(highest(ofPost) + 1, highest(own) + 1, moveCaps?.length ?? 0)
  // No more can move than there are, and whole numbers are what the sums under the caps are made of.
  const caps = Array.from({ length: none + 1 }, (_, agency) =>
    Math.min(moveCaps?.[agency] ?? Infinity, pairs.officials),
  )
  return {
    count: none + 1,
    ofPost,
    ofOfficial: own.map((agency) => (agency === NONE ? none : agency)),
    caps: caps.some((cap) => cap < pairs.officials) ? caps : null,
  }
}
