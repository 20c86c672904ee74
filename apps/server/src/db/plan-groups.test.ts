import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Insert, inserter } from '../testing/placeable-officials.ts'
import { createInstansiWith, createTestApp, type TestApp } from '../testing/test-app.ts'
import { readPlanGroups } from './plan-groups.ts'

let test: TestApp
let instansiId: string
let insert: Insert
beforeAll(async () => {
  test = await createTestApp()
  instansiId = (await createInstansiWith(test, 'administrator')).instansiId
  insert = inserter(test, instansiId)
})
afterAll(() => test.close())

let serial = 100
async function hire(more: Record<string, unknown>, jabatan_id: string | null, valid_during = '[2020-01-01,)') {
  serial += 1
  const id = await insert('pegawai', {
    ...{
      nip: `198001012005011${serial}`,
      name: `Pegawai ${serial}`,
      birth_date: '1980-01-01',
      sex: 'L',
      status: 'PNS',
    },
    ...more,
  })
  if (jabatan_id) await insert('pegawai_jabatan', { pegawai_id: id, jabatan_id, valid_during })
  return id
}

it('groups by the day of the round: age, the agency of the post then held, and how many worked there', async () => {
  const opd = await insert('unit_kerja', { code: 'D', name: 'Dinas', is_opd: true })
  const inside = await insert('unit_kerja', { code: 'D-1', name: 'Bidang', parent_id: opd })
  const city = await insert('unit_kerja', { code: 'K', name: 'Kota' })
  const post = (unit_id: string, name: string) =>
    insert('jabatan', { unit_id, name, kind: 'PELAKSANA', tier: 'PELAKSANA', seats: 99 })
  const [desk, hall] = [await post(inside, 'Pengelola'), await post(city, 'Ajudan')]
  const turning = await hire({ birth_date: '1985-12-01', sex: 'P', status: 'PPPK_PW' }, desk)
  const left = await hire({}, desk, '[2020-01-01,2025-11-30)')
  const apart = await hire({ birth_date: '1970-01-01', status: 'CPNS' }, hall)
  for (let n = 0; n < 59; n += 1) await hire({}, desk)
  const at = (date: string) => test.database.tenant(instansiId, (db) => readPlanGroups(db, date))

  const groups = await at('2025-12-01')
  expect(groups.size).toBe(62)
  expect(groups.get(turning)).toEqual({ sex: 'P', age: '40-49', agencySize: 'small', status: 'PPPK' })
  expect(groups.get(left)).toMatchObject({ agencySize: null, status: 'PNS' })
  expect(groups.get(apart)).toEqual({ sex: 'L', age: '50-65', agencySize: null, status: 'PNS' })
  // A day earlier one is still 39, and with the one who left the agency had 61.
  const before = await at('2025-11-29')
  expect(before.get(turning)).toMatchObject({ age: '20-39', agencySize: 'middle' })
})
