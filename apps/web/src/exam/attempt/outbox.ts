import type { JournalValue } from '@petakom/contract'
import { retryDelay } from '../../lib/retry-delay.ts'
import { emptyAnswer } from '../answers/field.ts'
import { type Receipt, Refusal, type SavedAnswers, type StartedAttempt, Unreachable } from '../exam-api.ts'
import { answersInForce } from '../journal/answers-in-force.ts'
import type { JournalEntry } from '../journal/journal.ts'
import type { AttemptParts } from './attempt-parts.ts'
import type { SaveState } from './attempt-view.ts'
import { firstBatch, forServer, isSame, MOST_ENTRIES } from './batch.ts'

const GATHER_MS = 400
const DISK_PATIENCE_MS = 5000

/** What fills a number that nobody wrote, and changes nothing: a value that the server has, or an act on nothing. */
function harmless({ simulation, items, answers }: StartedAttempt, sent: readonly JournalEntry[]) {
  if (simulation) return [simulation.id, { act: { kind: 'open', about: '-', at: 0 } }] as const
  const first = items[0]!
  const [known] = answersInForce(answers, sent)
  return known ?? ([first.id, emptyAnswer(first.content.interaction)] as const)
}

export type Outbox = ReturnType<typeof createOutbox>

/** The way of an answer from the page to the disk and on to the server, in order, until the server has answered. */
export function createOutbox(parts: AttemptParts) {
  const { api, device, clock, written, absences, rest } = parts
  const { view, show } = parts.screen
  const { attemptId } = parts.form()
  let isPumping = false
  let hasAccepted = false
  let most = MOST_ENTRIES
  /** Answers on their way to the disk: a hand-in waits for them. */
  const writing = new Set<Promise<void>>()

  function quietState(): SaveState {
    if (!parts.isDurable && written.entries.length > 0) return 'memory'
    if (written.entries.some(({ sent }) => sent === 0)) return 'device'
    const isEmpty = view().answers.size === 0 && written.entries.length === 0 && !parts.form().simulation?.acts.length
    return isEmpty ? 'none' : 'server'
  }

  function write(itemId: string, value: JournalValue, seq = written.nextSeq()): Promise<void> {
    const kept = keep(itemId, value, seq).finally(() => writing.delete(kept))
    writing.add(kept)
    return kept
  }

  async function keep(itemId: string, value: JournalValue, seq: number): Promise<void> {
    const isOnDisk = await written.write(itemId, value, seq)
    // Where the disk refused, the page's memory and the server are left, and the person is told.
    if (!isOnDisk) show({ save: 'memory' })
    else show({ save: view().save === 'offline' ? 'offline' : quietState() })
    setTimeout(() => void pump(), GATHER_MS)
  }

  async function settle(seqs: readonly number[], receipt: Receipt | undefined): Promise<void> {
    await written.mark(seqs, 1)
    if (!receipt) return
    written.passOver(receipt.lastSeq)
    await parts.keepReceipt(receipt)
  }

  async function take(saved: SavedAnswers, seqs: readonly number[]): Promise<void> {
    clock.sync(saved.now)
    await settle(seqs, saved.receipt)
    parts.learnDeadline(saved.deadline)
    hasAccepted = true
    const refused = new Set(view().refused)
    for (const { seq, itemId } of written.entries) if (seqs.includes(seq)) refused.delete(itemId)
    show({ save: quietState(), late: view().late + saved.late.length, refused, isWaiting: false })
    for (const seq of saved.conflicts) {
      // Another delivery used this number first. What is in force here is said again under a new one.
      const lost = written.find(seq)
      const isInForce = lost && ('act' in lost.value || isSame(view().answers.get(lost.itemId), lost.value))
      if (isInForce) await write(lost.itemId, lost.value)
    }
  }

  function setAside(seq: number): void {
    written.refuse(seq)
    const itemId = written.find(seq)?.itemId
    if (itemId) show({ refused: new Set(view().refused).add(itemId), save: quietState() })
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
      show({ save: quietState(), late: view().late + seqs.length })
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
    if (isPumping || !parts.isWriter || view().isSignedOut) return
    isPumping = true
    try {
      await sendAll()
    } finally {
      isPumping = false
    }
  }

  async function sendAll(): Promise<void> {
    for (let failures = 0; !parts.isStopped() && written.unsent().length > 0; ) {
      const batch = firstBatch(written.unsent().slice(0, most))
      const seqs = batch.map(({ seq }) => seq)
      try {
        const { focus, heard } = absences.tell()
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
        show({ save: parts.isDurable ? 'offline' : 'memory', isWaiting: view().phase === 'handing-in' })
        await rest.pause(retryDelay(failures))
      }
    }
  }

  /** Sends everything that is written, and what is on its way to the disk. */
  async function flush(): Promise<void> {
    // A disk that hangs must not keep the hand-in for ever.
    if (writing.size > 0) await Promise.race([Promise.all(writing), rest.pause(DISK_PATIENCE_MS)])
    while (isPumping) await rest.pause(100)
    await pump()
  }

  /**
   * Answers that the server misses go again. A number that this journal never held restates a value that the server has;
   * so does one that the server will not take, where it takes others: else the fault is not in the answer.
   */
  async function supply(missing: readonly number[]): Promise<void> {
    const kept = written.entries.filter(({ seq }) => !hasAccepted || !written.isRefused(seq))
    const held = new Set(kept.map(({ seq }) => seq))
    const sent = kept.filter((entry) => entry.sent === 1)
    await written.mark(
      missing.filter((seq) => held.has(seq)),
      0,
    )
    const [itemId, value] = harmless(parts.form(), sent)
    for (const seq of missing.filter((one) => !held.has(one))) await write(itemId, value, seq)
  }

  return { quietState, write, pump, flush, supply }
}
