import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyPlan } from './certificate/verify-plan.ts'
import { type Edge, pairsFromEdges } from './pairs-from-edges.ts'
import { placeOfficials } from './place-officials.ts'
import type { PlacementRules } from './rules/placement-rules.ts'
import { findOfficialShortages, findPostShortages } from './shortage/find-shortages.ts'
import { solvePlan } from './solve/solve-plan.ts'
import { LAP_CASES } from './testing/reference.ts'
import { smallProblem } from './testing/small-problem.ts'
import { tryEveryPlan } from './testing/try-every-plan.ts'

/** Official i sits in post i; everybody may take every post; post 3 is vacant. */
const SCORES = [
  [50, 60, 70, 90],
  [60, 50, 40, 30],
  [70, 20, 50, 60],
]
const PAIRS = pairsFromEdges(
  3,
  4,
  SCORES.flatMap((row, i) => row.map((score, j): Edge => [i, j, score])),
)
const SEATS = Int32Array.of(0, 1, 2)

const place = (rules: PlacementRules) => {
  const outcome = placeOfficials(PAIRS, { seatOf: SEATS, ...rules })
  if (outcome.outcome === 'clash') return outcome.clashes
  expect(verifyPlan(outcome.pairs, outcome.plan)).toBeNull()
  return [[...outcome.plan.postOf], outcome.total]
}

describe('placeOfficials', () => {
  it('is the plain optimum without rules', () => expect(place({})).toEqual([[3, 1, 0], 210]))
  it('keeps a locked official in the seat', () => expect(place({ lockedOfficials: [0] })).toEqual([[0, 1, 3], 160]))
  it('keeps the holder of a locked post', () => expect(place({ lockedPosts: [2] })).toEqual([[3, 0, 2], 200]))
  it('leaves a locked vacancy free', () => expect(place({ lockedPosts: [3] })).toEqual([[2, 1, 0], 190]))
  it('forces a pair', () => expect(place({ forced: [[1, 3]] })).toEqual([[2, 3, 0], 170]))
  it('forbids a pair', () => expect(place({ forbidden: [[0, 3]] })).toEqual([[2, 1, 0], 190]))
  it('fills must-fill posts first', () => expect(place({ mustFill: [0, 1, 2] })).toEqual([[2, 1, 0], 190]))
  it('lets people stay for a bonus that the total does not count', () => {
    expect(place({ stayingBonus: 1000 })).toEqual([[0, 1, 2], 150])
  })

  it.each<[string, PlacementRules, object]>([
    ['forced-not-eligible', { forced: [[0, 1]] }, { pair: [0, 1] }],
    ['forced-and-forbidden', { forced: [[0, 0]], forbidden: [[0, 0]] }, { pair: [0, 0] }],
    [
      'two-at-once',
      {
        forced: [
          [0, 0],
          [1, 0],
        ],
      },
      { pair: [1, 0], other: [0, 0] },
    ],
    ['two-at-once', { forced: [[1, 0]], lockedOfficials: [0] }, { pair: [1, 0], other: [0, 0] }],
    ['two-at-once', { forced: [[1, 0]], lockedOfficials: [1] }, { pair: [1, 0], other: [1, 1] }],
    ['two-at-once', { forced: [[1, 0]], lockedPosts: [0] }, { pair: [1, 0], other: [0, 0] }],
    ['forced-into-lock', { forced: [[0, 2]], lockedPosts: [2] }, { pair: [0, 2] }],
    ['forced-into-lock', { forced: [[2, 0]], lockedOfficials: [2] }, { pair: [2, 0] }],
    ['locked-not-eligible', { lockedOfficials: [0], forbidden: [[0, 0]] }, { pair: [0, 0] }],
  ])('names the two rules that clash: %s by %j', (clash, rules, named) => {
    const edges: Edge[] = [
      [0, 0, 1],
      [0, 2, 1],
      [1, 0, 1],
      [1, 1, 1],
      [2, 0, 1],
    ]
    const seatOf = Int32Array.of(0, 1, -1)
    expect(placeOfficials(pairsFromEdges(3, 3, edges), { seatOf, ...rules })).toEqual({
      outcome: 'clash',
      clashes: [{ clash, ...named }],
    })
  })

  it('agrees with trying every plan that keeps a forced, a forbidden and a rewarded pair', () => {
    fc.assert(
      fc.property(smallProblem, fc.nat(), fc.nat(), fc.nat(20), ({ officials, posts, edges }, a, b, stayingBonus) => {
        fc.pre(edges.length > 1)
        const [forced, forbidden] = [edges[a % edges.length]!, edges[b % edges.length]!]
        fc.pre(forced !== forbidden)
        const seatOf = Int32Array.from({ length: officials }, (_, i) => (i < posts ? i : -1))
        const left = edges
          .filter((edge) => edge !== forbidden)
          .map(([i, j, score]): Edge => [i, j, score + (i === j ? stayingBonus : 0)])
        const best = tryEveryPlan(officials, left, [], [forced[0], forced[1]])!
        const outcome = placeOfficials(pairsFromEdges(officials, posts, edges), {
          seatOf,
          stayingBonus,
          forced: [[forced[0], forced[1]]],
          forbidden: [[forbidden[0], forbidden[1]]],
        })
        if (outcome.outcome === 'clash') return expect.unreachable()
        const stayers = outcome.plan.postOf.filter((post, i) => post !== -1 && post === seatOf[i]).length
        expect(outcome.plan.postOf[forced[0]]).toBe(forced[1])
        expect([outcome.placed, outcome.total + stayers * stayingBonus]).toEqual([best.placed, best.total])
      }),
    )
  })
})

describe('a shortage', () => {
  it('names the two officials too many of lap-06 and the four posts they share', () => {
    const { n, m, edges } = LAP_CASES.find(({ id }) => id === 'lap-06-hall')!
    const pairs = pairsFromEdges(n, m, edges)
    const shortages = findOfficialShortages(pairs, solvePlan(pairs))
    expect(shortages).toHaveLength(2)
    for (const { available, wanting } of shortages) {
      expect(available).toEqual([0, 1, 2, 3])
      expect(wanting).toHaveLength(5)
      for (const official of wanting) expect([0, 1, 2, 3, 4, 5]).toContain(official)
    }
  })

  it('names must-fill posts and all officials eligible for them, one fewer', () => {
    fc.assert(
      fc.property(smallProblem, fc.func(fc.boolean()), ({ officials, posts, edges }, isMust) => {
        const mustFill = Array.from({ length: posts }, (_, j) => j).filter((j) => isMust(j))
        const pairs = pairsFromEdges(officials, posts, edges)
        const best = tryEveryPlan(officials, edges, mustFill)!
        const shortages = findPostShortages(pairs, solvePlan(pairs, { mustFill }), mustFill)
        expect(shortages).toHaveLength(mustFill.length - best.filled)
        for (const { leftOver, wanting, available } of shortages) {
          expect(wanting).toContain(leftOver)
          expect(wanting.filter((post) => !mustFill.includes(post))).toEqual([])
          const eligible = new Set(edges.filter(([, post]) => wanting.includes(post)).map(([official]) => official))
          expect(available).toEqual([...eligible].sort((one, other) => one - other))
          expect(available).toHaveLength(wanting.length - 1)
        }
      }),
    )
  })
})
