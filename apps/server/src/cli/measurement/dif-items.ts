import {
  type DifItem,
  type DifResult,
  difLikelihoodRatio,
  difLogistic,
  difMantel,
  difMantelHaenszel,
  difStandardisation,
  EFFECT_WORDS,
  highestCategories,
  type LikelihoodRatioDif,
  type LogisticDif,
  type MantelDif,
  type MantelHaenszelDif,
} from '@petakom/psychometrics'
import type { TwoGroups } from './two-groups.ts'

export interface DifOptions {
  readonly method: 'mh' | 'logistic' | 'lr'
  readonly alpha: number
  readonly purify: boolean
  readonly iterations: number
  readonly correct: boolean
  readonly type: 'both' | 'udif' | 'nudif'
  readonly criterion: 'lrt' | 'wald'
  readonly match: 'total' | 'answered'
}

/** What was computed, in words, and the items as they are printed. */
export interface DifOutcome {
  readonly procedure: string
  readonly result: DifResult<DifItem>
  readonly rows: readonly object[]
}

/** Runs the method; any item with categories above 1 turns it into its form for several categories. */
export async function runDif(
  { data }: TwoGroups,
  options: DifOptions,
  onItem: (done: number, items: number, round: number) => void,
): Promise<DifOutcome> {
  const isPolytomous = highestCategories(data.matrix).some((highest) => highest > 1)
  if (options.method === 'lr') {
    const result = await difLikelihoodRatio(data, { ...options, onItem })
    const model = isPolytomous ? 'graded response' : '2PL'
    return { procedure: `${model} likelihood ratio, ${options.type}`, result, rows: result.items.map(likelihoodRow) }
  }
  if (options.method === 'logistic') {
    const result = difLogistic(data, options)
    const model = isPolytomous ? 'proportional-odds logistic regression' : 'logistic regression'
    const test = options.criterion === 'lrt' ? 'likelihood ratio' : 'Wald'
    return { procedure: `${model}, ${test}, ${options.type}`, result, rows: result.items.map(logisticRow) }
  }
  if (isPolytomous) {
    const result = difMantel(data, options)
    return { procedure: 'generalised Mantel-Haenszel (several categories)', result, rows: result.items.map(mantelRow) }
  }
  const result = difMantelHaenszel(data, options)
  const { match } = options
  const isAnchor = result.purification?.isAnchor
  const differences = difStandardisation(data, isAnchor ? { match, isAnchor } : { match })
  return {
    procedure: `Mantel-Haenszel, ${options.correct ? 'with' : 'without'} continuity correction`,
    result,
    rows: result.items.map((item, i) => ({ ...mantelHaenszelRow(item), stPDif: differences[i]!.difference })),
  }
}

const withEffect = (item: DifItem & { class: 'A' | 'B' | 'C' | null }) => {
  const { statistic, df, p, flagged } = item
  return { statistic, df, p, flagged, class: item.class, effect: item.class && EFFECT_WORDS[item.class] }
}

const favours = (signed: number | null) => (signed === null || signed === 0 ? null : signed > 0 ? 'focal' : 'reference')

function mantelHaenszelRow(item: MantelHaenszelDif) {
  const { alphaMH, varLambda, interval, deltaMH, remark } = item
  return { ...withEffect(item), favours: favours(deltaMH), alphaMH, varLambda, interval, deltaMH, remark }
}

function mantelRow(item: MantelDif) {
  const { mantel, generalised, meanDifference, standardisedDifference, remark } = item
  const size = { favours: favours(meanDifference), meanDifference, standardisedDifference }
  return { ...withEffect(item), ...size, mantel, generalised, remark }
}

function logisticRow(item: LogisticDif) {
  const { deltaR2, coefficients, zumboThomasClass, remark } = item
  return { ...withEffect(item), deltaR2, zumboThomasClass, coefficients, remark }
}

function likelihoodRow(item: LikelihoodRatioDif) {
  const { uniform, nonUniform, reference, focal, expectedDifference, absoluteDifference, remark } = item
  const size = { favours: favours(expectedDifference), expectedDifference, absoluteDifference }
  return { ...withEffect(item), ...size, uniform, nonUniform, reference, focal, remark }
}
