import fc from 'fast-check'
import type { Edge } from '../pairs-from-edges.ts'

export interface SmallProblem {
  readonly officials: number
  readonly posts: number
  readonly edges: readonly Edge[]
}

/** Up to six officials and posts, any pairs; few different scores, so that ties are common, or wide ones. */
export const smallProblem: fc.Arbitrary<SmallProblem> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.boolean())
  .chain(([officials, posts, isTied]) => {
    const score = isTied ? fc.integer({ min: -1, max: 2 }) : fc.integer({ min: -9000, max: 10_000 })
    const cell = fc.option(score, { nil: null, freq: 2 })
    return fc.array(cell, { minLength: officials * posts, maxLength: officials * posts }).map((cells) => ({
      officials,
      posts,
      edges: cells.flatMap((value, at): Edge[] =>
        value === null ? [] : [[Math.floor(at / posts), at % posts, value]],
      ),
    }))
  })
