import type { Exam, FocusLoss, HandedIn, Receipt, SavedAnswers, StartedAttempt } from '@petakom/contract'
import { callServer } from '../lib/call-server.ts'

export type {
  AnswerEntry,
  AttemptState,
  Exam,
  ExamNews,
  FocusLoss,
  HandedIn,
  Receipt,
  SavedAnswers,
  StartedAttempt,
} from '@petakom/contract'

export { Refusal, Unreachable } from '../lib/call-server.ts'

interface SebWindow {
  readonly SafeExamBrowser?: { readonly security?: { readonly configKey?: string; readonly browserExamKey?: string } }
}

/** Safe Exam Browser's proof for this page, where its engine cannot put it into the headers by itself. */
export function sebHeaders(): Record<string, string> {
  const seb = (globalThis as SebWindow).SafeExamBrowser?.security
  return seb?.configKey ? { 'x-seb-page-config': seb.configKey, 'x-seb-page-exam': seb.browserExamKey ?? '' } : {}
}

const call = <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) =>
  callServer<T>(method, path, { body, headers: sebHeaders() })

const attempt = (id: string, action: string) => `/api/exam/attempts/${id}/${action}`

export interface ExamClock {
  readonly now: string
  readonly deadline: string
  readonly state: Exam['attempts'][number]['state']
  /** Seconds of working time so far, pauses left out. */
  readonly worked: number
  readonly isHolder: boolean
}

export interface NextItem {
  readonly item: StartedAttempt['items'][number] | null
  readonly now: string
  readonly deadline: string
}

export const examApi = {
  signIn: (nip: string, pin: string) => call<{ participantId: string }>('POST', '/api/exam/session', { nip, pin }),
  signOut: () => call<unknown>('DELETE', '/api/session'),
  exam: () => call<Exam>('GET', '/api/exam'),
  start: (id: string, body: { device: string; takeOver?: boolean; pin?: string }) =>
    call<StartedAttempt>('POST', attempt(id, 'start'), body),
  save: (id: string, body: { device: string; entries: readonly unknown[]; focus?: readonly FocusLoss[] }) =>
    call<SavedAnswers>('POST', attempt(id, 'answers'), body),
  next: (id: string, body: { device: string; lastSeq: number; after: string }) =>
    call<NextItem>('POST', attempt(id, 'next'), body),
  handIn: (id: string, body: { device: string; lastSeq: number; focus?: readonly FocusLoss[] }) =>
    call<HandedIn>('POST', attempt(id, 'hand-in'), body),
  clock: (id: string, device: string) =>
    call<ExamClock>('GET', `${attempt(id, 'clock')}?device=${encodeURIComponent(device)}`),
}
export type ExamApi = typeof examApi

/** The part of a receipt that a person can copy by hand. */
export function receiptCode({ mac }: Receipt): string {
  return mac
    .slice(0, 12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-')
}
