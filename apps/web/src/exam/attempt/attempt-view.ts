import type { AnswerValue } from '@petakom/contract'
import type { Step } from '../ask-next.ts'
import type { HandedIn, StartedAttempt } from '../exam-api.ts'

export type SaveState = 'none' | 'device' | 'server' | 'offline' | 'memory'

export interface AttemptView {
  /** Those served so far: in an adaptive section one more comes after each. */
  readonly items: StartedAttempt['items']
  /** Index of the first item that is still open; above 0 only where there is no way back. */
  readonly floor: number
  /** Of an adaptive section: whether its next item is asked for, waits for the line, or will not come. */
  readonly step: Step
  readonly answers: ReadonlyMap<string, AnswerValue>
  readonly flags: ReadonlySet<string>
  /** Server time, milliseconds. */
  readonly deadline: number
  readonly wasExtended: boolean
  /** Seconds left while the committee lets the clock stand still; null while it runs. */
  readonly pausedLeft: number | null
  readonly save: SaveState
  readonly late: number
  /** Items whose last answer the server will not take as it stands: the person is told, and everything else goes on. */
  readonly refused: ReadonlySet<string>
  readonly readOnly: 'tab' | 'moved' | null
  readonly phase: 'working' | 'handing-in' | 'done'
  readonly isTimeUp: boolean
  readonly isWaiting: boolean
  readonly isSignedOut: boolean
  readonly handedIn: HandedIn | null
}

/** The view as it is now, and who hears of its changes. */
export interface Screen {
  view(): AttemptView
  show(change: Partial<AttemptView>): void
  subscribe(onChange: () => void): () => void
}

export function createScreen(first: AttemptView): Screen {
  const listeners = new Set<() => void>()
  let view = first
  return {
    view: () => view,
    show(change) {
      view = { ...view, ...change }
      for (const listener of listeners) listener()
    },
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}
