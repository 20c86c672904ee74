import { type Reason, reason } from '../reasons/reason.ts'
import type { ReasonCode } from '../reasons/sentences.ts'
import { isCalendarDay } from './calendar-day.ts'

export interface Nip {
  readonly nip: string
  readonly kind: 'PNS' | 'PPPK'
  /** YYYY-MM-DD. */
  readonly birthDate: string
  /** First appointment; a PPPK number carries no month. */
  readonly appointment: { readonly year: number; readonly month: number | null }
  readonly sex: 'L' | 'P'
}

export type NipOutcome =
  | { readonly outcome: 'valid'; readonly value: Nip; readonly warnings: readonly Reason[] }
  | { readonly outcome: 'invalid'; readonly reason: Reason }

const YOUNGEST_AT_APPOINTMENT = 18
const OLDEST_AT_APPOINTMENT = 40
const EARLIEST_BIRTH_YEAR = 1930

/**
 * 18 digits: birth date, CPNS year and month, sex, serial. A PPPK number has the year and a code (usually 21) where the
 * month would stand. There is no check digit. `cell` is the value as the sheet gave it: a number has lost its digits.
 * With `today` (YYYY-MM-DD) a number of somebody not yet born or appointed is refused too.
 */
export function parseNip(cell: string | number, today: string | null = null): NipOutcome {
  if (typeof cell === 'number') return invalid('NIP_RUINED')
  const text = cell.replace(/[\s.'’`\u00a0\u200b\ufeff-]/g, '')
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(cell.trim().replace(/^'/, ''))) return invalid('NIP_RUINED')
  if (text === '') return invalid('NIP_EMPTY')
  if (!/^\d+$/.test(text)) return invalid('NIP_NOT_DIGITS')
  if (text.length !== 18) return invalid('NIP_LENGTH', { length: text.length })
  return readDigits(text, today)
}

const invalid = (code: ReasonCode, values = {}): NipOutcome => ({ outcome: 'invalid', reason: reason(code, values) })

function readDigits(nip: string, today: string | null): NipOutcome {
  const birthDate = `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`
  const birthYear = Number(nip.slice(0, 4))
  if (!isCalendarDay(birthDate)) return invalid('NIP_BIRTH_NOT_A_DAY', { birthDate })
  const year = Number(nip.slice(8, 12))
  const monthDigits = Number(nip.slice(12, 14))
  const sexDigit = nip[14]
  if (birthYear < EARLIEST_BIRTH_YEAR || year <= birthYear || year > 2100) {
    return invalid('NIP_YEARS', { birthYear: String(birthYear), appointmentYear: String(year) })
  }
  if (today !== null && birthDate > today) return invalid('NIP_BIRTH_IN_FUTURE', { birthDate })
  if (today !== null && nip.slice(8, 12) > today.slice(0, 4))
    return invalid('NIP_APPOINTMENT_IN_FUTURE', { appointmentYear: String(year) })
  if (monthDigits === 0) return invalid('NIP_MONTH_ZERO')
  if (sexDigit !== '1' && sexDigit !== '2') return invalid('NIP_SEX_DIGIT', { digit: sexDigit ?? '' })
  if (nip.endsWith('000')) return invalid('NIP_SERIAL_ZERO')
  const kind = monthDigits <= 12 ? 'PNS' : 'PPPK'
  // A PPPK number has no month: the age that the person reaches in that year is taken.
  const hadBirthday = kind === 'PPPK' || monthDigits >= Number(nip.slice(4, 6))
  const age = year - birthYear - (hadBirthday ? 0 : 1)
  const warnings =
    age < YOUNGEST_AT_APPOINTMENT || (kind === 'PNS' && age > OLDEST_AT_APPOINTMENT) ? [reason('NIP_AGE', { age })] : []
  return {
    outcome: 'valid',
    value: {
      nip,
      kind,
      birthDate,
      appointment: { year, month: kind === 'PNS' ? monthDigits : null },
      sex: sexDigit === '1' ? 'L' : 'P',
    },
    warnings,
  }
}

/** Grouped 8-6-1-3 for the eye. */
export function formatNip(nip: string): string {
  return `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`
}
