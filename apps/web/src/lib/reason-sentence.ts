import type { i18n as I18n } from 'i18next'
import { formatDate, formatNip, formatNumber } from './format.ts'
import { currentLanguage } from './i18n/language.ts'

export interface ReasonInCode {
  readonly code: string
  readonly values: Readonly<Record<string, unknown>>
}

/** Why a field or a row was refused, in the language of the page; an unknown code as the server wrote it. */
export function reasonSentence({ code, values }: ReasonInCode, asWritten: string, i18n: I18n): string {
  const key = `reason:${code}`
  return i18n.exists(key) ? i18n.t(key, shownValues(values, i18n)) : asWritten
}

const DAY = /^(\d{4}-\d{2}-\d{2})($| )/

/** Values of a sentence as this language writes them: numbers, days and NIP formatted, states by their names. */
export function shownValues(values: Readonly<Record<string, unknown>>, i18n: I18n): Record<string, string> {
  const show = (name: string, value: unknown): string => {
    if (typeof value === 'number') return formatNumber(value, {}, currentLanguage())
    if (Array.isArray(value)) return value.map(String).join(', ')
    const text = String(value)
    if (name === 'nip') return formatNip(text)
    if (name === 'field' && i18n.exists(`audit:fields.${text}`)) return i18n.t(`audit:fields.${text}`).toLowerCase()
    if ((name === 'from' || name === 'to') && i18n.exists(`items:state.${text}`)) return i18n.t(`items:state.${text}`)
    if (/^\d{2}:\d{2}$/.test(text)) return currentLanguage() === 'id' ? text.replace(':', '.') : text
    return text.replace(DAY, (_all, day: string, rest: string) => formatDate(day, 'Asia/Jakarta') + rest)
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, show(name, value)]))
}
