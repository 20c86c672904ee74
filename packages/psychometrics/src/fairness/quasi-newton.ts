import { type Layout, setParameters, trySetParameters } from '../calibration/layout.ts'
import type { MarginalLikelihood } from '../calibration/likelihood.ts'
import { invertPositive, type Matrix } from '../numeric/matrix.ts'

/** What a free parameter is: of an item (or of the latent distribution), of a group or both (-1), and which one. */
export interface ParameterKey {
  readonly item: number
  readonly group: number
  readonly at: number
}

/** Observed information at the end of a fit, and what its rows are. */
export interface Curvature {
  readonly keys: readonly ParameterKey[]
  readonly information: Matrix
}

/**
 * Information of a model in which items of `from` are split by group, taken as if each group carried its share of the
 * persons' information: near enough to step by. Null where a parameter has no counterpart in `from`.
 */
export function splitCurvature(
  { keys, information }: Curvature,
  wanted: readonly ParameterKey[],
  shares: readonly [number, number],
): Matrix | null {
  const find = (key: ParameterKey, group: number) =>
    keys.findIndex(({ item, group: own, at }) => item === key.item && own === group && at === key.at)
  const rows = wanted.map((key) => {
    const same = find(key, key.group)
    return same >= 0 ? { row: same, group: -1 } : { row: find(key, -1), group: key.group }
  })
  if (rows.some(({ row }) => row < 0)) return null
  const n = rows.length
  const cells = new Float64Array(n * n)
  rows.forEach((one, r) => {
    rows.forEach((other, c) => {
      const group = Math.max(one.group, other.group)
      const isApart = one.group >= 0 && other.group >= 0 && one.group !== other.group
      const share = isApart ? 0 : group < 0 ? 1 : shares[group]!
      cells[r * n + c] = share * information.cells[one.row * keys.length + other.row]!
    })
  })
  return { rows: n, columns: n, cells }
}

const MOST_PASSES = 40

/**
 * BFGS from a given information matrix: each step costs one pass over the responses and none for information. True when
 * a further step would raise the log-likelihood by less than `gain`; false where it cannot go on, the best values set.
 */
export async function climb(
  layout: Layout,
  likelihood: MarginalLikelihood,
  information: Matrix,
  { gain, signal }: { readonly gain: number; readonly signal?: AbortSignal | undefined },
): Promise<{ readonly logLikelihood: number; readonly converged: boolean }> {
  const inverse = invertPositive(information)
  let best = await likelihood.expect()
  if (!inverse) return { logLikelihood: best, converged: false }
  let gradient = likelihood.gradient()
  for (let passes = 1; passes < MOST_PASSES; ) {
    const direction = times(inverse, gradient)
    if (dot(gradient, direction) / 2 < gain) return { logLikelihood: best, converged: true }
    const before = Float64Array.from(layout.parameters)
    let scale = 1
    let after = Number.NEGATIVE_INFINITY
    for (; scale > 0.05; scale /= 2) {
      signal?.throwIfAborted()
      const candidate = before.map((value, p) => value + scale * direction[p]!)
      if (!trySetParameters(layout, candidate)) continue
      after = await likelihood.expect()
      passes += 1
      if (after > best) break
    }
    if (!(after > best)) {
      setParameters(layout, before)
      return { logLikelihood: best, converged: false }
    }
    const next = likelihood.gradient()
    update(inverse, direction, scale, gradient, next)
    best = after
    gradient = next
  }
  return { logLikelihood: best, converged: false }
}

/** Broyden-Fletcher-Goldfarb-Shanno update of the inverse information by a step and what it did to the gradient. */
function update(
  inverse: Matrix,
  direction: Float64Array,
  scale: number,
  before: Float64Array,
  after: Float64Array,
): void {
  const n = inverse.rows
  const step = direction.map((move) => scale * move)
  const fall = before.map((value, p) => value - after[p]!)
  const along = dot(step, fall)
  if (!(along > 1e-14)) return
  const moved = times(inverse, fall)
  const weight = (1 + dot(fall, moved) / along) / along
  for (let r = 0; r < n; r += 1) {
    for (let c = 0; c < n; c += 1) {
      inverse.cells[r * n + c]! += weight * step[r]! * step[c]! - (moved[r]! * step[c]! + step[r]! * moved[c]!) / along
    }
  }
}

const dot = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, p) => sum + value * other[p]!, 0)

function times({ rows: n, cells }: Matrix, vector: Float64Array): Float64Array {
  return Float64Array.from({ length: n }, (_, r) => dot(cells.subarray(r * n, (r + 1) * n), vector))
}
