import type { SideInstance } from './instance.ts'

export type Move = readonly [official: number, post: number]

export interface Rotations {
  /** `[vacancy, seat of the one who fills it, seat of the one who fills that, …]`; the last seat stays empty. */
  readonly chains: number[][]
  /** Seats that rotate among themselves, from the smallest, each followed by the seat of the one who takes it. */
  readonly cycles: number[][]
}

/** Chains by their vacancy, cycles by their smallest seat; every move belongs to exactly one. */
export function rotationsOf({ officials, posts }: SideInstance, moves: readonly Move[]): Rotations {
  const takenFrom = new Map(moves.map(([official, post]) => [post, officials[official]!.seat]))
  const follow = (start: number): number[] => {
    const seats = [start]
    let next = takenFrom.get(start)
    takenFrom.delete(start)
    while (next !== undefined && next !== start) {
      seats.push(next)
      const before: number = next
      next = takenFrom.get(before)
      takenFrom.delete(before)
    }
    return seats
  }
  const filled = [...takenFrom.keys()].toSorted((a, b) => a - b)
  const chains = filled.filter((post) => posts[post]!.incumbent === null).map(follow)
  const cycles: number[][] = []
  for (const post of filled) if (takenFrom.has(post)) cycles.push(follow(post))
  return { chains, cycles }
}
