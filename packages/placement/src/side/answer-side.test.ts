import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadHighs } from '../mip/load-highs.ts'
import type { SolveMip } from '../mip/model.ts'
import { everyPlan, least, most, type TriedPlan } from '../testing/every-plan.ts'
import { tinySide } from '../testing/tiny-side.ts'
import { answerSide } from './answer-side.ts'
import type { SideInstance } from './instance.ts'
import { readSide } from './read-side.ts'

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../validation/placement/${name}.json`, import.meta.url), 'utf8'))

let solve: SolveMip
beforeAll(async () => {
  solve = await loadHighs()
})

/** The smallest agency mean of a plan, or null where no agency has a must-fill post. */
function worstMean({ posts }: SideInstance, plan: TriedPlan): number | null {
  const means = [0, 1].flatMap((agency) => {
    const must = posts.filter((post) => post.mustFill && post.agency === agency)
    const sum = plan.pairs.filter(([, j]) => must.some(({ id }) => id === j)).reduce((s, [, , score]) => s + score, 0)
    return must.length === 0 ? [] : [sum / must.length]
  })
  return least(means)
}

const lowestFit = (plan: TriedPlan): number | null => least(plan.pairs.map(([, , score]) => score))

const totals = (plans: readonly TriedPlan[]) => plans.map(({ total }) => total)
const moveCounts = (plans: readonly TriedPlan[]) => plans.map(({ moves }) => moves)

describe('answerSide', () => {
  it.each(['side-01', 'side-02', 'side-03'])('agrees with the reference on every key: %s', async (name) => {
    const { expected, ...file } = fixture(name)
    const questions = expected.O1_whyNot.map(([official, post]: number[]) => [official, post])
    const answer = await answerSide(readSide({ ...file, questions }), solve)
    expect(answer).toMatchObject(expected)
  })

  it('agrees with trying every plan', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(tinySide, async (instance) => {
        const plans = everyPlan(instance)
        const capped = plans.filter(({ isWithinCaps }) => isWithinCaps)
        const answer = await answerSide(instance, solve)
        expect(answer.O1_maxTotal).toBe(most(totals(plans)))
        const o2 = most(totals(capped))
        expect(answer.O2_maxTotal_caps).toBe(o2)
        expect(answer.clash === undefined).toBe(o2 !== null)
        const k =
          plans.length === 0
            ? 0
            : (least(moveCounts(plans.filter(({ total }) => total === most(totals(plans))))) ?? 0) + 1
        expect(answer.curve_bestTotalWithAtMostKMoves_noCaps).toEqual(
          Array.from({ length: k }, (_, moves) => most(totals(plans.filter((plan) => plan.moves <= moves)))),
        )
        if (o2 === null) return
        expect(answer.O2_lpBound!).toBeGreaterThanOrEqual(o2 - 1e-6)
        const best = capped.filter(({ total }) => total === o2)
        const fewest = least(moveCounts(best))
        expect(answer.O3_maxTotal_thenFewestMoves).toEqual([o2, fewest])
        expect(answer.O3_unique).toBe(best.filter(({ moves }) => moves === fewest).length === 1)
        const floor = Math.ceil((100 * o2 - Math.abs(o2)) / 100)
        const near = least(moveCounts(capped.filter(({ total }) => total >= floor)))!
        expect(answer.O4_within1pct_fewestMoves).toEqual([floor, near])
        expect(answer.O4_bestTotalAtThatManyMoves).toBe(most(totals(capped.filter(({ moves }) => moves <= near))))
        const means = capped.map((plan) => worstMean(instance, plan) ?? 0)
        const [p, q] = answer.O5_bestWorstAgencyMean ?? [0, 1]
        expect(p / q).toBeCloseTo(most(means)!, 9)
        expect(answer.O5_thenMaxTotal).toBe(most(totals(capped.filter((_, at) => Math.abs(means[at]! - p / q) < 1e-9))))
        const fits = capped.map((plan) => lowestFit(plan) ?? 0)
        expect(answer.O6_bestLowestFit ?? 0).toBe(most(fits))
        expect(answer.O6_thenMaxTotal).toBe(most(totals(capped.filter((_, at) => fits[at] === most(fits)))))
      }),
      { numRuns: 120 },
    )
  })

  it('says what a forced pair costs, or that no plan holds it', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(tinySide, async (tiny) => {
        const questions = tiny.officials.flatMap(({ id }) => tiny.posts.map((post) => [id, post.id] as const))
        const plans = everyPlan(tiny)
        const { O1_whyNot } = await answerSide({ ...tiny, questions }, solve)
        expect(O1_whyNot).toEqual(
          questions.map(([i, j]) => {
            const holding = most(totals(plans.filter(({ pairs }) => pairs.some(([a, b]) => a === i && b === j))))
            return [i, j, holding === null ? null : most(totals(plans))! - holding]
          }),
        )
      }),
      { numRuns: 40 },
    )
  })
})
