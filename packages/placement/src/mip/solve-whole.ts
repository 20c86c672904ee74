import type { MipModel, MipOptions, SolveMip } from './model.ts'

/** Every column of an `optimal` or `feasible` one is rounded, and every bound and row holds exactly. */
export type WholeResult =
  | { readonly status: 'optimal'; readonly values: Float64Array; readonly objective: number }
  | { readonly status: 'infeasible' }
  /** Out of time: the best met, if any, and what no solution can pass. */
  | { readonly status: 'open'; readonly values: Float64Array | null; readonly bound: number }

const SNAP = 1e-6

/**
 * Solves a model whose costs, coefficients and bounds are whole numbers, as are all its columns. The relaxation comes
 * first: where its vertex is whole it is the answer, and an assignment's mostly is; a search costs a thousand times
 * as much. What the solver says in floating point is rounded and checked in whole numbers before anyone sees it.
 */
export async function solveWhole(solve: SolveMip, model: MipModel, options: MipOptions = {}): Promise<WholeResult> {
  const started = performance.now()
  const left = () => (options.timeLimit ?? Infinity) - (performance.now() - started) / 1000
  const relaxed = await solve(model, { ...options, relaxed: true })
  if (relaxed.status === 'infeasible') return relaxed
  if (relaxed.status === 'optimal') {
    const values = rounded(relaxed.values)
    const objective = objectiveOf(model, values)
    if (isNear(values, relaxed.values) && holds(model, values) && objective === wholeBound(model, relaxed.bound))
      return { status: 'optimal', values, objective }
  }
  for (const tolerance of [1e-6, 1e-9]) {
    const timeLimit = left()
    if (timeLimit <= 0) return { status: 'open', values: null, bound: model.maximise ? Infinity : -Infinity }
    const found = await solve(model, { ...options, ...(timeLimit < Infinity ? { timeLimit } : {}), tolerance })
    if (found.status === 'infeasible') return found
    const values = found.values && rounded(found.values)
    const isSound = values !== null && holds(model, values)
    const bound = wholeBound(model, found.bound)
    if (found.status === 'time-limit') return { status: 'open', values: isSound ? values : null, bound }
    if (isSound && objectiveOf(model, values) === bound) return { status: 'optimal', values, objective: bound }
  }
  throw new Error('the solver’s optimum does not hold in whole numbers, even at its finest tolerance')
}

const rounded = (values: Float64Array): Float64Array => values.map((value) => Math.round(value) + 0)

const isNear = (values: Float64Array, exact: Float64Array): boolean =>
  values.every((value, column) => Math.abs(value - exact[column]!) <= SNAP)

/** The best whole objective that a bound in floating point leaves open. */
function wholeBound({ maximise }: MipModel, bound: number): number {
  const slack = 1e-4 + 1e-12 * Math.abs(bound)
  return maximise ? Math.floor(bound + slack) : Math.ceil(bound - slack)
}

function objectiveOf({ cost }: MipModel, values: Float64Array): number {
  let sum = 0
  for (let column = 0; column < cost.length; column++) sum += cost[column]! * values[column]!
  return sum
}

/** Exact while the numbers are whole and below 2^53. */
function holds(model: MipModel, values: Float64Array): boolean {
  for (let column = 0; column < model.columns; column++) {
    const value = values[column]!
    if (value < model.columnLower[column]! || value > model.columnUpper[column]!) return false
  }
  for (let row = 0; row < model.rows; row++) {
    let sum = 0
    for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++)
      sum += model.values[at]! * values[model.indices[at]!]!
    if (sum < model.rowLower[row]! || sum > model.rowUpper[row]!) return false
  }
  return true
}
