import type { AnswerEntry, Exam, Receipt, SavedAnswers, StartedAttempt } from '@petakom/contract'
import { type ExamApi, type ExamClock, type HandedIn, Refusal, Unreachable } from '../apps/web/src/exam/exam-api.ts'
import type { Ledger } from './ledger.ts'
import { PERSON_HEADER } from './stage/network.ts'

const PATIENCE_MS = 15_000

export interface PageApi extends Pick<ExamApi, 'save' | 'handIn' | 'clock' | 'start' | 'exam' | 'signIn'> {}

export interface PageApiParts {
  readonly baseUrl: string
  readonly person: string
  readonly ledger: Ledger
  /** Kept by the browser over a crash. */
  readonly cookies: { value: string }
  /** What this person suffers just now. */
  readonly during: () => string
  /** Replies to a page that is gone are read by nobody. */
  readonly isAlive: () => boolean
}

/** The calls of the exam page with a browser's cookie, and a note of everything that the server acknowledged. */
export function createPageApi({ baseUrl, person, ledger, cookies, during, isAlive }: PageApiParts): PageApi {
  async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    let response: Response
    let reply: unknown
    try {
      response = await fetch(new URL(path, baseUrl), {
        method,
        headers: {
          'x-petakom': '1',
          [PERSON_HEADER]: person,
          ...(cookies.value ? { cookie: cookies.value } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      reply = await response.json()
    } catch (cause) {
      if (!isAlive()) await new Promise(() => {})
      throw new Unreachable(path, { cause })
    }
    // A page that was killed does not learn what came: it goes no further.
    if (!isAlive()) await new Promise(() => {})
    const given = response.headers.getSetCookie()[0]?.split(';')[0]
    if (given) cookies.value = given
    if (response.ok) return reply as T
    if (response.status >= 500) throw new Unreachable(path)
    throw new Refusal(response.status, reply as ConstructorParameters<typeof Refusal>[1])
  }
  const attempt = (id: string, action: string) => `/api/exam/attempts/${id}/${action}`
  return {
    signIn: (nip, pin) => call('POST', '/api/exam/session', { nip, pin }),
    exam: () => call<Exam>('GET', '/api/exam'),
    start: (id, body) => call<StartedAttempt>('POST', attempt(id, 'start'), body),
    async save(id, body) {
      const entries = body.entries as AnswerEntry[]
      try {
        const saved = await call<SavedAnswers>('POST', attempt(id, 'answers'), body)
        const conflicts = new Set(saved.conflicts)
        ledger.acknowledge(
          id,
          entries.filter(({ seq }) => !conflicts.has(seq)),
          saved.receipt,
          during(),
        )
        return saved
      } catch (error) {
        // Kept as late, or of an earlier device: the page says that these are on the server, so they are held to it.
        if (error instanceof Refusal && ['ATTEMPT_CLOSED', 'ATTEMPT_MOVED'].includes(error.code)) {
          const { receipt } = error.details as { receipt: Receipt }
          ledger.acknowledge(id, entries, receipt, during())
        }
        throw error
      }
    },
    async handIn(id, body) {
      const done = await call<HandedIn>('POST', attempt(id, 'hand-in'), body)
      ledger.acknowledge(id, [], done.receipt, during())
      return done
    },
    clock: (id, device) => call<ExamClock>('GET', `${attempt(id, 'clock')}?device=${encodeURIComponent(device)}`),
  }
}
