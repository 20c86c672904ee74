import { normaliseUnitName, type PlacedRecord, type RosterCheck } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { applyHistory } from './apply-history.ts'

type Applicable = Pick<RosterCheck, 'records' | 'newUnits' | 'changed' | 'new'>

/** What a roster fills, for the planner to be told once it is committed. */
export const ROSTER_TABLES = [
  'unit_kerja',
  'jabatan',
  'pegawai',
  'pegawai_jabatan',
  'pegawai_golongan',
  'pegawai_education',
] as const

/**
 * Writes everything that a check found applicable, inside the caller's transaction: units of a first import, posts that
 * are new, people, and their history with dates. Set by set, so that six thousand rows are ten statements.
 */
export async function applyRoster(db: Db, actor: AuditActor, check: Applicable, today: string): Promise<void> {
  const { instansiId } = actor
  const unitIds = await createUnits(db, instansiId, check.newUnits)
  const records = check.records.map((record) => ({ ...record, unitId: record.unitId ?? unitFor(record, unitIds) }))
  const staged = JSON.stringify(records)
  await db.run(sql`create temporary table roster_row on commit drop as
    select * from jsonb_to_recordset(${staged}::jsonb) as r(
      nip text, name text, "titleBefore" text, "titleAfter" text, "birthDate" date, "birthPlace" text, sex text,
      status text, "legalStatus" text, email text, golongan text, "golonganSince" date, "jabatanName" text,
      "jabatanKind" text, tier text, eselon text, kelas int, "jabatanSince" date, "unitId" uuid,
      "educationLevel" text, "educationField" text, school text, "graduatedYear" int, "isSynthetic" boolean)`)
  await createPosts(db, instansiId)
  await upsertPeople(db, instansiId)
  await applyHistory(db, instansiId, today)
  await recordChanges(db, actor, check)
  await db.run(sql`drop table roster_row`)
}

function unitFor({ unitName }: PlacedRecord, unitIds: ReadonlyMap<string, string>): string {
  const id = unitIds.get(normaliseUnitName(unitName))
  if (!id) throw new Error(`no unit was made for ${unitName}`)
  return id
}

async function createUnits(db: Db, instansiId: string, units: RosterCheck['newUnits']): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  // Parents come before their children in the list.
  for (const [index, { name, parent }] of units.entries()) {
    const parentId = parent === null ? null : (ids.get(normaliseUnitName(parent)) ?? null)
    const { id } = await db.one(
      z.object({ id: z.string() }),
      sql`insert into unit_kerja (instansi_id, code, name, parent_id, is_opd)
        values (${instansiId}, ${`U${String(index + 1).padStart(4, '0')}`}, ${name}, ${parentId}, ${parentId === null})
        returning id`,
    )
    ids.set(normaliseUnitName(name), id)
  }
  return ids
}

async function createPosts(db: Db, instansiId: string): Promise<void> {
  await db.run(sql`
    insert into jabatan (instansi_id, unit_id, name, kind, tier, eselon, kelas, seats)
    select ${instansiId}, "unitId", "jabatanName", min("jabatanKind"), min(tier), min(eselon), min(kelas), count(*)::int
    from roster_row group by "unitId", "jabatanName"
    on conflict (instansi_id, unit_id, name) do nothing`)
}

async function upsertPeople(db: Db, instansiId: string): Promise<void> {
  await db.run(sql`
    insert into pegawai (instansi_id, nip, name, title_before, title_after, birth_date, birth_place, sex, status,
      legal_status, email, is_synthetic)
    select ${instansiId}, nip, name, "titleBefore", "titleAfter", "birthDate", "birthPlace", sex, status, "legalStatus",
      email, "isSynthetic" from roster_row
    on conflict (instansi_id, nip) do update set name = excluded.name,
      title_before = coalesce(excluded.title_before, pegawai.title_before),
      title_after = coalesce(excluded.title_after, pegawai.title_after), birth_date = excluded.birth_date,
      birth_place = coalesce(excluded.birth_place, pegawai.birth_place), sex = excluded.sex, status = excluded.status,
      legal_status = coalesce(excluded.legal_status, pegawai.legal_status),
      email = coalesce(excluded.email, pegawai.email)`)
}

/** One audit row a person: what is new, and what changed from which value to which. */
async function recordChanges(db: Db, actor: AuditActor, check: Applicable): Promise<void> {
  const facts = [
    ...check.new.map(({ nip, name }) => ({ nip, action: 'pegawai.imported', before: null, after: { name } })),
    ...check.changed.map(({ nip, changes }) => ({
      nip,
      action: 'pegawai.changed',
      before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
      after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
    })),
  ]
  await db.run(sql`
    insert into audit_entry (instansi_id, actor_id, actor_name, action, subject_type, subject_id, before, after)
    select ${actor.instansiId}, ${actor.id}, ${actor.name}, f.action, 'pegawai', p.id::text, f.before, f.after
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as f(nip text, action text, before jsonb, after jsonb)
    join pegawai as p on p.nip = f.nip`)
  await audit(db, actor, {
    action: 'roster.applied',
    subjectType: 'roster',
    after: { new: check.new.length, changed: check.changed.length, units: check.newUnits.length },
  })
}
