import type { BodyOf, createJabatan } from '@petakom/contract'
import {
  checkJabatan,
  checkStandards,
  JABATAN_SHEET,
  type KnownStandards,
  type PostCheck,
  STANDARD_SHEET,
  type StandardEdit,
} from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { type Db, sql } from '../../db/query.ts'
import { readUnitsByName } from '../../db/units.ts'
import { readTable } from '../../sheets/read-table.ts'
import { addJabatan, changeJabatan } from './jabatan.ts'
import { decideStandard } from './standards.ts'

export type PostSheet = 'jabatan' | 'standards'

/** Checks a sheet of posts or of standards; with `apply`, writes all that is not refused in the same transaction. */
export async function importPosts(
  database: Database,
  actor: AuditActor,
  kind: PostSheet,
  file: Buffer,
  { apply }: { apply: boolean },
): Promise<PostCheck<unknown>> {
  const check = await database.tenant(actor.instansiId, async (db) => {
    // One import of posts at a time: the check and the writing see the same data.
    if (apply) await db.run(sql`select pg_advisory_xact_lock(hashtextextended('roster:' || ${actor.instansiId}, 0))`)
    return kind === 'jabatan' ? importJabatan(db, actor, file, apply) : importStandards(db, actor, file, apply)
  })
  if (apply) await database.refreshStatistics(['jabatan', 'competency_standard', 'competency_requirement'])
  return check
}

const JabatanRow = z.object({
  id: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  name: z.string(),
  kind: z.enum(['STRUKTURAL', 'JF', 'PELAKSANA']),
  tier: z.string().nullable(),
  eselon: z.string().nullable(),
  kelas: z.number().nullable(),
  isCritical: z.boolean(),
  field: z.string().nullable(),
  seats: z.number(),
  filled: z.number(),
})

async function importJabatan(db: Db, actor: AuditActor, file: Buffer, apply: boolean) {
  const known = await db.all(
    JabatanRow,
    sql`select j.id, j.unit_id as "unitId", u.name as "unitName", j.name, j.kind, j.tier, j.eselon, j.kelas,
        j.is_critical as "isCritical", j.field, j.seats, (select count(*)::int from pegawai_jabatan as h
          where h.instansi_id = j.instansi_id and h.jabatan_id = j.id and h.valid_during @> current_date) as filled
      from jabatan as j join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      where j.closed_on is null order by u.name, j.name`,
  )
  const table = await readTable(file, JABATAN_SHEET)
  const check = checkJabatan(table.columns, table.rows, known, await readUnitsByName(db))
  if (apply) {
    for (const { edit } of [...check.new, ...check.changed]) {
      const { id, ...values } = edit
      if (id === null) await addJabatan(db, actor, values as BodyOf<typeof createJabatan>)
      else await changeJabatan(db, actor, id, values as BodyOf<typeof createJabatan>)
    }
    await recordImport(db, actor, 'jabatan', check)
  }
  return { ...check, warnings: [...table.warnings, ...check.warnings] }
}

const StandardsRow = z.object({
  jabatanId: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  name: z.string(),
  history: z.array(z.object({ validFrom: z.string(), source: z.string(), levels: z.record(z.string(), z.number()) })),
}) satisfies z.ZodType<KnownStandards>

async function importStandards(db: Db, actor: AuditActor, file: Buffer, apply: boolean) {
  const known = await db.all(
    StandardsRow,
    sql`select j.id as "jabatanId", j.unit_id as "unitId", u.name as "unitName", j.name,
        coalesce((select jsonb_agg(jsonb_build_object('validFrom', lower(s.valid_during), 'source', s.source, 'levels',
            (select jsonb_object_agg(r.competency, r.level) from competency_requirement as r
              where r.instansi_id = s.instansi_id and r.standard_id = s.id)))
          from competency_standard as s where s.instansi_id = j.instansi_id and s.jabatan_id = j.id), '[]') as history
      from jabatan as j join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      where j.closed_on is null order by u.name, j.name`,
  )
  const table = await readTable(file, STANDARD_SHEET)
  const check = checkStandards(table.columns, table.rows, known, await readUnitsByName(db))
  if (apply) {
    const edits = [...check.new, ...check.changed].map(({ edit }) => edit)
    for (const { jabatanId, ...standard } of edits.sort(byDay)) await decideStandard(db, actor, jabatanId, standard)
    await recordImport(db, actor, 'standards', check)
  }
  return { ...check, warnings: [...table.warnings, ...check.warnings] }
}

const byDay = (one: StandardEdit, other: StandardEdit) => (one.validFrom < other.validFrom ? -1 : 1)

function recordImport(db: Db, actor: AuditActor, kind: PostSheet, check: PostCheck<unknown>): Promise<void> {
  const after = { new: check.new.length, changed: check.changed.length, unchanged: check.unchanged }
  return audit(db, actor, { action: `${kind}.imported`, subjectType: 'import', after })
}
