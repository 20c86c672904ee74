import { type Reason, reason } from '../reasons/reason.ts'
import type { ReasonCode } from '../reasons/sentences.ts'
import { type Cell, cellText, shownCell, textProblem } from '../roster/cell.ts'
import { findUnit, type KnownUnit } from '../roster/check-roster.ts'
import { type RowProblem, rowProblem } from '../roster/record.ts'

export interface SheetRow {
  readonly row: number
  readonly cells: readonly Cell[]
}
export interface Placed<Edit> {
  readonly row: number
  readonly unit: string
  readonly jabatan: string
  readonly edit: Edit
}
export interface PostChange {
  readonly field: string
  readonly before: string | null
  readonly after: string
}

/** What a sheet about posts would do; the same words as the check of a roster. */
export interface PostCheck<Edit> {
  readonly rows: number
  readonly new: readonly Placed<Edit>[]
  readonly changed: readonly (Placed<Edit> & { readonly changes: readonly PostChange[] })[]
  readonly unchanged: number
  readonly refused: readonly RowProblem[]
  readonly warnings: readonly RowProblem[]
  /** In the database, not in the file. */
  readonly missing: readonly { readonly unit: string; readonly jabatan: string }[]
}

export type Units = ReadonlyMap<string, readonly KnownUnit[]>

/** The cells of one row by column, and where its problems go. */
export class RowReader {
  readonly problems: RowProblem[] = []
  readonly row: number
  readonly #columns: ReadonlyMap<string, number>
  readonly #cells: readonly Cell[]

  constructor({ row, cells }: SheetRow, columns: ReadonlyMap<string, number>) {
    this.row = row
    this.#cells = cells
    this.#columns = columns
  }

  cell = (column: string): Cell => this.#cells[this.#columns.get(column) ?? -1]

  problem(column: string, why: Reason | ReasonCode): RowProblem {
    const place = { row: this.row, column, value: shownCell(this.cell(column)) }
    return rowProblem(place, typeof why === 'string' ? reason(why) : why)
  }

  refuse(column: string, why: Reason | ReasonCode): null {
    this.problems.push(this.problem(column, why))
    return null
  }

  /** Null where the cell is empty, or holds what must not be taken. */
  text(column: string): string | null {
    const text = cellText(this.cell(column))
    const problem = textProblem(text)
    if (problem) return this.refuse(column, problem)
    return text === '' ? null : text
  }

  required(column: string): string | null {
    return cellText(this.cell(column)) === '' ? this.refuse(column, 'CELL_EMPTY') : this.text(column)
  }

  whole(column: string, low: number, high: number, why: ReasonCode): number | null {
    const text = cellText(this.cell(column))
    const value = Number(text)
    if (text === '') return null
    return Number.isInteger(value) && value >= low && value <= high ? value : this.refuse(column, why)
  }

  unit(units: Units): KnownUnit | null {
    const name = this.required('unor_nama')
    if (name === null) return null
    const found = findUnit(units, name, this.text('satuan_kerja_kerja_nama'))
    return found.outcome === 'found' ? found.unit : this.refuse('unor_nama', found.why)
  }
}

export const postKey = (unitId: string, name: string) => `${unitId}\n${name.toLowerCase()}`

/** Rows of which only one may stand: all of them are refused. */
export function refuseTwins<T extends { readonly reader: RowReader }>(
  read: readonly T[],
  keyOf: (one: T) => string,
  column: string,
): T[] {
  return [...Map.groupBy(read, keyOf).values()].flatMap((group) => {
    if (group.length === 1) return group
    const rows = group.map(({ reader }) => reader.row).join(', ')
    for (const { reader } of group) reader.refuse(column, reason('POST_TWICE', { rows }))
    return []
  })
}
