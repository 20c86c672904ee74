import { NONE } from '../solve/plan.ts'

/** How a plan differs from the present, post by post. */
export interface Moves {
  /** [official, new post] of everyone whose post is another than the seat, newcomers included; officials ascending. */
  readonly moves: readonly (readonly [number, number])[]
  /** Officials who have a seat now and no post in the plan. */
  readonly leaving: readonly number[]
  /**
   * Each begins at a post that nobody leaves for another: [that post, the seat freed by the one who fills it, the seat
   * freed by the next, ...]. The last seat stays empty, unless the last mover had none.
   */
  readonly chains: readonly (readonly number[])[]
  /** Seats that rotate among themselves, smallest first: each is filled from the next, the last from the first. */
  readonly cycles: readonly (readonly number[])[]
}

/** `postOf` is the plan and `seatOf` the present, one entry per official, NONE for none. */
export function readMoves(postOf: Int32Array, seatOf: Int32Array, posts: number): Moves {
  const moves: [number, number][] = []
  const leaving: number[] = []
  /** Who moves into each post. */
  const moverInto = new Int32Array(posts).fill(NONE)
  /** Whether the present holder moves on to another post. */
  const isLeftForAnother = new Uint8Array(posts)
  postOf.forEach((post, official) => {
    const seat = seatOf[official]!
    if (post === seat) return
    if (post === NONE) {
      leaving.push(official)
      return
    }
    moves.push([official, post])
    moverInto[post] = official
    if (seat !== NONE) isLeftForAnother[seat] = 1
  })
  const isRead = new Uint8Array(posts)
  const follow = (first: number): number[] => {
    const steps: number[] = []
    for (let post = first; post !== NONE && isRead[post] === 0; ) {
      isRead[post] = 1
      steps.push(post)
      const mover = moverInto[post]!
      post = mover === NONE ? NONE : seatOf[mover]!
    }
    return steps
  }
  const filled = Array.from({ length: posts }, (_, post) => post).filter((post) => moverInto[post] !== NONE)
  const chains = filled.filter((post) => isLeftForAnother[post] === 0).map(follow)
  const cycles = filled.filter((post) => isRead[post] === 0).map((post) => (isRead[post] === 0 ? follow(post) : []))
  return { moves, leaving, chains, cycles: cycles.filter((cycle) => cycle.length > 0) }
}
