import { type Calibration, type CalibrationModel, normalQuadrature, tabulate } from '@petakom/psychometrics'
import { type Check, type Difference, largestDifference } from '../check.ts'
import { expected, simulated } from '../reference.ts'
import { fitOf } from './calibration-fits.ts'

const SETS: readonly [string, CalibrationModel, string][] = [
  ['sim-2pl-1000x30', '2pl', ''],
  ['sim-2pl-5000x40', '2pl', ''],
  ['sim-3pl-5000x40', '3pl', '-prior'],
  ['sim-grm-1500x15', 'grm', ''],
]

/** Simulated sets: recovery of the truth no worse than the program's, and scores by the estimates. */
export const simulationChecks: readonly Check[] = SETS.flatMap(([set, model, suffix]) => {
  const reference = expected(`calib-${set}${suffix}`)
  const check = (quantity: string, tolerance: number, compare: (fitted: Calibration) => Difference): Check => ({
    area: 'calibration',
    set,
    quantity,
    peer: `mirt ${reference.tool.version}`,
    tolerance,
    measure: async () => compare(await fitOf(set, model, reference.columns)),
  })
  return [
    check('log-likelihood', 0.01, ({ logLikelihood }) => largestDifference([logLikelihood], [reference.logLik])),
    check('free parameters', 0, ({ parameters }) => largestDifference([parameters], [reference.nPar])),
    check('RMSE against the truth beyond the program’s, as a share', 0.02, (fitted) => {
      const theirs: Record<string, number> = reference.rmseVsTrue
      const excess = Object.entries(theirs).map(([key, rmse]) =>
        Math.max(0, rootMeanSquare(fitted, key, reference.true) / rmse - 1),
      )
      return largestDifference(
        excess,
        excess.map(() => 0),
      )
    }),
    check('EAP and its error, first 200 persons', model === '3pl' ? 0.01 : 0.001, (fitted) => {
      const { theta, se } = eapOfFirst(fitted, set, 200)
      return largestDifference([...theta, ...se], [...reference.eapFirst200.theta, ...reference.eapFirst200.se])
    }),
  ]
})

function rootMeanSquare({ items }: Calibration, key: string, truth: readonly Record<string, number>[]): number {
  const squares = items.map(({ item }, i) => {
    if (item.model === 'NRM') throw new RangeError('no nominal item was simulated')
    const c = 'c' in item ? item.c : 0
    const value = key === 'a' ? item.a : key === 'g' ? c : item.b[Number(key.slice(1) || 1) - 1]!
    return (value - (truth[i]![key === 'g' ? 'c' : key] ?? truth[i]!.g!)) ** 2
  })
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length)
}

function eapOfFirst({ items }: Calibration, set: string, count: number) {
  const { nodes, logWeights } = normalQuadrature()
  const { firstRow, rows } = tabulate(
    items.map(({ item }) => item),
    nodes,
  )
  const { cells } = simulated(`${set}.txt.gz`)
  const theta: number[] = []
  const se: number[] = []
  for (let person = 0; person < count; person += 1) {
    const mass = Array.from(nodes, (_, q) => {
      let log = logWeights[q]!
      items.forEach((_, i) => {
        log += rows[(firstRow[i]! + cells[person * items.length + i]!) * nodes.length + q]!
      })
      return Math.exp(log + 20)
    })
    const total = mass.reduce((sum, value) => sum + value, 0)
    const mean = mass.reduce((sum, value, q) => sum + value * nodes[q]!, 0) / total
    theta.push(mean)
    se.push(Math.sqrt(mass.reduce((sum, value, q) => sum + value * (nodes[q]! - mean) ** 2, 0) / total))
  }
  return { theta, se }
}
