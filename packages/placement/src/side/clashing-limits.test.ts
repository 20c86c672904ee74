import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadHighs } from '../mip/load-highs.ts'
import type { SolveMip } from '../mip/model.ts'
import { everyPlan } from '../testing/every-plan.ts'
import { tinySide } from '../testing/tiny-side.ts'
import { clashingLimits } from './clashing-limits.ts'
import type { SideInstance } from './instance.ts'
import { planProblem } from './plan-problem.ts'

let solve: SolveMip
beforeAll(async () => {
  solve = await loadHighs()
})

/** Whether a plan keeps just these limits, by trying every one. */
const isPossible = (instance: SideInstance, agencies: readonly number[], posts: readonly number[]): boolean =>
  everyPlan({
    ...instance,
    moveCap: instance.moveCap.map((cap, agency) => (agencies.includes(agency) ? cap : Infinity)),
    posts: instance.posts.map((post) => ({ ...post, mustFill: posts.includes(post.id) })),
  }).some(({ isWithinCaps }) => isWithinCaps)

const without = (list: readonly number[], one: number) => list.filter((other) => other !== one)

describe('clashingLimits', () => {
  it('names limits that clash, every one of them needed for it', { timeout: 60_000 }, async () => {
    let clashes = 0
    await fc.assert(
      fc.asyncProperty(tinySide, async (instance) => {
        const clash = await clashingLimits({ problem: planProblem(instance), solve }, instance.moveCap)
        const all = [...instance.moveCap.keys()]
        const must = instance.posts.filter(({ mustFill }) => mustFill).map(({ id }) => id)
        expect(clash === null).toBe(isPossible(instance, all, must))
        if (clash === null) return
        const { agencies, posts } = clash
        clashes += agencies.length + posts.length > 0 ? 1 : 0
        expect(isPossible(instance, agencies, posts)).toBe(false)
        for (const agency of agencies) expect(isPossible(instance, without(agencies, agency), posts)).toBe(true)
        for (const post of posts) expect(isPossible(instance, agencies, without(posts, post))).toBe(true)
      }),
      { numRuns: 150 },
    )
    expect(clashes).toBeGreaterThan(0)
  })
})
