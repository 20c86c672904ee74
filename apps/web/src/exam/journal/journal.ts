import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { newDevice } from '../../lib/device.ts'
import type { AnswerEntry, Exam, FocusLoss, HandedIn, Receipt, StartedAttempt } from '../exam-api.ts'
import { createMemoryJournal } from './memory-journal.ts'

/** An answer as it was written on this device. `sent` once the server has it, or has refused it for good. */
export interface JournalEntry extends AnswerEntry {
  readonly attemptId: string
  readonly sent: 0 | 1
}

/** Where the person stands in an attempt; with the form, what a page needs to come back without the network. */
export interface Progress {
  readonly attemptId: string
  readonly receipt: Receipt
  readonly deadline: string
  readonly flags: readonly string[]
  /** Index of the first item still open, where there is no way back. */
  readonly floor?: number
  /** Set when the person asked to hand in and the server has not confirmed yet. */
  readonly wantsHandIn: boolean
  readonly handedIn: HandedIn | null
  /** Of a simulation: server time in milliseconds at which its working time began, pauses left out. */
  readonly story?: { readonly origin: number }
  /** Milliseconds by which the server's clock is ahead of the device's, as last told. */
  readonly skew?: number
  /** When the page was out of sight, as far as the server has not heard; how often in all. */
  readonly focus?: { readonly count: number; readonly losses: readonly FocusLoss[] }
}

interface JournalSchema extends DBSchema {
  answers: { key: [string, number]; value: JournalEntry }
  forms: { key: string; value: StartedAttempt }
  progress: { key: string; value: Progress }
  kept: { key: string; value: unknown }
}

export interface Journal {
  /** False where the browser gives no storage: then the page's memory is all there is. */
  readonly isDurable: boolean
  device(): Promise<string>
  readExam(): Promise<Exam | undefined>
  writeExam(exam: Exam): Promise<void>
  forgetExam(): Promise<void>
  readForm(attemptId: string): Promise<StartedAttempt | undefined>
  writeForm(form: StartedAttempt): Promise<void>
  readProgress(attemptId: string): Promise<Progress | undefined>
  writeProgress(progress: Progress): Promise<void>
  append(entry: JournalEntry): Promise<void>
  entries(attemptId: string): Promise<JournalEntry[]>
  markSent(attemptId: string, seqs: readonly number[], sent: 0 | 1): Promise<void>
}

export async function openJournal(): Promise<Journal> {
  try {
    const db = await openDB<JournalSchema>('petakom-exam', 1, {
      upgrade(database) {
        database.createObjectStore('answers', { keyPath: ['attemptId', 'seq'] })
        database.createObjectStore('forms', { keyPath: 'attemptId' })
        database.createObjectStore('progress', { keyPath: 'attemptId' })
        database.createObjectStore('kept')
      },
    })
    await db.put('kept', Date.now(), 'probe')
    return durableJournal(db)
  } catch {
    return createMemoryJournal()
  }
}

function durableJournal(db: IDBPDatabase<JournalSchema>): Journal {
  const strict = { durability: 'strict' } as const
  return {
    isDurable: true,
    async device() {
      const tx = db.transaction('kept', 'readwrite', strict)
      const known = (await tx.store.get('device')) as string | undefined
      const device = known ?? newDevice()
      if (!known) await tx.store.put(device, 'device')
      await tx.done
      return device
    },
    readExam: async () => (await db.get('kept', 'exam')) as Exam | undefined,
    async writeExam(exam) {
      await db.put('kept', exam, 'exam')
    },
    forgetExam: () => db.delete('kept', 'exam'),
    readForm: (attemptId) => db.get('forms', attemptId),
    async writeForm(form) {
      await db.put('forms', form)
    },
    readProgress: (attemptId) => db.get('progress', attemptId),
    async writeProgress(progress) {
      await db.put('progress', progress)
    },
    async append(entry) {
      // Strict: the words "tersimpan di perangkat" come after the disk, not before.
      const tx = db.transaction('answers', 'readwrite', strict)
      await Promise.all([tx.store.put(entry), tx.done])
    },
    entries: (attemptId) =>
      db.getAll('answers', IDBKeyRange.bound([attemptId, 0], [attemptId, Number.MAX_SAFE_INTEGER])),
    async markSent(attemptId, seqs, sent) {
      const tx = db.transaction('answers', 'readwrite')
      for (const seq of seqs) {
        const entry = await tx.store.get([attemptId, seq])
        if (entry) await tx.store.put({ ...entry, sent })
      }
      await tx.done
    },
  }
}
