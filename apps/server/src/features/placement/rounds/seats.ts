import type { RoundFacts } from '@petakom/domain'
import { NONE } from '@petakom/placement'

export interface Seats {
  /** By official the number of the post held among the posts of the round, NONE for none. */
  readonly seatOf: Int32Array
  /** By post the number of its holder, NONE where it is vacant. */
  readonly holderOf: Int32Array
}

export function readSeats({ officials, posts }: Pick<RoundFacts, 'officials' | 'posts'>): Seats {
  const numberOf = new Map(officials.map(({ id }, i) => [id, i]))
  const seatOf = new Int32Array(officials.length).fill(NONE)
  const holderOf = new Int32Array(posts.length).fill(NONE)
  posts.forEach(({ holder }, j) => {
    const official = holder === null ? undefined : numberOf.get(holder)
    if (official === undefined) return
    seatOf[official] = j
    holderOf[j] = official
  })
  return { seatOf, holderOf }
}
