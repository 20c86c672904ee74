import type { AnswerValue } from '@petakom/contract'
import { isAnswered, scoreAnswer } from '@petakom/domain'
import type { PracticeItem } from './items/index.ts'

export interface PracticeScore {
  readonly item: PracticeItem
  readonly answer: AnswerValue | null
  readonly points: number
  readonly most: number
  readonly outcome: 'full' | 'part' | 'none' | 'blank' | 'rater'
}

/** As the server scores an exam; what assessors would rate stays without points. */
export function scorePractice(item: PracticeItem, given: AnswerValue | undefined): PracticeScore {
  const answer = given && isAnswered(given) ? given : null
  const { points, most } = scoreAnswer(item.content.interaction, item.scoring, answer)
  const outcome =
    item.best === null ? 'rater' : !answer ? 'blank' : points === most ? 'full' : points > 0 ? 'part' : 'none'
  return { item, answer, points, most, outcome }
}

/** Sums over the items that a machine can score. */
export function sumPractice(scores: readonly PracticeScore[]) {
  const scored = scores.filter(({ outcome }) => outcome !== 'rater')
  return {
    points: scored.reduce((sum, { points }) => sum + points, 0),
    most: scored.reduce((sum, { most }) => sum + most, 0),
    answered: scores.filter(({ answer }) => answer).length,
    total: scores.length,
  }
}
