import {
  type DifData,
  difLogistic,
  difMantelHaenszel,
  difStandardisation,
  type LogisticDif,
  type LogisticDifSettings,
  type MantelHaenszelDif,
  type MantelHaenszelSettings,
  responseMatrix,
} from '@petakom/psychometrics'
import { type Check, type Difference, largestDifference } from '../check.ts'
import { columns, expected, responses } from '../reference.ts'

const dif = expected('dif-verbagg')
const peer = `${dif.tool.package} ${dif.tool.version}`

let cached: DifData | null = null
/** Verbal aggression, categories 1 and 2 taken together; men are the focal group. */
function verbagg(): DifData {
  cached ??= {
    matrix: responseMatrix(
      responses('verbagg.csv', dif.items).map((row) => row.map((x) => (x === null ? x : +(x > 0)))),
    ),
    isFocal: Uint8Array.from(columns('verbagg.csv', ['gender']), ([gender]) => (gender === dif.focal ? 1 : 0)),
  }
  return cached
}

const difCheck = (set: string, quantity: string, tolerance: number, measure: () => Difference): Check => ({
  area: 'fairness',
  set: `verbagg ${set}`,
  quantity,
  peer,
  tolerance,
  measure,
})

/** How many items are flagged by one program only. */
function flagDifference(items: readonly { flagged: boolean }[], theirs: readonly string[]): Difference {
  const differing = items.filter(({ flagged }, i) => flagged !== theirs.includes(dif.items[i]))
  return { largest: differing.length, n: items.length }
}

function mantelHaenszelChecks(block: string, settings: MantelHaenszelSettings): Check[] {
  const theirs = dif[block]
  const run = () => difMantelHaenszel(verbagg(), settings)
  const value = (quantity: string, pick: (item: MantelHaenszelDif) => number | null): Check =>
    difCheck(block, quantity, 1e-3, () => largestDifference(run().items.map(pick), theirs[quantity]))
  const checks = [
    value('MHchisq', ({ statistic }) => statistic),
    value('p', ({ p }) => p),
    value('alphaMH', ({ alphaMH }) => alphaMH),
    value('varLambda', ({ varLambda }) => varLambda),
    value('deltaMH', ({ deltaMH }) => deltaMH),
    difCheck(block, 'flagged', 0, () => flagDifference(run().items, theirs.flagged)),
  ]
  if (theirs.nrPur === null) return checks
  const rounds = difCheck(block, 'nrPur and convergence', 0, () => {
    const { purification } = run()
    return largestDifference(
      [purification?.rounds ?? null, purification?.converged ? 1 : 0],
      [theirs.nrPur, theirs.purifyConverged ? 1 : 0],
    )
  })
  return [...checks, rounds]
}

function logisticChecks(block: string, settings: LogisticDifSettings): Check[] {
  const theirs = dif[block]
  const run = () => difLogistic(verbagg(), settings).items
  const value = (quantity: string, pick: (item: LogisticDif) => number | null): Check =>
    difCheck(block, quantity, 1e-3, () => largestDifference(run().map(pick), theirs[quantity]))
  return [
    value('stat', ({ statistic }) => statistic),
    value('p', ({ p }) => p),
    value('deltaR2', ({ deltaR2 }) => deltaR2),
    difCheck(block, 'coef', 1e-3, () => largestDifference(run().flatMap(coefficientRow), theirs.coef.flat())),
    difCheck(block, 'flagged', 0, () => flagDifference(run(), theirs.flagged)),
  ]
}

const coefficientRow = ({ coefficients }: LogisticDif): (number | null)[] =>
  coefficients
    ? [coefficients.intercepts[0]!, coefficients.score, coefficients.group, coefficients.interaction]
    : [null, null, null, null]

const standardisation = difCheck('standardization', 'ST-P-DIF', 1e-3, () =>
  largestDifference(
    difStandardisation(verbagg()).map(({ difference }) => difference),
    dif.standardization_STDPDIF,
  ),
)

export const difChecks: readonly Check[] = [
  ...mantelHaenszelChecks('MH_noPurify_corrected', {}),
  ...mantelHaenszelChecks('MH_noPurify_uncorrected', { correct: false }),
  ...mantelHaenszelChecks('MH_purified_corrected', { purify: true }),
  ...logisticChecks('logistic_both_LRT', {}),
  ...logisticChecks('logistic_udif_LRT', { type: 'udif' }),
  ...logisticChecks('logistic_nudif_LRT', { type: 'nudif' }),
  ...logisticChecks('logistic_both_Wald', { criterion: 'wald' }),
  ...logisticChecks('logistic_both_LRT_purified', { purify: true }),
  standardisation,
]
