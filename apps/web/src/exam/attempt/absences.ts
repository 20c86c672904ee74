import type { FocusLoss } from '../exam-api.ts'
import type { Progress } from '../journal/journal.ts'

const MOST_LOSSES = 1000
/** In one delivery, as many as the server takes. */
const MOST_TOLD = 100

/** When the page was out of sight, as far as the server has not heard. */
export interface Absences {
  /** False where so many are noted that no more are. */
  note(leftAt: string, seconds: number): boolean
  /** What goes along with a delivery; `heard` once the server has it. */
  tell(): { readonly focus: { readonly focus?: FocusLoss[] }; heard(): void }
  kept(): NonNullable<Progress['focus']>
}

export function createAbsences(known: Progress['focus']): Absences {
  let losses: readonly FocusLoss[] = known?.losses ?? []
  let count = known?.count ?? 0
  return {
    note(leftAt, seconds) {
      if (count >= MOST_LOSSES) return false
      losses = [...losses, { number: ++count, leftAt, seconds }]
      return true
    },
    tell() {
      const told = losses.slice(0, MOST_TOLD)
      const last = told.at(-1)?.number ?? 0
      return {
        focus: told.length > 0 ? { focus: told } : {},
        heard() {
          losses = losses.filter(({ number }) => number > last)
        },
      }
    },
    kept: () => ({ count, losses }),
  }
}
