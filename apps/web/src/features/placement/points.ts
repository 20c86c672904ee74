import type { PlanFigures, PlanSettings } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'
import { formatNumber, formatShare } from '../../lib/format.ts'

/** Hundredths of a point as points with both decimals: sums and prices. */
export const formatPoints = (hundredths: number | null | undefined): string =>
  formatNumber(hundredths == null ? null : hundredths / 100, { least: 2, most: 2 })

/** The same with its sign, for a difference. */
export const formatSigned = (hundredths: number): string => `${hundredths > 0 ? '+' : ''}${formatPoints(hundredths)}`

/** A fit of 0 to 100 points with one decimal: its interval is far wider. */
export const formatFit = (hundredths: number | null | undefined): string =>
  formatNumber(hundredths == null ? null : hundredths / 100, { least: 1, most: 1 })

/** "78,1–86,0": the 80 % interval of a fit. */
export const formatInterval = (low: number, high: number): string => `${formatFit(low)}–${formatFit(high)}`

/** Share of the bound, rounded down: what falls short of it never reads as 100 %. */
export function shareOfBound({ total, bound }: Pick<PlanFigures, 'total' | 'bound'>): number | null {
  if (bound <= 0 || total > bound) return null
  return total === bound ? 1 : Math.floor((total / bound) * 10_000) / 10_000
}

type Limits = Pick<PlanSettings, 'fewestMovesWithin' | 'mostMoves' | 'moveCapShare' | 'stayingBonus'>
type Proven = Pick<PlanFigures, 'total' | 'bound' | 'certified'>

/** What the certificate says of the total, in words: best of all, or best of what the limits asked for leave. */
export function boundWords(figures: Proven, limits: Limits, { t }: I18n): string {
  const { fewestMovesWithin, mostMoves, moveCapShare, stayingBonus } = limits
  const isLimited = fewestMovesWithin !== null || mostMoves !== null || moveCapShare !== null || stayingBonus > 0
  if (figures.certified && figures.total >= figures.bound)
    return t(isLimited ? 'placement:bound.bestLimited' : 'placement:bound.best')
  const share = shareOfBound(figures)
  if (share === null) return t(figures.certified ? 'placement:bound.bestInOrder' : 'placement:bound.unknown')
  const written = formatShare(share, 2)
  return t(figures.certified ? 'placement:bound.bestInOrderShare' : 'placement:bound.share', { share: written })
}
