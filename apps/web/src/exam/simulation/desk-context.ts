import { createContext, useContext } from 'react'
import type { DeskStore } from './drafts.ts'
import type { Play } from './play.ts'

/** What every part of the desk needs: the run, the drafts, and whether anything may be done now. */
export interface Desk {
  readonly play: Play
  readonly store: DeskStore
  readonly isLocked: boolean
  /** Goes to another place on the desk; the element of this id takes the focus. */
  go(change: Parameters<DeskStore['go']>[0], focus: string): void
  /** Opens a message or document to be read, which is a fact of the run. */
  openMessage(id: string): void
  openDocument(id: string): void
  /** One polite sentence for whoever cannot see what changed. */
  say(text: string): void
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('used outside a desk')
  return desk
}
