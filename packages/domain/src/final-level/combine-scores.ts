import type { ScoringRecipe } from '../results/recipe.ts'
import type { ScaleEstimate } from '../results/score-person.ts'
import { type CombinedLevel, combineMethods, type MethodEvidence } from './combine-methods.ts'
import type { CombiningRecipe } from './recipe.ts'
import { testEvidence } from './test-evidence.ts'

/** A scale's estimate; theta and its error are the test's, null where none measured it. */
export type FinalEstimate = Omit<ScaleEstimate, 'theta' | 'standardError'> & {
  readonly theta: number | null
  readonly standardError: number | null
  /** How several methods made the level; null where a test alone did. */
  readonly combined: CombinedScore | null
}

export type CombinedScore = Omit<
  Extract<CombinedLevel, { outcome: 'level' }>,
  'outcome' | 'level' | 'probabilities'
> & {
  /** What went in, as it came. */
  readonly evidence: readonly MethodEvidence[]
}

export interface FinalScores {
  readonly scores: readonly FinalEstimate[]
  /** Competencies with evidence that makes no level under the recipe, and why. */
  readonly gaps: ReadonlyMap<string, Extract<CombinedLevel, { outcome: 'none' }>['reasons']>
}

/**
 * The levels of a person from tests and what else was measured, by competency code. A competency that a test alone
 * measured, themes and aspects stay as the test has them. In the order of the scores, new competencies by their code.
 */
export function combineScores(
  scores: readonly ScaleEstimate[],
  evidence: ReadonlyMap<string, readonly MethodEvidence[]>,
  { scoring, combining }: { readonly scoring: ScoringRecipe; readonly combining: CombiningRecipe },
): FinalScores {
  const gaps = new Map<string, Extract<CombinedLevel, { outcome: 'none' }>['reasons']>()
  const competencies = new Map(
    scores.filter(({ kind }) => kind === 'competency').map((score) => [score.scale, score] as const),
  )
  const combine = (scale: string, test: ScaleEstimate | null): FinalEstimate[] => {
    const others = evidence.get(scale) ?? []
    if (others.length === 0) return test ? [{ ...test, combined: null }] : []
    const all = test ? [testEvidence(test, scoring), ...others] : others
    const found = combineMethods(all, combining)
    if (found.outcome === 'none') {
      gaps.set(scale, found.reasons)
      return []
    }
    const { outcome: _, level, probabilities, ...combined } = found
    return [
      {
        kind: 'competency',
        scale,
        theta: test?.theta ?? null,
        standardError: test?.standardError ?? null,
        level,
        levelContinuous: found.value,
        low: found.low,
        high: found.high,
        probabilities,
        itemsAnswered: test?.itemsAnswered ?? 0,
        itemsServed: test?.itemsServed ?? 0,
        combined: { ...combined, evidence: all },
      },
    ]
  }
  const all = [...new Set([...competencies.keys(), ...evidence.keys()])].sort()
  return {
    scores: [
      ...all.flatMap((scale) => combine(scale, competencies.get(scale) ?? null)),
      ...scores.filter(({ kind }) => kind !== 'competency').map((score) => ({ ...score, combined: null })),
    ],
    gaps,
  }
}
