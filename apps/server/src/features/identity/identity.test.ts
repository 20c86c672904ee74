import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createInstansiWith,
  createTestApp,
  PASSWORD,
  signInAs,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'

const ACCOUNT = { nip: '198501012010011777', name: 'Panitia Baru', roles: ['panitia'], password: 'kata-sandi-panjang' }
let test: TestApp

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

describe('first run', () => {
  it('makes one instansi with its administrator, and no second one', async () => {
    const call = stranger(test)
    expect((await call('GET', '/api/first-run')).json()).toEqual({ needed: true })
    const body = {
      instansi: { code: 'KOTA-UJI', name: 'Kota Uji', timezone: 'Asia/Makassar' },
      admin: { nip: '198001012005011001', name: 'Admin', password: PASSWORD },
    }
    const made = await call('POST', '/api/first-run', body)
    expect(made.json()).toMatchObject({
      actor: { roles: ['administrator'] },
      instansi: { code: 'KOTA-UJI', isSynthetic: false },
    })
    expect((await call('POST', '/api/first-run', body)).json().code).toBe('INSTANSI_EXISTS')
  })
})

describe('sign-in', () => {
  it('waits after ten wrong passwords for one NIP, and lets others of the same address in', async () => {
    const { instansiId } = await createInstansiWith(test, 'administrator')
    const call = stranger(test)
    const wrong = () => call('POST', '/api/session', { nip: '197701012000011123', password: 'salah' })
    for (let i = 0; i < 10; i += 1) expect((await wrong()).statusCode).toBe(401)
    expect((await wrong()).json()).toMatchObject({ code: 'TOO_MANY_TRIES' })
    expect((await (await signInAs(test, instansiId, 'auditor'))('GET', '/api/session')).statusCode).toBe(200)
  })
  it('refuses a request that does not come from our pages', async () => {
    const reply = await test.app.inject({ method: 'POST', url: '/api/session', payload: { nip: '1', password: 'x' } })
    expect(reply.json().code).toBe('MISSING_HEADER')
  })
})

describe('accounts', () => {
  it('are made by an administrator, once per NIP, and end their sessions when disabled', async () => {
    const { call } = await createInstansiWith(test, 'administrator')
    const { id } = (await call('POST', '/api/accounts', ACCOUNT)).json()
    expect((await call('POST', '/api/accounts', ACCOUNT)).json().code).toBe('NIP_TAKEN')
    const session = await stranger(test)('POST', '/api/session', { nip: ACCOUNT.nip, password: ACCOUNT.password })
    const cookie = session.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    expect((await call('PUT', `/api/accounts/${id}`, { roles: ['panitia'], disabled: true })).statusCode).toBe(200)
    expect((await stranger(test, cookie)('GET', '/api/session')).statusCode).toBe(401)
  })
  it('keep one administrator', async () => {
    const { call } = await createInstansiWith(test, 'administrator')
    const [me] = (await call('GET', '/api/accounts')).json()
    expect((await call('PUT', `/api/accounts/${me.id}`, { roles: ['auditor'], disabled: false })).json().code).toBe(
      'LAST_ADMINISTRATOR',
    )
  })
  it('are hidden from another instansi, other roles and the signed-out', async () => {
    const one = await createInstansiWith(test, 'administrator')
    const other = await createInstansiWith(test, 'administrator')
    const { id } = (await one.call('POST', '/api/accounts', { ...ACCOUNT, nip: '198501012010011778' })).json()
    expect((await other.call('GET', '/api/accounts')).json().map((row: { id: string }) => row.id)).not.toContain(id)
    expect((await (await signInAs(test, one.instansiId, 'panitia'))('GET', '/api/accounts')).statusCode).toBe(403)
    expect((await stranger(test)('GET', '/api/accounts')).statusCode).toBe(401)
  })
})

describe('routes', () => {
  it('refuse the start of one that declares no permission', async () => {
    const { buildApp } = await import('../../app.ts')
    const app = await buildApp({ database: test.database, settings: test.app.settings })
    expect(() => app.get('/api/undeclared', async () => 'x')).toThrow(/declares no permission/)
    await app.close()
  })
})
