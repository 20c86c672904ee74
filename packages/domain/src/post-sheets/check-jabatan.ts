import { findEselon } from '../codes/codes.ts'
import { findJobField } from '../job-fields/job-fields.ts'
import { reason } from '../reasons/reason.ts'
import { cellText } from '../roster/cell.ts'
import type { SheetColumns } from '../roster/headings.ts'
import { readKind } from '../roster/parse-row.ts'
import type { JabatanKind, RowProblem } from '../roster/record.ts'
import { deriveTier, findTier } from '../roster/tier.ts'
import {
  type PostChange,
  type PostCheck,
  postKey,
  RowReader,
  refuseTwins,
  type SheetRow,
  type Units,
} from './post-check.ts'

export const JABATAN_COLUMNS = [
  'unor_nama',
  'satuan_kerja_kerja_nama',
  'jabatan_nama',
  'jenis_jabatan_nama',
  'jenjang',
  'eselon_nama',
  'kelas_jabatan',
  'formasi',
  'kritis',
  'bidang',
] as const
export const JABATAN_SHEET: SheetColumns = {
  known: new Set([...JABATAN_COLUMNS, 'jenis_jabatan_id', 'keterangan', 'no']),
  required: ['unor_nama', 'jabatan_nama', 'jenis_jabatan_nama'],
}

export interface JabatanEdit {
  readonly unitId: string
  readonly name: string
  readonly kind: JabatanKind
  readonly tier: string | null
  readonly eselon: string | null
  readonly kelas: number | null
  readonly isCritical: boolean
  /** The post's own field of work; null takes over that of its unit. */
  readonly field: string | null
  readonly seats: number
}
export interface KnownJabatan extends JabatanEdit {
  readonly id: string
  readonly unitName: string
  /** Officials who hold it today. */
  readonly filled: number
}

const YES = new Set(['ya', 'y', 'yes', '1', 'true', 'kritis'])
const NO = new Set(['tidak', 't', 'no', '0', 'false'])

/** An empty cell takes nothing away: a sheet with fewer columns leaves the rest of a post as it is. */
export function checkJabatan(
  columns: ReadonlyMap<string, number>,
  rows: readonly SheetRow[],
  known: readonly KnownJabatan[],
  units: Units,
): PostCheck<JabatanEdit & { readonly id: string | null }> {
  const posts = new Map(known.map((post) => [postKey(post.unitId, post.name), post]))
  const warnings: RowProblem[] = []
  const readers = rows.map((row) => new RowReader(row, columns))
  const read = readers.flatMap((reader) => {
    const outcome = readRow(reader, posts, units, warnings)
    return outcome ? [{ reader, ...outcome }] : []
  })
  const seen = new Set(read.map(({ edit }) => postKey(edit.unitId, edit.name)))
  const single = refuseTwins(read, ({ edit }) => postKey(edit.unitId, edit.name), 'jabatan_nama')
  const placed = single.map(({ reader, edit, before, unit }) => ({
    row: reader.row,
    unit,
    jabatan: edit.name,
    edit: { ...edit, id: before?.id ?? null },
    changes: before ? changesOf(before, edit) : null,
  }))
  return {
    rows: rows.length,
    new: placed.filter(({ changes }) => changes === null).map(({ changes: _, ...row }) => row),
    changed: placed.flatMap((row) => (row.changes?.length ? [{ ...row, changes: row.changes }] : [])),
    unchanged: placed.filter(({ changes }) => changes?.length === 0).length,
    refused: readers.flatMap(({ problems }) => problems),
    warnings,
    missing: known
      .filter(({ unitId, name }) => !seen.has(postKey(unitId, name)))
      .map(({ unitName, name }) => ({ unit: unitName, jabatan: name })),
  }
}

function readRow(reader: RowReader, posts: ReadonlyMap<string, KnownJabatan>, units: Units, warnings: RowProblem[]) {
  const unit = reader.unit(units)
  const name = reader.required('jabatan_nama')
  const before = unit && name ? posts.get(postKey(unit.id, name)) : undefined
  const kindText = reader.required('jenis_jabatan_nama')
  const kind = kindText === null ? null : readKind(kindText, cellText(reader.cell('jenis_jabatan_id')))
  if (kindText !== null && kind === null) reader.refuse('jenis_jabatan_nama', 'KIND_UNKNOWN')
  const eselonText = reader.text('eselon_nama')
  const eselon = eselonText === null ? null : findEselon(eselonText)
  if (eselonText !== null && eselon === null) warnings.push(reader.problem('eselon_nama', 'ESELON_UNKNOWN'))
  const tierText = reader.text('jenjang')
  const given = tierText === null ? null : findTier(tierText)
  if (tierText !== null && given === null) reader.refuse('jenjang', 'TIER_UNKNOWN')
  const kelas = reader.whole('kelas_jabatan', 1, 17, 'KELAS_OUT_OF_RANGE')
  const seats = reader.whole('formasi', 1, 1000, 'SEATS_OUT_OF_RANGE')
  if (seats !== null && before && seats < before.filled)
    reader.refuse('formasi', reason('SEATS_BELOW_HOLDERS', { seats, filled: before.filled }))
  const critical = reader.text('kritis')?.toLowerCase() ?? null
  if (critical !== null && !YES.has(critical) && !NO.has(critical)) reader.refuse('kritis', 'NOT_YES_OR_NO')
  const fieldText = reader.text('bidang')
  const field = fieldText === null ? null : findJobField(fieldText)
  if (fieldText !== null && field === null) reader.refuse('bidang', 'FIELD_UNKNOWN')
  if (!unit || !name || !kind || reader.problems.length > 0) return null
  const tier = given ?? before?.tier ?? deriveTier(kind, name, eselon?.tier ?? null)
  if (tier === null) warnings.push(reader.problem('jenjang', 'TIER_UNREAD'))
  const edit: JabatanEdit = {
    unitId: unit.id,
    name: before?.name ?? name,
    kind,
    tier,
    eselon: eselon?.eselon ?? before?.eselon ?? null,
    kelas: kelas ?? before?.kelas ?? null,
    isCritical: critical === null ? (before?.isCritical ?? false) : YES.has(critical),
    field: field ?? before?.field ?? null,
    seats: seats ?? before?.seats ?? 1,
  }
  return { edit, before: before ?? null, unit: cellText(reader.cell('unor_nama')) }
}

const FIELDS = ['kind', 'tier', 'eselon', 'kelas', 'isCritical', 'field', 'seats'] as const

function changesOf(before: KnownJabatan, after: JabatanEdit): PostChange[] {
  const shown = (value: string | number | boolean | null) => (value === null ? null : String(value))
  return FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: shown(before[field]),
    after: String(after[field]),
  }))
}
