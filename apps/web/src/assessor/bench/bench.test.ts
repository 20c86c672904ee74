import type { JournalReply, ObservationWorkspaceReply } from '@petakom/contract'
import type { ObservationAct } from '@petakom/domain'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createServerClock } from '../../lib/server-clock.ts'
import { Refusal, Unreachable } from '../assessor-api.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { createBench } from './bench.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const NOW = '2025-10-01T02:00:00.000Z'
const workspace: ObservationWorkspaceReply = {
  now: NOW,
  assessor: { id: 'asesor', name: 'Asesor' },
  instansi: { name: 'Kota', timezone: 'Asia/Jakarta', isSynthetic: false },
  ...{ sittings: [], sheets: [], competencies: [] },
}
const note = (id: string): ObservationAct => ({
  ...{ type: 'note', note: id, candidate: null, at: NOW, text: id, sign: null, about: null },
})
interface Sent {
  readonly sitting: string
  readonly seqs: readonly number[]
  readonly known: Record<string, number>
}

/** A bench before a server that answers as told; afterwards it takes everything. */
function benchOf(answers: (Partial<JournalReply> | Error)[] = []) {
  const sent: Sent[] = []
  const store = createMemoryStore()
  const bench = createBench({
    ...{ store, workspace, device: 'tablet', clock: createServerClock(), entries: [], words: [] },
    api: {
      workspace: async () => workspace,
      async send(sitting, { entries, known = {} }) {
        sent.push({ sitting, seqs: entries.map(({ seq }) => seq), known })
        const answer = answers.shift() ?? {}
        if (answer instanceof Error) throw answer
        const lastSeq = Math.max(0, ...entries.map(({ seq }) => seq))
        return { now: NOW, lastSeq, conflicts: [], late: [], locks: [], refusedLocks: [], news: [], ...answer }
      },
    },
  })
  return { bench, sent, store, settle: () => vi.advanceTimersByTimeAsync(60_000) }
}
const refused = (status: number, code: string) => new Refusal(status, { code, message: code })

it('sends each sitting in order, and says that the server has it', async () => {
  const { bench, sent, settle } = benchOf()
  bench.write('a', [note('n1'), note('n2')])
  bench.write('b', [note('n3')])
  expect(bench.view().save).toBe('writing')
  await settle()
  expect(sent).toEqual([
    { sitting: 'a', seqs: [1, 2], known: {} },
    { sitting: 'b', seqs: [1], known: {} },
  ])
  expect([bench.view().save, bench.unsent()]).toEqual(['server', 0])
})

it('tries again for as long as there is no line, and loses nothing', async () => {
  const { bench, sent, settle } = benchOf([new Unreachable('x'), new Unreachable('x')])
  bench.write('a', [note('n1')])
  await vi.advanceTimersByTimeAsync(450)
  // A browser without storage has only its memory.
  expect([bench.view().save, bench.unsent()]).toEqual(['memory', 1])
  await settle()
  expect(sent.map(({ seqs }) => seqs)).toEqual([[1], [1], [1]])
  expect(bench.view().save).toBe('server')
})

it('puts its own numbers after those of another device', async () => {
  const news = [{ device: 'laptop', seq: 7, act: note('n9') }]
  const { bench, sent, settle } = benchOf([{ news }])
  bench.write('a', [note('n1')])
  await settle()
  bench.write('a', [note('n2')])
  await settle()
  expect(sent.at(-1)).toEqual({ sitting: 'a', seqs: [8], known: { laptop: 7 } })
  expect(bench.view().entries.get('a')).toHaveLength(3)
})

it('says again under a new number what the server has another entry for', async () => {
  const { bench, sent, settle, store } = benchOf([{ conflicts: [1], lastSeq: 5 }])
  bench.write('a', [note('n1'), note('n2')])
  await settle()
  expect(sent.map(({ seqs }) => seqs)).toEqual([[1, 2], [6]])
  expect((await store.entries('asesor')).map(({ seq, sent: is }) => [seq, is])).toEqual([
    [2, 1],
    [6, 1],
  ])
})

it('waits for a sign-in, and goes on after it', async () => {
  const { bench, sent, settle } = benchOf([refused(401, 'NOT_SIGNED_IN')])
  bench.write('a', [note('n1')])
  await settle()
  expect([bench.view().save, sent.length]).toEqual(['signed-out', 1])
  bench.signedInAgain()
  await settle()
  expect([bench.view().save, sent.length]).toEqual(['server', 2])
})

it('keeps what belongs to a sitting that is gone, and sends the others', async () => {
  const { bench, sent, settle, store } = benchOf([refused(404, 'NOT_FOUND')])
  bench.write('a', [note('n1')])
  bench.write('b', [note('n2')])
  await settle()
  expect(sent.map(({ sitting }) => sitting)).toEqual(['a', 'b'])
  expect(bench.view().words.get('a')!.problem).toBe('gone')
  expect(bench.unsent()).toBe(1)
  await bench.move('a', 'b')
  await settle()
  expect(sent.at(-1)).toMatchObject({ sitting: 'b', seqs: [2] })
  expect(bench.unsent()).toBe(0)
  expect((await store.entries('asesor')).every(({ sitting }) => sitting === 'b')).toBe(true)
})

it('finds the one entry that cannot be read, and says so', async () => {
  const unreadable = Array.from({ length: 3 }, () => refused(400, 'INVALID_INPUT'))
  const { bench, sent, settle } = benchOf(unreadable)
  bench.write('a', [note('n1'), note('n2'), note('n3')])
  await settle()
  expect(sent.map(({ seqs }) => seqs.length)).toEqual([3, 2, 1])
  expect(bench.view().words.get('a')!.problem).toBe('unreadable')
  expect(bench.unsent()).toBe(3)
})

it('tells what came after the wash-up began, and locks as the server has them', async () => {
  const locks = [{ candidate: 'x', lockedAt: NOW, isLate: true, levels: [] }]
  const { bench, settle } = benchOf([{ late: [1], locks }])
  bench.write('a', [note('n1')])
  await settle()
  expect(bench.view().words.get('a')).toMatchObject({ late: 1, problem: null })
})
