import type { AnswerValue } from '@petakom/contract'
import { createRest } from '../lib/rest.ts'
import { retryDelay } from '../lib/retry-delay.ts'
import type { ServerClock } from '../lib/server-clock.ts'
import { emptyAnswer } from './answers/field.ts'
import { askNext, type Step } from './ask-next.ts'
import { createAbsences } from './attempt/absences.ts'
import type { AttemptParts } from './attempt/attempt-parts.ts'
import { type AttemptView, createScreen } from './attempt/attempt-view.ts'
import { isSame, storable } from './attempt/batch.ts'
import { createHandIn } from './attempt/hand-in.ts'
import { createOutbox } from './attempt/outbox.ts'
import { createStory, type Story } from './attempt/story.ts'
import { createWrittenAnswers } from './attempt/written-answers.ts'
import type { EmergencyContent } from './emergency/emergency-file.ts'
import {
  type ExamApi,
  type ExamClock,
  type ExamNews,
  type NextItem,
  Refusal,
  type StartedAttempt,
  Unreachable,
} from './exam-api.ts'
import { answersInForce } from './journal/answers-in-force.ts'
import type { Journal, JournalEntry, Progress } from './journal/journal.ts'

export interface AttemptSession {
  readonly form: StartedAttempt
  /** Of a simulation; null for a test. */
  readonly story: Story | null
  view(): AttemptView
  subscribe(onChange: () => void): () => void
  answer(itemId: string, value: AnswerValue): void
  toggleFlag(itemId: string): void
  /** Leaves the item at this index for good, where there is no way back. */
  leave(index: number): void
  /** The item at this index stands on the page: where there is no way back, that is a fact for the server as an answer is. */
  opened(index: number): void
  /** Opens the next item of an adaptive section. */
  askNext(): Promise<void>
  handIn(isTimeUp?: boolean): void
  /** What an emergency file holds; null where nothing was written here, or nothing that the server would know by its seal. */
  emergencyContent(): EmergencyContent | null
  /** After the cookie was renewed: sending goes on. */
  signedInAgain(): void
  stop(): void
}

export interface AttemptSessionParts {
  readonly api: Pick<ExamApi, 'save' | 'handIn' | 'clock'> & Partial<Pick<ExamApi, 'next'>>
  readonly journal: Journal
  readonly device: string
  readonly clock: ServerClock
  readonly form: StartedAttempt
  readonly progress: Progress | undefined
  readonly entries: readonly JournalEntry[]
  /** Hears at once what the server changes; the poll stays for whoever is not told. */
  readonly follow?: (device: string, onNews: (news: ExamNews) => void) => () => void
  /** Tells when the page was out of sight; goes along with the answers. */
  readonly watch?: (now: () => number, onReturn: (leftAt: string, seconds: number) => void) => () => void
  /** False in a second tab: it shows, and writes nothing. */
  readonly isWriter: boolean
}

const CLOCK_EVERY_MS = 20_000

/**
 * One attempt on this device: a choice goes to the journal, then to the outbox, then to the server, and the view says
 * in words where it is. Everything is retried until the server has answered.
 */
export function createAttemptSession(parts: AttemptSessionParts): AttemptSession {
  const { api, journal, device, clock, isWriter, progress } = parts
  let { form } = parts
  // A form that was kept before there were ways to meet it has none.
  const isOneWay = form.mode === 'forward' || form.mode === 'adaptive'
  const { attemptId } = form
  let receipt = progress?.receipt ?? form.receipt
  let wantsHandIn = progress?.wantsHandIn ?? false
  let isStopped = false

  const screen = createScreen({
    items: form.items,
    floor: isOneWay ? Math.max(form.reached, progress?.floor ?? 0) : 0,
    step: 'idle',
    answers: answersInForce(form.answers, parts.entries),
    flags: new Set(progress?.flags),
    deadline: Date.parse(form.deadline),
    wasExtended: false,
    pausedLeft: null,
    save: 'none',
    late: 0,
    refused: new Set(),
    readOnly: isWriter ? null : 'tab',
    phase: progress?.handedIn ? 'done' : 'working',
    isTimeUp: false,
    isWaiting: false,
    isSignedOut: false,
    handedIn: progress?.handedIn ?? null,
  })
  const { view, show } = screen
  const written = createWrittenAnswers({
    ...{ attemptId, journal, entries: parts.entries },
    lastSeq: Math.max(form.lastSeq, form.seqFloor),
  })
  const absences = createAbsences(progress?.focus)
  const rest = createRest()
  const shared: AttemptParts = {
    ...{ api, device, clock, isWriter, screen, written, absences, rest, learnDeadline },
    isDurable: journal.isDurable,
    form: () => form,
    keepReceipt(newReceipt) {
      receipt = newReceipt
      return keepProgress()
    },
    keepWish() {
      wantsHandIn = true
      return keepProgress()
    },
    isStopped: () => isStopped,
  }
  const outbox = createOutbox(shared)
  const handIn = createHandIn(shared, outbox, learnTime)
  const story = createStory({
    ...{ form, clock, written, outbox, view },
    entries: parts.entries,
    known: progress?.story,
  })

  /** A disk that fails here costs a repeated delivery after a reload, which changes nothing; sending must go on. */
  async function keepProgress(): Promise<void> {
    const { floor, handedIn } = view()
    const deadline = new Date(view().deadline).toISOString()
    const flags = [...view().flags]
    const now = { attemptId, receipt, deadline, flags, floor, wantsHandIn, handedIn, focus: absences.kept() }
    // Opened without a line, what an earlier opening was told still holds.
    const skew = clock.isTold() ? clock.now() - Date.now() : progress?.skew
    const kept = story ? { story: { origin: story.origin() } } : {}
    await journal.writeProgress({ ...now, ...(skew === undefined ? {} : { skew }), ...kept }).catch(() => {})
  }

  function noteAbsence(leftAt: string, seconds: number): void {
    if (view().phase !== 'working' || view().readOnly) return
    if (absences.note(leftAt, seconds)) void keepProgress()
  }

  function learnDeadline(instant: string): void {
    const deadline = Date.parse(instant)
    if (deadline === view().deadline) return
    show({ deadline, wasExtended: deadline > view().deadline })
    void keepProgress()
  }

  /** A clock that stands still has no deadline to speak of, only the time that is left. */
  function learnTime(told: ExamClock): void {
    clock.sync(told.now)
    story?.learn(told.now, told.worked)
    const isPaused = told.state === 'paused'
    const pausedLeft = isPaused ? Math.max(0, (Date.parse(told.deadline) - Date.parse(told.now)) / 1000) : null
    const wasPaused = view().pausedLeft !== null
    const { wasExtended } = view()
    learnDeadline(told.deadline)
    // The pause moved the deadline; that is no gift of time.
    if (isPaused || wasPaused) show({ pausedLeft, wasExtended })
  }

  const asking = {
    ask: () => api.next!(attemptId, { device, lastSeq: written.lastOwn(), after: form.items.at(-1)!.id }),
    async isReady() {
      await outbox.flush()
      return !view().isSignedOut && !view().readOnly
    },
    show: (step: Step) => show({ step }),
    async take({ item, now, deadline }: NextItem) {
      clock.sync(now)
      learnDeadline(deadline)
      if (!item) return
      form = { ...form, items: [...form.items.filter(({ id }) => id !== item.id), item] }
      await journal.writeForm(form).catch(() => {})
      show({ items: form.items, floor: form.items.length - 1 })
      await keepProgress()
    },
    async refuse(refusal: Refusal): Promise<'again' | 'stop'> {
      if (refusal.code === 'ANSWERS_MISSING') {
        await outbox.supply((refusal.details as { seqs: number[] }).seqs)
        return 'again'
      }
      if (refusal.status === 401) show({ isSignedOut: true })
      if (refusal.code === 'ATTEMPT_MOVED') show({ readOnly: 'moved' })
      return 'stop'
    },
    wait: (failures: number) => rest.pause(retryDelay(failures)),
    isStopped: () => isStopped,
  }

  function hear(told: ExamClock): void {
    learnTime(told)
    if (!told.isHolder) show({ readOnly: 'moved' })
    else if (told.state === 'handed-in' && view().phase === 'working') void handIn(false)
  }

  async function askClock(): Promise<void> {
    try {
      hear(await api.clock(attemptId, device))
      rest.wake()
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) show({ isSignedOut: true })
      else if (error instanceof Unreachable && view().save === 'device') show({ save: 'offline' })
    }
  }

  const poll = setInterval(() => view().phase !== 'done' && !view().isSignedOut && void askClock(), CLOCK_EVERY_MS)
  const unfollow = parts.follow?.(device, (news) => {
    const own = news.attempts.find(({ id }) => id === attemptId)
    if (own && view().phase !== 'done') hear({ ...own, now: news.now })
  })
  const unwatch = isWriter ? parts.watch?.(clock.now, noteAbsence) : undefined
  // What waits for its next try goes at once when the browser is on line again.
  addEventListener('online', rest.wake)
  show({ save: outbox.quietState() })
  if (story && isWriter) void keepProgress()
  if (view().phase === 'working') {
    if (wantsHandIn || form.handedInAt) void handIn(false)
    else void outbox.pump()
  }

  return {
    form: parts.form,
    story: story?.story ?? null,
    view,
    subscribe: screen.subscribe,
    answer(itemId, given) {
      const value = storable(given)
      const { phase, readOnly, pausedLeft, answers } = view()
      if (phase !== 'working' || readOnly || pausedLeft !== null || isSame(answers.get(itemId), value)) return
      show({ answers: new Map(answers).set(itemId, value) })
      void outbox.write(itemId, value)
    },
    toggleFlag(itemId) {
      const flags = new Set(view().flags)
      if (!flags.delete(itemId)) flags.add(itemId)
      show({ flags })
      void keepProgress()
    },
    leave(index) {
      if (!isOneWay || index < view().floor || view().readOnly) return
      show({ floor: index + 1 })
      void keepProgress()
    },
    opened(index) {
      const item = form.items[index]
      if (form.mode !== 'forward' || index === 0 || !item || view().phase !== 'working' || view().readOnly) return
      // A blank answer: what lies before is closed on every device, and an answer given here later outranks it.
      if (!view().answers.has(item.id)) {
        const value = emptyAnswer(item.content.interaction)
        show({ answers: new Map(view().answers).set(item.id, value) })
        void outbox.write(item.id, value)
      }
    },
    async askNext() {
      const { step, phase, readOnly } = view()
      if (step === 'idle' && phase === 'working' && !readOnly) await askNext(asking)
    },
    handIn: (isTimeUp = false) => void handIn(isTimeUp),
    emergencyContent() {
      const { seal } = form
      if (!seal || written.entries.length === 0) return null
      return { attemptId, device, seal, entries: written.entries.toSorted((one, other) => one.seq - other.seq) }
    },
    signedInAgain() {
      show({ isSignedOut: false })
      if (wantsHandIn) void handIn(view().isTimeUp)
      else void outbox.pump()
    },
    stop() {
      isStopped = true
      clearInterval(poll)
      unfollow?.()
      unwatch?.()
      removeEventListener('online', rest.wake)
      rest.wake()
    },
  }
}
