import type { JournalReply } from '@petakom/contract'
import type { Rest } from '../../lib/rest.ts'
import { retryDelay } from '../../lib/retry-delay.ts'
import type { ServerClock } from '../../lib/server-clock.ts'
import { type AssessorApi, Refusal, Unreachable } from '../assessor-api.ts'
import type { KeptEntry, SittingProblem, SittingWord } from '../store/kept-entry.ts'
import type { Store } from '../store/store.ts'
import type { BenchView, SaveState } from './bench.ts'

const GATHER_MS = 400
const MOST_ENTRIES = 200

interface PostmanParts {
  readonly api: Pick<AssessorApi, 'send' | 'workspace'>
  readonly store: Store
  readonly clock: ServerClock
  readonly device: string
  readonly account: string
  readonly rest: Rest
  view(): BenchView
  show(change: Partial<BenchView>): void
  place(sitting: string, entries: readonly KeptEntry[], old?: readonly KeptEntry[]): void
  entriesOf(sitting: string): readonly KeptEntry[]
}

const PROBLEMS: Readonly<Record<string, SittingProblem>> = {
  NOT_FOUND: 'gone',
  OBSERVATION_NOT_YOURS: 'not-yours',
  OBSERVATION_FULL: 'full',
}

/** Carries entries from the disk to the server, sitting by sitting and in order, and brings back what it says. */
export function createPostman(parts: PostmanParts) {
  const { api, store, clock, device, account, rest, view, show } = parts
  let isPumping = false
  let isStopped = false
  let most = MOST_ENTRIES

  const unsentOf = (sitting: string) =>
    parts
      .entriesOf(sitting)
      .filter((entry) => entry.sent === 0 && entry.device === device)
      .sort((one, other) => one.seq - other.seq)
  const hasProblem = (sitting: string) => (view().words.get(sitting)?.problem ?? null) !== null
  const countUnsent = () => [...view().entries.keys()].reduce((sum, sitting) => sum + unsentOf(sitting).length, 0)
  const nextSitting = () =>
    [...view().entries.keys()].find((sitting) => !hasProblem(sitting) && unsentOf(sitting).length > 0)

  function quietState(): SaveState {
    const isEmpty = view().entries.size === 0
    if (isEmpty) return 'none'
    if (countUnsent() === 0) return 'server'
    return store.isDurable ? 'device' : 'memory'
  }

  function say(sitting: string, change: Partial<Omit<SittingWord, 'account' | 'sitting'>>): void {
    const known = view().words.get(sitting) ?? { account, sitting, refusedLocks: [], late: 0, problem: null }
    const word = { ...known, ...change }
    show({ words: new Map(view().words).set(sitting, word) })
    void store.keepWord(word).catch(() => {})
  }

  async function exchange(sitting: string, batch: readonly KeptEntry[]): Promise<void> {
    const known: Record<string, number> = {}
    for (const { device: from, seq } of parts.entriesOf(sitting)) {
      if (from !== device) known[from] = Math.max(known[from] ?? 0, seq)
    }
    const entries = batch.map(({ seq, clientTime, act }) => ({ seq, clientTime, act }))
    take(sitting, batch, await api.send(sitting, { device, known, entries }))
  }

  function take(sitting: string, batch: readonly KeptEntry[], reply: JournalReply): void {
    clock.sync(reply.now)
    const lost = batch.filter(({ seq }) => reply.conflicts.includes(seq))
    const sent = batch.filter((entry) => !lost.includes(entry)).map((entry): KeptEntry => ({ ...entry, sent: 1 }))
    const news = reply.news.map((entry): KeptEntry => {
      return { ...entry, account, sitting, clientTime: reply.now, sent: 1 }
    })
    // Numbers that another entry of this device holds on the server: the same words again, under new ones.
    const top = Math.max(reply.lastSeq, ...[...parts.entriesOf(sitting), ...news].map(({ seq }) => seq))
    const again = lost.map((entry, index): KeptEntry => ({ ...entry, seq: top + 1 + index }))
    parts.place(sitting, [...sent, ...news, ...again], lost)
    void store.replace(lost, [...sent, ...news, ...again]).catch(() => {})
    const { workspace } = view()
    show({
      heardAt: clock.now(),
      workspace: {
        ...workspace,
        sittings: workspace.sittings.map((one) => (one.id === sitting ? { ...one, locks: reply.locks } : one)),
      },
    })
    const late = (view().words.get(sitting)?.late ?? 0) + reply.late.length
    say(sitting, { refusedLocks: reply.refusedLocks, late, problem: null })
  }

  /** What the page does after a refusal; `again` is for what it does not know: nothing is lost by asking later. */
  function takeRefusal(refusal: Refusal, sitting: string, batch: readonly KeptEntry[]): 'go on' | 'stop' | 'again' {
    if (refusal.status === 401 || refusal.status === 423) {
      show({ save: 'signed-out' })
      return 'stop'
    }
    const problem = PROBLEMS[refusal.code]
    if (problem) {
      say(sitting, { problem })
      return 'go on'
    }
    if (refusal.status !== 400 && refusal.status !== 413) return 'again'
    // One entry that cannot be read must not hold up the others: it is found by sending fewer at once.
    if (batch.length > 1) most = Math.ceil(batch.length / 2)
    else say(sitting, { problem: 'unreadable' })
    return 'go on'
  }

  async function pump(): Promise<void> {
    if (isPumping || isStopped) return
    isPumping = true
    try {
      await sendAll()
    } finally {
      isPumping = false
    }
  }

  async function sendAll(): Promise<void> {
    for (let failures = 0; !isStopped; ) {
      const sitting = nextSitting()
      if (sitting === undefined) return
      const batch = unsentOf(sitting).slice(0, most)
      try {
        await exchange(sitting, batch)
        failures = 0
        most = MOST_ENTRIES
        show({ save: quietState() })
      } catch (error) {
        if (!(error instanceof Unreachable) && !(error instanceof Refusal)) throw error
        const next = error instanceof Refusal ? takeRefusal(error, sitting, batch) : 'again'
        if (next === 'stop') return
        if (next === 'go on') continue
        failures += 1
        show({ save: store.isDurable ? 'offline' : 'memory' })
        await rest.pause(retryDelay(failures))
      }
    }
  }

  /** Never throws: what cannot be asked now is asked later. */
  async function refresh(sitting?: string): Promise<void> {
    try {
      const workspace = await api.workspace()
      if (workspace.assessor.id !== account || isStopped) return
      clock.sync(workspace.now)
      show({ workspace, heardAt: clock.now() })
      await store.keepWorkspace(workspace).catch(() => {})
      // What was refused may be taken now: the timetable may have changed since.
      for (const [id, { problem }] of view().words) if (problem && problem !== 'unreadable') say(id, { problem: null })
      if (sitting && unsentOf(sitting).length === 0 && !isPumping) await exchange(sitting, [])
      show({ save: quietState() })
      void pump()
    } catch (error) {
      if (error instanceof Refusal) {
        if (error.status === 401 || error.status === 423) show({ save: 'signed-out' })
      } else if (error instanceof Unreachable) {
        show({ save: store.isDurable ? 'offline' : 'memory' })
      } else throw error
    }
  }

  return {
    quietState,
    countUnsent,
    pump,
    refresh,
    wakeSoon: () => void setTimeout(() => void pump(), GATHER_MS),
    stop() {
      isStopped = true
    },
  }
}
