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
  | { readonly outcome: 'valid'; readonly value: Nip; readonly warnings: readonly string[] }
  | { readonly outcome: 'invalid'; readonly reason: string }

const YOUNGEST_AT_APPOINTMENT = 18
const OLDEST_AT_APPOINTMENT = 40
const EARLIEST_BIRTH_YEAR = 1930

/**
 * 18 digits: birth date, CPNS year and month, sex, serial. A PPPK number has the year and a code (usually 21) where the
 * month would stand. There is no check digit. `cell` is the value as the sheet gave it: a number has lost its digits.
 * With `today` (YYYY-MM-DD) a number of somebody not yet born or appointed is refused too.
 */
export function parseNip(cell: string | number, today: string | null = null): NipOutcome {
  if (typeof cell === 'number') return invalid(RUINED)
  const text = cell.replace(/[\s.'’`\u00a0\u200b\ufeff-]/g, '')
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(cell.trim().replace(/^'/, ''))) return invalid(RUINED)
  if (text === '') return invalid('NIP kosong; isi dengan 18 angka')
  if (!/^\d+$/.test(text)) return invalid('NIP memuat huruf atau tanda lain; isi dengan 18 angka')
  if (text.length !== 18)
    return invalid(`NIP terdiri dari ${text.length} angka, seharusnya 18; periksa angka yang hilang atau berlebih`)
  return readDigits(text, today)
}

const RUINED =
  'NIP tersimpan sebagai bilangan sehingga angka akhirnya hilang; ubah kolom menjadi teks lalu salin ulang dari SIASN'

const invalid = (reason: string): NipOutcome => ({ outcome: 'invalid', reason })

function readDigits(nip: string, today: string | null): NipOutcome {
  const birthDate = `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`
  const birthYear = Number(nip.slice(0, 4))
  if (!isCalendarDay(birthDate))
    return invalid(`tanggal lahir dalam NIP (${birthDate}) tidak ada di kalender; periksa NIP`)
  const year = Number(nip.slice(8, 12))
  const monthDigits = Number(nip.slice(12, 14))
  const sexDigit = nip[14]
  if (birthYear < EARLIEST_BIRTH_YEAR || year <= birthYear || year > 2100) {
    return invalid(`tahun lahir ${birthYear} dan tahun pengangkatan ${year} dalam NIP tidak masuk akal; periksa NIP`)
  }
  if (today !== null && birthDate > today)
    return invalid(`tanggal lahir dalam NIP (${birthDate}) di masa depan; periksa NIP`)
  if (today !== null && nip.slice(8, 12) > today.slice(0, 4))
    return invalid(`tahun pengangkatan dalam NIP (${year}) di masa depan; periksa NIP`)
  if (monthDigits === 0) return invalid('bulan pengangkatan dalam NIP 00; periksa NIP')
  if (sexDigit !== '1' && sexDigit !== '2')
    return invalid(`angka ke-15 NIP (jenis kelamin) ${sexDigit}, seharusnya 1 atau 2; periksa NIP`)
  if (nip.endsWith('000'))
    return invalid(
      'nomor urut NIP 000, mungkin angka akhirnya hilang oleh pengolah lembar kerja; salin ulang dari SIASN',
    )
  const kind = monthDigits <= 12 ? 'PNS' : 'PPPK'
  // A PPPK number has no month: the age that the person reaches in that year is taken.
  const hadBirthday = kind === 'PPPK' || monthDigits >= Number(nip.slice(4, 6))
  const age = year - birthYear - (hadBirthday ? 0 : 1)
  const warnings =
    age < YOUNGEST_AT_APPOINTMENT || (kind === 'PNS' && age > OLDEST_AT_APPOINTMENT)
      ? [`umur saat pengangkatan ${age} tahun menurut NIP, di luar 18 sampai 40; periksa NIP`]
      : []
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
