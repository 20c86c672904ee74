import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type AttemptSessionParts, createAttemptSession } from './attempt-session.ts'
import { type HandedIn, type Receipt, type StartedAttempt, Unreachable } from './exam-api.ts'
import type { Journal } from './journal/journal.ts'
import { createMemoryJournal } from './journal/memory-journal.ts'
import { createServerClock } from './server-clock.ts'

const START = Date.parse('2025-09-30T01:00:00Z')
const MINUTE = 60_000
const RECEIPT: Receipt = { attemptId: 'u', lastSeq: 0, chainHash: '', count: 0, at: '2025-09-30T01:00:00Z', mac: 'm' }
const options = ['A', 'B'].map((id) => ({ id, text: id }))
const FORM = {
  attemptId: 'u',
  deadline: new Date(START + 60 * MINUTE).toISOString(),
  lastSeq: 0,
  seqFloor: 0,
  handedInAt: null,
  items: [{ id: 's', content: { stimulus: null, stem: 's', interaction: { type: 'choice', options } } }],
  answers: [],
  receipt: RECEIPT,
} as unknown as StartedAttempt

/** The server, as far as a page sees it. */
function createServer() {
  const calls: string[] = []
  const unless = async <T>(name: string, reply: T): Promise<T> => {
    if (!server.isReachable) throw new Unreachable(name)
    calls.push(name)
    return reply
  }
  const now = () => new Date(Date.now()).toISOString()
  const server = {
    isReachable: true,
    calls,
    api: {
      save: (_id: string, { entries }: { entries: readonly unknown[] }) =>
        unless(`save ${entries.length}`, {
          receipt: RECEIPT,
          deadline: FORM.deadline,
          now: now(),
          late: [],
          conflicts: [],
        }),
      handIn: () => unless('hand-in', { handedInAt: now(), answered: 1, items: 1, receipt: RECEIPT } as HandedIn),
      clock: () => unless('clock', { now: now(), deadline: FORM.deadline, state: 'running' as const, isHolder: true }),
    },
  }
  return server
}

let server: ReturnType<typeof createServer>
let session: ReturnType<typeof createAttemptSession>

beforeEach(() => {
  vi.useFakeTimers({ now: START + MINUTE })
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
  server = createServer()
})
afterEach(() => {
  session.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function open({
  journal = createMemoryJournal(),
  ...parts
}: Partial<AttemptSessionParts> & { journal?: Journal } = {}) {
  const clock = createServerClock(() => Date.now())
  session = createAttemptSession({
    ...{ api: server.api, journal, device: 'd', clock, form: FORM, progress: undefined, entries: [], isWriter: true },
    ...parts,
  })
  return session
}

describe('handing in', () => {
  it('waits for an answer that a slow disk has not confirmed yet', async () => {
    const memory = createMemoryJournal()
    const journal: Journal = {
      ...memory,
      append: async (entry) => {
        await new Promise((fulfil) => setTimeout(fulfil, 700))
        await memory.append(entry)
      },
    }
    open({ journal })
    session.answer('s', { choice: 'A' })
    session.handIn()
    await vi.advanceTimersByTimeAsync(3000)
    expect(server.calls).toEqual(['save 1', 'hand-in'])
    expect(session.view().phase).toBe('done')
  })

  it('does not wait for ever for a disk that hangs', async () => {
    const journal: Journal = { ...createMemoryJournal(), append: () => new Promise(() => {}) }
    open({ journal })
    session.answer('s', { choice: 'A' })
    session.handIn()
    await vi.advanceTimersByTimeAsync(6000)
    expect(server.calls).toEqual(['hand-in'])
  })
})

describe('the end of the time', () => {
  const wrong = () =>
    createServerClock(
      () => Date.now(),
      () => Date.now() + 5 * 60 * MINUTE,
    )

  it('is not believed of a device that nobody has told the time, as long as the server cannot be asked', async () => {
    server.isReachable = false
    const clock = wrong()
    open({ clock })
    expect(clock.now()).toBeGreaterThan(session.view().deadline)
    session.handIn(true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(session.view().phase).toBe('working')
    server.isReachable = true
    session.handIn(true)
    await vi.advanceTimersByTimeAsync(1000)
    expect([session.view().phase, server.calls]).toEqual(['working', ['clock']])
  })

  it('is believed off line once the server has told the time, and handed in when the line is back', async () => {
    const clock = wrong()
    clock.sync(new Date(START + 59 * MINUTE).toISOString())
    server.isReachable = false
    open({ clock })
    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    session.handIn(true)
    await vi.advanceTimersByTimeAsync(2000)
    expect(session.view().phase).toBe('handing-in')
    server.isReachable = true
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect([session.view().phase, server.calls.at(-1)]).toEqual(['done', 'hand-in'])
  })
})
