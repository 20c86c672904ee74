import type { MipModel } from './model.ts'

export interface Entry {
  readonly column: number
  readonly value: number
}

/** Gathers columns and rows; `build` freezes a model, after which more may be added for the next one. */
export class ModelBuilder {
  readonly #cost: number[] = []
  readonly #columnLower: number[] = []
  readonly #columnUpper: number[] = []
  readonly #whole: number[] = []
  readonly #rowLower: number[] = []
  readonly #rowUpper: number[] = []
  readonly #starts: number[] = [0]
  readonly #indices: number[] = []
  readonly #values: number[] = []

  /** Returns the number of the new column. */
  column(cost: number, lower: number, upper: number, whole = true): number {
    this.#cost.push(cost)
    this.#columnLower.push(lower)
    this.#columnUpper.push(upper)
    return this.#whole.push(whole ? 1 : 0) - 1
  }

  row(lower: number, upper: number, entries: Iterable<Entry>): void {
    this.#rowLower.push(lower)
    this.#rowUpper.push(upper)
    for (const { column, value } of entries) {
      this.#indices.push(column)
      this.#values.push(value)
    }
    this.#starts.push(this.#indices.length)
  }

  build(maximise: boolean): MipModel {
    return {
      columns: this.#cost.length,
      rows: this.#rowLower.length,
      maximise,
      cost: Float64Array.from(this.#cost),
      columnLower: Float64Array.from(this.#columnLower),
      columnUpper: Float64Array.from(this.#columnUpper),
      whole: Int32Array.from(this.#whole),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      starts: Int32Array.from(this.#starts),
      indices: Int32Array.from(this.#indices),
      values: Float64Array.from(this.#values),
    }
  }
}

export const ones = (columns: Iterable<number>): Entry[] => Array.from(columns, (column) => ({ column, value: 1 }))
