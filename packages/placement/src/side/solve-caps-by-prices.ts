import type { Assignment } from './find-by-network.ts'
import { mendPlan } from './mend-plan.ts'
import type { Plan } from './plan.ts'
import type { PlanProblem } from './plan-problem.ts'
import { assignAt, movesOf } from './priced-assignment.ts'

export interface PricedPlan {
  /** The best plan within the caps that was met; null where none was, which proves nothing. */
  readonly plan: Plan | null
  /** No plan within the caps is worth more; null where there is none even without caps. */
  readonly bound: number | null
  /** `bound` less what the plan is worth, hundredths of a point: 0 proves the plan best. */
  readonly gap: number | null
  /** What one move out of each agency costs at the bound, hundredths of a point. */
  readonly prices: readonly number[]
  readonly rounds: number
}

export interface PriceSettings {
  readonly rounds?: number
  /** Seconds after which the plan and bound met so far are given back. */
  readonly timeLimit?: number
}

const ROUNDS = 60
const PATIENCE = 4
const REPAIR_EVERY = 6

/**
 * Best total under the caps for more officials than a search over whole numbers can take: a price on every move out of
 * an agency stands in for its cap (Lagrangean relaxation), a subgradient step settles the prices, and a plan over its
 * caps is mended by keeping those whose staying costs least at the dual prices. Prices are whole, so the bound is exact at any of them.
 */
export function solveCapsByPrices(
  problem: PlanProblem,
  caps: readonly number[],
  { rounds = ROUNDS, timeLimit = Infinity }: PriceSettings = {},
): PricedPlan {
  const started = performance.now()
  let prices = caps.map(() => 0)
  let best: Plan | null = null
  let bound = Infinity
  let boundPrices = prices
  let stride = 1
  let idle = 0
  let round = 0
  let warm: Assignment | null = null
  const consider = (plan: Plan | null) => {
    if (plan && (!best || plan.worth > best.worth)) best = plan
  }
  while (round === 0 || (round < rounds && (performance.now() - started) / 1000 < timeLimit)) {
    const assignment = assignAt(problem, prices, warm?.postPrice)
    if (!assignment) return { plan: null, bound: null, gap: null, prices, rounds: round }
    warm = assignment
    const { plan } = assignment
    round += 1
    const over = movesOf(problem, plan).map((moved, agency) => moved - caps[agency]!)
    const value = plan.worth - prices.reduce((sum, price, agency) => sum + price * over[agency]!, 0)
    if (value < bound) {
      bound = value
      boundPrices = prices
      idle = 0
    } else if (++idle >= PATIENCE) {
      stride /= 2
      idle = 0
    }
    if (over.every((excess) => excess <= 0)) consider(plan)
    else if (round % REPAIR_EVERY === 1) consider(mendPlan(problem, caps, prices, assignment))
    const target = best ? (best as Plan).worth : bound - Math.abs(bound) / 100
    if (target >= bound) break
    const square = over.reduce((sum, excess, agency) => sum + (excess > 0 || prices[agency]! > 0 ? excess ** 2 : 0), 0)
    if (square === 0) break
    const step = (stride * (value - target)) / square
    const next = prices.map((price, agency) => Math.max(0, Math.round(price + step * over[agency]!)))
    if (next.every((price, agency) => price === prices[agency])) break
    prices = next
  }
  const last = assignAt(problem, boundPrices)
  if (last) consider(mendPlan(problem, caps, boundPrices, last))
  const found = best as Plan | null
  return { plan: found, bound, gap: found && bound - found.worth, prices: boundPrices, rounds: round }
}
