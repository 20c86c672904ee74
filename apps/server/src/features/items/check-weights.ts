import { INTERACTION_OF_KIND, type ItemDraft } from '@petakom/contract'
import { mostPoints, type Reason, reason, scoringProblem } from '@petakom/domain'

type Checked = Pick<ItemDraft, 'kind' | 'content' | 'scoring' | 'parameters'>

/** What is wrong with a draft's key or points, or null. */
export function weightProblem({ kind, content, scoring, parameters }: Checked): Reason | null {
  const { interaction } = content
  if (INTERACTION_OF_KIND[kind] !== interaction.type) return reason('KIND_OF_OTHER_FORM')
  const problem = scoringProblem(interaction, scoring)
  if (problem) return problem
  const most = mostPoints(interaction, scoring)
  if (most !== parameters.b.length) return reason('WEIGHT_AGAINST_MODEL', { most, thresholds: parameters.b.length })
  if (interaction.type !== 'choice' || scoring.type !== 'choice') return null
  const values = Object.values(scoring.weights)
  if (kind === 'single-choice') {
    const keys = values.filter((value) => value === 1).length
    return keys === 1 && most === 1 ? null : reason('KEY_NOT_SINGLE')
  }
  if (interaction.options.length !== 4) return reason('SITUATION_NOT_FOUR')
  return values.filter((value) => value === most).length === 1 ? null : reason('BEST_NOT_SINGLE')
}
