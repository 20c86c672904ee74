import { findEducation, findEselon, findGolongan, findLegalStatus } from '../codes/codes.ts'
import { readDay } from '../nip/calendar-day.ts'
import { type Nip, parseNip } from '../nip/nip.ts'
import { type Reason, type ReasonValues, reason } from '../reasons/reason.ts'
import type { ReasonCode } from '../reasons/sentences.ts'
import { type Cell, cellText, looksMisread, shownCell, textProblem } from './cell.ts'
import { type EmployeeStatus, type JabatanKind, type RosterRecord, type RowProblem, rowProblem } from './record.ts'
import { deriveTier } from './tier.ts'

export type RowOutcome =
  | { readonly outcome: 'ok'; readonly record: RosterRecord; readonly warnings: readonly RowProblem[] }
  | { readonly outcome: 'refused'; readonly problems: readonly RowProblem[]; readonly nip: string | null }

const KINDS: Readonly<Record<string, JabatanKind>> = { '1': 'STRUKTURAL', '2': 'JF', '4': 'PELAKSANA' }
const SEXES: Readonly<Record<string, 'L' | 'P'>> = {
  l: 'L',
  m: 'L',
  '1': 'L',
  pria: 'L',
  'laki-laki': 'L',
  p: 'P',
  f: 'P',
  '2': 'P',
  wanita: 'P',
  perempuan: 'P',
}

/** Reads one row. Every problem of the row is told, not the first alone. `today` bounds births and appointments. */
export function parseRosterRow(
  row: number,
  columns: ReadonlyMap<string, number>,
  cells: readonly Cell[],
  today: string | null = null,
): RowOutcome {
  const problems: RowProblem[] = []
  const warnings: RowProblem[] = []
  const cell = (column: string): Cell => cells[columns.get(column) ?? -1]
  const raw = (column: string) => cellText(cell(column))
  const problemOf = (column: string, why: Why, values?: ReasonValues) =>
    rowProblem({ row, column, value: shownCell(cell(column)) }, typeof why === 'string' ? reason(why, values) : why)
  const refuse: Say = (column, why, values) => problems.push(problemOf(column, why, values))
  const warn: Say = (column, why, values) => warnings.push(problemOf(column, why, values))

  const text = (column: string): string | null => {
    const value = raw(column)
    const problem = textProblem(value)
    if (problem) refuse(column, problem)
    if (looksMisread(value)) warn(column, 'CELL_MISREAD')
    return value === '' ? null : value
  }
  const required = (column: string): string => {
    const value = text(column)
    if (value === null) refuse(column, 'CELL_EMPTY')
    return value ?? ''
  }
  const day = (column: string, must: boolean): string | null => {
    const value = cell(column)
    const read =
      value instanceof Date || typeof value === 'number'
        ? readDay(value)
        : raw(column) === ''
          ? ''
          : readDay(raw(column))
    if (read === '') {
      if (must) refuse(column, 'DAY_EMPTY')
      return null
    }
    if (read === null) refuse(column, 'NOT_A_DAY')
    return read
  }

  const nip = readNip(cell('nip_baru'), today, refuse, warn)
  const birthDate = day('tanggal_lahir', true)
  const sex = SEXES[required('jenis_kelamin').toLowerCase()] ?? null
  if (sex === null && raw('jenis_kelamin') !== '') refuse('jenis_kelamin', 'SEX_UNKNOWN')
  if (nip && birthDate && birthDate !== nip.birthDate)
    warn('tanggal_lahir', 'BIRTH_DIFFERS_FROM_NIP', { birthDate: nip.birthDate })
  if (nip && sex && sex !== nip.sex) warn('jenis_kelamin', 'SEX_DIFFERS_FROM_NIP')

  const status = readStatus(raw('status_cpns_pns'), raw('jenis_pegawai_nama'), nip)
  if (nip?.kind === 'PNS' && status.startsWith('PPPK')) warn('nip_baru', 'PNS_NUMBER_OF_PPPK')
  const golonganText = required('gol_akhir_nama')
  const golongan = findGolongan(golonganText, status)
  if (golongan === null && golonganText !== '') refuse('gol_akhir_nama', 'GOLONGAN_UNKNOWN', { status })
  const kind = readKind(raw('jenis_jabatan_id'), raw('jenis_jabatan_nama'))
  if (kind === null) refuse('jenis_jabatan_id', 'KIND_UNKNOWN')
  const eselonText = raw('eselon_id') || raw('eselon_nama')
  const eselon = findEselon(raw('eselon_id')) ?? findEselon(raw('eselon_nama'))
  if (kind === 'STRUKTURAL' && eselonText !== '' && eselon === null)
    warn(raw('eselon_id') ? 'eselon_id' : 'eselon_nama', 'ESELON_UNKNOWN')
  const jabatanName = required('jabatan_nama')
  const tier = kind && jabatanName ? deriveTier(kind, jabatanName, eselon?.tier ?? null) : null
  if (kind && jabatanName && tier === null) warn('jabatan_nama', 'TIER_UNREAD')
  const educationText = raw('tingkat_pendidikan_id') || raw('tingkat_pendidikan_nama')
  const educationLevel = findEducation(raw('tingkat_pendidikan_id')) ?? findEducation(raw('tingkat_pendidikan_nama'))
  if (educationText !== '' && educationLevel === null) warn('tingkat_pendidikan_nama', 'EDUCATION_UNKNOWN')

  const legalText = raw('kedudukan_hukum_id') || raw('kedudukan_hukum_nama')
  const legalStatus = findLegalStatus(raw('kedudukan_hukum_id')) ?? findLegalStatus(raw('kedudukan_hukum_nama'))
  if (legalText !== '' && legalStatus === null) warn('kedudukan_hukum_nama', 'LEGAL_STATUS_UNKNOWN')

  const record = {
    nip: nip?.nip ?? '',
    name: required('nama'),
    titleBefore: text('gelar_depan'),
    titleAfter: text('gelar_belakang'),
    birthDate: birthDate ?? '',
    birthPlace: text('tempat_lahir_nama'),
    sex: sex ?? 'L',
    status,
    legalStatus,
    email: text('email_gov') ?? text('email'),
    golongan: golongan ?? '',
    golonganSince: day('tmt_golongan', false),
    jabatanName,
    jabatanKind: kind ?? 'PELAKSANA',
    tier,
    eselon: eselon?.eselon ?? null,
    kelas: readWhole(raw('kelas_jabatan'), 1, 17),
    jabatanSince: day('tmt_jabatan', false),
    unitName: required('unor_nama'),
    parentUnitName: text('satuan_kerja_kerja_nama'),
    educationLevel,
    educationField: text('pendidikan_nama'),
    school: text('nama_sekolah'),
    graduatedYear: readWhole(raw('tahun_lulus'), 1940, 2100),
    isSynthetic: /data sintetis/i.test(raw('keterangan')),
  }
  return problems.length > 0
    ? { outcome: 'refused', problems, nip: nip?.nip ?? null }
    : { outcome: 'ok', record, warnings }
}

type Why = Reason | ReasonCode
type Say = (column: string, why: Why, values?: ReasonValues) => void

function readNip(cell: Cell, today: string | null, refuse: Say, warn: Say): Nip | null {
  const outcome = parseNip(typeof cell === 'number' ? cell : cellText(cell), today)
  if (outcome.outcome === 'invalid') {
    refuse('nip_baru', outcome.reason)
    return null
  }
  for (const warning of outcome.warnings) warn('nip_baru', warning)
  return outcome.value
}

function readStatus(cpnsPns: string, kindName: string, nip: Nip | null): EmployeeStatus {
  const words = `${cpnsPns} ${kindName}`.toLowerCase()
  if (words.includes('paruh waktu')) return 'PPPK_PW'
  if (words.includes('pppk') || words.includes('p3k') || nip?.kind === 'PPPK') return 'PPPK'
  return cpnsPns.trim().toLowerCase() === 'c' || cpnsPns.toLowerCase() === 'cpns' ? 'CPNS' : 'PNS'
}

export function readKind(id: string, name: string): JabatanKind | null {
  const known = KINDS[id.replace(/\.0$/, '')]
  if (known) return known
  const words = `${id} ${name}`.toLowerCase()
  if (words.includes('struktural')) return 'STRUKTURAL'
  if (words.includes('fungsional tertentu') || /\bjf(t)?\b/.test(words)) return 'JF'
  if (words.includes('pelaksana') || words.includes('fungsional umum') || /\bjfu\b/.test(words)) return 'PELAKSANA'
  return words.includes('fungsional') ? 'JF' : null
}

export function readWhole(text: string, low: number, high: number): number | null {
  const value = Number(text)
  return text !== '' && Number.isInteger(value) && value >= low && value <= high ? value : null
}
