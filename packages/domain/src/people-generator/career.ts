import type { Random } from '@petakom/psychometrics'
import { educationName, PNS_LADDER } from '../codes/codes.ts'
import type { Trade } from './city-units.ts'

export interface Schooling {
  readonly level: string
  readonly levelName: string
  /** Usual age at graduation. */
  readonly graduatedAt: number
  readonly field: string
  readonly titleBefore: string | null
  readonly titleAfter: string | null
}

const FIELDS = {
  office: [
    ['Administrasi Negara', 'S.Sos.'],
    ['Manajemen', 'S.E.'],
    ['Hukum', 'S.H.'],
    ['Teknik Informatika', 'S.Kom.'],
    ['Ilmu Pemerintahan', 'S.IP.'],
    ['Akuntansi', 'S.E.'],
  ],
  school: [
    ['Pendidikan Guru Sekolah Dasar', 'S.Pd.'],
    ['Pendidikan Matematika', 'S.Pd.'],
    ['Pendidikan Bahasa Indonesia', 'S.Pd.'],
  ],
  health: [
    ['Keperawatan', 'S.Kep.'],
    ['Kesehatan Masyarakat', 'S.K.M.'],
    ['Farmasi', 'S.Farm.'],
    ['Kebidanan', 'S.Keb.'],
  ],
  order: [
    ['Ilmu Hukum', 'S.H.'],
    ['Ilmu Pemerintahan', 'S.IP.'],
  ],
  audit: [
    ['Akuntansi', 'S.E.'],
    ['Ilmu Hukum', 'S.H.'],
  ],
  fire: [
    ['Teknik Sipil', 'S.T.'],
    ['Ilmu Pemerintahan', 'S.IP.'],
  ],
  district: [
    ['Ilmu Pemerintahan', 'S.IP.'],
    ['Administrasi Negara', 'S.Sos.'],
  ],
} as const satisfies Record<Trade, readonly (readonly [string, string])[]>

/** What a functional official of a family has studied; the others by the trade of their unit. */
const FAMILY_FIELDS: Readonly<Record<string, readonly [string, string]>> = {
  Perawat: ['Keperawatan', 'S.Kep.'],
  Bidan: ['Kebidanan', 'S.Keb.'],
  Apoteker: ['Farmasi', 'S.Farm.'],
  Nutrisionis: ['Gizi', 'S.Gz.'],
  Sanitarian: ['Kesehatan Lingkungan', 'S.K.L.'],
  'Administrator Kesehatan': ['Kesehatan Masyarakat', 'S.K.M.'],
  'Pranata Komputer': ['Teknik Informatika', 'S.Kom.'],
  Statistisi: ['Statistika', 'S.Stat.'],
  Arsiparis: ['Ilmu Perpustakaan', 'S.I.Pust.'],
}
const MASTERS: Readonly<Partial<Record<Trade, readonly string[]>>> = { school: ['M.Pd.'], health: ['M.Kes.', 'M.K.M.'] }
const OFFICE_MASTERS = ['M.Si.', 'M.M.', 'M.A.P.', 'M.H.']
const GRADUATED_AT: Readonly<Record<string, number>> = { '15': 18, '30': 21, '40': 23, '42': 26, '45': 29 }

export function drawSchooling(
  random: Random,
  trade: Trade,
  rank: 'senior' | 'middle' | 'expert' | 'skilled' | 'staff',
  family: string,
): Schooling {
  if (family === 'Dokter') return schooling('42', 'Profesi Dokter', 'dr.', null)
  const [field, title] = FAMILY_FIELDS[family] ?? random.pick<readonly [string, string]>(FIELDS[trade])
  const u = random.uniform()
  const level = {
    senior: u < 0.85 ? '45' : '40',
    middle: u < 0.35 ? '45' : '40',
    expert: u < 0.12 ? '45' : '40',
    skilled: u < 0.75 ? '30' : '40',
    staff: u < 0.5 ? '15' : u < 0.65 ? '30' : '40',
  }[rank]
  if (level === '45') return schooling(level, field, null, `${title}, ${random.pick(MASTERS[trade] ?? OFFICE_MASTERS)}`)
  if (level === '40') return schooling(level, field, null, title)
  return level === '30' ? schooling(level, field, null, 'A.Md.') : schooling(level, 'Umum', null, null)
}

function schooling(level: string, field: string, titleBefore: string | null, titleAfter: string | null): Schooling {
  return { level, levelName: educationName(level), field, titleBefore, titleAfter, graduatedAt: GRADUATED_AT[level]! }
}

const BANDS: Readonly<Record<string, readonly [string, string]>> = {
  'II.a': ['IV/c', 'IV/d'],
  'II.b': ['IV/b', 'IV/c'],
  'III.a': ['IV/a', 'IV/b'],
  'III.b': ['III/d', 'IV/a'],
  'IV.a': ['III/c', 'III/d'],
  'IV.b': ['III/b', 'III/c'],
  JF_AHLI_MADYA: ['IV/a', 'IV/c'],
  JF_AHLI_MUDA: ['III/c', 'III/d'],
  JF_AHLI_PERTAMA: ['III/a', 'III/b'],
  JF_PENYELIA: ['III/c', 'III/d'],
  JF_MAHIR: ['III/a', 'III/b'],
  JF_TERAMPIL: ['II/c', 'II/d'],
  JF_PEMULA: ['II/a', 'II/a'],
}
/** Where a career begins on the ladder: II/a, II/c, III/a, III/b. */
const STAFF_START: Readonly<Record<string, number>> = { '15': 4, '30': 6, '40': 8, '42': 9, '45': 9 }
const PPPK_BY_LEVEL: Readonly<Record<string, string>> = { '15': 'V', '30': 'VII', '40': 'IX', '42': 'X', '45': 'X' }

/** Golongan by eselon or functional grade; for staff by schooling and years served (one step in four years). */
export function golonganFor(
  random: Random,
  band: string | null,
  level: string,
  years: number,
  isPppk: boolean,
): string {
  if (isPppk) return PPPK_BY_LEVEL[level] ?? 'V'
  const [low, high] = (band && BANDS[band]) || []
  if (low && high) return random.pick(PNS_LADDER.slice(PNS_LADDER.indexOf(low), PNS_LADDER.indexOf(high) + 1))
  const start = STAFF_START[level] ?? 4
  return PNS_LADDER[Math.min(start + Math.floor(years / 4), start + 4, 11)]!
}

/** Grade of a functional official by age: most are young experts, few are masters of their craft. */
export function functionalGrade(random: Random, age: number, skilled: boolean): string {
  const step = age < 33 ? 0 : age < 45 ? (random.uniform() < 0.75 ? 1 : 0) : random.uniform() < 0.3 ? 2 : 1
  return (skilled ? ['JF_TERAMPIL', 'JF_MAHIR', 'JF_PENYELIA'] : ['JF_AHLI_PERTAMA', 'JF_AHLI_MUDA', 'JF_AHLI_MADYA'])[
    step
  ]!
}

export const GRADE_NAMES: Readonly<Record<string, string>> = {
  JF_AHLI_MADYA: 'Ahli Madya',
  JF_AHLI_MUDA: 'Ahli Muda',
  JF_AHLI_PERTAMA: 'Ahli Pertama',
  JF_PENYELIA: 'Penyelia',
  JF_MAHIR: 'Mahir',
  JF_TERAMPIL: 'Terampil',
}
export const GRADE_KELAS: Readonly<Record<string, number>> = {
  JF_AHLI_MADYA: 11,
  JF_AHLI_MUDA: 9,
  JF_AHLI_PERTAMA: 8,
  JF_PENYELIA: 8,
  JF_MAHIR: 7,
  JF_TERAMPIL: 6,
}
