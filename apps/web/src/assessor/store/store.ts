import type { ObservationWorkspaceReply } from '@petakom/contract'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { newDevice } from '../../lib/device.ts'
import type { Draft, KeptEntry, SittingWord } from './kept-entry.ts'
import { createMemoryStore } from './memory-store.ts'

type EntryKey = [account: string, sitting: string, device: string, seq: number]

interface Schema extends DBSchema {
  entries: { key: EntryKey; value: KeptEntry }
  workspaces: { key: string; value: ObservationWorkspaceReply }
  words: { key: [string, string]; value: SittingWord }
  kept: { key: string; value: unknown }
}

/** Everything that must outlive the page. Each account of a shared tablet has its own. */
export interface Store {
  /** False where the browser gives no storage: then the page's memory is all there is. */
  readonly isDurable: boolean
  device(): Promise<string>
  /** Whose workspace opens without the line; null after signing out. */
  account(): Promise<string | null>
  keepAccount(account: string | null): Promise<void>
  workspace(account: string): Promise<ObservationWorkspaceReply | undefined>
  keepWorkspace(workspace: ObservationWorkspaceReply): Promise<void>
  entries(account: string): Promise<KeptEntry[]>
  put(entries: readonly KeptEntry[]): Promise<void>
  /** Puts some in place of others, at once. */
  replace(old: readonly KeptEntry[], entries: readonly KeptEntry[]): Promise<void>
  words(account: string): Promise<SittingWord[]>
  keepWord(word: SittingWord): Promise<void>
  draft(place: string): Promise<Draft | undefined>
  keepDraft(place: string, draft: Draft | null): Promise<void>
}

export const keyOf = ({ account, sitting, device, seq }: KeptEntry): EntryKey => [account, sitting, device, seq]

export async function openStore(): Promise<Store> {
  try {
    const db = await openDB<Schema>('petakom-asesor', 1, {
      upgrade(database) {
        database.createObjectStore('entries', { keyPath: ['account', 'sitting', 'device', 'seq'] })
        database.createObjectStore('workspaces', { keyPath: 'assessor.id' })
        database.createObjectStore('words', { keyPath: ['account', 'sitting'] })
        database.createObjectStore('kept')
      },
    })
    await db.put('kept', Date.now(), 'probe')
    return durableStore(db)
  } catch {
    return createMemoryStore()
  }
}

const ofAccount = (account: string) => IDBKeyRange.bound([account], [account, []])

function durableStore(db: IDBPDatabase<Schema>): Store {
  const strict = { durability: 'strict' } as const
  const kept = async <T>(name: string) => (await db.get('kept', name)) as T | undefined
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
    account: async () => (await kept<string | null>('account')) ?? null,
    async keepAccount(account) {
      await db.put('kept', account, 'account')
    },
    workspace: (account) => db.get('workspaces', account),
    async keepWorkspace(workspace) {
      await db.put('workspaces', workspace)
    },
    entries: (account) => db.getAll('entries', ofAccount(account) as never),
    async put(entries) {
      // Strict: the words "tersimpan di perangkat" come after the disk, not before.
      const tx = db.transaction('entries', 'readwrite', strict)
      await Promise.all([...entries.map((entry) => tx.store.put(entry)), tx.done])
    },
    async replace(old, entries) {
      const tx = db.transaction('entries', 'readwrite', strict)
      await Promise.all([
        ...old.map((entry) => tx.store.delete(keyOf(entry))),
        ...entries.map((entry) => tx.store.put(entry)),
        tx.done,
      ])
    },
    words: (account) => db.getAll('words', ofAccount(account) as never),
    async keepWord(word) {
      await db.put('words', word)
    },
    draft: (place) => kept<Draft>(`draft ${place}`),
    async keepDraft(place, draft) {
      if (draft) await db.put('kept', draft, `draft ${place}`)
      else await db.delete('kept', `draft ${place}`)
    },
  }
}
