import type { ImportKind, ImportPreview } from '@petakom/contract'
import type { HrRecordKind } from '@petakom/domain'
import type { AuditActor } from '../../../db/audit.ts'
import type { Db } from '../../../db/query.ts'
import type { Progress } from '../../../jobs/worker-side.ts'
import { applyRecords, RECORD_TABLES } from './apply-records.ts'
import { applyRoster, ROSTER_TABLES } from './apply-roster.ts'
import { checkRecordSheet, checkSheet } from './check-sheet.ts'
import { readKnowledge } from './knowledge.ts'
import { readRecordKnowledge } from './record-knowledge.ts'

interface Checked {
  readonly preview: ImportPreview
  /** Writes what the check found, inside the transaction that it was made in. */
  apply(actor: AuditActor, source: string): Promise<void>
}

interface Importer {
  check(db: Db, file: Buffer, progress: Progress): Promise<Checked>
  /** What it fills, for the planner to be told once it is committed. */
  readonly tables: readonly string[]
}

const roster: Importer = {
  tables: ROSTER_TABLES,
  async check(db, file, progress) {
    const { records, ...found } = await checkSheet(file, await readKnowledge(db), progress)
    return {
      preview: found as ImportPreview,
      apply: (actor) => applyRoster(db, actor, { ...found, records }, today()),
    }
  },
}

const records = (kind: HrRecordKind): Importer => ({
  tables: RECORD_TABLES[kind],
  async check(db, file, progress) {
    const check = await checkRecordSheet(kind, file, await readRecordKnowledge(db, kind), progress)
    const { records: _, ...found } = check
    return {
      preview: { ...found, missing: [], newUnits: [] } as unknown as ImportPreview,
      apply: (actor, source) => applyRecords(db, actor, kind, check, source),
    }
  },
})

export const IMPORTERS: Readonly<Record<ImportKind, Importer>> = {
  roster,
  performance: records('performance'),
  discipline: records('discipline'),
  career: records('career'),
}

const today = () => new Date().toISOString().slice(0, 10)

/** Rows, not problems: a row with three bad cells is one refused row. */
export function countsOf({ new: fresh, changed, unchanged, refused }: ImportPreview) {
  const rows = new Set(refused.map(({ row }) => row))
  return { new: fresh.length, changed: changed.length, unchanged, refused: rows.size }
}
