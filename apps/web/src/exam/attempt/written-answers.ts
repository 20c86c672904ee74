import type { JournalValue } from '@petakom/contract'
import type { Journal, JournalEntry } from '../journal/journal.ts'

interface Parts {
  readonly attemptId: string
  readonly journal: Journal
  readonly entries: readonly JournalEntry[]
  /** Of the numbers that the server knows of, the highest. */
  readonly lastSeq: number
}

export type WrittenAnswers = ReturnType<typeof createWrittenAnswers>

/** Every answer of an attempt that was written on this device, in memory and in the journal. */
export function createWrittenAnswers({ attemptId, journal, ...parts }: Parts) {
  const entries: JournalEntry[] = [...parts.entries]
  let lastSeq = Math.max(parts.lastSeq, ...entries.map(({ seq }) => seq))
  /** Numbers that the server will not take. They stay on the disk, and are tried again when the page is opened again. */
  const refused = new Set<number>()

  function hold(entry: JournalEntry): void {
    const known = entries.findIndex(({ seq }) => seq === entry.seq)
    if (known < 0) entries.push(entry)
    else entries[known] = entry
    refused.delete(entry.seq)
  }

  return {
    entries: entries as readonly JournalEntry[],
    find: (seq: number) => entries.find((entry) => entry.seq === seq),
    isRefused: (seq: number) => refused.has(seq),
    refuse: (seq: number) => void refused.add(seq),
    /** In the order in which they were written. */
    unsent: () => entries.filter(({ sent, seq }) => sent === 0 && !refused.has(seq)),
    /** The highest number of this device alone; 0 where it wrote nothing. */
    lastOwn: () => entries.reduce((most, { seq }) => Math.max(most, seq), 0),
    nextSeq: () => ++lastSeq,
    /** The server has numbers up to this one: none of them is given again. */
    passOver(seq: number) {
      lastSeq = Math.max(lastSeq, seq)
    },
    /** False where the disk refused: then the page's memory alone holds the answer. */
    async write(itemId: string, value: JournalValue, seq: number): Promise<boolean> {
      const entry: JournalEntry = { attemptId, seq, itemId, value, clientTime: new Date().toISOString(), sent: 0 }
      try {
        await journal.append(entry)
        return true
      } catch {
        return false
      } finally {
        hold(entry)
      }
    },
    /** A disk that fails here costs a repeated delivery after a reload, which changes nothing. */
    async mark(seqs: readonly number[], sent: 0 | 1): Promise<void> {
      const set = new Set(seqs)
      for (const [index, entry] of entries.entries()) if (set.has(entry.seq)) entries[index] = { ...entry, sent }
      await journal.markSent(attemptId, seqs, sent).catch(() => {})
    },
  }
}
