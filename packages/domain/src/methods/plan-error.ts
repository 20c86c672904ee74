import { type CombiningRecipe, combineMethods, type MethodEvidence } from '../final-level/index.ts'
import type { ErrorRates } from './cost-rates.ts'
import { isWatched, type PresetTool } from './preset.ts'

export interface PlanError {
  /** Root mean square over the competencies that something measures, in levels; null where nothing does. */
  readonly standardError: number | null
  readonly byCompetency: readonly { readonly competency: string; readonly standardError: number | null }[]
  readonly unmeasured: readonly string[]
}

/** The error to expect of a combined level: each method's own, under the weights and caps of the combining recipe. */
export function planError(
  tools: readonly PresetTool[],
  competencies: readonly string[],
  rates: ErrorRates,
  recipe: CombiningRecipe,
): PlanError {
  const byCompetency = competencies.map((competency) => ({
    competency,
    standardError: errorOf(
      tools.filter((tool) => tool.competencies.includes(competency)),
      rates,
      recipe,
    ),
  }))
  const known = byCompetency.flatMap(({ standardError }) => (standardError === null ? [] : [standardError]))
  const square = known.reduce((sum, error) => sum + error ** 2, 0)
  return {
    standardError: known.length === 0 ? null : Math.sqrt(square / known.length),
    byCompetency,
    unmeasured: byCompetency.flatMap(({ competency, standardError }) => (standardError === null ? [competency] : [])),
  }
}

function errorOf(tools: readonly PresetTool[], rates: ErrorRates, recipe: CombiningRecipe): number | null {
  const tests = tools.filter(({ kind }) => kind === 'test')
  const simulations = tools.filter(({ kind }) => kind === 'simulation')
  const watched = tools.filter(({ kind, assessors }) => isWatched(kind) && assessors > 0)
  const testMinutes = tests.reduce((sum, { minutes }) => sum + minutes, 0)
  const evidence: MethodEvidence[] = []
  const add = (method: MethodEvidence['method'], variance: number) =>
    // The error does not depend on the value; the middle of the scale stands for any.
    evidence.push({
      method,
      source: method,
      value: (recipe.levels.lowest + recipe.levels.highest) / 2,
      standardError: Math.sqrt(variance),
    })
  if (testMinutes > 0) add('TEST', (rates.test ** 2 * rates.testMinutes) / testMinutes + rates.testMethod ** 2)
  if (simulations.length > 0)
    add('SIMULATION', rates.simulation ** 2 / simulations.length + rates.simulationMethod ** 2)
  for (const { assessors } of watched) add('RATING', rates.exercise ** 2 + rates.rater ** 2 / assessors)
  if (evidence.length === 0) return null
  const { parts } = combineMethods(evidence, recipe)
  return Math.sqrt(parts.reduce((sum, { weight, standardError }) => sum + (weight * standardError) ** 2, 0))
}
