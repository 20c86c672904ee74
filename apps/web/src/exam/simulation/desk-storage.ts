import { openDB } from 'idb'
import type { Kept } from './drafts.ts'

/** Where place and drafts of an attempt lie between two openings of the page. */
export interface DeskStorage {
  read(): Promise<Kept | undefined>
  write(kept: Kept): void
  clear(): void
}

const STORE = 'desks'

/**
 * The browser's own database, whose writes outlive a browser that is killed (what `localStorage` was told last does not).
 * Without it a draft lives as long as the page.
 */
export function openDeskStorage(attemptId: string): DeskStorage {
  const opened = openDB('petakom-desk', 1, { upgrade: (database) => void database.createObjectStore(STORE) })
  const tried = <T>(work: () => Promise<T>) => work().catch(() => undefined)
  return {
    read: () => tried(async () => (await opened).get(STORE, attemptId)),
    write: (kept) => void tried(async () => (await opened).put(STORE, kept, attemptId)),
    clear: () => void tried(async () => (await opened).delete(STORE, attemptId)),
  }
}
