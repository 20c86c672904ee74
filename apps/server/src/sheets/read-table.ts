import {
  type Cell,
  cellText,
  findHeadings,
  type RowProblem,
  reason,
  rowProblem,
  type SheetColumns,
} from '@petakom/domain'
import { sheetErrors } from './errors.ts'
import { readSheet } from './read-sheet.ts'

export interface SheetTable {
  /** Column name to its place in a row. */
  readonly columns: ReadonlyMap<string, number>
  /** Rows that hold anything, with the sheet's own row number. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly Cell[] }[]
  readonly unknownColumns: readonly string[]
  readonly warnings: readonly RowProblem[]
}

/** Reads a file of one kind: finds its headings in any case and spacing, wherever they stand, and the rows below. */
export async function readTable(file: Buffer, sheet: SheetColumns): Promise<SheetTable> {
  const { rows, encoding } = await readSheet(file)
  const search = findHeadings(rows, sheet)
  if (search.outcome === 'none') throw sheetErrors.NO_HEADINGS({ columns: sheet.required.slice(0, 3).join(', ') })
  if (search.outcome === 'incomplete') {
    if (search.spread) throw sheetErrors.HEADINGS_SPREAD({ row: search.row })
    throw sheetErrors.HEADINGS_INCOMPLETE({ row: search.row, missing: search.missing.join(', ') })
  }
  const { columns, unknown, doubled } = search.headings
  if (doubled.length > 0) throw sheetErrors.HEADINGS_DOUBLED({ columns: doubled.join(', ') })
  const filled = rows
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ row, cells }) => row > search.index + 1 && cells.some((cell) => cellText(cell) !== ''))
  if (filled.length === 0) throw sheetErrors.NO_ROWS()
  const place = { row: search.index + 1, column: '', value: encoding }
  const warnings = encoding === 'windows-1252' ? [rowProblem(place, reason('NOT_UTF8'))] : []
  return { columns, rows: filled, unknownColumns: unknown, warnings }
}
