import { readDay } from '../nip/calendar-day.ts'
import { parseNip } from '../nip/nip.ts'
import { reason } from '../reasons/reason.ts'
import { type Cell, cellText, shownCell, textProblem } from '../roster/cell.ts'
import { normaliseHeading } from '../roster/headings.ts'
import { type RowProblem, rowProblem } from '../roster/record.ts'
import type { HrRecord, HrRecordKind } from './hr-record.ts'
import { type CellOf, type Refuse, readEarlierPost } from './read-career.ts'

/** Words that files use, by their normalised form; the older scale's names included. */
const PREDICATE_WORDS: Readonly<Record<string, string>> = {
  sangat_baik: 'SANGAT_BAIK',
  baik: 'BAIK',
  butuh_perbaikan: 'BUTUH_PERBAIKAN',
  cukup: 'BUTUH_PERBAIKAN',
  kurang: 'KURANG',
  kurang_misconduct: 'KURANG',
  sangat_kurang: 'SANGAT_KURANG',
}
const SEVERITY_WORDS: Readonly<Record<string, string>> = {
  r: 'RINGAN',
  ringan: 'RINGAN',
  s: 'SEDANG',
  sedang: 'SEDANG',
  b: 'BERAT',
  berat: 'BERAT',
}

export const HR_RECORD_COLUMNS: Readonly<Record<HrRecordKind, readonly string[]>> = {
  performance: ['nip_baru', 'tahun', 'predikat'],
  discipline: ['nip_baru', 'tingkat', 'mulai', 'selesai', 'nomor_sk'],
  career: ['nip_baru', 'jabatan', 'unit_kerja', 'jenjang', 'eselon', 'bidang', 'mulai', 'selesai'],
}
/** Columns of them that a file may leave out. */
export const OPTIONAL_RECORD_COLUMNS: readonly string[] = ['jenjang', 'eselon', 'bidang']

export type RecordOutcome =
  | { readonly outcome: 'ok'; readonly record: HrRecord }
  | { readonly outcome: 'refused'; readonly problems: readonly RowProblem[] }

/** Reads one row of a file of records. Every problem of the row is told. `today` is YYYY-MM-DD. */
export function readHrRecord(
  kind: HrRecordKind,
  row: number,
  columns: ReadonlyMap<string, number>,
  cells: readonly Cell[],
  today: string,
): RecordOutcome {
  const problems: RowProblem[] = []
  const cell = (name: string): Cell => cells[columns.get(name) ?? -1]
  const refuse: Refuse = (column, why, values) => {
    const place = { row, column, value: shownCell(cell(column)) }
    problems.push(rowProblem(place, typeof why === 'string' ? reason(why, values) : why))
    return ''
  }
  const number = cell('nip_baru')
  const nip = parseNip(typeof number === 'number' ? number : cellText(number))
  if (nip.outcome === 'invalid') refuse('nip_baru', nip.reason)
  const born = nip.outcome === 'valid' ? nip.value.birthDate : null
  const read = {
    performance: () => readPredicate(cell, refuse, Number(today.slice(0, 4))),
    discipline: () => readSanction(cell, refuse),
    career: () => readEarlierPost(cell, refuse, { born, today }),
  }[kind]()
  if (problems.length > 0 || nip.outcome === 'invalid') return { outcome: 'refused', problems }
  return { outcome: 'ok', record: { nip: nip.value.nip, ...read } }
}

function readPredicate(cell: CellOf, refuse: Refuse, thisYear: number) {
  const year = Number(cellText(cell('tahun')))
  if (!Number.isInteger(year) || year < 1990 || year > thisYear) {
    refuse('tahun', 'YEAR_OUTSIDE', { from: '1990', until: String(thisYear) })
  }
  const predicate =
    PREDICATE_WORDS[normaliseHeading(cellText(cell('predikat')))] ?? refuse('predikat', 'PREDICATE_UNKNOWN')
  return { subject: String(year), values: { predicate } }
}

function readSanction(cell: CellOf, refuse: Refuse) {
  const day = (name: string) => {
    const value = cell(name)
    return (
      readDay(typeof value === 'number' || value instanceof Date ? value : cellText(value)) ?? refuse(name, 'NOT_A_DAY')
    )
  }
  const [from, until] = [day('mulai'), day('selesai')]
  if (from && until && until <= from) refuse('selesai', 'END_NOT_AFTER_START')
  const severity = SEVERITY_WORDS[normaliseHeading(cellText(cell('tingkat')))] ?? refuse('tingkat', 'SEVERITY_UNKNOWN')
  const decree = cellText(cell('nomor_sk'))
  const problem = decree === '' ? reason('DECREE_EMPTY') : textProblem(decree)
  if (problem) refuse('nomor_sk', problem)
  return { subject: decree, values: { severity, from, until } }
}
