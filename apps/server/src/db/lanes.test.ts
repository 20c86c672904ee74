import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from '../testing/test-app.ts'
import { prepared, sql } from './query.ts'

const Pid = z.object({ pid: z.number() })
const Code = z.object({ code: z.string() })
const Role = z.object({ name: z.string() })
let test: TestDatabase
/** Six: more than have connections of their own. */
let ids: string[]

beforeAll(async () => {
  test = await createTestDatabase()
  const { rows } = await test.owner(
    `insert into instansi (code, name) select 'I' || n, 'Instansi ' || n from generate_series(1, 6) as n order by n
      returning id`,
  )
  ids = rows.map(({ id }) => id)
  await test.owner(`insert into unit_kerja (instansi_id, code, name) select id, 'U-' || code, code from instansi`)
})
afterAll(() => test.close())

const unitsOf = (id: string) =>
  test.database.statement(id, Code, prepared('units-of', sql`select code from unit_kerja`))

describe('a statement on a connection of its instansi', () => {
  it('sees the rows of that instansi alone, also where many take turns and more come than have connections', async () => {
    const asked = Array.from({ length: 60 }, (_, index) => index % 6)
    const seen = await Promise.all(asked.map((index) => unitsOf(ids[index]!)))
    expect(seen).toEqual(asked.map((index) => [{ code: `U-I${index + 1}` }]))
  })

  it('writes to that instansi alone', async () => {
    const writing = sql`insert into unit_kerja (instansi_id, code, name) values (${ids[1]}, 'X', 'X') returning code`
    await expect(test.database.statement(ids[0]!, Code, writing)).rejects.toThrow(/row-level security/)
    expect(await unitsOf(ids[1]!)).toEqual([{ code: 'U-I2' }])
  })

  it('is a transaction of its own: what fails leaves nothing, and the connection serves on', async () => {
    const half = sql`with one as (insert into unit_kerja (instansi_id, code, name) values (${ids[0]}, 'Y', 'Y') returning code)
      select code, 1 / (length(code) - 1) from one`
    await expect(test.database.statement(ids[0]!, Code, half)).rejects.toThrow(/division by zero/)
    expect(await unitsOf(ids[0]!)).toEqual([{ code: 'U-I1' }])
  })

  it('gets another connection, with the same rules, after PostgreSQL ended the one before', async () => {
    const pids = await test.database.statement(ids[0]!, Pid, sql`select pg_backend_pid() as pid`)
    await test.owner('select pg_terminate_backend($1, 5000)', [pids[0]!.pid])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await unitsOf(ids[0]!)).toEqual([{ code: 'U-I1' }])
    const role = sql`select current_user::text as name`
    expect(await test.database.statement(ids[0]!, Role, role)).toEqual([{ name: 'petakom_app' }])
  })

  it('is refused for what is no id', async () => {
    await expect(unitsOf("x'; reset role; --")).rejects.toThrow(/not an instansi id/)
  })
})
