import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createExam } from '../../testing/exam-fixture.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  PASSWORD,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'

let test: TestApp
let call: Caller
let instansiId: string

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  const made = await createInstansiWith(test, 'administrator')
  call = made.call
  instansiId = made.instansiId
})

const lock = () => call('POST', '/api/session/lock', {})
const unlock = (password: string) => call('POST', '/api/session/unlock', { password })
const actions = async () =>
  (
    await test.owner(`select action from audit_entry where instansi_id = $1 and action like 'session.%' order by at`, [
      instansiId,
    ])
  ).rows.map(({ action }) => action)

describe('a locked session', () => {
  it('is refused everything at once, and opens with the password alone', async () => {
    expect((await lock()).statusCode).toBe(200)
    for (const [method, url] of [
      ['GET', '/api/session'],
      ['GET', '/api/pegawai'],
      ['POST', '/api/session/lock'],
      ['POST', '/api/session/password'],
      ['POST', '/api/units'],
    ] as const) {
      const reply = await call(method, url, method === 'POST' ? {} : undefined)
      expect([url, reply.statusCode, reply.json().code]).toEqual([url, 423, 'SESSION_LOCKED'])
    }
    expect((await unlock('kata-sandi-keliru')).json().code).toBe('WRONG_PASSWORD')
    expect((await call('GET', '/api/session')).statusCode).toBe(423)
    expect((await unlock(PASSWORD)).statusCode).toBe(200)
    expect((await call('GET', '/api/session')).statusCode).toBe(200)
  })

  it('is in the trail once when it falls and once when it opens', async () => {
    await Promise.all([lock(), lock(), lock()])
    await unlock(PASSWORD)
    await unlock(PASSWORD)
    expect(await actions()).toEqual(['session.locked', 'session.unlocked'])
  })

  it('may be signed out, and is gone then', async () => {
    await lock()
    expect((await call('DELETE', '/api/session', {})).statusCode).toBe(200)
    expect((await call('GET', '/api/session')).statusCode).toBe(401)
  })

  it('leaves other sessions of the same instansi open', async () => {
    const other = await createInstansiWith(test, 'auditor')
    await lock()
    expect((await other.call('GET', '/api/session')).statusCode).toBe(200)
  })

  it('waits after ten wrong passwords', async () => {
    await lock()
    for (let i = 0; i < 10; i += 1) expect((await unlock('kata-sandi-keliru')).statusCode).toBe(403)
    expect((await unlock(PASSWORD)).json().code).toBe('TOO_MANY_TRIES')
  })
})

it('never falls on a participant, who has no password', async () => {
  const exam = await createExam(test)
  const peserta = await exam.signIn()
  for (const [url, body] of [
    ['/api/session/lock', {}],
    ['/api/session/unlock', { password: 'apa saja' }],
    ['/api/session/password', { current: 'apa saja', next: 'kata-sandi-panjang' }],
  ] as const) {
    expect([url, (await peserta('POST', url, body)).statusCode]).toEqual([url, 403])
  }
  expect((await peserta('GET', '/api/exam')).statusCode).toBe(200)
})

it('cannot be locked by a stranger', async () => {
  expect((await stranger(test)('POST', '/api/session/lock', {})).statusCode).toBe(401)
})
