import { findPlan, limitOf, type Search } from './find-plan.ts'
import { type Plan, planOf } from './plan.ts'
import { agencyScores, type PlanLimits, type PlanProblem, planModel } from './plan-problem.ts'

export interface WorstAgency {
  /** The smallest agency mean in lowest terms, hundredths of a point; null where no agency has a must-fill post. */
  readonly mean: readonly [numerator: number, denominator: number] | null
  readonly plan: Plan
  /** The limits that hold every plan to that mean. */
  readonly reached: PlanLimits
}

/**
 * The plan whose smallest agency mean (over must-fill posts) is largest, then the largest total among those. A search
 * in floating point gives a plan and a bound; means of so many posts cannot lie closer together than fractions do, so
 * a bound nearer than that proves the plan. Until then it is asked to be beaten in whole numbers, every agency
 * strictly.
 */
export async function bestWorstAgency(search: Search, limits: PlanLimits): Promise<WorstAgency | null> {
  const { problem } = search
  const sizes = mustFillCounts(problem)
  const start = await startPlan(search, limits, sizes)
  if (!start) return null
  if (sizes.every((size) => size === 0))
    return { mean: null, plan: (await findPlan(search, 'total', limits))!, reached: {} }
  let worst = worstMean(problem, start.plan, sizes)
  while (start.bound >= nextMean(worst, sizes) - SLACK) {
    const [p, q] = worst
    const beating = sizes.map((size) => (size === 0 ? 0 : Math.floor((p * size) / q) + 1))
    const better = await findPlan(search, 'any', { ...limits, leastAgencySums: only(sizes, beating) })
    if (!better) break
    worst = worstMean(problem, better, sizes)
  }
  const [p, q] = worst
  const reaching = sizes.map((size) => Math.ceil((p * size) / q))
  const reached = { leastAgencySums: only(sizes, reaching) }
  const plan = await findPlan(search, 'total', { ...limits, ...reached })
  return { mean: worst, plan: plan!, reached }
}

/** What a bound in floating point may be off by. */
const SLACK = 1e-5

/** No mean is larger than this one and smaller than what this gives: two fractions differ by one over both denominators. */
const nextMean = ([p, q]: readonly [number, number], sizes: readonly number[]): number =>
  p / q + 1 / (q * Math.max(...sizes))

/** An agency without must-fill posts has no mean: whatever its sum, it is not asked for. */
const only = (sizes: readonly number[], least: readonly number[]): number[] =>
  least.map((sum, agency) => (sizes[agency] === 0 ? -Infinity : sum))

function mustFillCounts({ instance }: PlanProblem): number[] {
  const counts = instance.moveCap.map(() => 0)
  for (const { agency, mustFill } of instance.posts) if (mustFill) counts[agency]! += 1
  return counts
}

interface StartPlan {
  readonly plan: Plan
  /** No plan's smallest mean is larger, but for rounding. */
  readonly bound: number
}

/** Plans with `z` at most every agency's mean, `z` as large as floating point sees; any plan within the limits will do. */
async function startPlan(search: Search, limits: PlanLimits, sizes: readonly number[]): Promise<StartPlan | null> {
  const { problem, solve, deadline } = search
  const any = await findPlan(search, 'any', limits)
  if (!any || sizes.every((size) => size === 0)) return any && { plan: any, bound: Infinity }
  const builder = planModel(problem, () => 0, limits)
  const z = builder.column(1, -1e9, 1e9, false)
  sizes.forEach((size, agency) => {
    if (size > 0) builder.row(0, Infinity, [...agencyScores(problem, agency), { column: z, value: -size }])
  })
  const found = await solve(builder.build(true), limitOf(deadline))
  if (found.status === 'infeasible' || !found.values) return { plan: any, bound: Infinity }
  const chosen = found.values.subarray(0, problem.pairs.length).map((value) => Math.round(value))
  return { plan: planOf(problem, chosen, limits), bound: found.status === 'optimal' ? found.bound : Infinity }
}

function worstMean({ instance, pairs }: PlanProblem, plan: Plan, sizes: readonly number[]): [number, number] {
  const sums = sizes.map(() => 0)
  for (const pair of plan.chosen) {
    const [, j, score] = pairs[pair]!
    const post = instance.posts[j]!
    if (post.mustFill) sums[post.agency]! += score
  }
  const [p, q] = sums
    .map((sum, agency): [number, number] => [sum, sizes[agency]!])
    .filter(([, size]) => size > 0)
    .reduce((worst, mean) => (mean[0] * worst[1] < worst[0] * mean[1] ? mean : worst))
  const shared = divisor(Math.abs(p), q)
  return [p / shared, q / shared]
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
