import { COMPETENCIES, type Levels } from '../competencies/competencies.ts'
import { readDay } from '../nip/calendar-day.ts'
import { reason } from '../reasons/reason.ts'
import { cellText } from '../roster/cell.ts'
import type { SheetColumns } from '../roster/headings.ts'
import { type PostCheck, postKey, RowReader, refuseTwins, type SheetRow, type Units } from './post-check.ts'

/** Heading of a competency's column: m_01 for M.01. */
const columnOf = (code: string) => code.toLowerCase().replace('.', '_')
const LEVEL_COLUMNS = COMPETENCIES.map(({ code }) => columnOf(code))

export const STANDARD_COLUMNS = [
  'unor_nama',
  'satuan_kerja_kerja_nama',
  'jabatan_nama',
  'berlaku_mulai',
  'sumber',
  ...LEVEL_COLUMNS,
] as const
export const STANDARD_SHEET: SheetColumns = {
  known: new Set([...STANDARD_COLUMNS, 'keterangan', 'no']),
  required: STANDARD_COLUMNS.filter((name) => name !== 'satuan_kerja_kerja_nama'),
}

export interface StandardEdit {
  readonly jabatanId: string
  readonly levels: Levels
  readonly validFrom: string
  readonly source: string
}
export interface KnownStandards {
  readonly jabatanId: string
  readonly unitId: string
  readonly unitName: string
  readonly name: string
  /** The post's own standards. */
  readonly history: readonly { readonly validFrom: string; readonly levels: Levels; readonly source: string }[]
}

/** A standard begins on a day and ends the one before it; what has begun is never rewritten. */
export function checkStandards(
  columns: ReadonlyMap<string, number>,
  rows: readonly SheetRow[],
  known: readonly KnownStandards[],
  units: Units,
): PostCheck<StandardEdit> {
  const posts = new Map(known.map((post) => [postKey(post.unitId, post.name), post]))
  const readers = rows.map((row) => new RowReader(row, columns))
  const read = readers.flatMap((reader) => {
    const outcome = readRow(reader, posts, units)
    return outcome ? [{ reader, ...outcome }] : []
  })
  const seen = new Set(read.map(({ post }) => post.jabatanId))
  const single = refuseTwins(read, ({ edit }) => `${edit.jabatanId} ${edit.validFrom}`, 'jabatan_nama')
  const placed = single.flatMap(({ reader, edit, post }) => {
    const same = post.history.find(({ validFrom }) => validFrom === edit.validFrom)
    const place = { row: reader.row, unit: post.unitName, jabatan: post.name, edit }
    if (same && isEqual(same, edit)) return [{ ...place, changes: [] }]
    const later = post.history.map(({ validFrom }) => validFrom).filter((date) => date >= edit.validFrom)
    if (later.length > 0) {
      reader.refuse('berlaku_mulai', reason('STANDARD_NOT_LATER', { date: later.sort().at(-1)! }))
      return []
    }
    const before = post.history.toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1))[0]
    return [{ ...place, changes: before ? changesOf(before, edit) : null }]
  })
  const inOrder = placed.toSorted((one, other) => (one.edit.validFrom < other.edit.validFrom ? -1 : 1))
  return {
    rows: rows.length,
    new: inOrder.filter(({ changes }) => changes === null).map(({ changes: _, ...row }) => row),
    changed: inOrder.flatMap((row) => (row.changes?.length ? [{ ...row, changes: row.changes }] : [])),
    unchanged: inOrder.filter(({ changes }) => changes?.length === 0).length,
    refused: readers.flatMap(({ problems }) => problems),
    warnings: [],
    missing: known
      .filter(({ jabatanId, history }) => history.length > 0 && !seen.has(jabatanId))
      .map(({ unitName, name }) => ({ unit: unitName, jabatan: name })),
  }
}

function readRow(reader: RowReader, posts: ReadonlyMap<string, KnownStandards>, units: Units) {
  const unit = reader.unit(units)
  const name = reader.required('jabatan_nama')
  const post = unit && name ? posts.get(postKey(unit.id, name)) : undefined
  if (unit && name && !post) reader.refuse('jabatan_nama', 'POST_UNKNOWN')
  const cell = reader.cell('berlaku_mulai')
  const isEmpty = cellText(cell) === ''
  const validFrom = isEmpty
    ? reader.refuse('berlaku_mulai', 'DAY_EMPTY')
    : readDay(typeof cell === 'number' || cell instanceof Date ? cell : cellText(cell))
  if (!isEmpty && validFrom === null) reader.refuse('berlaku_mulai', 'NOT_A_DAY')
  const source = reader.required('sumber')
  const levels: Record<string, number> = {}
  for (const { code } of COMPETENCIES) {
    const level =
      cellText(reader.cell(columnOf(code))) === ''
        ? reader.refuse(columnOf(code), 'LEVEL_OUT_OF_RANGE')
        : reader.whole(columnOf(code), 0, 5, 'LEVEL_OUT_OF_RANGE')
    if (level !== null) levels[code] = level
  }
  if (!post || validFrom === null || source === null || reader.problems.length > 0) return null
  return { post, edit: { jabatanId: post.jabatanId, levels, validFrom, source } }
}

type Standard = Pick<StandardEdit, 'levels' | 'source' | 'validFrom'>
const isEqual = (one: Standard, other: Standard) =>
  one.source === other.source && COMPETENCIES.every(({ code }) => one.levels[code] === other.levels[code])

/** Never empty: a standard of a new day is a change even with the levels of the one before. */
function changesOf(before: Standard, after: Standard) {
  const levels = COMPETENCIES.filter(({ code }) => before.levels[code] !== after.levels[code]).map(({ code }) => ({
    field: code,
    before: before.levels[code] === undefined ? null : String(before.levels[code]),
    after: String(after.levels[code]),
  }))
  return [{ field: 'validFrom', before: before.validFrom, after: after.validFrom }, ...levels]
}
