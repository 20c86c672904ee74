import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/test-app.ts'
import { audit } from './audit.ts'
import { sealAudit, verifyAudit } from './audit-chain.ts'
import { migrate } from './migrate.ts'
import { sql } from './query.ts'

let test: TestDatabase
let one: string
let other: string

beforeAll(async () => {
  test = await createTestDatabase()
  const { rows } = await test.owner(
    `insert into instansi (code, name) values ('SATU', 'Satu'), ('DUA', 'Dua') returning id`,
  )
  one = rows[0].id
  other = rows[1].id
})
afterAll(() => test.close())

describe('row-level security', () => {
  it('is enabled and forced on every table that has an instansi', async () => {
    const { rows } = await test.owner(`
      select c.relname from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attname = 'instansi_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)`)
    expect(rows).toEqual([])
  })

  it('lets the application see rows of its instansi alone, by one policy for each table', async () => {
    const { rows } = await test.owner(`
      select c.relname as name, array_agg(distinct pg_get_expr(p.polqual, p.polrelid)) as sees,
        array_agg(distinct coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')) as writes
      from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attname = 'instansi_id'
      left join pg_policy as p on p.polrelid = c.oid and 'petakom_app'::regrole = any(p.polroles)
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace group by c.relname`)
    expect(rows.length).toBeGreaterThan(60)
    const own = '(instansi_id = current_instansi())'
    const other = rows.filter(({ sees, writes }) => `${sees}` !== own || !['', own].includes(`${writes}`))
    expect(other).toEqual([])
    // Nobody's policy is for everybody.
    expect((await test.owner("select polname from pg_policy where polroles = '{0}'")).rows).toEqual([])
  })

  it('gives the application no table without an instansi, no view that looks past the rules and no function of the owner', async () => {
    const { rows: tables } = await test.owner(`
      select c.relname from pg_class as c where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and c.relnamespace = 'public'::regnamespace and c.relname <> 'instansi'
        and has_table_privilege('petakom_app', c.oid, 'select, insert, update, delete')
        and not exists (select from pg_attribute as a where a.attrelid = c.oid and a.attname = 'instansi_id')`)
    expect(tables).toEqual([])
    const { rows: views } = await test.owner(`
      select relname from pg_class where relnamespace = 'public'::regnamespace and (relkind = 'm'
        or relkind = 'v' and coalesce(reloptions::text, '') not like '%security_invoker=%')`)
    expect(views).toEqual([])
    const { rows: functions } = await test.owner(
      "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef",
    )
    expect(functions).toEqual([])
    const { rows: roles } = await test.owner(
      "select rolname from pg_roles where rolname like 'petakom%' and rolname in ('petakom_app', 'petakom_gate') and (rolsuper or rolbypassrls)",
    )
    expect(roles).toEqual([])
  })

  it('puts instansi_id first in every primary key of such a table', async () => {
    const { rows } = await test.owner(`
      select c.relname from pg_class as c
      join pg_attribute as a on a.attrelid = c.oid and a.attname = 'instansi_id'
      join pg_constraint as k on k.conrelid = c.oid and k.contype = 'p'
      where c.relkind = 'r' and k.conkey[1] <> a.attnum`)
    expect(rows).toEqual([])
  })

  it('hides the rows of another instansi and refuses to write them', async () => {
    await test.database.tenant(one, (db) =>
      db.run(sql`insert into unit_kerja (instansi_id, code, name) values (${one}, 'A', 'Dinas A')`),
    )
    expect(await test.database.tenant(other, (db) => db.run(sql`update unit_kerja set name = 'x'`))).toBe(0)
    await expect(
      test.database.tenant(other, (db) =>
        db.run(sql`insert into unit_kerja (instansi_id, code, name) values (${one}, 'B', 'Dinas B')`),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  it('lets nobody rewrite an answer, an audit row or a recipe', async () => {
    for (const table of ['answer', 'audit_entry', 'audit_seal', 'recipe', 'item_version']) {
      const { rows } = await test.owner(
        `select has_table_privilege('petakom_app', $1, 'update') or has_table_privilege('petakom_app', $1, 'delete') as may`,
        [table],
      )
      expect([table, rows[0].may]).toEqual([table, false])
    }
  })
})

describe('audit chain', () => {
  it('names the first row that was changed behind its back', async () => {
    const actor = { instansiId: one, id: null, name: 'uji' }
    await test.database.tenant(one, async (db) => {
      for (const n of [1, 2, 3])
        await audit(db, actor, { action: `uji.${n}`, subjectType: 'uji', after: { n, a: 'b' } })
    })
    await test.database.tenant(one, (db) => sealAudit(db, one))
    expect(await test.database.tenant(one, verifyAudit)).toMatchObject({ outcome: 'intact', sealed: 3 })
    await test.owner(`update audit_entry set after = '{"n": 9}' where action = 'uji.2'`)
    expect(await test.database.tenant(one, verifyAudit)).toMatchObject({ outcome: 'broken', seq: 2 })
  })
})

describe('migrate', () => {
  it('has nothing to do the second time', async () => {
    expect(await migrate(test.url)).toEqual([])
  })

  it('refuses a database that a newer version has changed', async () => {
    await test.owner(`insert into schema_migration (name, checksum) values ('9999-later.sql', 'x')`)
    await expect(migrate(test.url)).rejects.toThrow(/lebih baru/)
    await test.owner(`delete from schema_migration where name = '9999-later.sql'`)
  })
})
