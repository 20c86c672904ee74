import { reason } from '../reasons/reason.ts'
import type { Cell } from '../roster/cell.ts'
import type { FieldChange } from '../roster/check-roster.ts'
import { type RowProblem, rowProblem } from '../roster/record.ts'
import { type HrRecord, type HrRecordKind, recordLabel } from './hr-record.ts'
import { readHrRecord } from './read-record.ts'

export interface RecordKnowledge {
  /** Name by NIP. */
  readonly people: ReadonlyMap<string, string>
  /** What is in force, by `recordKey`. */
  readonly inForce: ReadonlyMap<string, { readonly id: string; readonly values: Readonly<Record<string, string>> }>
}

interface Line {
  readonly row: number
  readonly nip: string
  readonly name: string
  readonly label: string
}

export interface RecordCheck {
  readonly rows: number
  readonly new: readonly Line[]
  readonly changed: readonly (Line & { readonly changes: readonly FieldChange[] })[]
  readonly unchanged: number
  readonly refused: readonly RowProblem[]
  readonly warnings: readonly RowProblem[]
  /** What may be stored; `corrects` is the fact that a changed one takes the place of. */
  readonly records: readonly (HrRecord & { readonly corrects: string | null })[]
}

export const recordKey = ({ nip, subject }: Pick<HrRecord, 'nip' | 'subject'>): string => `${nip} ${subject}`

/** Checks every row of a file of records against itself and what is in force. Changes nothing. `today` is YYYY-MM-DD. */
export function checkRecords(
  kind: HrRecordKind,
  columns: ReadonlyMap<string, number>,
  rows: Iterable<{ readonly row: number; readonly cells: readonly Cell[] }>,
  known: RecordKnowledge,
  today: string,
): RecordCheck {
  const refused: RowProblem[] = []
  const read: { row: number; record: HrRecord }[] = []
  let count = 0
  for (const { row, cells } of rows) {
    count += 1
    const outcome = readHrRecord(kind, row, columns, cells, today)
    if (outcome.outcome === 'refused') refused.push(...outcome.problems)
    else if (known.people.has(outcome.record.nip)) read.push({ row, record: outcome.record })
    else {
      refused.push(rowProblem({ row, column: 'nip_baru', value: outcome.record.nip }, reason('PERSON_UNKNOWN')))
    }
  }
  const { single, warnings } = withoutDoubles(kind, read, refused)
  return { rows: count, ...compare(single, known), refused: inOrder(refused), warnings }
}

/** The same fact twice counts once; two that contradict each other are both refused, for nobody can say which holds. */
function withoutDoubles(kind: HrRecordKind, read: { row: number; record: HrRecord }[], refused: RowProblem[]) {
  const column = { performance: 'tahun', discipline: 'nomor_sk', career: 'mulai' }[kind]
  const warnings: RowProblem[] = []
  const single: { row: number; record: HrRecord }[] = []
  for (const group of Map.groupBy(read, ({ record }) => recordKey(record)).values()) {
    const [first, ...others] = group
    const isOne = others.every(({ record }) => differences(first!.record.values, record.values).length === 0)
    const rows = group.map(({ row }) => row).join(', ')
    if (isOne) single.push(first!)
    for (const { row, record } of isOne ? others : group) {
      const why = isOne ? reason('DOUBLE_ROW', { rows, first: first!.row }) : reason('RECORDS_CONTRADICT', { rows })
      const problem = rowProblem({ row, column, value: record.subject }, why)
      if (isOne) warnings.push(problem)
      else refused.push(problem)
    }
  }
  return { single: single.sort((one, other) => one.row - other.row), warnings: inOrder(warnings) }
}

function compare(single: { row: number; record: HrRecord }[], known: RecordKnowledge) {
  const fresh: Line[] = []
  const changed: RecordCheck['changed'][number][] = []
  const records: RecordCheck['records'][number][] = []
  let unchanged = 0
  for (const { row, record } of single) {
    const line = { row, nip: record.nip, name: known.people.get(record.nip) ?? '', label: recordLabel(record) }
    const before = known.inForce.get(recordKey(record))
    const changes = before ? differences(before.values, record.values) : []
    if (before && changes.length === 0) {
      unchanged += 1
      continue
    }
    records.push({ ...record, corrects: before?.id ?? null })
    if (before) changed.push({ ...line, changes })
    else fresh.push(line)
  }
  return { new: fresh, changed, unchanged, records }
}

function differences(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): FieldChange[] {
  return Object.keys(after)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
}

const inOrder = (problems: RowProblem[]) => problems.toSorted((one, other) => one.row - other.row)
