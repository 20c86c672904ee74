/** What was written, step by step, so that every step can be taken back. */
export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** Which field the last step changed, and when: typing in one field is one step. */
  readonly last: { readonly key: string; readonly at: number } | null
}

const MOST_STEPS = 200
/** Pause after which typing on in the same field is another step. */
const STEP_MS = 3000

export const beginHistory = <T>(present: T): History<T> => ({ past: [], present, future: [], last: null })

/** `key` names the field; an empty one is always a step of its own. `at` in milliseconds. */
export function record<T>(history: History<T>, next: T, key: string, at: number): History<T> {
  if (Object.is(next, history.present)) return history
  const { last, past, present } = history
  const goesOn = key !== '' && last?.key === key && at - last.at < STEP_MS
  return {
    past: goesOn ? past : [...past, present].slice(-MOST_STEPS),
    present: next,
    future: [],
    last: { key, at },
  }
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    last: null,
  }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future, last: null }
}
