import type { i18n as I18n } from 'i18next'
import { formatDate } from '../../../lib/format.ts'

/** "5 tahun 4 bulan", "S2": a value or limit of a rule by its unit. */
export function ruleValue(value: number | string | null, unit: string, { t }: Pick<I18n, 't'>): string {
  if (value === null) return '–'
  if (unit === 'date') return formatDate(String(value))
  if (unit === 'years') return t('decision:unit.years', { count: Number(value) })
  if (unit !== 'months' || typeof value !== 'number') return String(value).replaceAll('_', ' ')
  const years = Math.floor(value / 12)
  const months = value % 12
  return [
    ...(years > 0 ? [t('decision:unit.years', { count: years })] : []),
    ...(months > 0 || years === 0 ? [t('decision:unit.months', { count: months })] : []),
  ].join(' ')
}
