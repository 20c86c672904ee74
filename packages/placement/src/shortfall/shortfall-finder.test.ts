import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatePairs } from '../generate/generate-pairs.ts'
import { type Edge, pairsFromEdges } from '../pairs-from-edges.ts'
import { sumPlan } from '../solve/plan.ts'
import { solvePlan } from '../solve/solve-plan.ts'
import type { SparsePairs } from '../sparse-pairs.ts'
import { GENERATED_CASES, LAP_CASES } from '../testing/reference.ts'
import { smallProblem } from '../testing/small-problem.ts'
import { tryEveryPlan } from '../testing/try-every-plan.ts'
import { ShortfallFinder } from './shortfall-finder.ts'

function edgesOf({ officials, start, post, score }: SparsePairs): Edge[] {
  const edges: Edge[] = []
  for (let i = 0; i < officials; i += 1)
    for (let e = start[i]!; e < start[i + 1]!; e += 1) edges.push([i, post[e]!, score[e]!])
  return edges
}

/** The answer by solving again without the official and the post. */
function bySolvingAgain(pairs: SparsePairs, [official, post, score]: Edge): number | null {
  const edges = edgesOf(pairs).filter(([i, j]) => i !== official && j !== post)
  const rest = pairsFromEdges(pairs.officials, pairs.posts, edges)
  const best = sumPlan(pairs, solvePlan(pairs))
  const without = sumPlan(rest, solvePlan(rest))
  return without.placed + 1 < best.placed ? null : best.total - without.total - score
}

describe('ShortfallFinder', () => {
  const withQuestions = LAP_CASES.filter(({ expected }) => expected.whyNot)
  it.each(withQuestions)(
    'answers every question of $id, and leaves the plan as it was',
    ({ n, m, edges, expected }) => {
      const pairs = pairsFromEdges(n, m, edges)
      const plan = solvePlan(pairs)
      const before = structuredClone(plan)
      const finder = new ShortfallFinder(pairs, plan)
      expect(expected.whyNot!.map(([i, j]) => [i, j, finder.of(i, j)])).toEqual(expected.whyNot)
      expect(plan).toEqual(before)
    },
  )

  it.each(LAP_CASES.filter(({ edges }) => edges.length < 400))('agrees with solving $id again, every pair', (lap) => {
    const pairs = pairsFromEdges(lap.n, lap.m, lap.edges)
    const finder = new ShortfallFinder(pairs, solvePlan(pairs))
    for (const edge of lap.edges)
      expect([edge, finder.of(edge[0], edge[1])]).toEqual([edge, bySolvingAgain(pairs, edge)])
  })

  it('agrees with trying every plan, must-fill posts and all', () => {
    fc.assert(
      fc.property(smallProblem, fc.func(fc.boolean()), ({ officials, posts, edges }, isMust) => {
        const mustFill = Array.from({ length: posts }, (_, j) => j).filter((j) => isMust(j))
        const pairs = pairsFromEdges(officials, posts, edges)
        const best = tryEveryPlan(officials, edges, mustFill)!
        const finder = new ShortfallFinder(pairs, solvePlan(pairs, { mustFill }))
        for (const [i, j] of edges.slice(0, 6)) {
          const forced = tryEveryPlan(officials, edges, mustFill, [i, j])!
          const isFewer = forced.placed < best.placed || forced.filled < best.filled
          expect(finder.of(i, j)).toBe(isFewer ? null : best.total - forced.total)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('says what leaving a post free costs, as trying every plan without it does', () => {
    fc.assert(
      fc.property(smallProblem, fc.func(fc.boolean()), ({ officials, posts, edges }, isMust) => {
        const mustFill = Array.from({ length: posts }, (_, j) => j).filter((j) => isMust(j))
        const pairs = pairsFromEdges(officials, posts, edges)
        const best = tryEveryPlan(officials, edges, mustFill)!
        const plan = solvePlan(pairs, { mustFill })
        const finder = new ShortfallFinder(pairs, plan)
        for (let post = 0; post < posts; post += 1) {
          if (plan.officialOf[post] === -1) {
            expect(finder.ofEmpty(post)).toBe(0)
            continue
          }
          const others = mustFill.filter((j) => j !== post)
          const without = tryEveryPlan(
            officials,
            edges.filter(([, j]) => j !== post),
            others,
          )!
          const filled = best.filled - (mustFill.includes(post) ? 1 : 0)
          const isFewer = without.placed + without.filled < best.placed + filled
          expect(finder.ofEmpty(post)).toBe(isFewer ? null : best.total - without.total)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('agrees with solving again among 2,000 officials and among vacant posts', () => {
    for (const id of ['big-s-2000', 'big-v-5000']) {
      const pairs = generatePairs(GENERATED_CASES.find((one) => one.id === id)!)
      const finder = new ShortfallFinder(pairs, solvePlan(pairs))
      const edges = edgesOf(pairs)
      for (let at = 0; at < 5; at += 1) {
        const edge = edges[Math.floor((edges.length * (at + 0.37)) / 5)]!
        expect(finder.of(edge[0], edge[1])).toBe(bySolvingAgain(pairs, edge))
      }
    }
  })

  it('says null for a forbidden pair and 0 for a pair of the plan', () => {
    const pairs = pairsFromEdges(2, 2, [[0, 0, 5]])
    const finder = new ShortfallFinder(pairs, solvePlan(pairs))
    expect([finder.of(0, 0), finder.of(0, 1), finder.of(1, 0)]).toEqual([0, null, null])
  })
})
