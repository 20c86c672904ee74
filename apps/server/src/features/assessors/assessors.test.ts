import type { AssessorRecordReply, listAssessors, ResponseOf } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readMayRate } from '../../db/may-rate.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'

const PROFILE = { grade: 'ahli-muda', tiers: ['ADMINISTRATOR', 'PENGAWAS'], institution: '' }
const CERTIFICATE = {
  ...{ name: 'Asesor SDM Aparatur', number: 'S-1/2024', issuer: 'BKN' },
  ...{ issuedOn: '2024-02-01', expiresOn: '2027-02-01' },
}
let test: TestApp
let instansiId: string
let panitia: Caller
let asesor: Caller
let id: string

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = new Date('2026-11-25T02:00:00Z')
  const made = await createInstansiWith(test, 'panitia')
  instansiId = made.instansiId
  panitia = made.call
  asesor = await signInAs(test, instansiId, 'asesor')
  id = (await asesor('GET', '/api/my/assessor')).json().accountId
})

const url = (rest = '') => `/api/assessors/${id}${rest}`
const register = (change = {}) => panitia('PUT', url(), { ...PROFILE, ...change })
const certify = (change = {}) => panitia('POST', url('/certificates'), { ...CERTIFICATE, ...change })
const overrule = (change = {}) =>
  panitia('POST', url('/overrides'), {
    ...{ from: '2026-11-01', until: '2026-12-31', reason: 'uji ketepatan dijadwalkan Desember' },
    ...change,
  })
const record = async () => (await panitia('GET', url())).json<AssessorRecordReply>()
const reasons = async () => (await record()).standing.reasons
const may = async (day: string, tiers: string[]) =>
  (await test.database.tenant(instansiId, (db) => readMayRate(db, { accountIds: [id], day, tiers }))).get(id)!
const trail = async () =>
  (
    await test.owner(`select action from audit_entry where instansi_id = $1 and action like 'assessor.%' order by at`, [
      instansiId,
    ])
  ).rows.map(({ action }) => action)

describe('the registry', () => {
  it('starts from the accounts with the role, and says what each lacks', async () => {
    const { today, rows } = (await panitia('GET', '/api/assessors')).json<ResponseOf<typeof listAssessors>>()
    expect(today).toBe('2026-11-25')
    expect(rows).toMatchObject([{ accountId: id, profile: null, standing: { may: false, reasons: ['no-profile'] } }])
    await register()
    expect(await reasons()).toEqual(['no-certificate', 'not-calibrated'])
    await certify()
    expect(await reasons()).toEqual(['not-calibrated'])
    expect((await panitia('GET', '/api/assessors')).json().rows[0]).toMatchObject({
      profile: { ...PROFILE, isSuspended: false },
      certificateUntil: '2027-02-01',
      certificates: 1,
    })
    expect(await trail()).toEqual(['assessor.registered', 'assessor.certified'])
  })

  it('warns 90 days before a certificate ends, and counts it no more after its day', async () => {
    await register()
    await certify()
    expect((await record()).standing.warnings).toEqual(['certificate-expires'])
    test.now.value = new Date('2027-02-02T02:00:00Z')
    expect(await reasons()).toEqual(['certificate-expired', 'not-calibrated'])
    // The day is the agency's: 17.30 UTC is past midnight in Jakarta.
    test.now.value = new Date('2027-02-01T16:30:00Z')
    expect(await reasons()).toEqual(['not-calibrated'])
    test.now.value = new Date('2027-02-01T17:30:00Z')
    expect(await reasons()).toContain('certificate-expired')
  })

  it('lets a named person overrule it for a while, and says who and why', async () => {
    await register()
    await overrule()
    expect(await may('2026-12-31', ['ADMINISTRATOR'])).toMatchObject({
      may: true,
      override: { byName: expect.any(String) },
    })
    expect((await may('2027-01-01', ['ADMINISTRATOR'])).may).toBe(false)
    expect((await may('2026-12-31', ['JPT_PRATAMA'])).reasons).toContain('tier')
    const [row] = (await record()).overrides
    const withdrawal = { reason: 'salah orang' }
    expect((await panitia('POST', `/api/assessor-overrides/${row!.id}/withdraw`, withdrawal)).statusCode).toBe(200)
    expect((await panitia('POST', `/api/assessor-overrides/${row!.id}/withdraw`, withdrawal)).json().code).toBe(
      'ALREADY_WITHDRAWN',
    )
    expect((await may('2026-12-31', ['ADMINISTRATOR'])).may).toBe(false)
    expect((await record()).overrides[0]!.withdrawn).toMatchObject(withdrawal)
  })

  it('lets nobody overrule it for themselves', async () => {
    const both = await signInAs(test, instansiId, 'asesor', 'panitia')
    id = (await both('GET', '/api/my/assessor')).json().accountId
    await register()
    const body = { from: '2026-11-01', until: '2026-12-31', reason: 'untuk diri sendiri' }
    expect((await both('POST', url('/overrides'), body)).json().code).toBe('OVERRIDE_OWN')
    expect((await panitia('POST', url('/overrides'), body)).statusCode).toBe(200)
  })

  it('suspends with a reason, past any override, and takes up again', async () => {
    await register()
    await overrule()
    const suspend = (isSuspended: boolean) => panitia('PUT', url('/suspension'), { isSuspended, reason: 'aduan etik' })
    expect((await suspend(true)).statusCode).toBe(200)
    expect((await suspend(true)).json().code).toBe('ASSESSOR_SAME')
    expect(await may('2026-11-25', [])).toMatchObject({ may: false })
    expect((await record()).suspension).toMatchObject({ reason: 'aduan etik' })
    await suspend(false)
    expect((await may('2026-11-25', [])).may).toBe(true)
    expect(await trail()).toEqual([
      'assessor.registered',
      'assessor.overridden',
      'assessor.suspended',
      'assessor.resumed',
    ])
  })

  it.each([
    ['a tier that nobody knows', () => register({ tiers: ['KEPALA_DESA'] }), 400, 'TIER_UNKNOWN'],
    ['a grade that nobody knows', () => register({ grade: 'senior' }), 400, 'INVALID_INPUT'],
    ['a certificate before anybody registered', () => certify(), 409, 'ASSESSOR_NOT_REGISTERED'],
    ['an override before anybody registered', () => overrule(), 409, 'ASSESSOR_NOT_REGISTERED'],
  ] as const)('refuses %s', async (_, act, status, code) => {
    const reply = await act()
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
    expect(await trail()).toEqual([])
  })

  it('refuses what contradicts itself or is there already', async () => {
    await register()
    expect((await register()).json().code).toBe('ASSESSOR_SAME')
    expect((await register({ tiers: [...PROFILE.tiers].reverse() })).json().code).toBe('ASSESSOR_SAME')
    expect((await certify({ expiresOn: '2024-01-31' })).json().code).toBe('CERTIFICATE_DATES')
    expect((await overrule({ until: '2026-10-31' })).json().code).toBe('OVERRIDE_DATES')
    expect((await overrule({ until: '2028-01-01' })).json().code).toBe('OVERRIDE_DATES')
    expect((await overrule({ reason: 'ok' })).json().code).toBe('INVALID_INPUT')
    const certificate = (await certify()).json().id
    expect((await certify()).json().code).toBe('CERTIFICATE_THERE')
    await panitia('POST', `/api/assessor-certificates/${certificate}/withdraw`, { reason: 'nomor keliru' })
    expect((await certify()).statusCode).toBe(200)
    await signInAs(test, instansiId, 'pimpinan')
    const other = await leaderAccount()
    expect((await panitia('PUT', `/api/assessors/${other}`, PROFILE)).json().code).toBe('NOT_AN_ASSESSOR')
  })

  it('keeps what was recorded: certificates and overrides are never edited or deleted', async () => {
    await register()
    await certify()
    const change = (text: string) => test.database.tenant(instansiId, (db) => db.run({ text, values: [] } as never))
    await expect(change("update assessor_certificate set expires_on = '2030-01-01'")).rejects.toThrow(
      /permission denied/,
    )
    await expect(change('delete from assessor_certificate')).rejects.toThrow(/permission denied/)
    await expect(change('delete from training_submission')).rejects.toThrow(/permission denied/)
    await expect(change("update training_submission set cases = '[]'")).rejects.toThrow(/permission denied/)
  })

  it('is for the committee, and for oneself; never for another instansi', async () => {
    await register()
    const certificate = (await certify()).json().id
    const override = (await overrule()).json().id
    const auditor = await signInAs(test, instansiId, 'auditor')
    expect((await auditor('GET', url())).statusCode).toBe(200)
    expect((await asesor('GET', '/api/my/assessor')).json()).toMatchObject({ accountId: id, certificates: 1 })
    expect((await panitia('GET', '/api/my/assessor')).statusCode).toBe(403)
    const other = await createInstansiWith(test, 'panitia')
    const reads = ['/api/assessors', url()]
    const changes = [
      ['PUT', url(), PROFILE],
      ['PUT', url('/suspension'), { isSuspended: true, reason: 'tanpa hak' }],
      ['POST', url('/certificates'), { ...CERTIFICATE, number: 'S-2' }],
      ['POST', url('/overrides'), { from: '2026-11-01', until: '2026-11-02', reason: 'tanpa hak' }],
      ['POST', `/api/assessor-certificates/${certificate}/withdraw`, { reason: 'tanpa hak' }],
      ['POST', `/api/assessor-overrides/${override}/withdraw`, { reason: 'tanpa hak' }],
    ] as const
    for (const address of reads) {
      expect((await asesor('GET', address)).statusCode, address).toBe(403)
      expect((await stranger(test)('GET', address)).statusCode, address).toBe(401)
    }
    for (const [method, address, body] of changes) {
      expect((await asesor(method, address, body)).statusCode, address).toBe(403)
      expect((await auditor(method, address, body)).statusCode, address).toBe(403)
      expect((await stranger(test)(method, address, body)).statusCode, address).toBe(401)
      expect((await other.call(method, address, body)).statusCode, address).toBe(404)
    }
    expect((await other.call('GET', '/api/assessors')).json().rows).toEqual([])
    expect(await record()).toMatchObject({ certificates: 1, suspension: null, overrides: [{ withdrawn: null }] })
  })
})

const leaderAccount = async () =>
  (await test.owner("select id from account where instansi_id = $1 and 'pimpinan' = any(roles)", [instansiId])).rows[0]
    .id
