import type { AnswerValue } from '@petakom/contract'
import { emptyAnswer } from './answers/field.ts'
import { askNext, type Step } from './ask-next.ts'
import type { EmergencyContent } from './emergency/emergency-file.ts'
import {
  type AnswerEntry,
  type ExamApi,
  type ExamClock,
  type ExamNews,
  type FocusLoss,
  type HandedIn,
  type NextItem,
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
  /** Those served so far: in an adaptive section one more comes after each. */
  readonly items: StartedAttempt['items']
  /** Index of the first item that is still open; above 0 only where there is no way back. */
  readonly floor: number
  /** Of an adaptive section: whether its next item is asked for, waits for the line, or will not come. */
  readonly step: Step
  readonly answers: ReadonlyMap<string, AnswerValue>
  readonly flags: ReadonlySet<string>
  /** Server time, milliseconds. */
  readonly deadline: number
  readonly wasExtended: boolean
  /** Seconds left while the committee lets the clock stand still; null while it runs. */
  readonly pausedLeft: number | null
  readonly save: SaveState
  readonly late: number
  /** Items whose last answer the server will not take as it stands: the person is told, and everything else goes on. */
  readonly refused: ReadonlySet<string>
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
  /** Leaves the item at this index for good, where there is no way back. */
  leave(index: number): void
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

const MOST_ENTRIES = 200
/** Of text in one request: the server takes a megabyte. */
const MOST_CHARACTERS = 300_000
const GATHER_MS = 400
const CLOCK_EVERY_MS = 20_000
const DISK_PATIENCE_MS = 5000
const MOST_LOSSES = 1000

/**
 * One attempt on this device: a choice goes to the journal, then to the outbox, then to the server, and the view says
 * in words where it is. Everything is retried until the server has answered.
 */
export function createAttemptSession(parts: AttemptSessionParts): AttemptSession {
  const { api, journal, device, clock, isWriter } = parts
  let { form } = parts
  // A form that was kept before there were ways to meet it has none.
  const isOneWay = form.mode === 'forward' || form.mode === 'adaptive'
  const attemptId = form.attemptId
  const entries: JournalEntry[] = [...parts.entries]
  let lastSeq = Math.max(form.lastSeq, form.seqFloor, ...entries.map(({ seq }) => seq))
  let receipt: Receipt = parts.progress?.receipt ?? form.receipt
  let wantsHandIn = parts.progress?.wantsHandIn ?? false
  let losses: readonly FocusLoss[] = parts.progress?.focus?.losses ?? []
  let lossCount = parts.progress?.focus?.count ?? 0
  let isPumping = false
  let isHandingIn = false
  let isStopped = false
  const sleepers = new Set<() => void>()
  const listeners = new Set<() => void>()

  let view: AttemptView = {
    items: form.items,
    floor: isOneWay ? Math.max(form.reached, parts.progress?.floor ?? 0) : 0,
    step: 'idle',
    answers: answersInForce(form.answers, entries),
    flags: new Set(parts.progress?.flags),
    deadline: Date.parse(form.deadline),
    wasExtended: false,
    pausedLeft: null,
    save: 'none',
    late: 0,
    refused: new Set(),
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
  /** Numbers that the server will not take. They stay on the disk, and are tried again when the page is opened again. */
  const refusedSeqs = new Set<number>()
  let hasAccepted = false
  let most = MOST_ENTRIES
  const unsent = () => entries.filter(({ sent, seq }) => sent === 0 && !refusedSeqs.has(seq))
  const quietState = (): SaveState => {
    if (!journal.isDurable && entries.length > 0) return 'memory'
    if (entries.some(({ sent }) => sent === 0)) return 'device'
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

  /** A disk that fails here costs a repeated delivery after a reload, which changes nothing; sending must go on. */
  async function keepProgress(): Promise<void> {
    const deadline = new Date(view.deadline).toISOString()
    const flags = [...view.flags]
    const { floor, handedIn } = view
    const focus = { count: lossCount, losses }
    const progress = { attemptId, receipt, deadline, flags, floor, wantsHandIn, handedIn, focus }
    await journal.writeProgress(progress).catch(() => {})
  }

  function noteAbsence(leftAt: string, seconds: number): void {
    if (view.phase !== 'working' || view.readOnly || lossCount >= MOST_LOSSES) return
    losses = [...losses, { number: ++lossCount, leftAt, seconds }]
    void keepProgress()
  }
  /** What goes along with a delivery; `heard` once the server has it. */
  function withLosses() {
    const told = losses.slice(0, 100)
    const last = told.at(-1)?.number ?? 0
    const heard = () => {
      losses = losses.filter(({ number }) => number > last)
    }
    return { focus: told.length > 0 ? { focus: told } : {}, heard }
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
      hold(entry)
      show({ save: view.save === 'offline' ? 'offline' : quietState() })
    } catch {
      // The disk refused: the page's memory and the server are left, and the person is told.
      hold(entry)
      show({ save: 'memory' })
    }
    setTimeout(() => void pump(), GATHER_MS)
  }

  function hold(entry: JournalEntry): void {
    const known = entries.findIndex(({ seq }) => seq === entry.seq)
    if (known < 0) entries.push(entry)
    else entries[known] = entry
    refusedSeqs.delete(entry.seq)
  }

  async function settle(seqs: readonly number[], newReceipt: Receipt | undefined, sent: 0 | 1 = 1): Promise<void> {
    const set = new Set(seqs)
    for (const [index, entry] of entries.entries()) if (set.has(entry.seq)) entries[index] = { ...entry, sent }
    await journal.markSent(attemptId, seqs, sent).catch(() => {})
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
    hasAccepted = true
    const refused = new Set(view.refused)
    for (const { seq, itemId } of entries) if (seqs.includes(seq)) refused.delete(itemId)
    show({ save: quietState(), late: view.late + saved.late.length, refused, isWaiting: false })
    for (const seq of saved.conflicts) {
      // Another delivery used this number first. What is in force here is said again under a new one.
      const lost = entries.find((entry) => entry.seq === seq)
      if (lost && isSame(view.answers.get(lost.itemId), lost.value)) await write(lost.itemId, lost.value)
    }
  }

  function setAside(seq: number): void {
    refusedSeqs.add(seq)
    const itemId = entries.find((entry) => entry.seq === seq)?.itemId
    if (itemId) show({ refused: new Set(view.refused).add(itemId), save: quietState() })
  }

  /** `again` is for what the page does not know: nothing is lost by asking later. */
  async function takeRefusal(refusal: Refusal, seqs: readonly number[]): Promise<'go on' | 'stop' | 'again'> {
    const details = (refusal.details ?? {}) as { receipt?: Receipt; seq?: number }
    if (refusal.status === 401) {
      show({ isSignedOut: true })
      return 'stop'
    }
    if (refusal.code === 'ATTEMPT_MOVED') {
      await settle(seqs, details.receipt)
      show({ readOnly: 'moved', save: quietState() })
      return 'stop'
    }
    if (refusal.code === 'ATTEMPT_CLOSED') {
      await settle(seqs, details.receipt)
      show({ save: quietState(), late: view.late + seqs.length })
      return 'go on'
    }
    if (details.seq !== undefined) {
      setAside(details.seq)
      return 'go on'
    }
    if (refusal.status !== 400 && refusal.status !== 413) return 'again'
    // One answer that cannot be read must not hold up the others: it is found by sending fewer at once.
    if (seqs.length === 1) setAside(seqs[0]!)
    else most = Math.ceil(seqs.length / 2)
    return 'go on'
  }

  /** Sends what is unsent, in order, until nothing is left or the page must stop. */
  async function pump(): Promise<void> {
    if (isPumping || !isWriter || view.isSignedOut) return
    isPumping = true
    try {
      await sendAll()
    } finally {
      isPumping = false
    }
  }

  async function sendAll(): Promise<void> {
    for (let failures = 0; !isStopped && unsent().length > 0; ) {
      const batch = firstBatch(unsent().slice(0, most))
      const seqs = batch.map(({ seq }) => seq)
      try {
        const { focus, heard } = withLosses()
        const saved = await api.save(attemptId, { device, entries: batch.map(forServer), ...focus })
        heard()
        await take(saved, seqs)
        failures = 0
        most = MOST_ENTRIES
      } catch (error) {
        if (!(error instanceof Unreachable) && !(error instanceof Refusal)) throw error
        const next = error instanceof Refusal ? await takeRefusal(error, seqs) : 'again'
        if (next === 'go on') continue
        if (next === 'stop') return
        failures += 1
        show({ save: journal.isDurable ? 'offline' : 'memory', isWaiting: view.phase === 'handing-in' })
        await pause(retryDelay(failures))
      }
    }
  }

  async function flush(): Promise<void> {
    // A disk that hangs must not keep the hand-in for ever.
    if (writing.size > 0) await Promise.race([Promise.all(writing), pause(DISK_PATIENCE_MS)])
    while (isPumping) await pause(100)
    await pump()
  }

  const ownLastSeq = () => entries.reduce((most, { seq }) => Math.max(most, seq), 0)

  /**
   * Answers that the server misses go again. A number that this journal never held restates a value that the server has;
   * so does one that the server will not take, where it takes others: else the fault is not in the answer.
   */
  async function supply(missing: readonly number[]): Promise<void> {
    const kept = entries.filter(({ seq }) => !hasAccepted || !refusedSeqs.has(seq))
    const held = new Set(kept.map(({ seq }) => seq))
    await settle(
      missing.filter((seq) => held.has(seq)),
      undefined,
      0,
    )
    const first = form.items[0]!
    const [known] = answersInForce(
      form.answers,
      kept.filter(({ sent }) => sent === 1),
    )
    const [itemId, value] = known ?? [first.id, emptyAnswer(first.content.interaction)]
    for (const seq of missing.filter((one) => !held.has(one))) await write(itemId, value, seq)
  }

  async function tryHandIn(): Promise<'done' | 'again' | 'stop'> {
    await flush()
    if (view.isSignedOut || view.readOnly) return 'stop'
    try {
      const { focus, heard } = withLosses()
      const handedIn = await api.handIn(attemptId, { device, lastSeq: ownLastSeq(), ...focus })
      heard()
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
      return error.status === 401 || error.code === 'ATTEMPT_MOVED' ? 'stop' : 'again'
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
    try {
      for (let failures = 1; !isStopped; failures += 1) {
        if ((await tryHandIn()) !== 'again') break
        show({ isWaiting: true })
        await pause(retryDelay(failures))
      }
    } finally {
      isHandingIn = false
    }
  }

  const asking = {
    ask: () => api.next!(attemptId, { device, lastSeq: ownLastSeq(), after: form.items.at(-1)!.id }),
    async isReady() {
      await flush()
      return !view.isSignedOut && !view.readOnly
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
        await supply((refusal.details as { seqs: number[] }).seqs)
        return 'again'
      }
      if (refusal.status === 401) show({ isSignedOut: true })
      if (refusal.code === 'ATTEMPT_MOVED') show({ readOnly: 'moved' })
      return 'stop'
    },
    wait: (failures: number) => pause(retryDelay(failures)),
    isStopped: () => isStopped,
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
  const unwatch = isWriter ? parts.watch?.(clock.now, noteAbsence) : undefined
  addEventListener('online', wake)
  view = { ...view, save: quietState() }
  if (view.phase === 'working') {
    if (wantsHandIn || form.handedInAt) void runHandIn(false)
    else void pump()
  }

  return {
    form: parts.form,
    view: () => view,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    answer(itemId, given) {
      const value = storable(given)
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
    leave(index) {
      if (!isOneWay || index < view.floor) return
      show({ floor: index + 1 })
      void keepProgress()
    },
    async askNext() {
      if (view.step === 'idle' && view.phase === 'working' && !view.readOnly) await askNext(asking)
    },
    handIn: (isTimeUp = false) => void runHandIn(isTimeUp),
    emergencyContent() {
      const { seal } = form
      if (!seal || entries.length === 0) return null
      return { attemptId, device, seal, entries: entries.toSorted((one, other) => one.seq - other.seq) }
    },
    signedInAgain() {
      show({ isSignedOut: false })
      if (wantsHandIn) void runHandIn(view.isTimeUp)
      else void pump()
    },
    stop() {
      isStopped = true
      clearInterval(poll)
      unfollow?.()
      unwatch?.()
      removeEventListener('online', wake)
      wake()
    },
  }
}

/** No database keeps a zero byte or half of a surrogate pair; pasted text may hold either. */
function storable(value: AnswerValue): AnswerValue {
  if (!('text' in value) || value.text === null) return value
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(value.text))
  return { text: whole.replaceAll('\0', '') }
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
