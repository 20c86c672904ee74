import type { SyntheticCity } from '@petakom/domain'
import { z } from 'zod'
import { addDefaultCalibrationRule } from '../db/assessor-calibrations.ts'
import type { AuditActor } from '../db/audit.ts'
import { audit } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import { addToBank, readStarterBank } from '../db/item-bank.ts'
import { addOriginalSheets, readOriginalSheets } from '../db/original-sheets.ts'
import { type Db, sql } from '../db/query.ts'
import { addDefaultRecipes } from '../db/recipes.ts'
import { addOriginalCases, readOriginalCases } from '../db/training-cases.ts'
import { createAccount, createInstansi } from '../features/identity/accounts.ts'
import { addStarterSimulations, readStarterSimulations } from '../simulations/starter-simulations.ts'
import { DEMO_ACCOUNTS } from './accounts.ts'

export const DEMO_CODE = 'KOTA-BENGKULU'

/** The demo instansi with its accounts, bank and recipes; made once. */
export async function ensureInstansi(database: Database): Promise<AuditActor> {
  const found = await database.gate((db) =>
    db.maybe(z.object({ id: z.string() }), sql`select id from instansi where code = ${DEMO_CODE}`),
  )
  const instansiId =
    found?.id ??
    (await database.gate((db) =>
      createInstansi(db, {
        code: DEMO_CODE,
        name: 'Pemerintah Kota Bengkulu',
        timezone: 'Asia/Jakarta',
        isSynthetic: true,
      }),
    ))
  const actor = { instansiId, id: null, name: 'Pemuat data contoh' }
  await database.tenant(instansiId, async (db) => {
    const { n } = await db.one(z.object({ n: z.number() }), sql`select count(*)::int as n from account`)
    if (n === 0)
      for (const { role, ...account } of DEMO_ACCOUNTS) await createAccount(db, actor, { ...account, roles: [role] })
    await addDefaultRecipes(db, actor)
    await addToBank(db, actor, await readStarterBank())
    await addOriginalSheets(db, actor, await readOriginalSheets())
    await addStarterSimulations(db, actor, await readStarterSimulations())
    await addDefaultCalibrationRule(db, actor)
    await addOriginalCases(db, actor, await readOriginalCases())
  })
  return actor
}

/** The unit tree and the posts, vacant ones included, as an agency has them before its people are imported. */
export async function ensureOrganization(db: Db, actor: AuditActor, city: SyntheticCity): Promise<void> {
  const { units, posts } = city
  const { n } = await db.one(z.object({ n: z.number() }), sql`select count(*)::int as n from unit_kerja`)
  if (n > 0) return ensureFields(db, actor, city)
  await db.run(sql`
    insert into unit_kerja (instansi_id, code, name, kind, is_opd, field)
    select ${actor.instansiId}, code, name, kind, "isOpd", "workField"
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as r(code text, name text, kind text, "isOpd" boolean,
      "workField" text)`)
  await db.run(sql`
    update unit_kerja as u set parent_id = p.id
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as r(code text, "parentCode" text)
    join unit_kerja as p on p.code = r."parentCode" where u.code = r.code`)
  await db.run(sql`
    insert into jabatan (instansi_id, unit_id, name, kind, tier, eselon, kelas, is_critical, field, seats)
    select ${actor.instansiId}, u.id, r.name, r.kind, r.tier, r.eselon, r.kelas, r."isCritical", r."workField", r.seats
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as r("unitCode" text, name text, kind text, tier text,
      eselon text, kelas int, "isCritical" boolean, "workField" text, seats int)
    join unit_kerja as u on u.code = r."unitCode"`)
  const after = { units: units.length, jabatan: posts.length }
  await audit(db, actor, { action: 'organization.loaded', subjectType: 'unit', after })
}

/** Fields of work for a demo that was loaded before there were any; one that somebody has begun to fill is left alone. */
async function ensureFields(db: Db, actor: AuditActor, { units, posts }: SyntheticCity): Promise<void> {
  const { begun } = await db.one(
    z.object({ begun: z.boolean() }),
    sql`select exists (select from unit_kerja where field is not null) as begun`,
  )
  if (begun) return
  const changed = await db.run(sql`
    update unit_kerja as u set field = r."workField"
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as r(code text, "workField" text)
    where u.code = r.code and r."workField" is not null`)
  await db.run(sql`
    update jabatan as j set field = r."workField"
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as r("unitCode" text, name text, "workField" text)
    join unit_kerja as u on u.code = r."unitCode"
    where j.unit_id = u.id and j.name = r.name and r."workField" is not null`)
  await audit(db, actor, { action: 'organization.loaded', subjectType: 'unit', after: { fields: changed } })
}

const ELECTION_SOURCE = 'Data sintetis: tidak ada pilkada di Kota Bengkulu pada masa ini (contoh, bukan jadwal KPU)'

/** A window that leaves the demo's years free, and says that it is made up. Once. */
export async function ensureElectionWindow(db: Db, actor: AuditActor): Promise<void> {
  const { n } = await db.one(z.object({ n: z.number() }), sql`select count(*)::int as n from election_window`)
  if (n > 0) return
  const window = { kind: 'free', from: '2025-01-01', until: '2027-01-01', source: ELECTION_SOURCE }
  await db.run(sql`
    insert into election_window (instansi_id, valid_during, kind, source, recorded_by)
    values (${actor.instansiId}, daterange(${window.from}::date, ${window.until}::date), ${window.kind},
      ${window.source}, ${actor.name})`)
  await audit(db, actor, { action: 'election-window.recorded', subjectType: 'election-window', after: window })
}
