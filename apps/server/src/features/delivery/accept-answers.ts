import {
  type AnswerEntry,
  type BodyOf,
  MOST_EMERGENCY_ENTRIES,
  type SavedAnswers,
  type saveAnswers as saveContract,
} from '@petakom/contract'
import { answerFits, goesBack } from '@petakom/domain'
import type { AppError } from '../../plugins/app-error.ts'
import type { VersionedAttempt } from './attempts.ts'
import { deliveryErrors } from './errors.ts'
import type { ServedForm } from './forms.ts'
import { chainAnswers, receiptOf } from './receipt.ts'
import { deadlineOf, isLate, workingSeconds } from './sitting.ts'
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

/**
 * Answers that one attempt may store: more than five a second for an hour, which no person gives, and as many as an
 * emergency file holds. Whoever goes on is refused, so that nobody fills the disk of the hall.
 */
export const MOST_ANSWERS = MOST_EMERGENCY_ENTRIES

/** Acts that one simulation may store: every one is played again whenever the run is scored. Nobody does one each second. */
export const MOST_ACTS = 2000

const mostOf = ([first]: readonly AnswerEntry[]) => (first && 'act' in first.value ? MOST_ACTS : MOST_ANSWERS)

export const isFull = ({ answerCount }: VersionedAttempt, fresh: readonly AnswerEntry[]): boolean =>
  fresh.length > 0 && answerCount + fresh.length > mostOf(fresh)

export const refuseFull = (fresh: readonly AnswerEntry[]) => deliveryErrors.TOO_MANY_ANSWERS({ most: mostOf(fresh) })

/** Takes new answers, in order of seq, into an attempt; they wait there to be stored. */
export function accept(
  attempt: OpenAttempt,
  { now, secret }: Participation,
  device: string,
  answers: readonly AnswerEntry[],
): Omit<SavedAnswers, 'conflicts'> {
  const { row } = attempt
  const { late, reached } = markLate(row, answers, now)
  for (const answer of answers) {
    const workedSeconds = 'act' in answer.value ? Math.floor(workingSeconds(row, now)) : null
    attempt.accepted.push({ ...answer, device, isLate: late.has(answer.seq), at: now, workedSeconds })
  }
  if (answers.length > 0) {
    attempt.row = {
      ...row,
      lastSeq: Math.max(row.lastSeq, answers.at(-1)!.seq),
      answerCount: row.answerCount + answers.length,
      chainHash: chainAnswers(row.chainHash, answers),
      lastSavedAt: now,
      reached,
    }
  }
  return {
    receipt: receiptOf(secret, attempt.row, now),
    deadline: deadlineOf(row, now).toISOString(),
    now: now.toISOString(),
    worked: workingSeconds(row, now),
    late: [...late],
  }
}

/** Answers that count only if a person says so: after the time, or back behind what was answered where there is no way back. */
function markLate(row: VersionedAttempt, answers: readonly AnswerEntry[], now: Date) {
  const isOver = isLate(row, now)
  const late = new Set<number>()
  let { reached } = row
  for (const { seq, itemId } of answers) {
    const index = row.mode === 'free' ? 0 : row.itemOrder.indexOf(itemId)
    if (isOver || goesBack(row.mode, reached, index)) late.add(seq)
    else reached = Math.max(reached, index)
  }
  return { late, reached }
}

/** Whether the attempt has the item on its form, and the item could be answered so. Whether an act changes anything, its run says. */
export function isServed(attempt: VersionedAttempt, form: ServedForm, { itemId, value }: AnswerEntry): boolean {
  if (!attempt.itemOrder.includes(itemId)) return false
  const item = form.get(itemId)
  if (item === undefined) return false
  if ('world' in item || 'act' in value) return 'world' in item && 'act' in value
  return answerFits(item.content.interaction, value)
}
