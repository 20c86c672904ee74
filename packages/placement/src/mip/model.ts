/**
 * A linear program whose columns may have to be whole numbers. Rows are compressed: row `r` has its entries at
 * `starts[r]` up to `starts[r + 1]` of `indices` (columns) and `values`.
 */
export interface MipModel {
  readonly columns: number
  readonly rows: number
  readonly maximise: boolean
  readonly cost: Float64Array
  readonly columnLower: Float64Array
  readonly columnUpper: Float64Array
  /** 1 where the column must be whole, otherwise 0. */
  readonly whole: Int32Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

export interface MipOptions {
  /** Forgets that columns must be whole: the linear relaxation. */
  readonly relaxed?: boolean
  /** Seconds of solving after which the best found so far is given back. */
  readonly timeLimit?: number
  /** How far a row or a whole column may be off, 1e-6 unless told. */
  readonly tolerance?: number
}

export type MipResult =
  /** `bound` is what the solver proved: no solution is better. */
  | { readonly status: 'optimal'; readonly values: Float64Array; readonly bound: number }
  | { readonly status: 'infeasible' }
  /** `values` is null where no solution was met in time. */
  | { readonly status: 'time-limit'; readonly values: Float64Array | null; readonly bound: number }

/** Whoever solves: HiGHS in this thread, or in another one. */
export type SolveMip = (model: MipModel, options?: MipOptions) => Promise<MipResult>
