import type { ObservationWorkspaceReply } from '@petakom/contract'
import { type ObservationAct, restate } from '@petakom/domain'
import { createRest } from '../../lib/rest.ts'
import type { ServerClock } from '../../lib/server-clock.ts'
import type { AssessorApi } from '../assessor-api.ts'
import type { KeptEntry, SittingWord } from '../store/kept-entry.ts'
import type { Store } from '../store/store.ts'
import { createPostman } from './postman.ts'

/** Where the last thing written is. `writing`: on its way to the disk. `memory`: only in this page; `signed-out`: on the device until somebody signs in. */
export type SaveState = 'none' | 'writing' | 'memory' | 'device' | 'offline' | 'signed-out' | 'server'

export interface BenchView {
  readonly workspace: ObservationWorkspaceReply
  /** By sitting, in no order. */
  readonly entries: ReadonlyMap<string, readonly KeptEntry[]>
  readonly words: ReadonlyMap<string, SittingWord>
  readonly save: SaveState
  /** When the server last answered, by its own clock; null: not since the page was opened. */
  readonly heardAt: number | null
}

/** The workbench of one assessor on this device: what is written goes to the disk, then to the server, until it is there. */
export interface Bench {
  readonly account: string
  readonly device: string
  view(): BenchView
  subscribe(onChange: () => void): () => void
  /** Writes acts of one sitting, in their order. */
  write(sitting: string, acts: readonly ObservationAct[]): void
  /** Says what was written in a sitting that is gone again in the one that replaces it. */
  move(from: string, to: string): Promise<void>
  /** Asks the server what it knows: the timetable, locks, and what other devices wrote in this sitting. */
  refresh(sitting?: string): Promise<void>
  /** After the cookie was renewed: sending goes on. */
  signedInAgain(): void
  unsent(): number
  stop(): void
}

export interface BenchParts {
  readonly api: Pick<AssessorApi, 'send' | 'workspace'>
  readonly store: Store
  readonly clock: ServerClock
  readonly device: string
  readonly workspace: ObservationWorkspaceReply
  readonly entries: readonly KeptEntry[]
  readonly words: readonly SittingWord[]
}

export function createBench(parts: BenchParts): Bench {
  const { store, clock, device } = parts
  const account = parts.workspace.assessor.id
  const listeners = new Set<() => void>()
  let view: BenchView = {
    workspace: parts.workspace,
    entries: Map.groupBy(parts.entries, ({ sitting }) => sitting),
    words: new Map(parts.words.map((word) => [word.sitting, word])),
    save: 'none',
    heardAt: null,
  }
  const show = (change: Partial<BenchView>) => {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }
  const entriesOf = (sitting: string) => view.entries.get(sitting) ?? []
  const rest = createRest()

  /** Puts entries in place of those with the same number, or takes `old` away for them. */
  function place(sitting: string, entries: readonly KeptEntry[], old: readonly KeptEntry[] = []): void {
    const gone = new Set([...entries, ...old].map(({ device: from, seq }) => `${from}:${seq}`))
    const others = entriesOf(sitting).filter((entry) => !gone.has(`${entry.device}:${entry.seq}`))
    show({ entries: new Map(view.entries).set(sitting, [...others, ...entries]) })
  }

  const postman = createPostman({
    ...{ api: parts.api, store, clock, device, account, rest, show, place, entriesOf },
    view: () => view,
  })
  show({ save: postman.quietState() })

  function write(sitting: string, acts: readonly ObservationAct[]): void {
    let seq = Math.max(0, ...entriesOf(sitting).map((entry) => entry.seq))
    const clientTime = new Date(clock.now()).toISOString()
    const made = acts.map((act): KeptEntry => {
      seq += 1
      return { account, sitting, device, seq, act, clientTime, sent: 0 }
    })
    place(sitting, made)
    if (view.save === 'server' || view.save === 'none') show({ save: 'writing' })
    void keep(made)
  }

  async function move(from: string, to: string): Promise<void> {
    const old = entriesOf(from)
    const lastSeq = Math.max(0, ...entriesOf(to).map(({ seq }) => seq))
    const clientTime = new Date(clock.now()).toISOString()
    const made = restate(old, device, lastSeq).map(
      (entry): KeptEntry => ({ ...entry, account, sitting: to, clientTime, sent: 0 }),
    )
    place(to, made)
    place(from, [], old)
    await store.replace(old, made).catch(() => show({ save: 'memory' }))
    postman.wakeSoon()
  }

  async function keep(made: readonly KeptEntry[]): Promise<void> {
    try {
      await store.put(made)
      if (view.save !== 'offline' && view.save !== 'signed-out') show({ save: store.isDurable ? 'device' : 'memory' })
    } catch {
      // A disk that refuses leaves the page's memory and the server; the person is told.
      show({ save: 'memory' })
    }
    postman.wakeSoon()
  }

  addEventListener('online', rest.wake)
  void postman.pump()
  return {
    account,
    device,
    view: () => view,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    write,
    move,
    refresh: postman.refresh,
    signedInAgain() {
      show({ save: 'device' })
      void postman.pump()
    },
    unsent: postman.countUnsent,
    stop() {
      postman.stop()
      removeEventListener('online', rest.wake)
      rest.wake()
    },
  }
}
