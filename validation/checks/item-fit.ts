import {
  type Item,
  itemMeanSquares,
  limitedInformationFit,
  personFit,
  type ResponseMatrix,
  scoreResponses,
  signedChiSquares,
} from '@petakom/psychometrics'
import { type Check, type Difference, largestDifference, relative } from '../check.ts'
import { expected } from '../reference.ts'
import { matrixOf } from './reliability-sets.ts'

const PEER = 'mirt 1.45.1'
const reference = expected('irt-fit')

interface Fitted {
  readonly items: readonly Item[]
  readonly matrix: ResponseMatrix
  readonly variance: number
}

/** The program's own estimates, from which it took its fit statistics. */
function fitted(calibration: string, set: string): Fitted {
  const { itemsIRT, latentVariance } = expected(calibration)
  const items = (itemsIRT as Record<string, number>[]).map((values): Item => {
    const b = Object.keys(values).flatMap((key) => (/^b\d*$/.test(key) ? [values[key]!] : []))
    return { model: b.length > 1 ? 'GRM' : '2PL', a: values.a!, b }
  })
  return { items, matrix: matrixOf(set), variance: latentVariance }
}

const lsat7 = () => fitted('calib-lsat7-2pl', 'lsat7_KR20')
const sat12 = () => fitted('calib-sat12-2pl', 'sat12_KR20')
const verbagg = () => fitted('calib-verbagg-grm', 'verbagg')

const check = (set: string, quantity: string, tolerance: number, measure: () => Difference): Check => ({
  area: 'quality',
  set,
  quantity,
  peer: PEER,
  tolerance,
  measure,
})

const column = (rows: readonly Record<string, number>[], name: string) => rows.map((row) => row[name]!)

const sx2 = (set: string, key: string, make: () => Fitted): Check[] => {
  const theirs = reference[key] as Record<string, number>[]
  const ours = () => {
    const { items, matrix } = make()
    return signedChiSquares(items, matrix).items
  }
  return [
    check(set, 'S-X2', 0.02, () =>
      largestDifference(
        ours().map(({ statistic }) => statistic),
        column(theirs, 'S_X2'),
        relative,
      ),
    ),
    check(set, 'S-X2: degrees of freedom, p, RMSEA', 0.01, () => {
      const made = ours()
      return largestDifference(
        [...made.map(({ df }) => df), ...made.map(({ p }) => p), ...made.map(({ rmsea }) => rmsea)],
        [...column(theirs, 'df.S_X2'), ...column(theirs, 'p.S_X2'), ...column(theirs, 'RMSEA.S_X2')],
      )
    }),
  ]
}

const m2 = (set: string, key: string, make: () => Fitted): Check[] => {
  const theirs = reference[key][0] as Record<string, number>
  const ours = () => {
    const { items, matrix } = make()
    return limitedInformationFit(items, matrix)
  }
  return [
    check(set, 'M2', 0.02, () => largestDifference([ours().m2], [theirs.M2!], relative)),
    check(set, 'M2: degrees of freedom, p, RMSEA with interval, SRMSR, TLI, CFI', 1e-3, () => {
      const made = ours()
      return largestDifference(
        [made.df, made.p, made.rmsea, ...made.rmsea90!, made.srmsr, made.tli, made.cfi],
        ['df', 'p', 'RMSEA', 'RMSEA_5', 'RMSEA_95', 'SRMSR', 'TLI', 'CFI'].map((name) => theirs[name]!),
      )
    }),
  ]
}

const STATISTICS = ['outfit', 'z.outfit', 'infit', 'z.infit'] as const

const meanSquares = check('verbagg_dich', 'infit and outfit of items at ML, with z', 1e-2, () => {
  const { items, matrix } = fitted('calib-verbagg_dich-rasch', 'verbagg_dich')
  const { theta } = scoreResponses(items, matrix, { method: 'ml' })
  const ours = itemMeanSquares(items, matrix, theta)
  const theirs = reference.verbagg_dich_rasch_infit_ML as Record<string, number>[]
  return largestDifference(
    ours.flatMap((fit) => [fit!.outfit, fit!.zOutfit, fit!.infit, fit!.zInfit]),
    theirs.flatMap((row) => STATISTICS.map((name) => row[name]!)),
  )
})

const persons = check('lsat7', 'infit, outfit and Zh of the first 100 persons at MAP', 1e-2, () => {
  const { items, matrix } = lsat7()
  const { theta } = scoreResponses(items, matrix, { method: 'map' })
  const ours = personFit(items, matrix, theta).slice(0, 100)
  const theirs = reference.lsat7_2pl_personfit_first100 as Record<string, number>[]
  return largestDifference(
    ours.flatMap((fit) => [fit!.outfit, fit!.zOutfit, fit!.infit, fit!.zInfit, fit!.zh]),
    theirs.flatMap((row) => [...STATISTICS, 'Zh'].map((name) => row[name]!)),
  )
})

export const itemFitChecks: readonly Check[] = [
  ...sx2('lsat7', 'lsat7_2pl_SX2', lsat7),
  ...sx2('sat12', 'sat12_2pl_SX2', sat12),
  ...sx2('verbagg', 'verbagg_grm_SX2', verbagg),
  ...m2('lsat7', 'lsat7_2pl_M2', lsat7),
  ...m2('sat12', 'sat12_2pl_M2', sat12),
  meanSquares,
  persons,
]
