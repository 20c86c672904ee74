import type { CombiningRecipe } from '../final-level/index.ts'
import type { CostRates, ErrorRates } from './cost-rates.ts'
import { type PlanCost, planCost } from './plan-cost.ts'
import { planError } from './plan-error.ts'
import { isWatched, type PresetTool } from './preset.ts'

export interface PlanQuestion {
  /** Tools at hand: every choice among them is tried. */
  readonly tools: readonly PresetTool[]
  readonly competencies: readonly string[]
  readonly costs: CostRates
  readonly errors: ErrorRates
  readonly recipe: CombiningRecipe
  /** The most assessors of one sitting to try. */
  readonly mostAssessors: number
  /** Levels of error that a next step must take away to be worth anything. */
  readonly leastGain: number
}

export interface DesignPlan extends PlanCost {
  readonly tools: readonly PresetTool[]
  readonly standardError: number
  /** No other plan costs as little and errs less. */
  readonly isBest: boolean
}

export interface DesignComparison {
  /** Every plan that measures all the competencies which the tools can measure, cheapest first. */
  readonly plans: readonly DesignPlan[]
  /** Those of which none is bettered, cheapest first. */
  readonly best: readonly DesignPlan[]
  /** After it no plan takes away `leastGain` more, whatever it costs; null without plans. */
  readonly enough: DesignPlan | null
}

/** Every choice of tools and number of assessors, what it costs and how far it errs, and where money stops to help. */
export function comparePlans(question: PlanQuestion): DesignComparison {
  const { tools, competencies, costs, errors, recipe, mostAssessors, leastGain } = question
  if (tools.length > 10) throw new RangeError(`${tools.length} tools are more than the 10 that can be compared`)
  const reachable = competencies.filter((one) => tools.some((tool) => tool.competencies.includes(one)))
  const found = choicesOf(tools, mostAssessors).flatMap((choice) => {
    const { standardError, unmeasured } = planError(choice, reachable, errors, recipe)
    return standardError === null || unmeasured.length > 0
      ? []
      : [{ tools: choice, standardError, ...planCost(choice, costs) }]
  })
  found.sort((one, other) => one.rupiah - other.rupiah || one.standardError - other.standardError)
  let least = Number.POSITIVE_INFINITY
  const plans = found.map((plan) => {
    const isBest = plan.standardError < least - 1e-9
    if (isBest) least = plan.standardError
    return { ...plan, isBest }
  })
  const best = plans.filter(({ isBest }) => isBest)
  const enough = best.find((plan) => plan.standardError - least < leastGain) ?? null
  return { plans, best, enough }
}

/** Subsets that are not empty; those with somebody to watch once for each number of assessors. */
function choicesOf(tools: readonly PresetTool[], mostAssessors: number): PresetTool[][] {
  const subsets = Array.from({ length: 2 ** tools.length - 1 }, (_, k) =>
    tools.filter((_tool, index) => ((k + 1) >> index) & 1),
  )
  return subsets.flatMap((subset) => {
    if (!subset.some(({ kind }) => isWatched(kind))) return [subset]
    return Array.from({ length: mostAssessors }, (_, more) =>
      subset.map((tool) => (isWatched(tool.kind) ? { ...tool, assessors: more + 1 } : tool)),
    )
  })
}
