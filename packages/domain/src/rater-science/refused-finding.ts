import type { RatingsError } from '@petakom/psychometrics'
import { finding, type RaterFinding } from './finding.ts'

/** Why no severity can be told yet. A score that is none, or two for one cell, is no state of an event: thrown on. */
export function refusedFinding(error: RatingsError): RaterFinding {
  const { problem } = error
  switch (problem.reason) {
    case 'empty':
      return finding(null, 'note', 'RATERS_NONE')
    case 'one-score':
      return finding(null, 'act', 'RATERS_ONE_SCORE', { score: problem.score })
    case 'one-rating-each':
      return finding(null, 'note', 'RATERS_ONE_EACH')
    case 'inseparable':
      return finding(null, 'act', 'RATERS_INSEPARABLE', { groups: problem.groups.length })
    case 'many-scores':
    case 'too-large':
      return finding(null, 'note', 'RATERS_TOO_MUCH')
    default:
      throw error
  }
}
