import type { DecisionWord, SheetCandidate } from '@petakom/contract'

/** Words of the nota and the workbook; the screens have theirs in the catalogue. */
export const PART_NAMES: Readonly<Record<string, string>> = {
  jpm: 'Kesesuaian kompetensi (JPM)',
  technical: 'Pengalaman di bidang tugas',
  performance: 'Kinerja dua tahun terakhir',
  potential: 'Potensial',
  experience: 'Pengalaman di jenjang',
}

const RULE_NAMES: Readonly<Record<string, string>> = {
  PENDIDIKAN_JPT: 'Pendidikan paling rendah',
  PENDIDIKAN_ADMINISTRASI: 'Pendidikan paling rendah',
  PENGALAMAN_BIDANG_JPT: 'Masa kerja di bidang tugas',
  JABATAN_ASAL_JPT: 'Masa di jabatan asal',
  JABATAN_ASAL_ADMINISTRASI: 'Masa di jabatan asal',
  USIA_MAKS_JPT: 'Batas umur',
  PREDIKAT_ADMINISTRASI: 'Predikat kinerja',
  DISIPLIN_BERJALAN: 'Tidak sedang dihukum disiplin',
  DISIPLIN_RIWAYAT: 'Riwayat hukuman disiplin',
  MUTASI_MIN: 'Paling singkat di jabatan sekarang',
  MUTASI_MAKS: 'Paling lama di jabatan sekarang',
  ROTASI_JPT_MIN: 'Paling singkat di JPT',
  MASA_JABATAN_JPT: 'Paling lama di JPT',
  BUP: 'Belum mencapai batas usia pensiun',
  SISA_MASA_KERJA: 'Sisa masa kerja',
  STATUS_KEPEGAWAIAN: 'Status kepegawaian',
  JEDA_PILKADA: 'Di luar jeda pilkada',
  PANGKAT: 'Pangkat',
}
export const ruleName = (code: string): string => RULE_NAMES[code] ?? code

export const ROLE_NAMES = {
  filled: 'diisi',
  emptied: 'ditinggalkan kosong',
  'stays-empty': 'tetap kosong',
  departed: 'ditinggalkan calon terpilih',
} as const

export const WORD_NAMES: Readonly<Record<DecisionWord, string>> = {
  follow: 'mengikuti rencana',
  other: 'memilih calon lain',
  empty: 'dikosongkan',
  postpone: 'ditunda',
}

export const KIND_NAMES: Readonly<Record<SheetCandidate['kind'], string>> = {
  promotion: 'promosi',
  lateral: 'mutasi setara',
  stay: 'tetap',
}

export const CONSTRAINT_NAMES: Readonly<Record<string, string>> = {
  'lock-official': 'kunci orang',
  'lock-post': 'kunci jabatan',
  force: 'paksa',
  forbid: 'larang',
}

export const STATE_NAMES = {
  open: 'USULAN, belum diputuskan',
  recalled: 'USULAN yang ditarik kembali',
  returned: 'USULAN yang dikembalikan',
  signed: 'Diputuskan dan ditandatangani',
} as const

const numbers = new Intl.NumberFormat('id-ID', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
/** Hundredths of a point as points: 7915 is "79,15". */
export const points = (hundredths: number | null): string =>
  hundredths === null ? '–' : numbers.format(hundredths / 100)

type Rule = SheetCandidate['rules'][number]

/** "5 tahun 4 bulan", "S2": a value of a rule by its unit. */
export function ruleValue(value: Rule['value'], unit: string): string {
  if (value === null) return '–'
  if (unit === 'months' && typeof value === 'number') return months(value)
  if (unit === 'years') return `${value} tahun`
  if (unit === 'date') return longDay(String(value))
  return String(value).replaceAll('_', ' ')
}

function months(count: number): string {
  const years = Math.floor(count / 12)
  const rest = count % 12
  return [years > 0 ? `${years} tahun` : '', rest > 0 || years === 0 ? `${rest} bulan` : ''].filter(Boolean).join(' ')
}

/** A day; of an instant the day in that zone. */
export function longDay(text: string, zone = 'UTC'): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text)
  if (Number.isNaN(Date.parse(text))) return text
  return new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: isDay ? 'UTC' : zone }).format(new Date(text))
}
