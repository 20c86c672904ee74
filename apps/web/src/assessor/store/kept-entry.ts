import type { RefusedLock } from '@petakom/contract'
import type { ObservationEntry } from '@petakom/domain'

/** An entry as it lies on this device: own ones, and those of the assessor's other devices as the server told them. */
export interface KeptEntry extends ObservationEntry {
  readonly account: string
  readonly sitting: string
  readonly clientTime: string
  /** 1 once the server has it. */
  readonly sent: 0 | 1
}

/** Why the server does not take what was written in a sitting; it stays on the device. */
export type SittingProblem = 'gone' | 'not-yours' | 'full' | 'unreadable'

/** What the server last said of a sitting, beside its entries. */
export interface SittingWord {
  readonly account: string
  readonly sitting: string
  readonly refusedLocks: readonly RefusedLock[]
  /** Entries that came after the wash-up began. */
  readonly late: number
  readonly problem: SittingProblem | null
}

/** A note that is being written: kept with every letter. */
export interface Draft {
  readonly text: string
  readonly startedAt: string | null
}
