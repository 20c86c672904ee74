import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServerClock } from '../lib/server-clock.ts'
import { type AttemptSessionParts, createAttemptSession } from './attempt-session.ts'
import { type HandedIn, type Receipt, Refusal, type StartedAttempt, Unreachable } from './exam-api.ts'
import type { Journal } from './journal/journal.ts'
import { createMemoryJournal } from './journal/memory-journal.ts'

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
          worked: 0,
        }),
      handIn: () => unless('hand-in', { handedInAt: now(), answered: 1, items: 1, receipt: RECEIPT } as HandedIn),
      clock: () =>
        unless('clock', { now: now(), deadline: FORM.deadline, state: 'running' as const, worked: 0, isHolder: true }),
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

describe('an answer that the server will not take', () => {
  const items = ['s', 't', 'u'].map((id) => ({ ...FORM.items[0]!, id }))
  interface Sent {
    readonly seq: number
    readonly itemId: string
    readonly value: { readonly choice?: string; readonly text?: string }
  }

  /** A server that refuses a request with a bad value whole, and a hand-in with a hole. */
  function strictServer({ isBad, status }: { isBad: (sent: Sent) => boolean; status: number }) {
    const stored = new Map<number, Sent>()
    const refuse = (code: string, as: number, details?: object) =>
      new Refusal(as, { code, message: 'Tidak.', details } as never)
    const save = async (_id: string, body: { entries: readonly unknown[] }) => {
      const entries = body.entries as Sent[]
      const bad = entries.find(isBad)
      if (bad) throw refuse(status === 400 ? 'INVALID_INPUT' : 'ITEM_NOT_SERVED', status, { seq: bad.seq })
      for (const entry of entries) stored.set(entry.seq, entry)
      return server.api.save('u', { entries })
    }
    const handIn = async (_id: string, { lastSeq }: { lastSeq: number }) => {
      const seqs = Array.from({ length: lastSeq }, (_, n) => n + 1).filter((seq) => !stored.has(seq))
      if (seqs.length > 0) throw refuse('ANSWERS_MISSING', 409, { seqs })
      return server.api.handIn()
    }
    return { stored, api: { ...server.api, save, handIn } as unknown as AttemptSessionParts['api'] }
  }
  const inForce = (stored: ReadonlyMap<number, Sent>) =>
    Object.fromEntries([...stored].sort(([a], [b]) => a - b).map(([, { itemId, value }]) => [itemId, value.choice]))

  it.each([
    ['names', 409],
    ['cannot even read', 400],
  ])('because it %s it holds up no other, is told by its item, and does not keep the hand-in', async (_why, status) => {
    const { api, stored } = strictServer({ isBad: ({ value }) => value.choice === 'X', status })
    const journal = { ...createMemoryJournal(), isDurable: true }
    open({ api, journal, form: { ...FORM, items } })
    session.answer('s', { choice: 'A' })
    session.answer('t', { choice: 'X' })
    session.answer('u', { choice: 'B' })
    session.answer('s', { choice: 'B' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(inForce(stored)).toEqual({ s: 'B', u: 'B' })
    expect([[...session.view().refused], session.view().save]).toEqual([['t'], 'device'])
    expect((await journal.entries('u')).filter(({ sent }) => sent === 0).map(({ seq }) => seq)).toEqual([2])
    session.handIn()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([session.view().phase, inForce(stored)]).toEqual(['done', { s: 'B', u: 'B' }])
  })

  it('is forgotten as soon as another answer to the item is taken', async () => {
    const { api } = strictServer({ isBad: ({ value }) => value.choice === 'X', status: 400 })
    open({ api, form: { ...FORM, items } })
    session.answer('t', { choice: 'X' })
    await vi.advanceTimersByTimeAsync(2000)
    session.answer('t', { choice: 'A' })
    await vi.advanceTimersByTimeAsync(2000)
    expect([...session.view().refused]).toEqual([])
  })

  it('is written over by nothing while the server takes no answer at all', async () => {
    const { api } = strictServer({ isBad: () => true, status: 400 })
    const journal = createMemoryJournal()
    open({ api, journal, form: { ...FORM, items } })
    session.answer('s', { choice: 'A' })
    session.answer('t', { choice: 'B' })
    session.handIn()
    await vi.advanceTimersByTimeAsync(120_000)
    const kept = (await journal.entries('u')).map(({ itemId, value, sent }) => [itemId, value, sent])
    expect(kept).toEqual([
      ['s', { choice: 'A' }, 0],
      ['t', { choice: 'B' }, 0],
    ])
    expect([session.view().phase, session.view().isWaiting]).toEqual(['handing-in', true])
  })

  it('is written so that it can be stored, whatever was pasted', async () => {
    const { api, stored } = strictServer({ isBad: () => false, status: 400 })
    open({ api })
    session.answer('s', { text: 'a\0b \ud800c \udc00 \ufeffé🙂' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(stored.get(1)!.value).toEqual({ text: 'ab \ufffdc \ufffd \ufeffé🙂' })
  })
})

describe('sending goes on', () => {
  it.each([403, 404, 409, 429])('after a refusal that the page does not know (%i)', async (status) => {
    let refusals = 0
    const api = {
      ...server.api,
      async save(id: string, body: { entries: readonly unknown[] }) {
        refusals += 1
        if (refusals <= 2) throw new Refusal(status, { code: 'SOMETHING_NEW', message: 'Tidak.' } as never)
        return server.api.save(id, body)
      },
    } as unknown as AttemptSessionParts['api']
    open({ api })
    session.answer('s', { choice: 'A' })
    await vi.advanceTimersByTimeAsync(600)
    expect(session.view().save).toBe('memory')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.calls).toContain('save 1')
    session.answer('s', { choice: 'B' })
    await vi.advanceTimersByTimeAsync(2000)
    expect(server.calls.filter((call) => call === 'save 1')).toHaveLength(2)
  })

  it('when the disk fails after the answer was sent', async () => {
    const broken = () => Promise.reject(new Error('disk'))
    open({ journal: { ...createMemoryJournal(), markSent: broken, writeProgress: broken } })
    session.answer('s', { choice: 'A' })
    await vi.advanceTimersByTimeAsync(1000)
    session.answer('s', { choice: 'B' })
    session.handIn()
    await vi.advanceTimersByTimeAsync(5000)
    expect(server.calls).toEqual(['save 1', 'save 1', 'hand-in'])
    expect(session.view().phase).toBe('done')
  })
})
