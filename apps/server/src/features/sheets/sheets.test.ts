import type { getSheet, listSheets, ObservationSheetContent, ResponseOf, readSheetFile } from '@petakom/contract'
import { checkSheet } from '@petakom/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { readOriginalSheets } from '../../db/original-sheets.ts'
import { originalSheet } from '../../testing/observation-sheet.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'

let test: TestApp
let instansiId: string
let call: Caller
let content: ObservationSheetContent

beforeAll(async () => {
  test = await createTestApp()
  content = await originalSheet('DK-ANGGARAN')
})
afterAll(() => test.close())
beforeEach(async () => {
  const made = await createInstansiWith(test, 'administrator')
  instansiId = made.instansiId
  call = made.call
})

const rows = async () => (await call('GET', '/api/sheets')).json<ResponseOf<typeof listSheets>>().rows
const sheet = async (id: string, query = '') =>
  (await call('GET', `/api/sheets/${id}${query}`)).json<ResponseOf<typeof getSheet>>()
const create = async (code = 'UJI-SATU') =>
  (await call('POST', '/api/sheets', { code, content })).json<{ id: string }>().id
const revise = (id: string, change: Partial<ObservationSheetContent>, basedOn = 1) =>
  call('POST', `/api/sheets/${id}/versions`, { basedOn, content: { ...content, ...change } })
const setState = (id: string, state: string) => call('PUT', `/api/sheets/${id}/state`, { state })
const actions = async () =>
  (
    await test.owner(`select action from audit_entry where instansi_id = $1 and action like 'sheet%' order by at`, [
      instansiId,
    ])
  ).rows.map(({ action }) => action)

describe('the originals', () => {
  it('are whole, and each says when it may be used', async () => {
    for (const { format: _, code, ...one } of await readOriginalSheets())
      expect([code, checkSheet(one)]).toEqual([code, []])
  })

  it('come once, ready for use, and leave a sheet of the same code alone', async () => {
    const id = await create('DK-ANGGARAN')
    const count = (await readOriginalSheets()).length
    expect((await call('POST', '/api/sheets/originals')).json()).toEqual({ added: count - 1 })
    expect((await call('POST', '/api/sheets/originals')).json()).toEqual({ added: 0 })
    const found = await rows()
    expect(found).toHaveLength(count)
    expect(found.find((one) => one.id === id)).toMatchObject({ state: 'draft', currentVersion: 1, uses: 0 })
    expect(found.find(({ code }) => code === 'PERAN-BIMBING')).toMatchObject({
      state: 'in-use',
      hasRolePlayer: true,
      group: null,
      competencies: ['M.06', 'M.03', 'M.04'],
    })
    expect(await actions()).toEqual(['sheet.created', 'sheets.loaded'])
  })
})

describe('a sheet', () => {
  it('is revised as a new version; the old one stays as it was', async () => {
    const id = await create()
    expect((await revise(id, { title: 'Judul baru', minutes: 60 })).json()).toEqual({ version: 2 })
    const now = await sheet(id)
    expect(now).toMatchObject({ version: 2, currentVersion: 2, content: { title: 'Judul baru', minutes: 60 } })
    expect(now.versions.map(({ version, exercises, ratings }) => [version, exercises, ratings])).toEqual([
      [2, 0, 0],
      [1, 0, 0],
    ])
    expect((await sheet(id, '?version=1')).content).toEqual(content)
    expect((await rows())[0]).toMatchObject({ title: 'Judul baru', currentVersion: 2 })
    expect(await actions()).toEqual(['sheet.created', 'sheet.revised'])
    const change = test.database.tenant(instansiId, (db) =>
      db.run({ text: 'delete from observation_sheet_version', values: [] } as never),
    )
    await expect(change).rejects.toThrow(/permission denied/)
  })

  it('is not overwritten by one who edited an older version, nor saved unchanged, nor turned into another kind', async () => {
    const id = await create()
    await revise(id, { minutes: 55 })
    expect((await revise(id, { minutes: 70 })).json()).toMatchObject({ code: 'SHEET_CHANGED', details: { version: 2 } })
    expect((await revise(id, { minutes: 55 }, 2)).json().code).toBe('SHEET_UNCHANGED')
    expect((await revise(id, { kind: 'presentation', group: null }, 2)).json().code).toBe('SHEET_KIND_FIXED')
    expect((await call('POST', '/api/sheets', { code: 'UJI-SATU', content })).json().code).toBe('SHEET_CODE_TAKEN')
    expect((await call('GET', `/api/sheets/${id}?version=9`)).json().code).toBe('SHEET_VERSION_UNKNOWN')
    expect((await sheet(id)).currentVersion).toBe(2)
  })

  it('may be half as a draft, and only whole in use', async () => {
    const id = await create()
    await revise(id, { group: null })
    expect((await sheet(id)).findings).toEqual([{ fault: 'SHEET_GROUP', where: content.title }])
    const refused = await setState(id, 'in-use')
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'SHEET_NOT_USABLE'])
    expect(refused.json().message).toContain('ukuran kelompok hanya untuk diskusi kelompok')
    await revise(id, {}, 2)
    expect((await setState(id, 'in-use')).statusCode).toBe(200)
    expect((await revise(id, { group: null }, 3)).json().code).toBe('SHEET_NOT_USABLE')
    expect((await setState(id, 'retired')).statusCode).toBe(200)
    expect((await sheet(id)).state).toBe('retired')
  })

  it('is downloaded as a file that is read back the same', async () => {
    const id = await create()
    const file = await call('GET', `/api/sheets/${id}/file`)
    expect(file.headers['content-disposition']).toContain('uji-satu-v1.yaml')
    const reading = (await call('POST', '/api/sheets/read', { text: file.body })).json<
      ResponseOf<typeof readSheetFile>
    >()
    expect(reading).toEqual({
      outcome: 'read',
      code: 'UJI-SATU',
      content,
      findings: [],
      existing: { id, currentVersion: 1 },
    })
    expect(await actions()).toEqual(['sheet.created'])
  })
})

describe('a file that cannot be used', () => {
  const read = async (text: string) => (await call('POST', '/api/sheets/read', { text })).json()
  const good = () => stringify({ format: 'petakom-sheet/1', code: 'UJI-DUA', ...content })

  it('is told line by line, and nothing is saved', async () => {
    const text = good().replace('minutes: 50', 'minutes: banyak')
    const line = text.split('\n').findIndex((one) => one.includes('minutes: banyak')) + 1
    expect(await read(text)).toEqual({
      outcome: 'refused',
      problems: [{ line, place: 'minutes', reason: 'jenis isinya tidak sesuai' }],
    })
    expect(await read('a: [1')).toMatchObject({ problems: [{ place: 'berkas', line: expect.any(Number) }] })
    expect(await read(good().replace('level: 5', 'level: 6'))).toMatchObject({ outcome: 'refused' })
    expect(await read(`${good()}\nrahasia: 1`)).toMatchObject({ outcome: 'refused' })
    expect(await rows()).toEqual([])
  })

  it('names an indicator that the dictionary lacks', async () => {
    expect((await read(good().replace('M.02.1.1', 'M.02.1.9'))).findings).toEqual([
      { fault: 'SHEET_INDICATOR_UNKNOWN', where: 'M.02.1.9' },
    ])
  })

  it('of 10 MB is refused before it is read', async () => {
    const reply = await call('POST', '/api/sheets/read', { text: 'x'.repeat(10_000_000) })
    expect([reply.statusCode, reply.json().code]).toEqual([413, 'TOO_LARGE'])
  })
})

it('is for those who may see or edit sheets, of this instansi', async () => {
  const id = await create()
  const asesor = await signInAs(test, instansiId, 'asesor')
  expect((await asesor('GET', `/api/sheets/${id}`)).statusCode).toBe(200)
  expect((await asesor('GET', `/api/sheets/${id}/file`)).statusCode).toBe(200)
  const other = await createInstansiWith(test, 'administrator')
  const changes = [
    ['POST', '/api/sheets', { code: 'UJI-TIGA', content }],
    ['POST', `/api/sheets/${id}/versions`, { basedOn: 1, content: { ...content, minutes: 30 } }],
    ['PUT', `/api/sheets/${id}/state`, { state: 'retired' }],
    ['POST', '/api/sheets/read', { text: 'a: 1' }],
    ['POST', '/api/sheets/originals', undefined],
  ] as const
  for (const [method, url, body] of changes) {
    expect((await asesor(method, url, body)).statusCode, url).toBe(403)
    expect((await stranger(test)(method, url, body)).statusCode, url).toBe(401)
    if (url.includes(id)) expect((await other.call(method, url, body)).statusCode, url).toBe(404)
  }
  expect((await (await signInAs(test, instansiId, 'peserta'))('GET', '/api/sheets')).statusCode).toBe(403)
  expect((await other.call('GET', `/api/sheets/${id}`)).statusCode).toBe(404)
  expect((await other.call('GET', `/api/sheets/${id}/file`)).statusCode).toBe(404)
  expect((await other.call('GET', '/api/sheets')).json().rows).toEqual([])
  expect((await sheet(id)).currentVersion).toBe(1)
})
