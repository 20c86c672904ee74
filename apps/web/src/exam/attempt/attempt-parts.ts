import type { Rest } from '../../lib/rest.ts'
import type { ServerClock } from '../../lib/server-clock.ts'
import type { ExamApi, Receipt, StartedAttempt } from '../exam-api.ts'
import type { Absences } from './absences.ts'
import type { Screen } from './attempt-view.ts'
import type { WrittenAnswers } from './written-answers.ts'

/** What the parts of one attempt on this device share. */
export interface AttemptParts {
  readonly api: Pick<ExamApi, 'save' | 'handIn' | 'clock'>
  readonly device: string
  readonly clock: ServerClock
  readonly isDurable: boolean
  readonly isWriter: boolean
  readonly screen: Screen
  readonly written: WrittenAnswers
  readonly absences: Absences
  readonly rest: Rest
  /** Grows with each item of an adaptive section. */
  form(): StartedAttempt
  keepReceipt(receipt: Receipt): Promise<void>
  /** Keeps that the person asked to hand in: it goes on after a crash. */
  keepWish(): Promise<void>
  learnDeadline(instant: string): void
  isStopped(): boolean
}
