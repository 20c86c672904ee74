import type { Answer } from './interaction.ts'

/** Whether anything at all was answered: an answer taken back is none. `is_answered` in SQL says the same. */
export function isAnswered(answer: Answer | null | undefined): boolean {
  if (!answer) return false
  if ('choice' in answer) return answer.choice !== null
  if ('choices' in answer) return answer.choices.length > 0
  if ('best' in answer) return answer.best !== null || answer.worst !== null
  if ('grades' in answer) return Object.keys(answer.grades).length > 0
  if ('order' in answer) return answer.order.length > 0
  if ('pairs' in answer) return answer.pairs.length > 0
  if ('number' in answer) return answer.number !== null
  return answer.text !== null && answer.text.trim() !== ''
}
