import { checkRoster, ROSTER_SHEET, type RosterCheck, type RosterKnowledge } from '@petakom/domain'
import { readTable } from '../../../sheets/read-table.ts'

export interface SheetCheck extends RosterCheck {
  readonly unknownColumns: readonly string[]
}

/** Reads a roster file and checks it against what is known. */
export async function checkSheet(file: Buffer, known: RosterKnowledge): Promise<SheetCheck> {
  const { columns, rows, unknownColumns, warnings } = await readTable(file, ROSTER_SHEET)
  const today = new Date().toISOString().slice(0, 10)
  const check = checkRoster(columns, rows, known, today)
  return { ...check, warnings: [...warnings, ...check.warnings], unknownColumns }
}
