import type { CalibrationItem } from '@petakom/contract'
import {
  type Calibration,
  type Item,
  itemMeanSquares,
  type ResponseMatrix,
  scoreResponses,
  signedChiSquares,
} from '@petakom/psychometrics'

/** S-X2 that is both unlikely and more than slight: a large sample makes every small thing unlikely. */
const SX2_P = 0.001
const SX2_RMSEA = 0.05

export type Fit = NonNullable<CalibrationItem['fit']>

/** Fit of the calibrated columns on their own scale: infit and outfit at weighted likelihood abilities, and S-X2. */
export function itemFits({ items, latents }: Calibration, responses: ResponseMatrix): Fit[] {
  const own: Item[] = items.map(({ item }) => item)
  const { theta } = scoreResponses(own, responses, { method: 'wle' })
  const squares = itemMeanSquares(own, responses, theta)
  const { items: tests } = signedChiSquares(own, responses, { latentVariance: latents[0]!.variance })
  return own.map((_, i) => ({
    infit: squares[i]?.infit ?? null,
    outfit: squares[i]?.outfit ?? null,
    sx2: tests[i]!.statistic,
    df: tests[i]!.df,
    p: tests[i]!.p,
    rmsea: tests[i]!.rmsea,
  }))
}

export const contradictsModel = ({ p, rmsea }: Fit): boolean =>
  p !== null && rmsea !== null && p < SX2_P && rmsea > SX2_RMSEA
