import { currentLanguage, type Language } from './i18n/language.ts'

export type Timezone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura'

const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }
const ZONE_NAME: Record<Timezone, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }
const MISSING = '–'

/** 1.234,5 in Indonesian, 1,234.5 in English; a missing number is a dash. */
export function formatNumber(
  value: number | null | undefined,
  digits: { least?: number; most?: number } = {},
  language = currentLanguage(),
): string {
  if (value === null || value === undefined) return MISSING
  const { least = 0, most = Math.max(least, 1) } = digits
  return new Intl.NumberFormat(LOCALE[language], { minimumFractionDigits: least, maximumFractionDigits: most }).format(
    value,
  )
}

/** A share of 0 to 1 as "99,8 %". */
export function formatShare(value: number | null | undefined, digits = 1, language = currentLanguage()): string {
  if (value === null || value === undefined) return MISSING
  return `${formatNumber(value * 100, { most: digits }, language)}\u00a0%`
}

/** "24 November 2026" of a calendar day (YYYY-MM-DD) or of an instant in the given zone. */
export function formatDate(
  value: string | Date | null | undefined,
  zone: Timezone = 'Asia/Jakarta',
  language = currentLanguage(),
): string {
  if (value === null || value === undefined) return MISSING
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  return new Intl.DateTimeFormat(LOCALE[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: isDay ? 'UTC' : zone,
  }).format(new Date(value))
}

/** The name of a day of the week: 1 Senin to 7 Minggu. */
export function formatWeekday(day: number, language = currentLanguage()): string {
  // 1 January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, day))
  return new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', timeZone: 'UTC' }).format(date)
}

/** "09.30 WIB" in Indonesian, "09:30 WIB" in English. */
export function formatTime(value: string | Date, zone: Timezone, language = currentLanguage()): string {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).formatToParts(
    new Date(value),
  )
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('hour')}${language === 'id' ? '.' : ':'}${part('minute')}\u00a0${ZONE_NAME[zone]}`
}

export function formatDateTime(value: string | Date, zone: Timezone, language = currentLanguage()): string {
  return `${formatDate(value, zone, language)}, ${formatTime(value, zone, language)}`
}

/** 18 digits as birth date, appointment, sex, serial number: 8-6-1-3. Anything else is shown as it is. */
export function formatNip(nip: string): string {
  return nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
}

/** File sizes in decimal units: 1,2 MB. */
export function formatBytes(bytes: number, language = currentLanguage()): string {
  const units = ['B', 'kB', 'MB', 'GB']
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(bytes / 1000 ** step, {}, language)}\u00a0${units[step]}`
}

/** Whole rupiah: "Rp1.250.000". */
export function formatRupiah(value: number | null | undefined, language = currentLanguage()): string {
  if (value === null || value === undefined) return MISSING
  return `Rp${formatNumber(Math.round(value), { most: 0 }, language)}`
}

/** Signs of number fields in the language of the screen. */
export const numberSigns = (language = currentLanguage()) =>
  language === 'id'
    ? { decimalSeparator: ',', thousandSeparator: '.' }
    : { decimalSeparator: '.', thousandSeparator: ',' }
