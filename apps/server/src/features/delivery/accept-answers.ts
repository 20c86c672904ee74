import type { AnswerEntry, BodyOf, SavedAnswers, saveAnswers as saveContract } from '@petakom/contract'
import { answerFits } from '@petakom/domain'
import type { AppError } from '../../plugins/app-error.ts'
import type { VersionedAttempt } from './attempts.ts'
import type { ServedForm } from './forms.ts'
import { chainAnswers, receiptOf } from './receipt.ts'
import { deadlineOf, isLate } from './sitting.ts'
import type { Participation } from './start-attempts.ts'
import type { AcceptedAnswer } from './store-answers.ts'

export interface Delivery {
  readonly who: Participation
  readonly attemptId: string
  readonly body: BodyOf<typeof saveContract>
}

/** What was stored stays stored when `refusal` is set: it tells the page why it must stop. */
export interface SaveOutcome {
  readonly saved: SavedAnswers | null
  readonly refusal: AppError | null
}

/** An attempt as it stands while deliveries are worked through: facts by seq, and what is to be stored. */
export interface OpenAttempt {
  row: VersionedAttempt
  readonly facts: Map<number, string>
  readonly accepted: AcceptedAnswer[]
}

/** Takes new answers, in order of seq, into an attempt; they wait there to be stored. */
export function accept(
  attempt: OpenAttempt,
  { now, secret }: Participation,
  device: string,
  answers: readonly AnswerEntry[],
): Omit<SavedAnswers, 'conflicts'> {
  const { row } = attempt
  const late = isLate(row, now)
  for (const answer of answers) attempt.accepted.push({ ...answer, device, isLate: late, at: now })
  if (answers.length > 0) {
    attempt.row = {
      ...row,
      lastSeq: Math.max(row.lastSeq, answers.at(-1)!.seq),
      answerCount: row.answerCount + answers.length,
      chainHash: chainAnswers(row.chainHash, answers),
      lastSavedAt: now,
    }
  }
  return {
    receipt: receiptOf(secret, attempt.row, now),
    deadline: deadlineOf(row, now).toISOString(),
    now: now.toISOString(),
    late: late ? answers.map(({ seq }) => seq) : [],
  }
}

/** Whether the attempt has the item on its form, and the item could be answered so. */
export function isServed(attempt: VersionedAttempt, form: ServedForm, { itemId, value }: AnswerEntry): boolean {
  if (!attempt.itemOrder.includes(itemId)) return false
  const item = form.get(itemId)
  return item !== undefined && answerFits(item.content.interaction, value)
}
