import { chiSquareAbove } from '../numeric/distributions.ts'
import { invertPositive, zeros } from '../numeric/matrix.ts'
import { type CumulativeLogit, fitCumulativeLogit, type LogitCell } from './cumulative-logit.ts'
import { assertDifData, type DifData, type DifItem, type DifSettings } from './dif-data.ts'
import { type DifClass, jodoinGierlClass, zumboThomasClass } from './effect.ts'
import { createStrata, emptyRemark, type ItemStrata } from './item-strata.ts'
import { scoreLogistic } from './logistic-scoring.ts'
import { type DifResult, purified } from './purification.ts'

/** Which bias is tested: any, the same at every score (uniform), or one that changes with the score. */
export type LogisticDifType = 'both' | 'udif' | 'nudif'

export interface LogisticDifSettings extends DifSettings {
  readonly type?: LogisticDifType
  /** Likelihood-ratio (unless told) or Wald test. */
  readonly criterion?: 'lrt' | 'wald'
}

export interface LogisticDif extends DifItem {
  /** Difference in Nagelkerke's R² of the models with and without the tested terms. */
  readonly deltaR2: number | null
  /** Of the model with the tested terms where the item is flagged, else of the model without. */
  readonly coefficients: DifCoefficients | null
  /** Jodoin & Gierl (2001). */
  readonly class: DifClass | null
  readonly zumboThomasClass: DifClass | null
}

/** logit P(Y >= k) = intercepts[k - 1] + score S + group G + interaction S G, with G = 1 in the focal group. */
export interface DifCoefficients {
  readonly intercepts: readonly number[]
  readonly score: number
  readonly group: number
  readonly interaction: number
}

/**
 * Logistic-regression DIF (Swaminathan & Rogers, 1990) as difR's difLogistic gives it; items with several categories by
 * the proportional-odds model (Zumbo, 1999), categories nobody used left out.
 */
export function difLogistic(data: DifData, settings: LogisticDifSettings = {}): DifResult<LogisticDif> {
  assertDifData(data, settings)
  return purified(data.matrix.items, settings, (isAnchor) => {
    const strata = createStrata(data, isAnchor, settings.match ?? 'total')
    return Array.from(isAnchor, (_, item) => measure(strata(item), settings))
  })
}

function measure(
  strata: ItemStrata,
  { type = 'both', criterion = 'lrt', alpha = 0.05 }: LogisticDifSettings,
): LogisticDif {
  const df = type === 'both' ? 2 : 1
  const refuse = (remark: string): LogisticDif => ({
    ...{ statistic: null, df, p: null, flagged: false, remark },
    ...{ deltaR2: null, coefficients: null, class: null, zumboThomasClass: null },
  })
  const empty = emptyRemark(strata)
  if (empty) return refuse(empty)
  const { cells, categories, persons } = logitCells(strata)
  const first = (slopes: number) => cells.map(({ x, counts }) => ({ x: x.slice(0, slopes), counts }))
  const fit = (slopes: number) => fitCumulativeLogit(first(slopes), categories, slopes)
  const without = fit(type === 'nudif' ? 2 : 1)
  const full = fit(slopesOf(type))
  const nothing = fit(0)
  if (!without || !full || !nothing) return refuse('the matching score does not vary enough to tell group from score')
  const statistic =
    criterion === 'lrt'
      ? Math.max(0, 2 * (full.logLikelihood - without.logLikelihood))
      : wald(full.covariance && categories === 2 ? scoreLogistic(first(slopesOf(type)), slopesOf(type)) : full, df)
  if (statistic === null) return refuse('a coefficient has no finite estimate: use the likelihood-ratio criterion')
  const p = chiSquareAbove(statistic, df)
  const flagged = p < alpha
  const deltaR2 = nagelkerke(nothing, full, persons) - nagelkerke(nothing, without, persons)
  const reported = flagged ? full : without
  return {
    ...{ statistic, df, p, flagged, deltaR2 },
    coefficients: reported.covariance ? coefficientsOf(reported, categories) : null,
    class: jodoinGierlClass(deltaR2, flagged),
    zumboThomasClass: zumboThomasClass(deltaR2, flagged),
    remark: reported.covariance ? null : 'the responses are separated: the coefficients have no finite estimate',
  }
}

/** Score and group; with their product where bias may change with the score. */
const slopesOf = (type: LogisticDifType): number => (type === 'udif' ? 2 : 3)

/** Score, group and their product, with the categories that occur. */
function logitCells({ scores, categories, counts }: ItemStrata) {
  const used = Array.from({ length: categories }, (_, k) => k).filter((k) =>
    counts.some((persons, at) => at % categories === k && persons > 0),
  )
  const cells: LogitCell[] = []
  let persons = 0
  scores.forEach((score, stratum) => {
    for (const group of [0, 1]) {
      const own = used.map((k) => counts[(stratum * 2 + group) * categories + k]!)
      const size = own.reduce((sum, count) => sum + count, 0)
      if (size === 0) continue
      persons += size
      cells.push({ x: [score, group, score * group], counts: own })
    }
  })
  return { cells, categories: used.length, persons }
}

/** Of the last `df` coefficients, by their block of the covariance; null where there is none. */
function wald(fit: Pick<CumulativeLogit, 'coefficients' | 'covariance'> | null, df: number): number | null {
  if (!fit?.covariance) return null
  const { coefficients, covariance } = fit
  const n = coefficients.length
  const block = zeros(df, df)
  for (let r = 0; r < df; r += 1) {
    for (let c = 0; c < df; c += 1) block.cells[r * df + c] = covariance.cells[(n - df + r) * n + n - df + c]!
  }
  const inverse = invertPositive(block)
  if (!inverse) return null
  let sum = 0
  for (let r = 0; r < df; r += 1) {
    for (let c = 0; c < df; c += 1) {
      sum += coefficients[n - df + r]! * inverse.cells[r * df + c]! * coefficients[n - df + c]!
    }
  }
  return sum
}

/** Cox and Snell's R² as a share of the most it can be (Nagelkerke, 1991). */
function nagelkerke(nothing: CumulativeLogit, model: CumulativeLogit, persons: number): number {
  const explained = -Math.expm1((2 * (nothing.logLikelihood - model.logLikelihood)) / persons)
  return explained / -Math.expm1((2 * nothing.logLikelihood) / persons)
}

function coefficientsOf({ coefficients }: CumulativeLogit, categories: number): DifCoefficients {
  const K = categories - 1
  return {
    intercepts: [...coefficients.subarray(0, K)],
    score: coefficients[K] ?? 0,
    group: coefficients[K + 1] ?? 0,
    interaction: coefficients[K + 2] ?? 0,
  }
}
