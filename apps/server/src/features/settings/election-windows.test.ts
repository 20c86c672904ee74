import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'

const URL = '/api/election-windows'
const FREEZE = {
  kind: 'freeze',
  from: '2026-03-01',
  until: '2027-02-01',
  permit: null,
  source: 'Keputusan KPU 1/2026',
}

let test: TestApp
let instansiId: string
let call: Caller

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  const made = await createInstansiWith(test, 'administrator')
  instansiId = made.instansiId
  call = made.call
})

const list = async () => (await call('GET', URL)).json()
const trail = async () =>
  (
    await test.owner(
      `select action, before, after, reason from audit_entry
        where instansi_id = $1 and action like 'election-window.%' order by at`,
      [instansiId],
    )
  ).rows

describe('an election window', () => {
  it('is recorded with its source, and shown with the rule that reads it', async () => {
    const reply = await call('POST', URL, FREEZE)
    expect(reply.statusCode).toBe(200)
    expect(reply.json()).toMatchObject({ ...FREEZE, superseded: null, reason: null })
    expect(await list()).toMatchObject({
      rule: { code: 'JEDA_PILKADA', clause: expect.stringContaining('71'), confidence: 'high' },
      windows: [FREEZE],
    })
    expect(await trail()).toMatchObject([{ action: 'election-window.recorded', before: null, after: FREEZE }])
  })

  it('is corrected by a new one beside it, with a reason, even over the same days', async () => {
    const { id } = (await call('POST', URL, FREEZE)).json()
    const correction = { ...FREEZE, permit: 'Surat Mendagri 5/2026', corrects: id }
    expect((await call('POST', URL, correction)).json().code).toBe('WINDOW_REASON_NEEDED')
    expect((await call('POST', URL, { ...FREEZE, corrects: id, reason: 'sama saja' })).json().code).toBe(
      'WINDOW_UNCHANGED',
    )
    const reason = 'izin tertulis terbit'
    expect((await call('POST', URL, { ...correction, reason })).statusCode).toBe(200)
    const { windows } = await list()
    expect(windows).toMatchObject([
      { permit: 'Surat Mendagri 5/2026', reason, superseded: null },
      { permit: null, superseded: { reason } },
    ])
    expect((await trail())[1]).toMatchObject({ action: 'election-window.corrected', before: FREEZE, reason })
    expect((await call('POST', URL, { ...correction, reason })).json().code).toBe('WINDOW_SUPERSEDED')
  })

  it('is withdrawn with a reason and stays readable', async () => {
    const { id } = (await call('POST', URL, FREEZE)).json()
    const withdraw = () => call('POST', `${URL}/${id}/withdraw`, { reason: 'tanggal keliru' })
    expect((await withdraw()).statusCode).toBe(200)
    expect((await withdraw()).json().code).toBe('WINDOW_SUPERSEDED')
    expect((await list()).windows).toMatchObject([{ superseded: { reason: 'tanggal keliru' } }])
    expect((await trail()).at(-1)).toMatchObject({ action: 'election-window.withdrawn', before: FREEZE })
  })

  it.each([
    ['one that overlaps', { ...FREEZE, from: '2027-01-31', until: '2028-01-01', kind: 'free' }, 409, 'WINDOW_OVERLAPS'],
    ['a permit for a free time', { ...FREEZE, kind: 'free', permit: 'Surat 1' }, 400, 'PERMIT_WITHOUT_FREEZE'],
    ['an end before the beginning', { ...FREEZE, until: '2026-03-01' }, 400, 'INVALID_INPUT'],
    ['no source', { ...FREEZE, source: '' }, 400, 'INVALID_INPUT'],
  ])('is refused: %s', async (_, body, status, code) => {
    await call('POST', URL, FREEZE)
    const reply = await call('POST', URL, body)
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
    expect((await list()).windows).toHaveLength(1)
  })

  it('is for those who may see or change settings, of this instansi', async () => {
    const { id } = (await call('POST', URL, FREEZE)).json()
    const auditor = await signInAs(test, instansiId, 'auditor')
    expect((await auditor('GET', URL)).statusCode).toBe(200)
    expect((await auditor('POST', URL, { ...FREEZE, from: '2029-01-01', until: '2030-01-01' })).statusCode).toBe(403)
    expect((await auditor('POST', `${URL}/${id}/withdraw`, { reason: 'tanpa hak' })).statusCode).toBe(403)
    const leader = await signInAs(test, instansiId, 'pimpinan')
    expect((await leader('GET', URL)).statusCode).toBe(403)
    expect((await stranger(test)('GET', URL)).statusCode).toBe(401)
    const other = await createInstansiWith(test, 'administrator')
    expect((await other.call('GET', URL)).json().windows).toEqual([])
    expect((await other.call('POST', `${URL}/${id}/withdraw`, { reason: 'tanpa hak' })).statusCode).toBe(404)
  })

  it('cannot be changed or deleted past its mark, even by the server', async () => {
    await call('POST', URL, FREEZE)
    const change = (text: string) =>
      test.database.tenant(instansiId, (db) => db.run({ sql: text, text, values: [] } as never))
    await expect(change("update election_window set source = 'lain'")).rejects.toThrow(/permission denied/)
    await expect(change('delete from election_window')).rejects.toThrow(/permission denied/)
    await expect(change("update pegawai_career set field = 'EKONOMI'")).rejects.toThrow(/permission denied/)
  })
})
