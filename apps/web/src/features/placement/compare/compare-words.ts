import type { comparePlans, PlanFigures, PlanSettings, ResponseOf } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'
import { formatNumber } from '../../../lib/format.ts'
import { boundWords, formatFit, formatPoints, formatSigned } from '../points.ts'

export type Compared = ResponseOf<typeof comparePlans>
export type Side = 'a' | 'b'

/** What choosing A over B costs or gains, in one sentence each for the total, the moves and the vacancies. */
export function priceOfChoice(a: PlanFigures, b: PlanFigures, { t }: I18n): string[] {
  const points = a.total - b.total
  const moves = a.moves - b.moves
  const filled = a.filledVacancies - b.filledVacancies
  const sign = (value: number) => (value > 0 ? 'more' : value < 0 ? 'less' : 'same')
  const say = (what: string, value: number, written: string) =>
    t(`placement:compare.price.${what}.${sign(value)}`, { value: written })
  return [
    say('total', points, formatPoints(Math.abs(points))),
    say('moves', moves, formatNumber(Math.abs(moves))),
    say('filled', filled, formatNumber(Math.abs(filled))),
  ]
}

export interface FigureRow {
  readonly id: string
  readonly a: string
  readonly b: string
  /** A less B; a dash where the two cannot be subtracted. */
  readonly difference: string
}

const COUNTS = ['moves', 'promotions', 'laterals', 'chains', 'longestChain', 'empty'] as const

interface Planned {
  readonly figures: PlanFigures
  readonly settings: PlanSettings
}

export function figureRows(one: Planned, other: Planned, i18n: I18n): FigureRow[] {
  const { figures: a } = one
  const { figures: b } = other
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatNumber(value)}`
  const ofVacancies = ({ filledVacancies, vacancies }: PlanFigures) =>
    i18n.t('placement:figure.ofVacancies', {
      filled: formatNumber(filledVacancies),
      vacancies: formatNumber(vacancies),
    })
  const worst = ({ worstAgency }: PlanFigures) =>
    worstAgency ? `${formatFit(worstAgency.mean)} (${worstAgency.name})` : formatFit(null)
  const fitDifference = (one: number | null | undefined, other: number | null | undefined) =>
    one == null || other == null ? formatFit(null) : formatSigned(one - other)
  return [
    { id: 'total', a: formatPoints(a.total), b: formatPoints(b.total), difference: formatSigned(a.total - b.total) },
    { id: 'bound', a: boundWords(a, one.settings, i18n), b: boundWords(b, other.settings, i18n), difference: '–' },
    {
      id: 'filled',
      a: ofVacancies(a),
      b: ofVacancies(b),
      difference: signed(a.filledVacancies - b.filledVacancies),
    },
    ...COUNTS.map((id) => ({ id, a: formatNumber(a[id]), b: formatNumber(b[id]), difference: signed(a[id] - b[id]) })),
    {
      id: 'worstAgency',
      a: worst(a),
      b: worst(b),
      difference: fitDifference(a.worstAgency?.mean, b.worstAgency?.mean),
    },
    {
      id: 'lowestFit',
      a: formatFit(a.lowestFit),
      b: formatFit(b.lowestFit),
      difference: fitDifference(a.lowestFit, b.lowestFit),
    },
  ]
}
