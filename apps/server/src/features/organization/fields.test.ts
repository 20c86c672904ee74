import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, createInstansiWith, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { importPosts } from './import-posts.ts'

let test: TestApp
let instansiId: string
let call: Caller
let agency: string
let section: string

const unit = (more: object) => ({ kind: 'UNIT', parentId: null, isOpd: false, ...more })
const post = (more: object = {}) => ({
  unitId: section,
  name: 'Kepala Bidang',
  kind: 'STRUKTURAL',
  tier: 'ADMINISTRATOR',
  eselon: null,
  kelas: null,
  isCritical: false,
  seats: 1,
  ...more,
})

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  const made = await createInstansiWith(test, 'administrator')
  instansiId = made.instansiId
  call = made.call
  const add = async (body: object) => (await call('POST', '/api/units', body)).json().id as string
  agency = await add(unit({ code: 'A', name: 'Dinas Kesehatan', isOpd: true, field: 'KESEHATAN' }))
  section = await add(unit({ code: 'A1', name: 'Bidang Gizi', parentId: agency }))
})

const jabatan = async (id: string) => (await call('GET', `/api/jabatan/${id}`)).json().jabatan

describe('a field of work', () => {
  it('of a post is its own, else that of the nearest unit that has one', async () => {
    const { id } = (await call('POST', '/api/jabatan', post())).json()
    expect(await jabatan(id)).toMatchObject({ field: null, fieldInForce: 'KESEHATAN' })
    await call(
      'PUT',
      `/api/units/${section}`,
      unit({ code: 'A1', name: 'Bidang Gizi', parentId: agency, field: 'EKONOMI' }),
    )
    expect(await jabatan(id)).toMatchObject({ field: null, fieldInForce: 'EKONOMI' })
    await call('PUT', `/api/jabatan/${id}`, post({ field: 'KEUANGAN_PERENCANAAN' }))
    expect(await jabatan(id)).toMatchObject({ field: 'KEUANGAN_PERENCANAAN', fieldInForce: 'KEUANGAN_PERENCANAAN' })
  })

  it('stays as it is where a change leaves it out, and goes where it is null', async () => {
    const { id } = (await call('POST', '/api/jabatan', post({ field: 'EKONOMI' }))).json()
    await call('PUT', `/api/jabatan/${id}`, post({ kelas: 11 }))
    expect(await jabatan(id)).toMatchObject({ kelas: 11, field: 'EKONOMI' })
    await call('PUT', `/api/jabatan/${id}`, post({ field: null }))
    expect(await jabatan(id)).toMatchObject({ field: null, fieldInForce: 'KESEHATAN' })
    await call('PUT', `/api/units/${agency}`, unit({ code: 'A', name: 'Dinas Kesehatan Kota', isOpd: true }))
    const units = (await call('GET', '/api/units')).json()
    expect(units.find(({ id: found }: { id: string }) => found === agency).field).toBe('KESEHATAN')
  })

  it('that is on no list is refused, and nothing changes', async () => {
    const reply = await call('POST', '/api/jabatan', post({ field: 'SIHIR' }))
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'INVALID_INPUT'])
    expect((await call('GET', '/api/jabatan')).json().total).toBe(0)
  })

  it('comes with a sheet of posts, by code or name; an empty cell takes none away', async () => {
    const actor = { instansiId, id: null, name: 'uji' }
    const run = (cell: string) => {
      const sheet = `unor_nama;jabatan_nama;jenis_jabatan_nama;jenjang;bidang\nBidang Gizi;Kepala Bidang;Struktural;Administrator;${cell}\n`
      return importPosts(test.database, actor, 'jabatan', Buffer.from(sheet), { apply: true })
    }
    expect((await run('sihir')).refused).toMatchObject([{ column: 'bidang', code: 'FIELD_UNKNOWN' }])
    expect((await run('Kesehatan')).new).toHaveLength(1)
    expect((await run('EKONOMI')).changed[0]!.changes).toEqual([
      { field: 'field', before: 'KESEHATAN', after: 'EKONOMI' },
    ])
    expect(await run('')).toMatchObject({ unchanged: 1, changed: [] })
    expect((await call('GET', '/api/jabatan')).json().rows).toMatchObject([{ field: 'EKONOMI' }])
  })
})
