import {
  COMPETENCIES,
  type CostRates,
  DEFAULT_COMBINING_RECIPE,
  type DesignPlan,
  type ErrorRates,
  isWatched,
  type PresetTool,
  planCost,
  planError,
} from '@petakom/domain'

export const NAMED = ['tests', 'simulation', 'centre'] as const
export type NamedPlan = (typeof NAMED)[number]

const PART: Record<NamedPlan, (tool: PresetTool) => boolean> = {
  tests: ({ kind }) => kind === 'test',
  simulation: ({ kind }) => !isWatched(kind),
  centre: () => true,
}

/** Tests only, tests and simulations, and the whole preset: those of which the preset has the tools. */
export function namedPlans(tools: readonly PresetTool[], costs: CostRates, errors: ErrorRates) {
  const competencies = COMPETENCIES.map(({ code }) => code)
  return NAMED.flatMap((name): { name: NamedPlan; plan: DesignPlan; unmeasured: readonly string[] }[] => {
    const own = tools.filter(PART[name])
    const { standardError, unmeasured } = planError(own, competencies, errors, DEFAULT_COMBINING_RECIPE)
    if (standardError === null) return []
    return [{ name, plan: { tools: own, standardError, isBest: false, ...planCost(own, costs) }, unmeasured }]
  })
}
