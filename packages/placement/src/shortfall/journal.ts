/** Where a change of a plan's arrays is written. */
export interface Writer {
  set(array: Float64Array | Int32Array, at: number, value: number): void
}

/** Writes at once, for good. */
export const DIRECT: Writer = {
  set(array, at, value) {
    array[at] = value
  },
}

/** Writes into arrays and puts everything back, last change first. */
export class Journal implements Writer {
  #changes: { array: Float64Array | Int32Array; at: number; before: number }[] = []

  set(array: Float64Array | Int32Array, at: number, value: number): void {
    this.#changes.push({ array, at, before: array[at]! })
    array[at] = value
  }

  undo(): void {
    for (let change = this.#changes.pop(); change; change = this.#changes.pop()) change.array[change.at] = change.before
  }
}
