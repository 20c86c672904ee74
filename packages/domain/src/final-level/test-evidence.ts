import { cutsFor, type ScoringRecipe } from '../results/recipe.ts'
import type { ScaleEstimate } from '../results/score-person.ts'
import type { MethodEvidence } from './combine-methods.ts'

/**
 * What a test says, on the level scale: its error in logits times the levels that a logit is between the outermost cuts.
 * The prior of the test's estimate counts once, as it would in one posterior over all methods.
 */
export function testEvidence(
  score: Pick<ScaleEstimate, 'scale' | 'levelContinuous' | 'standardError'>,
  recipe: ScoringRecipe,
): MethodEvidence {
  const cuts = cutsFor(recipe, score.scale)
  const levelsPerLogit = 3 / (cuts[3] - cuts[0])
  return {
    method: 'TEST',
    source: 'TEST',
    value: score.levelContinuous,
    standardError: score.standardError * levelsPerLogit,
  }
}
