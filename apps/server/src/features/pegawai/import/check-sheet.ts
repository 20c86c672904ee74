import {
  checkRecords,
  checkRoster,
  HR_RECORD_COLUMNS,
  type HrRecordKind,
  OPTIONAL_RECORD_COLUMNS,
  type RecordCheck,
  type RecordKnowledge,
  ROSTER_SHEET,
  type RosterCheck,
  type RosterKnowledge,
} from '@petakom/domain'
import type { Progress } from '../../../jobs/worker-side.ts'
import { readTable, type SheetTable } from '../../../sheets/read-table.ts'

export interface SheetCheck extends RosterCheck {
  readonly unknownColumns: readonly string[]
}
export interface RecordSheetCheck extends RecordCheck {
  readonly unknownColumns: readonly string[]
}

/** Reads a roster file and checks it against what is known. */
export async function checkSheet(
  file: Buffer,
  known: RosterKnowledge,
  progress: Progress = () => {},
): Promise<SheetCheck> {
  const { columns, rows, unknownColumns, warnings } = await readTable(file, ROSTER_SHEET)
  const today = new Date().toISOString().slice(0, 10)
  const check = checkRoster(columns, told(rows, progress), known, today)
  return { ...check, warnings: [...warnings, ...check.warnings], unknownColumns }
}

/** Columns that files of records carry for people's eyes. */
const IGNORED = ['no', 'nama', 'keterangan']

/** Reads a file of records and checks it against what is in force. */
export async function checkRecordSheet(
  kind: HrRecordKind,
  file: Buffer,
  known: RecordKnowledge,
  progress: Progress = () => {},
): Promise<RecordSheetCheck> {
  const columnsOfKind = HR_RECORD_COLUMNS[kind]
  const required = columnsOfKind.filter((name) => !OPTIONAL_RECORD_COLUMNS.includes(name))
  const sheet = { required, known: new Set([...columnsOfKind, ...IGNORED]) }
  const { columns, rows, unknownColumns, warnings } = await readTable(file, sheet)
  const check = checkRecords(kind, columns, told(rows, progress), known, new Date().toISOString().slice(0, 10))
  return { ...check, warnings: [...warnings, ...check.warnings], unknownColumns }
}

const TELL_EVERY = 200

/** The same rows, with word of how many have gone by. */
function* told(rows: SheetTable['rows'], progress: Progress) {
  for (const [index, row] of rows.entries()) {
    if (index % TELL_EVERY === 0) progress(index / rows.length, 'checking')
    yield row
  }
}
