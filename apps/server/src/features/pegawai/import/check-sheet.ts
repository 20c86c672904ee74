import {
  type Cell,
  cellText,
  checkRoster,
  findHeadings,
  type RosterCheck,
  type RosterKnowledge,
  reason,
  rowProblem,
} from '@petakom/domain'
import { pegawaiErrors } from '../errors.ts'
import { readSheet } from './read-sheet.ts'

export interface SheetCheck extends RosterCheck {
  readonly unknownColumns: readonly string[]
}

/** Reads a roster file and checks it against what is known. */
export async function checkSheet(file: Buffer, known: RosterKnowledge): Promise<SheetCheck> {
  const { rows, encoding } = await readSheet(file)
  const search = findHeadings(rows)
  if (search.outcome === 'none') throw pegawaiErrors.NO_HEADINGS()
  if (search.outcome === 'incomplete') {
    if (search.spread) throw pegawaiErrors.HEADINGS_SPREAD({ row: search.row })
    throw pegawaiErrors.HEADINGS_INCOMPLETE({ row: search.row, missing: search.missing.join(', ') })
  }
  const { columns, unknown, doubled } = search.headings
  if (doubled.length > 0) throw pegawaiErrors.HEADINGS_DOUBLED({ columns: doubled.join(', ') })
  const today = new Date().toISOString().slice(0, 10)
  const check = checkRoster(columns, dataRows(rows, search.index + 1), known, today)
  if (check.rows === 0) throw pegawaiErrors.NO_ROWS()
  const warnings = [...check.warnings]
  if (encoding === 'windows-1252') {
    warnings.unshift(rowProblem({ row: search.index + 1, column: '', value: encoding }, reason('NOT_UTF8')))
  }
  return { ...check, warnings, unknownColumns: unknown }
}

function* dataRows(rows: readonly (readonly Cell[])[], from: number) {
  for (let index = from; index < rows.length; index += 1) {
    const cells = rows[index]!
    if (cells.some((cell) => cellText(cell) !== '')) yield { row: index + 1, cells }
  }
}
