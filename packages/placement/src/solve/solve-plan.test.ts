import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOnlyOptimum } from '../certificate/is-only-optimum.ts'
import { verifyPlan } from '../certificate/verify-plan.ts'
import { generatePairs } from '../generate/generate-pairs.ts'
import { type Edge, pairsFromEdges } from '../pairs-from-edges.ts'
import { GENERATED_CASES, LAP_CASES } from '../testing/reference.ts'
import { type SmallProblem, smallProblem } from '../testing/small-problem.ts'
import { tryEveryPlan } from '../testing/try-every-plan.ts'
import { transposePairs } from '../transpose-pairs.ts'
import { ScoresTooWideError, sumPlan } from './plan.ts'
import { solvePlan } from './solve-plan.ts'

const solve = ({ officials, posts, edges }: SmallProblem, mustFill: readonly number[] = []) => {
  const pairs = pairsFromEdges(officials, posts, edges)
  const plan = solvePlan(pairs, { mustFill })
  return { pairs, plan, ...sumPlan(pairs, plan) }
}

describe('solvePlan', () => {
  it.each(LAP_CASES)('finds the proven optimum of $id', ({ n, m, edges, expected }) => {
    const { pairs, plan, placed, total } = solve({ officials: n, posts: m, edges })
    expect([placed, total]).toEqual([expected.placed, expected.total])
    expect(verifyPlan(pairs, plan)).toBeNull()
    if (expected.unique !== undefined) expect(isOnlyOptimum(pairs, plan)).toBe(expected.unique)
    if (expected.assignment)
      expect([...plan.postOf].map((post, i) => [i, post]).filter(([, post]) => post !== -1)).toEqual(
        expected.assignment,
      )
  })

  it.each(GENERATED_CASES.filter(({ n }) => n <= 20_000))('finds the optimal total of $id, with proof', (settings) => {
    const pairs = generatePairs(settings)
    const plan = solvePlan(pairs)
    expect(sumPlan(pairs, plan)).toEqual({ placed: settings.n, total: settings.total })
    expect(verifyPlan(pairs, plan)).toBeNull()
  })

  it('agrees with trying every plan: placed, total, proof and whether it is the only one', () => {
    fc.assert(
      fc.property(smallProblem, fc.func(fc.boolean()), (problem, isMust) => {
        const mustFill = Array.from({ length: problem.posts }, (_, j) => j).filter((j) => isMust(j))
        const best = tryEveryPlan(problem.officials, problem.edges, mustFill)!
        const { pairs, plan, placed, total } = solve(problem, mustFill)
        expect(verifyPlan(pairs, plan)).toBeNull()
        expect([mustFill.filter((j) => plan.officialOf[j] !== -1).length, placed, total]).toEqual([
          best.filled,
          best.placed,
          best.total,
        ])
        expect(isOnlyOptimum(pairs, plan)).toBe(best.plans.length === 1)
      }),
      { numRuns: 400 },
    )
  })

  it('gives the same totals whatever the numbers of officials and posts', () => {
    fc.assert(
      fc.property(smallProblem, fc.infiniteStream(fc.nat()), (problem, order) => {
        const renumber = (count: number) => shuffled(count, order)
        const [official, post] = [renumber(problem.officials), renumber(problem.posts)]
        const edges = problem.edges.map(([i, j, score]): Edge => [official[i]!, post[j]!, score])
        const [one, other] = [solve(problem), solve({ ...problem, edges: edges.toReversed() })]
        expect([other.placed, other.total]).toEqual([one.placed, one.total])
      }),
    )
  })

  it('gives the same plan for the same input', () => {
    const pairs = generatePairs(GENERATED_CASES[1]!)
    expect(solvePlan(pairs)).toEqual(solvePlan(pairs))
  })

  it('reaches the same total from the prices of an earlier plan', () => {
    fc.assert(
      fc.property(smallProblem, fc.nat(), (problem, which) => {
        const before = solve(problem)
        const edges = problem.edges.filter((_, at) => at !== which % problem.edges.length)
        const pairs = pairsFromEdges(problem.officials, problem.posts, edges)
        const again = solvePlan(pairs, { startPrices: before.plan.postPrice })
        expect(verifyPlan(pairs, again)).toBeNull()
        expect(sumPlan(pairs, again)).toEqual(sumPlan(pairs, solvePlan(pairs)))
      }),
    )
  })

  it('places as well with officials and posts changed over', () => {
    const { pairs, placed, total } = withSurplus()
    const plan = solvePlan(pairs)
    expect(sumPlan(pairs, plan)).toEqual({ placed, total })
    expect(verifyPlan(pairs, plan)).toBeNull()
  })

  it('proves dense plans with vacancies, a surplus, and must-fill posts, whose auction prices free posts in vain', () => {
    const wide = dense(600, 640)
    const mustFill = Array.from({ length: 320 }, (_, j) => 2 * j)
    const { total } = sumPlan(wide, solvePlan(wide))
    expect(sumPlan(transposePairs(wide), solvePlan(transposePairs(wide)))).toEqual({ placed: 600, total })
    for (const pairs of [wide, transposePairs(wide)]) {
      const plan = solvePlan(pairs, { mustFill })
      expect(verifyPlan(pairs, plan)).toBeNull()
      expect(mustFill.every((post) => plan.officialOf[post] !== -1)).toBe(true)
    }
  })

  it('refuses scores whose sums would no longer be exact', () => {
    const pairs = pairsFromEdges(2, 2, [[0, 0, 1_000_000_000]])
    expect(() => solvePlan({ ...pairs, officials: 300_000, posts: 300_000 })).toThrow(ScoresTooWideError)
  })
})

/** Every pair, worth a product of two qualities: the most contested kind. */
function dense(officials: number, posts: number) {
  const quality = (k: number) => (k * 7919) % 1009
  const edges = Array.from({ length: officials * posts }, (_, at): Edge => {
    const [i, j] = [Math.floor(at / posts), at % posts]
    return [i, j, quality(i + 1) * quality(3 * j + 2)]
  })
  return pairsFromEdges(officials, posts, edges)
}

/** 5,400 officials for 5,000 posts: big-v-5000 seen from its posts. */
function withSurplus() {
  const settings = GENERATED_CASES.find(({ id }) => id === 'big-v-5000')!
  return { pairs: transposePairs(generatePairs(settings)), placed: settings.n, total: settings.total }
}

function shuffled(count: number, order: Iterator<number>): number[] {
  const left = Array.from({ length: count }, (_, k) => k)
  return Array.from({ length: count }, () => left.splice(order.next().value! % left.length, 1)[0]!)
}
