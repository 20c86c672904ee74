import { afterAll, beforeAll, expect, it } from 'vitest'
import { createStaffAndItems } from '../../testing/assessment-fixture.ts'
import { type Caller, createInstansiWith, createTestApp, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let call: Caller
let instansiId: string
beforeAll(async () => {
  test = await createTestApp()
  ;({ call, instansiId } = await createInstansiWith(test, 'administrator'))
  const { unitId } = await createStaffAndItems(test, instansiId, { people: 6 })
  await test.owner('update unit_kerja set is_opd = true where id = $1', [unitId])
  const event = await test.owner(
    `insert into event (instansi_id, name, purpose, starts_on, ends_on, venue, capacity, schedule, state)
      values ($1, 'Uji', 'PEMETAAN', current_date, current_date, 'Aula', 10, '{}', 'scheduled') returning id`,
    [instansiId],
  )
  const people = await test.owner(
    `insert into participant (instansi_id, event_id, pegawai_id, jabatan_id, number)
      select instansi_id, $2, pegawai_id, jabatan_id, row_number() over () from pegawai_jabatan where instansi_id = $1
      returning id`,
    [instansiId, event.rows[0].id],
  )
  // Five posts require 3 or 4 of M.01; the sixth has no standard, and its holder the highest level of all.
  const standards = ['{"M.01":3}', '{"M.01":3}', '{"M.01":3}', '{"M.01":3}', '{"M.01":4}', '{}']
  const levels = [2.6, 2.6, 2.6, 2.6, 2.6, 5]
  for (const [index, { id }] of people.rows.entries()) {
    await test.owner(
      `insert into result (instansi_id, participant_id, standard, assessed_on, verification_code, recipe_version,
        category_version, input_hash, engine_version) values ($1, $2, $3, current_date, $4, '1', '1', '\\x', '1')`,
      [instansiId, id, standards[index], `KODE-${index}`],
    )
    await test.owner(
      `insert into result_score (instansi_id, participant_id, scale_kind, scale, theta, standard_error, level,
        level_continuous, low, high, items_answered, items_served, probabilities, recipe_version, input_hash, engine_version)
        values ($1, $2, 'competency', 'M.01', 0, 1, $3, $4, 1, 5, 1, 1, '{0.2,0.2,0.2,0.2,0.2}', '1', '\\x', '1')`,
      [instansiId, id, Math.round(levels[index]!), levels[index]],
    )
  }
})
afterAll(() => test.close())

it("a cell's number, colour and requirement are of one group: the continuous level against the mean standard", async () => {
  const map = (await call('GET', '/api/map/units')).json()
  expect(map).toMatchObject({ people: 6, withoutStandard: 1 })
  const cell = map.units[0].cells.find((one: { competency: string }) => one.competency === 'M.01')
  // By rounded levels the gap would be -0.2: five people at level 3 against 3.2.
  expect(cell).toEqual({
    competency: 'M.01',
    n: 5,
    meanLevel: expect.closeTo(2.6, 9),
    meanRequired: expect.closeTo(3.2, 9),
    meanGap: expect.closeTo(-0.6, 9),
  })
  expect(cell.meanGap).toBe(cell.meanLevel - cell.meanRequired)
})
