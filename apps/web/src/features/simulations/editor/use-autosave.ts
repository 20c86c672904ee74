import { saveSimulationDraft } from '@petakom/contract'
import type { Scenario } from '@petakom/domain'
import { useCallback, useEffect, useRef, useState } from 'react'
import { callApi } from '../../../lib/api.ts'
import { ApiError } from '../../../lib/api-error.ts'

const PAUSE_MS = 1200
const RETRY_MS = 5000

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** Could not be sent; it is tried again by itself. */
  | { readonly kind: 'offline' }
  /** Somebody else, or another window, stored something meanwhile. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly error: unknown }

interface Stored {
  readonly revision: number
  readonly content: Scenario
  readonly savedAt: string
}

/** Stores a draft whenever writing pauses, one save after the other, and says how that went. */
export function useAutosave(id: string, stored: Stored, draft: Scenario) {
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: stored.savedAt })
  const revision = useRef(stored.revision)
  const saved = useRef(stored.content)
  const latest = useRef(draft)
  const running = useRef<Promise<void> | null>(null)
  latest.current = draft

  const save = useCallback(async (): Promise<void> => {
    if (running.current) await running.current
    const content = latest.current
    if (content === saved.current) return
    setState({ kind: 'saving' })
    const work = callApi(saveSimulationDraft, { params: { id }, body: { revision: revision.current, content } }).then(
      (reply) => {
        revision.current = reply.revision
        saved.current = content
        setState(latest.current === content ? { kind: 'saved', at: reply.savedAt } : { kind: 'waiting' })
      },
      (error: unknown) => {
        if (!(error instanceof ApiError)) setState({ kind: 'offline' })
        else if (error.code === 'SIMULATION_DRAFT_CHANGED') setState({ kind: 'conflict' })
        else setState({ kind: 'refused', error })
      },
    )
    running.current = work
    await work
    running.current = null
  }, [id])

  useEffect(() => {
    if (draft === saved.current || state.kind === 'conflict') return
    setState((now) => (now.kind === 'offline' || now.kind === 'saving' ? now : { kind: 'waiting' }))
    const timer = setTimeout(() => void save(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft, save, state.kind])

  // Another page of the office does not wait for the pause.
  useEffect(() => () => void save(), [save])

  useEffect(() => {
    if (state.kind !== 'offline') return
    const again = () => void save()
    const timer = setInterval(again, RETRY_MS)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [state.kind, save])

  const isOpen = state.kind !== 'saved'
  useEffect(() => {
    if (!isOpen) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isOpen])

  return {
    state,
    /** Stores at once what is not stored yet; the number of the stored draft, or null where it could not be. */
    flush: async (): Promise<number | null> => {
      await save()
      return saved.current === latest.current ? revision.current : null
    },
    /** Keeps what is written here over what was stored meanwhile. */
    overwrite: async (newest: number) => {
      revision.current = newest
      setState({ kind: 'waiting' })
      await save()
    },
  }
}
