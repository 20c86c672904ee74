import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { loadHighs } from '../mip/load-highs.ts'
import type { SolveMip } from '../mip/model.ts'
import { everyRound } from '../testing/every-round.ts'
import { tinyRound } from '../testing/tiny-round.ts'
import { roundCurve } from './round-curve.ts'

let solve: SolveMip
beforeAll(async () => {
  solve = await loadHighs()
})

it('agrees with trying every plan, with caps and without', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(tinyRound, async ({ mostMoves: _, objective: __, ...input }) => {
      const plans = everyRound(input).filter(({ broken, unplaced }) => broken + unplaced === 0)
      const most = Math.max(-Infinity, ...plans.map(({ total }) => total))
      const fewestOfBest = Math.min(...plans.filter(({ total }) => total === most).map(({ moves }) => moves))
      const expected =
        plans.length === 0 ? [] : Array.from({ length: fewestOfBest + 1 }, (_, k) => bestWithin(plans, k))
      const told: number[] = []
      expect(await roundCurve(input, solve, { onPoint: (k) => void told.push(k) })).toEqual(expected)
      expect(told).toEqual(told.toSorted((a, b) => a - b))
    }),
    { numRuns: 300 },
  )
})

function bestWithin(plans: ReturnType<typeof everyRound>, k: number): number | null {
  const within = plans.filter(({ moves }) => moves <= k).map(({ total }) => total)
  return within.length === 0 ? null : Math.max(...within)
}
