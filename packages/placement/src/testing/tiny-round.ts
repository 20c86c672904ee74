import fc from 'fast-check'
import { type Edge, pairsFromEdges } from '../pairs-from-edges.ts'
import type { RoundInput } from '../round/round-input.ts'

/** Up to four officials, one of whom may come from outside, and up to six posts of two agencies. */
export const tinyRound: fc.Arbitrary<RoundInput> = fc
  .record({
    officials: fc.integer({ min: 0, max: 4 }),
    vacancies: fc.integer({ min: 0, max: 2 }),
    outsiders: fc.nat(1),
  })
  .chain(({ officials, vacancies, outsiders }) => {
    const seated = Math.max(0, officials - outsiders)
    const posts = seated + vacancies
    const some = (count: number) => (count === 0 ? fc.constant([]) : fc.array(fc.nat(count - 1), { maxLength: 1 }))
    const pairs =
      posts * officials === 0
        ? fc.constant([])
        : fc.array(fc.tuple(fc.nat(officials - 1), fc.nat(posts - 1)), { maxLength: 1 })
    return fc.record({
      officials: fc.constant(officials),
      posts: fc.constant(posts),
      seatOf: fc.constant(Array.from({ length: officials }, (_, i) => (i < seated ? i : -1))),
      score: fc.array(fc.option(fc.integer({ min: -2, max: 9 }), { freq: 6 }), {
        minLength: officials * posts,
        maxLength: officials * posts,
      }),
      agency: fc.array(fc.nat(1), { minLength: posts, maxLength: posts }),
      mustFill: fc.subarray(Array.from({ length: posts }, (_, j) => j)),
      lockedOfficials: some(officials),
      lockedPosts: some(posts),
      forced: pairs,
      forbidden: pairs,
      stayingBonus: fc.constantFrom(0, 0, 3),
      objective: fc.constantFrom('total', 'total', 'worst-agency', 'lowest-fit'),
      tolerance: fc.constantFrom(0, 0.25),
      fewestMoves: fc.boolean(),
      mostMoves: fc.option(fc.nat(3), { nil: undefined }),
      moveCaps: fc.option(fc.array(fc.constantFrom(0, 1, 2, Infinity), { minLength: 2, maxLength: 2 }), {
        nil: undefined,
      }),
    })
  })
  .map(
    ({ officials, posts, seatOf, score, agency, mostMoves, moveCaps, objective, tolerance, fewestMoves, ...rules }) => {
      const edges = score.flatMap((value, at): Edge[] =>
        value === null ? [] : [[Math.floor(at / posts), at % posts, value]],
      )
      return {
        pairs: pairsFromEdges(officials, posts, edges),
        rules: { ...rules, seatOf: Int32Array.from(seatOf) },
        agencyOfPost: Int32Array.from(agency),
        objective: objective as 'total',
        tolerance,
        fewestMoves,
        ...(mostMoves === undefined ? {} : { mostMoves }),
        ...(moveCaps === undefined ? {} : { moveCaps }),
      }
    },
  )
