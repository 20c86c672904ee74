import { type Reason, reason } from '../reasons/reason.ts'
import type { Cell } from './cell.ts'
import { parseRosterRow } from './parse-row.ts'
import { type RosterRecord, type RowProblem, rowProblem } from './record.ts'

/** What the database holds of a person, in the same words as a row. Units by the name that the file would use. */
export type KnownPerson = Omit<RosterRecord, 'parentUnitName' | 'isSynthetic' | 'tier' | 'eselon' | 'kelas'> & {
  readonly unitId: string
}

export interface KnownUnit {
  readonly id: string
  /** Normalised name of the agency (OPD) that it belongs to. */
  readonly opd: string | null
}

export interface RosterKnowledge {
  readonly people: ReadonlyMap<string, KnownPerson>
  /** By normalised name (see normaliseUnitName). Empty: this is the first import, and units come from the file. */
  readonly units: ReadonlyMap<string, readonly KnownUnit[]>
}

export interface FieldChange {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

export interface RosterCheck {
  readonly rows: number
  readonly new: readonly { readonly row: number; readonly nip: string; readonly name: string }[]
  readonly changed: readonly {
    readonly row: number
    readonly nip: string
    readonly name: string
    readonly changes: readonly FieldChange[]
  }[]
  readonly unchanged: number
  readonly refused: readonly RowProblem[]
  readonly warnings: readonly RowProblem[]
  /** In the database, not in the file. */
  readonly missing: readonly { readonly nip: string; readonly name: string }[]
  readonly newUnits: readonly { readonly name: string; readonly parent: string | null }[]
  /** What may be applied: new and changed rows, with the unit that each was matched to. */
  readonly records: readonly PlacedRecord[]
}

export type PlacedRecord = RosterRecord & { readonly unitId: string | null }

const COMPARED = [
  'name',
  'titleBefore',
  'titleAfter',
  'birthDate',
  'birthPlace',
  'sex',
  'status',
  'legalStatus',
  'email',
  'golongan',
  'golonganSince',
  'jabatanName',
  'jabatanKind',
  'jabatanSince',
  'unitName',
  'educationLevel',
  'educationField',
  'school',
  'graduatedYear',
] as const satisfies readonly (keyof KnownPerson)[]

export function normaliseUnitName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

interface Read {
  readonly row: number
  readonly record: RosterRecord
}
interface Placed {
  readonly row: number
  readonly record: PlacedRecord
}

/** Checks every row of a roster against itself and what is known. Changes nothing. */
export function checkRoster(
  columns: ReadonlyMap<string, number>,
  rows: Iterable<{ readonly row: number; readonly cells: readonly Cell[] }>,
  known: RosterKnowledge,
  today: string | null = null,
): RosterCheck {
  const refused: RowProblem[] = []
  const warnings: RowProblem[] = []
  const seen = new Set<string>()
  const read: Read[] = []
  let count = 0
  for (const { row, cells } of rows) {
    count += 1
    const outcome = parseRosterRow(row, columns, cells, today)
    if (outcome.outcome === 'refused') {
      refused.push(...outcome.problems)
      if (outcome.nip) seen.add(outcome.nip)
    } else {
      warnings.push(...outcome.warnings)
      read.push({ row, record: outcome.record })
      seen.add(outcome.record.nip)
    }
  }
  const single = withoutDoubles(read, refused, warnings)
  const placed = withKnownUnits(single, known, refused)
  warnOfSharedPosts(placed, warnings)
  return {
    rows: count,
    ...compare(placed, known),
    refused: inOrder(refused),
    warnings: inOrder(warnings),
    missing: missingPeople(known, seen),
    newUnits: newUnits(placed, known),
  }
}

/** The same person twice: equal rows count once; rows that contradict one another are all refused. */
function withoutDoubles(read: readonly Read[], refused: RowProblem[], warnings: RowProblem[]): Read[] {
  return [...Map.groupBy(read, ({ record }) => record.nip).values()].flatMap((group) => {
    const [first, ...others] = group
    if (others.length === 0) return [first!]
    const rows = group.map(({ row }) => row).join(', ')
    const differ = (field: keyof RosterRecord) => group.some(({ record }) => record[field] !== first!.record[field])
    if (COMPARED.some(differ)) {
      const isPost = differ('jabatanName') || differ('unitName')
      for (const { row, record } of group) {
        const place = isPost
          ? { row, column: 'jabatan_nama', value: record.jabatanName }
          : { row, column: 'nip_baru', value: record.nip }
        refused.push(rowProblem(place, reason(isPost ? 'TWO_POSTS' : 'TWO_CONTENTS', { rows })))
      }
      return []
    }
    for (const { row, record } of others) {
      const place = { row, column: 'nip_baru', value: record.nip }
      warnings.push(rowProblem(place, reason('DOUBLE_ROW', { rows, first: first!.row })))
    }
    return [first!]
  })
}

type UnitsByName = RosterKnowledge['units']

/** The unit of a name; one that several units bear is told apart by its agency (OPD). */
export function findUnit(
  units: UnitsByName,
  name: string,
  opdName: string | null,
): { readonly outcome: 'found'; readonly unit: KnownUnit } | { readonly outcome: 'refused'; readonly why: Reason } {
  const named = units.get(normaliseUnitName(name)) ?? []
  const opd = opdName === null ? null : normaliseUnitName(opdName)
  const [unit, ...others] = named.length > 1 ? named.filter((candidate) => candidate.opd === opd) : named
  if (unit && others.length === 0) return { outcome: 'found', unit }
  const why = named.length === 0 ? reason('UNIT_UNKNOWN') : reason('UNIT_AMBIGUOUS', { units: named.length })
  return { outcome: 'refused', why }
}

function withKnownUnits(read: readonly Read[], { units }: RosterKnowledge, refused: RowProblem[]): Placed[] {
  if (units.size === 0) return read.map(({ row, record }) => ({ row, record: { ...record, unitId: null } }))
  return read.flatMap(({ row, record }) => {
    const found = findUnit(units, record.unitName, record.parentUnitName)
    if (found.outcome === 'found') return [{ row, record: { ...record, unitId: found.unit.id } }]
    refused.push(rowProblem({ row, column: 'unor_nama', value: record.unitName }, found.why))
    return []
  })
}

function warnOfSharedPosts(read: readonly Placed[], warnings: RowProblem[]): void {
  const structural = read.filter(({ record }) => record.jabatanKind === 'STRUKTURAL')
  const posts = Map.groupBy(
    structural,
    ({ record }) => `${record.unitId ?? normaliseUnitName(record.unitName)}\n${record.jabatanName.toLowerCase()}`,
  )
  for (const holders of posts.values()) {
    if (holders.length < 2) continue
    const rows = holders.map(({ row }) => row).join(', ')
    for (const { row, record } of holders) {
      const place = { row, column: 'jabatan_nama', value: record.jabatanName }
      warnings.push(rowProblem(place, reason('POST_SHARED', { rows })))
    }
  }
}

function compare(read: readonly Placed[], { people }: RosterKnowledge) {
  const fresh: RosterCheck['new'][number][] = []
  const changed: RosterCheck['changed'][number][] = []
  const records: PlacedRecord[] = []
  let unchanged = 0
  for (const { row, record } of read) {
    const before = people.get(record.nip)
    const { nip, name } = record
    if (!before) {
      fresh.push({ row, nip, name })
      records.push(record)
      continue
    }
    const changes = fieldChanges(before, record)
    if (changes.length === 0) unchanged += 1
    else {
      changed.push({ row, nip, name, changes })
      records.push(record)
    }
  }
  return { new: fresh, changed, unchanged, records }
}

/** A cell that the file leaves empty takes nothing away: an export with fewer columns must not erase what is known. */
function fieldChanges(before: KnownPerson, after: PlacedRecord): FieldChange[] {
  const shown = (value: string | number | null) => (value === null ? null : String(value))
  return COMPARED.flatMap((field) => {
    const [old, now] = [before[field], after[field]]
    const same = field === 'unitName' ? before.unitId === after.unitId : old === now
    return now === null || same ? [] : [{ field, before: shown(old), after: shown(now) }]
  })
}

function missingPeople({ people }: RosterKnowledge, seen: ReadonlySet<string>) {
  return [...people.values()].filter(({ nip }) => !seen.has(nip)).map(({ nip, name }) => ({ nip, name }))
}

function newUnits(read: readonly Placed[], { units }: RosterKnowledge) {
  if (units.size > 0) return []
  const found = new Map<string, { name: string; parent: string | null }>()
  for (const { record } of read) {
    const { unitName: name, parentUnitName: parent } = record
    if (parent !== null && !found.has(normaliseUnitName(parent)))
      found.set(normaliseUnitName(parent), { name: parent, parent: null })
    if (!found.has(normaliseUnitName(name))) found.set(normaliseUnitName(name), { name, parent })
  }
  return [...found.values()]
}

const inOrder = (problems: RowProblem[]) => problems.sort((one, other) => one.row - other.row)
