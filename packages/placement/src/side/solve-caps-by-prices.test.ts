import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadHighs } from '../mip/load-highs.ts'
import type { SolveMip } from '../mip/model.ts'
import { everyPlan, most } from '../testing/every-plan.ts'
import { tinySide } from '../testing/tiny-side.ts'
import { findPlan } from './find-plan.ts'
import { planProblem } from './plan-problem.ts'
import { readSide } from './read-side.ts'
import { solveCapsByPrices } from './solve-caps-by-prices.ts'

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../validation/placement/${name}.json`, import.meta.url), 'utf8'))

let solve: SolveMip
beforeAll(async () => {
  solve = await loadHighs()
})

describe('solveCapsByPrices', () => {
  it('bounds every plan within the caps, and its own plan is one of them', () => {
    fc.assert(
      fc.property(tinySide, (instance) => {
        const capped = everyPlan(instance).filter(({ isWithinCaps }) => isWithinCaps)
        const best = most(capped.map(({ total }) => total))
        const { plan, bound, gap } = solveCapsByPrices(planProblem(instance), instance.moveCap)
        if (best !== null) expect(bound).toBeGreaterThanOrEqual(best)
        if (plan === null) return
        expect(capped.map(({ total }) => total)).toContain(plan.total)
        expect(gap).toBe(bound! - plan.total)
        expect(gap).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  })

  it.each(['side-01', 'side-02', 'side-03'])('comes within half a percent of the search on %s', async (name) => {
    const instance = readSide(fixture(name))
    const problem = planProblem(instance)
    const caps = instance.moveCap
    const exact = (await findPlan({ problem, solve }, 'total', { caps }))!.total
    const { plan, bound } = solveCapsByPrices(problem, caps)
    expect(bound).toBeGreaterThanOrEqual(exact)
    expect(plan!.total).toBeLessThanOrEqual(exact)
    expect(plan!.total).toBeGreaterThanOrEqual(exact * 0.995)
  })
})
