import { describe, expect, it } from 'vitest'
import { pairsFromEdges } from '../pairs-from-edges.ts'
import type { Plan } from '../solve/plan.ts'
import { solvePlan } from '../solve/solve-plan.ts'
import { LAP_CASES } from '../testing/reference.ts'
import { verifyPlan } from './verify-plan.ts'

/** Three officials for two of three posts worth having; post 2 stays free. */
const PAIRS = pairsFromEdges(3, 4, [
  [0, 0, 90],
  [0, 1, 80],
  [1, 0, 85],
  [1, 1, 30],
  [2, 1, 60],
  [2, 3, 70],
  [1, 2, 10],
])

const tampered = (change: (plan: Plan) => void) => {
  const plan = solvePlan(PAIRS)
  expect(verifyPlan(PAIRS, plan)).toBeNull()
  expect([...plan.postOf]).toEqual([1, 0, 3])
  change(plan)
  return verifyPlan(PAIRS, plan)
}

const give = (plan: Plan, official: number, post: number) => {
  plan.officialOf[plan.postOf[official]!] = -1
  plan.postOf[official] = post
  plan.officialOf[post] = official
}

describe('verifyPlan says where a plan fails', () => {
  it('a worse place than the prices', () => {
    expect(tampered((plan) => give(plan, 1, 2))).toMatchObject({ flaw: 'place-below-prices', official: 1, post: 2 })
  })
  it('nobody where somebody belongs', () => {
    expect(
      tampered((plan) => {
        plan.officialOf[3] = -1
        plan.postOf[2] = -1
      }),
    ).toMatchObject({ flaw: 'place-below-prices', official: 2, post: null })
  })
  it('a pair that beats the prices', () => {
    expect(tampered((plan) => (plan.officialPrice[1]! -= 1))).toEqual({
      flaw: 'pair-beats-prices',
      official: 1,
      post: 0,
      by: 1,
    })
  })
  it('a forbidden pair', () => {
    expect(tampered((plan) => give(plan, 0, 2))).toEqual({ flaw: 'forbidden-pair', official: 0, post: 2 })
  })
  it('one post for two', () => {
    expect(tampered((plan) => (plan.postOf[0] = 0))).toMatchObject({ flaw: 'unpaired', official: 0, post: 0 })
  })
  it('a free post with a price', () => {
    expect(tampered((plan) => (plan.postPrice[2] = 1))).toEqual({ flaw: 'free-post-priced', post: 2, price: 1 })
  })
  it('a post below its floor', () => {
    expect(tampered((plan) => (plan.postPrice[2] = -1))).toMatchObject({ flaw: expect.stringMatching(/beats|below/) })
  })
  it('prices that are no numbers', () => {
    expect(tampered((plan) => plan.postPrice.fill(Number.NaN))).not.toBeNull()
    expect(tampered((plan) => plan.officialPrice.fill(Number.NaN))).not.toBeNull()
  })
})

it('rejects every swap of two officials in a plan that is the only best one', () => {
  const { n, m, edges } = LAP_CASES.find(({ id }) => id === 'lap-02-uniform')!
  const pairs = pairsFromEdges(n, m, edges)
  const plan = solvePlan(pairs)
  for (let i = 1; i < n; i += 1) {
    const postOf = plan.postOf.slice()
    const officialOf = plan.officialOf.slice()
    ;[postOf[0], postOf[i]] = [plan.postOf[i]!, plan.postOf[0]!]
    officialOf[postOf[0]!] = 0
    officialOf[postOf[i]!] = i
    expect(verifyPlan(pairs, { ...plan, postOf, officialOf })).not.toBeNull()
  }
})
