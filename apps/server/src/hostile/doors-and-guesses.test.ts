import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../testing/exam-fixture.ts'
import { createInstansiWith, createTestApp, PASSWORD, stranger, type TestApp } from '../testing/test-app.ts'

let test: TestApp
let exam: ExamFixture
beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test, { people: 4 })
})
afterAll(() => test.close())

const enter = (nip: string, pin: string) => stranger(test)('POST', '/api/exam/session', { nip, pin })
const wrongPin = (pin: string) => String((Number(pin) + 1) % 1_000_000).padStart(6, '0')
const statuses = (replies: { statusCode: number }[]) => replies.map(({ statusCode }) => statusCode).sort()

describe('guessing', () => {
  it('a hundred PINs at once is ten tries, not a hundred', async () => {
    const { nip, pin } = exam.participants[0]!
    const replies = await Promise.all(Array.from({ length: 100 }, () => enter(nip, wrongPin(pin))))
    expect(statuses(replies).filter((status) => status === 401)).toHaveLength(10)
    expect(statuses(replies).filter((status) => status === 429)).toHaveLength(90)
  })

  it('after the wait buys one try, not ten more', async () => {
    const { nip, pin } = exam.participants[0]!
    await test.owner(`update sign_in_failure set last_failure_at = now() - interval '6 minutes' where key = $1`, [
      `pin:${nip}`,
    ])
    expect((await enter(nip, wrongPin(pin))).statusCode).toBe(401)
    expect((await enter(nip, pin)).statusCode).toBe(429)
  })

  it('through many NIPs of one address leaves few tries for each, and the hall behind it comes in', async () => {
    const [, second, third] = exam.participants
    await test.owner('delete from sign_in_failure')
    await test.owner(
      `insert into sign_in_failure (key, failures, last_failure_at) values ('address:127.0.0.1', 299, now())`,
    )
    for (const expected of [401, 401, 401, 429]) {
      expect((await enter(second!.nip, wrongPin(second!.pin))).statusCode).toBe(expected)
    }
    expect((await enter(third!.nip, third!.pin)).statusCode).toBe(200)
    await test.owner('delete from sign_in_failure')
  })

  it('codes of reports ends after sixty unknown ones, and says nothing of any', async () => {
    const ask = (code: string) => stranger(test)('GET', `/api/verify/${code}`)
    for (let n = 0; n < 60; n += 1)
      expect((await ask(`AAAA-BBBB-${String(n).padStart(4, '0')}`)).json()).toEqual({ outcome: 'unknown' })
    expect((await ask('AAAA-BBBB-CCCC')).json().code).toBe('TOO_MANY_TRIES')
    await test.owner('delete from sign_in_failure')
  })
})

describe('a request that asks for more than its route gives', () => {
  it('makes no administrator of another instansi, nor a row there', async () => {
    const own = await createInstansiWith(test, 'administrator')
    const other = await createInstansiWith(test, 'administrator')
    const unit = { code: 'M-1', name: 'Unit titipan', kind: 'UNIT', parentId: null, isOpd: true }
    const smuggled = { ...unit, instansiId: other.instansiId, instansi_id: other.instansiId, id: other.instansiId }
    const { id } = (await own.call('POST', '/api/units', smuggled)).json()
    expect(id).not.toBe(other.instansiId)
    const { rows } = await test.owner('select instansi_id from unit_kerja where code = $1', ['M-1'])
    expect(rows).toEqual([{ instansi_id: own.instansiId }])
    const account = { nip: '198501012010011888', name: 'Akun titipan', password: PASSWORD, roles: ['peserta'] }
    expect((await own.call('POST', '/api/accounts', account)).json().code).toBe('INVALID_INPUT')
  })

  it('gives a participant no time, no role and no clock of their own', async () => {
    const peserta = await exam.signIn(3)
    const { attempts } = (await peserta('GET', '/api/exam')).json()
    const path = `/api/exam/attempts/${attempts[0].id}`
    const device = 'perangkat-nakal'
    const far = '2099-01-01T00:00:00Z'
    const started = await peserta('POST', `${path}/start`, {
      device,
      deadline: far,
      extraMinutes: 500,
      roles: ['administrator'],
    })
    expect(new Date(started.json().deadline).getTime()).toBeLessThan(Date.now() + 3_600_000 + 5000)
    const [item] = started.json().items
    const entry = {
      seq: 1,
      itemId: item.id,
      value: { choice: 'A', points: 5 },
      clientTime: '2001-01-01T00:00:00Z',
      isLate: false,
      receivedAt: far,
    }
    expect((await peserta('POST', `${path}/answers`, { device, entries: [entry] })).statusCode).toBe(200)
    const { rows } = await test.owner('select value, received_at from answer where attempt_id = $1', [attempts[0].id])
    expect(rows[0].value).toEqual({ choice: 'A' })
    expect(Math.abs(rows[0].received_at.getTime() - Date.now())).toBeLessThan(60_000)
    expect((await peserta('GET', '/api/session')).json().actor.roles).toEqual(['peserta'])
  })
})

describe('the envelope', () => {
  it('has a cookie that no script reads and no other site sends', async () => {
    const { nip, pin } = exam.participants[3]!
    const [cookie] = (await enter(nip, pin)).cookies
    expect(cookie).toMatchObject({ name: 'petakom_session', httpOnly: true, sameSite: 'Strict', path: '/' })
    expect(cookie!.value.length).toBeGreaterThanOrEqual(43)
  })

  it.each(['/api/session', '/api/startup', '/api/no-such-route'])('guards %s by its headers', async (url) => {
    const { headers } = await stranger(test)('GET', url)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
    })
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]) {
      expect(headers['content-security-policy']).toContain(rule)
    }
    expect(headers['content-security-policy']).not.toContain('script-src')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('lets go of a request that is sent a byte at a time', () => {
    expect(test.app.server.requestTimeout).toBeGreaterThan(0)
    expect(test.app.server.requestTimeout).toBeLessThanOrEqual(300_000)
    expect(test.app.server.headersTimeout).toBeGreaterThan(0)
  })

  it.each(['PUT', 'POST', 'DELETE'] as const)('refuses %s from a form of another site', async (method) => {
    const reply = await test.app.inject({ method, url: '/api/session', headers: { origin: 'https://example.org' } })
    expect([401, 403, 404]).toContain(reply.statusCode)
    expect(reply.statusCode).not.toBe(200)
  })
})
