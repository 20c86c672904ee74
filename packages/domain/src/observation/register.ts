import type { EntryId } from './act.ts'

/**
 * A value that several devices may write. A write replaces those it names; what nobody replaced stands, so that two
 * writes out of sight of each other both stand until somebody who sees them says which holds.
 */
export class Register<T> {
  #standing = new Map<EntryId, T>()

  write(id: EntryId, value: T, over: readonly EntryId[]): void {
    for (const replaced of over) this.#standing.delete(replaced)
    this.#standing.set(id, value)
  }

  /** Entries that stand, in the order they were written. */
  get ids(): readonly EntryId[] {
    return [...this.#standing.keys()]
  }

  get values(): readonly T[] {
    return [...this.#standing.values()]
  }
}
