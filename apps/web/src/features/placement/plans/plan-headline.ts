import type { PlanFigures, PlanSettings } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'
import { formatNumber } from '../../../lib/format.ts'
import { boundWords, formatPoints } from '../points.ts'

/** What the plan comes to, in one sentence. */
export function headline(figures: PlanFigures, settings: PlanSettings, i18n: I18n): string {
  const { total, stayTotal, moves, vacancies, filledVacancies } = figures
  const gain = total - stayTotal
  const words = {
    filled: formatNumber(filledVacancies),
    vacancies: formatNumber(vacancies),
    moves: formatNumber(moves),
    gain: formatPoints(Math.abs(gain)),
    total: formatPoints(total),
    bound: boundWords(figures, settings, i18n),
  }
  if (moves === 0) return i18n.t('placement:headline.still', words)
  return i18n.t(gain < 0 ? 'placement:headline.lower' : 'placement:headline.higher', words)
}
