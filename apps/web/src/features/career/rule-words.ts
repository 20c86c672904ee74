import type { RuleRow } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'
import { formatDate, formatNumber } from '../../lib/format.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** How a limit is meant, by rule; a rule that is not here has a least. */
const LIMIT_KIND: Readonly<Record<string, string>> = {
  USIA_MAKS_JPT: 'oldest',
  USIA_MAKS_JF: 'oldest',
  DISIPLIN_BERJALAN: 'none',
  DISIPLIN_RIWAYAT: 'noneWithin',
  MUTASI_MAKS: 'most',
  MASA_JABATAN_JPT: 'most',
  BUP: 'servesUntil',
  STATUS_KEPEGAWAIAN: 'is',
  JEDA_PILKADA: 'outside',
  UJI_KOMPETENSI_JF: 'passed',
}

/** A text of the catalogue, or `otherwise` where it has none for a code that a later version may bring. */
function wordFor({ t, exists }: I18n, key: string, otherwise: string): string {
  return exists(key) ? t(key) : otherwise
}

export const ruleName = (code: string, i18n: I18n) => wordFor(i18n, `career:ruleName.${code}`, code)

/** "2 tahun 5 bulan" of months. */
export function monthsText(months: number, { t }: I18n): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (years === 0) return t('career:span.months', { months: rest })
  return rest === 0 ? t('career:span.years', { years }) : t('career:span.yearsMonths', { years, months: rest })
}

export function codeText(code: string, i18n: I18n): string {
  return code
    .split(', ')
    .map((one) => wordFor(i18n, `career:code.${one}`, one))
    .join(', ')
}

function measureText(value: number | string, unit: string, i18n: I18n): string {
  if (typeof value === 'string') return DAY.test(value) ? formatDate(value) : codeText(value, i18n)
  if (unit === 'months') return monthsText(value, i18n)
  return unit === 'years' ? i18n.t('career:span.age', { years: value }) : formatNumber(value)
}

type Measured = Pick<RuleRow, 'value' | 'limit' | 'unit'>

/** What the record says; a rule that needs no measure (no sanction, no senior post) has none. */
export const valueText = ({ value, unit }: Measured, i18n: I18n): string =>
  value === null ? '–' : measureText(value, unit, i18n)

export const limitText = (code: string, { limit, unit }: Measured, i18n: I18n): string =>
  i18n.t(`career:ruleLimit.${LIMIT_KIND[code] ?? 'least'}`, { limit: measureText(limit, unit, i18n) })

/** When a rule that fails will hold; nothing for one that holds or is unknown. */
export function firstDateText(
  { status, firstDate, hard }: Pick<RuleRow, 'status' | 'firstDate' | 'hard'>,
  { t }: I18n,
): string {
  if (status === 'held') return t('career:rule.today')
  if (status === 'unknown' || !hard) return '–'
  return firstDate ? formatDate(firstDate) : t('career:rule.notByTime')
}

export const clauseText = (clause: string, i18n: I18n) => wordFor(i18n, `career:clause.${clause}`, clause)

/** A datum by the name that the rules and parts use, such as `posts.current` or `predicates.2025`. */
export function datumName(datum: string, i18n: I18n): string {
  const [, year] = /^predicates\.(\d{4})$/.exec(datum) ?? []
  if (year) return i18n.t('career:datum.predicates', { year })
  return wordFor(i18n, `career:datum.${datum.replaceAll('.', '_')}`, datum)
}

export const datumNames = (data: readonly string[], i18n: I18n): string =>
  data.map((datum) => datumName(datum, i18n)).join(', ')

/** Points with two decimals, of hundredths. */
export const pointsText = (hundredths: number): string => formatNumber(hundredths / 100, { least: 2, most: 2 })

/** "Bidang A, Dinas B"; the agency once, where the unit is the agency or has it in its own name. */
export const placeText = (unitName: string, agencyName: string | null): string =>
  agencyName && !unitName.includes(agencyName) ? `${unitName}, ${agencyName}` : unitName
