import type { Act, CalendarEntry } from './scenario.ts'

export type Refusal =
  | 'unknown-target'
  | 'not-arrived'
  | 'closed'
  | 'not-offered'
  | 'not-allowed'
  | 'out-of-order'
  | 'after-end'
  | 'cannot-pay'
  | 'already-done'
  | 'bad-slot'

export interface TakenAct {
  readonly act: Act
  readonly minute: number
  /** Place among all that happened in the run: what came before what. */
  readonly order: number
  /** The calendar as the participant saw it. */
  readonly calendar: readonly CalendarEntry[]
}
export interface RefusedAct {
  readonly act: Act
  readonly reason: Refusal
}
interface Moment {
  readonly minute: number
  readonly order: number
}
export interface MessageState {
  arrived: Moment | null
  /** First opening; `at` in seconds of working time. */
  opened: (Moment & { readonly at: number }) | null
  closed: boolean
}

/** Everything that is true in a run at one moment. Minutes of the story; `seconds` of working time. */
export interface RunState {
  readonly seed: number
  seconds: number
  minute: number
  ended: boolean
  readonly messages: Map<string, MessageState>
  readonly documents: Map<string, { shown: boolean; opened: (Moment & { readonly at: number }) | null }>
  readonly resources: Map<string, number>
  readonly marks: Set<string>
  calendar: readonly CalendarEntry[]
  readonly notices: { readonly minute: number; readonly text: string }[]
  readonly happened: Map<string, Moment>
  readonly acts: TakenAct[]
  readonly refused: RefusedAct[]
}
