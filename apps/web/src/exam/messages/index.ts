import { en } from './en.ts'
import { id, type MessageKey } from './id.ts'

export type { MessageKey } from './id.ts'
export type Language = 'id' | 'en'
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string

const CATALOGUES: Record<Language, Record<MessageKey, string>> = { id, en }

export function translator(language: Language): Translate {
  const catalogue = CATALOGUES[language]
  return (key, values = {}) =>
    catalogue[key].replace(/\{(\w+)\}/g, (slot, name: string) => (name in values ? String(values[name]) : slot))
}

const ZONES: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }

/** 09.30 WIB: in the zone of the instansi, which is said. */
export function formatTime(instant: string | Date, timeZone: string): string {
  const text = new Date(instant).toLocaleTimeString('id-ID', { timeZone, hour: '2-digit', minute: '2-digit' })
  return `${text} ${ZONES[timeZone] ?? timeZone}`
}

export function formatDay(instant: string, timeZone: string, language: Language): string {
  const options = { timeZone, day: 'numeric', month: 'long', year: 'numeric' } as const
  return new Date(instant).toLocaleDateString(language === 'id' ? 'id-ID' : 'en-GB', options)
}

/** 1:05:09 or 05:09. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`
}
