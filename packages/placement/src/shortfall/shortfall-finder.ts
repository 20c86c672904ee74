import { PathSearch } from '../solve/path-search.ts'
import { NONE, type Plan } from '../solve/plan.ts'
import { findPair, type SparsePairs } from '../sparse-pairs.ts'
import { transposePairs } from '../transpose-pairs.ts'
import { Journal } from './journal.ts'
import { refillSeat } from './refill-seat.ts'
import { rehomeHolder } from './rehome-holder.ts'

/**
 * Answers "why not me?" exactly: what the best total loses when a pair is forced into the plan, which is what that
 * pair's score would have to rise by before an optimal plan could hold it. The reduced cost of the pair is only a lower
 * bound: it does not count what the others' new places cost. The plan must be optimal; it is the same after each answer.
 */
export class ShortfallFinder {
  readonly #pairs: SparsePairs
  readonly #byPost: SparsePairs
  readonly #plan: Plan
  readonly #search: PathSearch
  readonly #journal = new Journal()

  constructor(pairs: SparsePairs, plan: Plan) {
    this.#pairs = pairs
    this.#byPost = transposePairs(pairs)
    this.#plan = plan
    this.#search = new PathSearch(pairs.posts)
  }

  /**
   * Hundredths of a point, 0 for a pair of some optimal plan. Null where the pair is forbidden, or where forcing it
   * places fewer officials or leaves a further must-fill post free.
   */
  of(official: number, post: number): number | null {
    const at = findPair(this.#pairs, official, post)
    if (at < 0) return null
    if (this.#plan.postOf[official] === post) return 0
    const lost = this.#lossBySwap(official, post) ?? this.#lossInTwoSteps(official, post)
    const shortfall = lost - this.#pairs.score[at]!
    // Plans that place equally many differ by less than half the cost of an unplaced official.
    return shortfall > this.#plan.unplacedCost / 2 ? null : shortfall
  }

  /**
   * What the best total loses when this post stays free, hundredths of a point; 0 where it is free. That it may have to
   * be filled is set aside. Null where then fewer officials are placed, or fewer of the other must-fill posts are filled.
   */
  ofEmpty(post: number): number | null {
    const { officialOf, postPrice, unplacedCost } = this.#plan
    const holder = officialOf[post]!
    if (holder === NONE) return 0
    const { elsewhere } = rehomeHolder(this.#pairs, this.#plan, this.#search, { holder, taken: post, seat: NONE })
    const lost = postPrice[post]! + elsewhere
    if (lost > unplacedCost / 2) return null
    // The holder may now fill another post that must be filled: that is no gain in points.
    return lost < -unplacedCost / 2 ? lost + unplacedCost : lost
  }

  /** The usual answer: the post's holder ends, by a chain, in the seat that the official leaves. Null: it does not. */
  #lossBySwap(official: number, post: number): number | null {
    const { postOf, officialOf, officialPrice, postPrice } = this.#plan
    const seat = postOf[official]!
    const holder = officialOf[post]!
    if (seat === NONE || holder === NONE) return null
    const { toSeat, elsewhere } = rehomeHolder(this.#pairs, this.#plan, this.#search, { holder, taken: post, seat })
    return toSeat <= elsewhere ? officialPrice[official]! + postPrice[post]! + toSeat : null
  }

  /** The official goes and the seat is filled again; then the post goes and its holder, if any is left, moves on. */
  #lossInTwoSteps(official: number, post: number): number {
    const plan = this.#plan
    const seat = plan.postOf[official]!
    let lost = plan.officialPrice[official]!
    if (seat !== NONE) {
      this.#journal.set(plan.officialOf, seat, NONE)
      this.#journal.set(plan.postOf, official, NONE)
      lost += refillSeat(this.#byPost, plan, this.#search, this.#journal, seat, official)
    }
    lost += plan.postPrice[post]!
    const holder = plan.officialOf[post]!
    if (holder !== NONE)
      lost += rehomeHolder(this.#pairs, plan, this.#search, { holder, taken: post, seat: NONE }).elsewhere
    this.#journal.undo()
    return lost
  }
}
