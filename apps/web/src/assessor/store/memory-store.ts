import type { ObservationWorkspaceReply } from '@petakom/contract'
import { newDevice } from '../../lib/device.ts'
import type { Draft, KeptEntry, SittingWord } from './kept-entry.ts'
import { keyOf, type Store } from './store.ts'

/** For a browser without storage: notes live as long as the page, and the page says so. */
export function createMemoryStore(): Store {
  const entries = new Map<string, KeptEntry>()
  const workspaces = new Map<string, ObservationWorkspaceReply>()
  const words = new Map<string, SittingWord>()
  const drafts = new Map<string, Draft>()
  const device = newDevice()
  let account: string | null = null
  return {
    isDurable: false,
    device: async () => device,
    account: async () => account,
    async keepAccount(next) {
      account = next
    },
    workspace: async (of) => workspaces.get(of),
    async keepWorkspace(workspace) {
      workspaces.set(workspace.assessor.id, workspace)
    },
    entries: async (of) => [...entries.values()].filter((entry) => entry.account === of),
    async put(given) {
      for (const entry of given) entries.set(keyOf(entry).join(' '), entry)
    },
    async replace(old, given) {
      for (const entry of old) entries.delete(keyOf(entry).join(' '))
      for (const entry of given) entries.set(keyOf(entry).join(' '), entry)
    },
    words: async (of) => [...words.values()].filter((word) => word.account === of),
    async keepWord(word) {
      words.set(`${word.account} ${word.sitting}`, word)
    },
    draft: async (place) => drafts.get(place),
    async keepDraft(place, draft) {
      if (draft) drafts.set(place, draft)
      else drafts.delete(place)
    },
  }
}
