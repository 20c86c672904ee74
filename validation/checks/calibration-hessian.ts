import { type Calibration, collapse, normalQuadrature, responseMatrix, tabulate } from '@petakom/psychometrics'
import { type Check, largestDifference, relative } from '../check.ts'
import { expected, responses } from '../reference.ts'
import { fitOf } from './calibration-fits.ts'

const STEP = 1e-3

/**
 * Errors of slopes and locations from the curvature of the marginal log-likelihood itself, taken by differences over
 * the published values: nothing of the engine's information matrix or delta method is in it.
 */
export const hessianChecks: readonly Check[] = [
  {
    area: 'calibration',
    set: 'science, gpcm',
    quantity: 'standard errors of a, b1, b2, b3, as a share',
    peer: 'numerical Hessian of the likelihood',
    tolerance: 0.001,
    measure: async () => {
      const { columns } = expected('calib-science-gpcm')
      const fitted = await fitOf('science', 'gpcm', columns)
      const ours = fitted.items.flatMap(({ errors }) => [errors!.a!, ...errors!.b!])
      return largestDifference(ours, hessianErrors(fitted, columns), relative)
    },
  },
]

function hessianErrors({ items }: Calibration, columns: readonly string[]): number[] {
  const rows = responses('science.csv', columns).map((row) => row.map((value) => value! - 1))
  const { count, cells, frequency } = collapse(responseMatrix(rows))
  const { nodes, logWeights } = normalQuadrature()
  const steps = 3
  const logLikelihood = (values: readonly number[]): number => {
    const moved = items.map((_, i) => {
      const [a, ...b] = values.slice(i * (steps + 1), (i + 1) * (steps + 1))
      return { model: 'GPCM' as const, a: a!, b }
    })
    const table = tabulate(moved, nodes)
    let sum = 0
    for (let pattern = 0; pattern < count; pattern += 1) {
      let total = 0
      for (let q = 0; q < nodes.length; q += 1) {
        let log = logWeights[q]!
        for (let i = 0; i < items.length; i += 1) {
          log += table.rows[(table.firstRow[i]! + cells[pattern * items.length + i]!) * nodes.length + q]!
        }
        total += Math.exp(log)
      }
      sum += frequency[pattern]! * Math.log(total)
    }
    return sum
  }
  const at = items.flatMap(({ item }) => (item.model === 'GPCM' ? [item.a, ...item.b] : []))
  return inverseDiagonal(negativeHessian(logLikelihood, at)).map(Math.sqrt)
}

function negativeHessian(f: (x: readonly number[]) => number, at: readonly number[]): number[][] {
  const moved = (r: number, c: number, up: number, across: number) =>
    f(at.map((value, p) => value + (p === r ? up * STEP : 0) + (p === c ? across * STEP : 0)))
  return at.map((_, r) =>
    at.map((_, c) => {
      const difference = moved(r, c, 1, 1) - moved(r, c, 1, -1) - moved(r, c, -1, 1) + moved(r, c, -1, -1)
      return -difference / (4 * STEP * STEP)
    }),
  )
}

/** Diagonal of the inverse, by Gauss-Jordan elimination. */
function inverseDiagonal(matrix: readonly (readonly number[])[]): number[] {
  const n = matrix.length
  const rows = matrix.map((row, r) => [...row, ...row.map((_, c) => (c === r ? 1 : 0))])
  for (let p = 0; p < n; p += 1) {
    const pivot = rows[p]![p]!
    rows[p] = rows[p]!.map((value) => value / pivot)
    for (let r = 0; r < n; r += 1) {
      const factor = rows[r]![p]!
      if (r !== p) rows[r] = rows[r]!.map((value, c) => value - factor * rows[p]![c]!)
    }
  }
  return rows.map((row, r) => row[n + r]!)
}
