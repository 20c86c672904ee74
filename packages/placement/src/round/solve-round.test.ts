import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyPlan } from '../certificate/verify-plan.ts'
import { loadHighs } from '../mip/load-highs.ts'
import type { SolveMip } from '../mip/model.ts'
import { everyRound, type TriedRound } from '../testing/every-round.ts'
import { tinyRound } from '../testing/tiny-round.ts'
import type { RoundInput } from './round-input.ts'
import { smallestRelaxation } from './smallest-relaxation.ts'
import { solveRound } from './solve-round.ts'

let solve: SolveMip
beforeAll(async () => {
  solve = await loadHighs()
})

const highest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), -Infinity)

/** The plans that are best in the order asked, by trying all. */
function bestOf({ objective, fewestMoves, tolerance = 0 }: RoundInput, plans: readonly TriedRound[]): TriedRound[] {
  const level = (plan: TriedRound) =>
    objective === 'worst-agency' ? plan.worstMean : objective === 'lowest-fit' ? plan.lowest : 0
  const top = plans.filter((plan) => level(plan) === highest(plans.map(level)))
  const best = highest(top.map(({ worth }) => worth))
  const floor = fewestMoves ? Math.ceil(best - tolerance * Math.abs(best) - 1e-6) : best
  const near = top.filter(({ worth }) => worth >= floor)
  if (!fewestMoves) return near
  const fewest = Math.min(...near.map(({ moves }) => moves))
  const still = near.filter(({ moves }) => moves === fewest)
  return still.filter(({ worth }) => worth === highest(still.map((plan) => plan.worth)))
}

describe('solveRound', () => {
  it('agrees with trying every plan, in the order asked', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(tinyRound, async (input) => {
        const plans = everyRound(input).filter(({ broken, unplaced }) => broken + unplaced === 0)
        const found = await solveRound(input, solve)
        if (plans.length === 0) {
          expect(['infeasible', 'clash']).toContain(found.outcome)
          return
        }
        if (found.outcome !== 'planned') throw new Error(found.outcome)
        if (input.objective === 'lowest-fit' && plans.some(({ lowest }) => lowest === Infinity)) {
          // Nobody has to be in a post: a plan with nobody has no lowest fit, and is as good as the best that has one.
          const same = plans.find(({ postOf }) => postOf.join() === found.postOf.join())!
          const seated = plans.filter(({ lowest }) => lowest < Infinity).map(({ lowest }) => lowest)
          expect([Infinity, highest(seated)]).toContain(same.lowest)
          return
        }
        const best = bestOf(input, plans)
        expect(best.map(({ postOf }) => postOf)).toContainEqual([...found.postOf])
        expect(found).toMatchObject({ certified: true, gap: 0, bound: found.total })
        const same = best.find(({ postOf }) => postOf.join() === found.postOf.join())!
        expect([found.total, found.moves.length]).toEqual([same.total, same.moves])
        if (found.certificate) expect(verifyPlan(found.certificate.pairs, found.certificate.plan)).toBeNull()
      }),
      { numRuns: 400 },
    )
  })
})

describe('smallestRelaxation', () => {
  it('lets go of no more than it must, and of enough', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(tinyRound, async (input) => {
        const tried = everyRound(input)
        const least = Math.min(...tried.map(({ unplaced }) => unplaced))
        const fewest = Math.min(...tried.filter(({ unplaced }) => unplaced === least).map(({ broken }) => broken))
        const relaxed = (await smallestRelaxation(input, solve))!
        expect(relaxed.filter(({ kind }) => kind === 'place').length).toBe(least)
        expect(relaxed.filter(({ kind }) => kind !== 'place').length).toBe(fewest)
        if (least > 0) return
        const loosened = everyRound(without(input, relaxed))
        expect(loosened.some(({ broken, unplaced }) => broken + unplaced === 0)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})

function without(input: RoundInput, relaxed: NonNullable<Awaited<ReturnType<typeof smallestRelaxation>>>): RoundInput {
  const { lockedOfficials, lockedPosts, forced, forbidden, mustFill, ...others } = input.rules!
  const isGone = (kind: string, ...at: number[]) =>
    relaxed.some((one) => one.kind === kind && Object.values(one).slice(1).join() === at.join())
  const cap = (agency: number, most: number) =>
    relaxed.reduce((now, one) => (one.kind === 'cap' && one.agency === agency ? one.needed : now), most)
  const moves = relaxed.find((one) => one.kind === 'most-moves')
  return {
    ...input,
    rules: {
      ...others,
      lockedOfficials: lockedOfficials!.filter((i) => !isGone('lock-official', i)),
      lockedPosts: lockedPosts!.filter((j) => !isGone('lock-post', j)),
      forced: forced!.filter(([i, j]) => !isGone('force', i, j)),
      forbidden: forbidden!.filter(([i, j]) => !isGone('forbid', i, j)),
      mustFill: mustFill!.filter((j) => !isGone('must-fill', j)),
    },
    ...(input.moveCaps ? { moveCaps: input.moveCaps.map((most, agency) => cap(agency, most)) } : {}),
    ...(moves ? { mostMoves: moves.needed } : {}),
  }
}
