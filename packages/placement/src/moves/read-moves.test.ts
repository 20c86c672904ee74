import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMoves } from './read-moves.ts'

interface SideCase {
  readonly id: string
  readonly officials: readonly { readonly seat: number }[]
  readonly posts: readonly unknown[]
  readonly expected: Record<'O3_moves' | 'O3_chains' | 'O3_cycles', readonly (readonly number[])[]>
}

const FOLDER = new URL('../../../../validation/placement/', import.meta.url)
const SIDE_CASES: readonly SideCase[] = readdirSync(FOLDER)
  .filter((name) => name.startsWith('side-'))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')))

describe('readMoves', () => {
  it.each(SIDE_CASES)('reads the chains and cycles of $id off its moves', ({ officials, posts, expected }) => {
    const seatOf = Int32Array.from(officials, ({ seat }) => seat)
    const postOf = seatOf.slice()
    for (const [official, post] of expected.O3_moves) postOf[official!] = post!
    expect(readMoves(postOf, seatOf, posts.length)).toEqual({
      moves: expected.O3_moves,
      leaving: [],
      chains: expected.O3_chains,
      cycles: expected.O3_cycles,
    })
  })

  it('ends a chain with a newcomer, and begins one at the seat of somebody who leaves', () => {
    // Official 0 leaves seat 0; official 1 takes it from seat 1, which the newcomer 2 fills.
    expect(readMoves(Int32Array.of(-1, 0, 1), Int32Array.of(0, 1, -1), 2)).toEqual({
      moves: [
        [1, 0],
        [2, 1],
      ],
      leaving: [0],
      chains: [[0, 1]],
      cycles: [],
    })
  })

  it('puts every filled post into exactly one chain or cycle', () => {
    const posts = 8
    const order = fc.shuffledSubarray(
      Array.from({ length: posts }, (_, j) => j),
      { minLength: posts },
    )
    fc.assert(
      fc.property(order, order, fc.integer({ min: 0, max: 3 }), (now, then, vacancies) => {
        const seatOf = Int32Array.from(now.slice(vacancies))
        const postOf = Int32Array.from(then.slice(vacancies))
        const { moves, chains, cycles } = readMoves(postOf, seatOf, posts)
        const steps = [...chains.flatMap((chain) => chain.slice(0, -1)), ...cycles.flat()]
        expect(steps.toSorted()).toEqual(moves.map(([, post]) => post).toSorted())
      }),
    )
  })
})
