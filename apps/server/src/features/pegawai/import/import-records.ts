import {
  type Cell,
  cellText,
  normaliseHeading,
  parseNip,
  type Reason,
  type ReasonCode,
  type RowProblem,
  readDay,
  reason,
  rowProblem,
} from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { type Db, sql } from '../../../db/query.ts'
import { sheetErrors } from '../../../sheets/errors.ts'
import { readSheet } from '../../../sheets/read-sheet.ts'

export type RecordKind = 'performance' | 'discipline'
type Kind = RecordKind

const PREDICATES: Readonly<Record<string, string>> = {
  sangat_baik: 'SANGAT_BAIK',
  baik: 'BAIK',
  butuh_perbaikan: 'BUTUH_PERBAIKAN',
  cukup: 'BUTUH_PERBAIKAN',
  kurang: 'KURANG',
  kurang_misconduct: 'KURANG',
  sangat_kurang: 'SANGAT_KURANG',
}
const SEVERITIES: Readonly<Record<string, string>> = {
  r: 'RINGAN',
  ringan: 'RINGAN',
  s: 'SEDANG',
  sedang: 'SEDANG',
  b: 'BERAT',
  berat: 'BERAT',
}
export const RECORD_COLUMNS: Readonly<Record<Kind, readonly string[]>> = {
  performance: ['nip_baru', 'tahun', 'predikat'],
  discipline: ['nip_baru', 'tingkat', 'mulai', 'selesai', 'nomor_sk'],
}

interface Read {
  readonly records: Record<string, string | number>[]
  readonly refused: RowProblem[]
  readonly rows: number
}

/** Official predicates (as e-Kinerja gave them) or sanctions of people who are known, row by row. */
export async function importRecords(
  database: Database,
  actor: AuditActor,
  kind: Kind,
  file: Buffer,
  { apply }: { apply: boolean },
) {
  const { rows } = await readSheet(file)
  const headings = (rows[0] ?? []).map(normaliseHeading)
  const missing = RECORD_COLUMNS[kind].filter((name) => !headings.includes(name))
  if (missing.length > 0) throw sheetErrors.HEADINGS_INCOMPLETE({ row: 1, missing: missing.join(', ') })
  return database.tenant(actor.instansiId, async (db) => {
    const known = new Set(
      (await db.all(z.object({ nip: z.string() }), sql`select nip from pegawai`)).map(({ nip }) => nip),
    )
    const read = readRecords(kind, headings, rows.slice(1), known)
    const changed = apply ? await store(db, actor, kind, read.records) : null
    return {
      rows: read.rows,
      accepted: read.records.length,
      refused: read.refused,
      ...(apply ? { stored: changed } : {}),
    }
  })
}

function readRecords(
  kind: Kind,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  known: ReadonlySet<string>,
): Read {
  const read: Read = { records: [], refused: [], rows: 0 }
  let count = 0
  rows.forEach((cells, index) => {
    if (cells.every((cell) => cellText(cell) === '')) return
    count += 1
    const row = index + 2
    const cell = (name: string) => cells[headings.indexOf(name)]
    const problems: RowProblem[] = []
    const refuse: Refuse = (column, why) => {
      const place = { row, column, value: cellText(cell(column)) }
      problems.push(rowProblem(place, typeof why === 'string' ? reason(why) : why))
      return ''
    }
    const value = cell('nip_baru')
    const nip = parseNip(typeof value === 'number' ? value : cellText(value))
    if (nip.outcome === 'invalid') refuse('nip_baru', nip.reason)
    else if (!known.has(nip.value.nip)) refuse('nip_baru', 'PERSON_UNKNOWN')
    const record = kind === 'performance' ? readPredicate(cell, refuse) : readSanction(cell, refuse)
    if (problems.length > 0 || nip.outcome === 'invalid') read.refused.push(...problems)
    else read.records.push({ nip: nip.value.nip, ...record })
  })
  return { ...read, rows: count }
}

type CellOf = (name: string) => Cell
type Refuse = (column: string, why: Reason | ReasonCode) => string

function readPredicate(cell: CellOf, refuse: Refuse) {
  const year = Number(cellText(cell('tahun')))
  if (!Number.isInteger(year) || year < 1990 || year > 2100) refuse('tahun', 'YEAR_IMPLAUSIBLE')
  const predicate = PREDICATES[normaliseHeading(cell('predikat'))] ?? refuse('predikat', 'PREDICATE_UNKNOWN')
  return { year, predicate }
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
  const severity = SEVERITIES[normaliseHeading(cell('tingkat'))] ?? refuse('tingkat', 'SEVERITY_UNKNOWN')
  return {
    severity,
    from,
    until,
    decree: cellText(cell('nomor_sk')) || refuse('nomor_sk', 'DECREE_EMPTY'),
  }
}

async function store(db: Db, actor: AuditActor, kind: Kind, records: Read['records']): Promise<number> {
  const staged = JSON.stringify(records)
  const stored =
    kind === 'performance'
      ? await db.run(sql`
        insert into pegawai_performance (instansi_id, pegawai_id, year, predicate, source)
        select ${actor.instansiId}, p.id, r.year, r.predicate, ${actor.name}
        from jsonb_to_recordset(${staged}::jsonb) as r(nip text, year int, predicate text) join pegawai as p using (nip)
        on conflict (instansi_id, pegawai_id, year) do update set predicate = excluded.predicate, source = excluded.source
          where pegawai_performance.predicate <> excluded.predicate`)
      : await db.run(sql`
        insert into pegawai_discipline (instansi_id, pegawai_id, severity, served_during, decree)
        select ${actor.instansiId}, p.id, r.severity, daterange(r.from, r.until), r.decree
        from jsonb_to_recordset(${staged}::jsonb) as r(nip text, severity text, "from" date, until date, decree text)
        join pegawai as p using (nip)
        on conflict (instansi_id, pegawai_id, decree) do nothing`)
  await audit(db, actor, { action: `${kind}.imported`, subjectType: 'import', after: { stored } })
  return stored
}
