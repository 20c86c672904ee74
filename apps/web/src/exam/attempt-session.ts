import type { AnswerValue } from '@petakom/contract'
import { emptyAnswer } from './answers/field.ts'
import {
  type AnswerEntry,
  type ExamApi,
  type ExamClock,
  type ExamNews,
  type HandedIn,
  type Receipt,
  Refusal,
  type SavedAnswers,
  type StartedAttempt,
  Unreachable,
} from './exam-api.ts'
import { answersInForce } from './journal/answers-in-force.ts'
import type { Journal, JournalEntry, Progress } from './journal/journal.ts'
import { retryDelay } from './journal/retry-delay.ts'
import type { ServerClock } from './server-clock.ts'

export type SaveState = 'none' | 'device' | 'server' | 'offline' | 'memory'

export interface AttemptView {
  readonly answers: ReadonlyMap<string, AnswerValue>
  readonly flags: ReadonlySet<string>
  /** Server time, milliseconds. */
  readonly deadline: number
  readonly wasExtended: boolean
  /** Seconds left while the committee lets the clock stand still; null while it runs. */
  readonly pausedLeft: number | null
  readonly save: SaveState
  readonly late: number
  readonly readOnly: 'tab' | 'moved' | null
  readonly phase: 'working' | 'handing-in' | 'done'
  readonly isTimeUp: boolean
  readonly isWaiting: boolean
  readonly isSignedOut: boolean
  readonly handedIn: HandedIn | null
}

export interface AttemptSession {
  readonly form: StartedAttempt
  view(): AttemptView
  subscribe(onChange: () => void): () => void
  answer(itemId: string, value: AnswerValue): void
  toggleFlag(itemId: string): void
  handIn(isTimeUp?: boolean): void
  /** After the cookie was renewed: sending goes on. */
  signedInAgain(): void
  stop(): void
}

export interface AttemptSessionParts {
  readonly api: Pick<ExamApi, 'save' | 'handIn' | 'clock'>
  readonly journal: Journal
  readonly device: string
  readonly clock: ServerClock
  readonly form: StartedAttempt
  readonly progress: Progress | undefined
  readonly entries: readonly JournalEntry[]
  /** Hears at once what the server changes; the poll stays for whoever is not told. */
  readonly follow?: (device: string, onNews: (news: ExamNews) => void) => () => void
  /** False in a second tab: it shows, and writes nothing. */
  readonly isWriter: boolean
}

const MOST_ENTRIES = 200
/** Of text in one request: the server takes a megabyte. */
const MOST_CHARACTERS = 300_000
const GATHER_MS = 400
const CLOCK_EVERY_MS = 20_000
const DISK_PATIENCE_MS = 5000

/**
 * One attempt on this device: a choice goes to the journal, then to the outbox, then to the server, and the view says
 * in words where it is. Everything is retried until the server has answered.
 */
export function createAttemptSession(parts: AttemptSessionParts): AttemptSession {
  const { api, journal, device, clock, form, isWriter } = parts
  const attemptId = form.attemptId
  const entries: JournalEntry[] = [...parts.entries]
  let lastSeq = Math.max(form.lastSeq, form.seqFloor, ...entries.map(({ seq }) => seq))
  let receipt: Receipt = parts.progress?.receipt ?? form.receipt
  let wantsHandIn = parts.progress?.wantsHandIn ?? false
  let isPumping = false
  let isHandingIn = false
  let isStopped = false
  const sleepers = new Set<() => void>()
  const listeners = new Set<() => void>()

  let view: AttemptView = {
    answers: answersInForce(form.answers, entries),
    flags: new Set(parts.progress?.flags),
    deadline: Date.parse(form.deadline),
    wasExtended: false,
    pausedLeft: null,
    save: 'none',
    late: 0,
    readOnly: isWriter ? null : 'tab',
    phase: parts.progress?.handedIn ? 'done' : 'working',
    isTimeUp: false,
    isWaiting: false,
    isSignedOut: false,
    handedIn: parts.progress?.handedIn ?? null,
  }
  const show = (change: Partial<AttemptView>) => {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }
  const unsent = () => entries.filter(({ sent }) => sent === 0)
  const quietState = (): SaveState => {
    if (!journal.isDurable && entries.length > 0) return 'memory'
    if (unsent().length > 0) return 'device'
    return view.answers.size > 0 ? 'server' : 'none'
  }

  /** Waits, and goes on at once when the browser comes back on line. */
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const rise = () => {
        clearTimeout(timer)
        sleepers.delete(rise)
        resolve()
      }
      const timer = setTimeout(rise, ms)
      sleepers.add(rise)
    })
  const wake = () => {
    for (const rise of [...sleepers]) rise()
  }

  function keepProgress(): Promise<void> {
    const deadline = new Date(view.deadline).toISOString()
    const flags = [...view.flags]
    return journal.writeProgress({ attemptId, receipt, deadline, flags, wantsHandIn, handedIn: view.handedIn })
  }

  function learnDeadline(instant: string): void {
    const deadline = Date.parse(instant)
    if (deadline === view.deadline) return
    show({ deadline, wasExtended: deadline > view.deadline })
    void keepProgress()
  }

  /** A clock that stands still has no deadline to speak of, only the time that is left. */
  function learnTime(told: ExamClock): void {
    clock.sync(told.now)
    const isPaused = told.state === 'paused'
    const pausedLeft = isPaused ? Math.max(0, (Date.parse(told.deadline) - Date.parse(told.now)) / 1000) : null
    const wasPaused = view.pausedLeft !== null
    const { wasExtended } = view
    learnDeadline(told.deadline)
    // The pause moved the deadline; that is no gift of time.
    if (isPaused || wasPaused) show({ pausedLeft, wasExtended })
  }

  /** Answers on their way to the disk: a hand-in waits for them. */
  const writing = new Set<Promise<void>>()

  function write(itemId: string, value: AnswerValue, seq = ++lastSeq): Promise<void> {
    const written = keep(itemId, value, seq).finally(() => writing.delete(written))
    writing.add(written)
    return written
  }

  async function keep(itemId: string, value: AnswerValue, seq: number): Promise<void> {
    const clientTime = new Date().toISOString()
    const entry: JournalEntry = { attemptId, seq, itemId, value, clientTime, sent: 0 }
    try {
      await journal.append(entry)
      entries.push(entry)
      show({ save: view.save === 'offline' ? 'offline' : quietState() })
    } catch {
      // The disk refused: the page's memory and the server are left, and the person is told.
      entries.push(entry)
      show({ save: 'memory' })
    }
    setTimeout(() => void pump(), GATHER_MS)
  }

  async function settle(seqs: readonly number[], newReceipt: Receipt | undefined, sent: 0 | 1 = 1): Promise<void> {
    const set = new Set(seqs)
    for (const [index, entry] of entries.entries()) if (set.has(entry.seq)) entries[index] = { ...entry, sent }
    await journal.markSent(attemptId, seqs, sent)
    if (newReceipt) {
      receipt = newReceipt
      lastSeq = Math.max(lastSeq, newReceipt.lastSeq)
      await keepProgress()
    }
  }

  async function take(saved: SavedAnswers, seqs: readonly number[]): Promise<void> {
    clock.sync(saved.now)
    await settle(seqs, saved.receipt)
    learnDeadline(saved.deadline)
    show({ save: quietState(), late: view.late + saved.late.length, isWaiting: false })
    for (const seq of saved.conflicts) {
      // Another delivery used this number first. What is in force here is said again under a new one.
      const lost = entries.find((entry) => entry.seq === seq)
      if (lost && isSame(view.answers.get(lost.itemId), lost.value)) await write(lost.itemId, lost.value)
    }
  }

  /** True when sending can go on. */
  async function takeRefusal(refusal: Refusal, seqs: readonly number[]): Promise<boolean> {
    const details = (refusal.details ?? {}) as { receipt?: Receipt; seq?: number }
    if (refusal.status === 401) {
      show({ isSignedOut: true })
      return false
    }
    if (refusal.code === 'ATTEMPT_MOVED') {
      await settle(seqs, details.receipt)
      show({ readOnly: 'moved', save: quietState() })
      return false
    }
    if (refusal.code === 'ATTEMPT_CLOSED') {
      await settle(seqs, details.receipt)
      show({ save: quietState(), late: view.late + seqs.length })
      return true
    }
    if (refusal.code === 'ITEM_NOT_SERVED' && details.seq !== undefined) {
      await settle([details.seq], undefined)
      return true
    }
    throw refusal
  }

  /** Sends what is unsent, in order, until nothing is left or the page must stop. */
  async function pump(): Promise<void> {
    if (isPumping || !isWriter || view.isSignedOut) return
    isPumping = true
    let failures = 0
    while (!isStopped && unsent().length > 0) {
      const batch = firstBatch(unsent())
      const seqs = batch.map(({ seq }) => seq)
      try {
        await take(await api.save(attemptId, { device, entries: batch.map(forServer) }), seqs)
        failures = 0
      } catch (error) {
        if (error instanceof Refusal && error.status !== 429) {
          if (await takeRefusal(error, seqs)) continue
          break
        }
        if (!(error instanceof Unreachable) && !(error instanceof Refusal)) throw error
        failures += 1
        show({ save: journal.isDurable ? 'offline' : 'memory', isWaiting: view.phase === 'handing-in' })
        await pause(retryDelay(failures))
      }
    }
    isPumping = false
  }

  async function flush(): Promise<void> {
    // A disk that hangs must not keep the hand-in for ever.
    if (writing.size > 0) await Promise.race([Promise.all(writing), pause(DISK_PATIENCE_MS)])
    while (isPumping) await pause(100)
    await pump()
  }

  const ownLastSeq = () => entries.reduce((most, { seq }) => Math.max(most, seq), 0)

  /** Answers that the server misses go again; a number that this journal never held restates a value in force. */
  async function supply(missing: readonly number[]): Promise<void> {
    const held = new Set(entries.map(({ seq }) => seq))
    await settle(
      missing.filter((seq) => held.has(seq)),
      undefined,
      0,
    )
    const first = form.items[0]!
    const [itemId, value] = [...view.answers][0] ?? [first.id, emptyAnswer(first.content.interaction)]
    for (const seq of missing.filter((one) => !held.has(one))) await write(itemId, value, seq)
  }

  async function tryHandIn(): Promise<'done' | 'again' | 'stop'> {
    await flush()
    if (view.isSignedOut || view.readOnly) return 'stop'
    try {
      const handedIn = await api.handIn(attemptId, { device, lastSeq: ownLastSeq() })
      receipt = handedIn.receipt
      show({ handedIn, phase: 'done', isWaiting: false })
      await keepProgress()
      return 'done'
    } catch (error) {
      if (error instanceof Unreachable) return 'again'
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'ANSWERS_MISSING') await supply((error.details as { seqs: number[] }).seqs)
      else if (error.status === 401) show({ isSignedOut: true })
      else if (error.code === 'ATTEMPT_MOVED') show({ readOnly: 'moved', phase: 'working' })
      return error.code === 'ANSWERS_MISSING' ? 'again' : 'stop'
    }
  }

  /**
   * An extension may have been granted while the page was cut off: the server is asked before the end is believed. Where
   * it cannot be, the time counted on from its last word is believed, and the device's own clock never: a hand-in cannot
   * be taken back.
   */
  async function isReallyOver(): Promise<boolean> {
    try {
      learnTime(await api.clock(attemptId, device))
    } catch (error) {
      if (!(error instanceof Unreachable)) return true
    }
    return clock.isTold() && view.pausedLeft === null && clock.now() >= view.deadline
  }

  async function runHandIn(isTimeUp: boolean): Promise<void> {
    if (isHandingIn || !isWriter || view.phase === 'done') return
    isHandingIn = true
    // While nobody has told the time, the page stays as it is until the server has been asked.
    if (!isTimeUp || clock.isTold()) show({ phase: 'handing-in', isTimeUp })
    if (isTimeUp && !(await isReallyOver())) {
      isHandingIn = false
      if (view.phase === 'handing-in') show({ phase: 'working', isTimeUp: false })
      return
    }
    show({ phase: 'handing-in', isTimeUp })
    wantsHandIn = true
    await keepProgress()
    for (let failures = 1; !isStopped; failures += 1) {
      if ((await tryHandIn()) !== 'again') break
      show({ isWaiting: true })
      await pause(retryDelay(failures))
    }
    isHandingIn = false
  }

  function hear(told: ExamClock): void {
    learnTime(told)
    if (!told.isHolder) show({ readOnly: 'moved' })
    else if (told.state === 'handed-in' && view.phase === 'working') void runHandIn(false)
  }

  async function askClock(): Promise<void> {
    try {
      hear(await api.clock(attemptId, device))
      wake()
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) show({ isSignedOut: true })
      else if (error instanceof Unreachable && view.save === 'device') show({ save: 'offline' })
    }
  }

  const poll = setInterval(() => view.phase !== 'done' && !view.isSignedOut && void askClock(), CLOCK_EVERY_MS)
  const unfollow = parts.follow?.(device, (news) => {
    const own = news.attempts.find(({ id }) => id === attemptId)
    if (own && view.phase !== 'done') hear({ ...own, now: news.now })
  })
  addEventListener('online', wake)
  view = { ...view, save: quietState() }
  if (view.phase === 'working') {
    if (wantsHandIn || form.handedInAt) void runHandIn(false)
    else void pump()
  }

  return {
    form,
    view: () => view,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    answer(itemId, value) {
      if (
        view.phase !== 'working' ||
        view.readOnly ||
        view.pausedLeft !== null ||
        isSame(view.answers.get(itemId), value)
      )
        return
      show({ answers: new Map(view.answers).set(itemId, value) })
      void write(itemId, value)
    },
    toggleFlag(itemId) {
      const flags = new Set(view.flags)
      if (!flags.delete(itemId)) flags.add(itemId)
      show({ flags })
      void keepProgress()
    },
    handIn: (isTimeUp = false) => void runHandIn(isTimeUp),
    signedInAgain() {
      show({ isSignedOut: false })
      if (wantsHandIn) void runHandIn(view.isTimeUp)
      else void pump()
    },
    stop() {
      isStopped = true
      clearInterval(poll)
      unfollow?.()
      removeEventListener('online', wake)
      wake()
    },
  }
}

const forServer = ({ seq, itemId, value, clientTime }: AnswerEntry) => ({ seq, itemId, value, clientTime })

const isSame = (one: AnswerValue | undefined, other: AnswerValue) => JSON.stringify(one) === JSON.stringify(other)

/** As many entries as one request may carry, and at least one. */
function firstBatch(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  let characters = 0
  const end = entries.slice(0, MOST_ENTRIES).findIndex(({ value }, index) => {
    characters += JSON.stringify(value).length
    return index > 0 && characters > MOST_CHARACTERS
  })
  return entries.slice(0, end === -1 ? MOST_ENTRIES : end)
}
