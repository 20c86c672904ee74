import type { Exam, SessionSeb, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import { type Caller, createTestApp, signInAs, stranger, type TestApp } from '../../../testing/test-app.ts'
import { requestHash } from './config-key.ts'

const START = 'http://ujian.contoh:4170/ujian'
const BEK = 'ab'.repeat(32)

let test: TestApp
let exam: ExamFixture
let peserta: Caller
let path: string
let items: StartedAttempt['items']
beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test, { people: 2 })
  peserta = await exam.signIn()
  path = `/api/exam/attempts/${(await peserta('GET', '/api/exam')).json<Exam>().attempts[0]!.id}`
  items = (await peserta('POST', `${path}/start`, { device: 'perangkat-satu' })).json<StartedAttempt>().items
})
afterAll(() => test.close())

const change = (body: object = {}, call = exam.call) =>
  call('PUT', `/api/sessions/${exam.sessionId}/seb`, {
    isRequired: true,
    startUrl: START,
    browserExamKeys: [],
    ...body,
  })
const keyOf = async (body: object = {}) => (await change(body)).json<SessionSeb>().seb!.configKey
const asSeb = (url: string, configKey: string, more: Record<string, string> = {}) => ({
  'x-safeexambrowser-configkeyhash': requestHash(`http://ujian.contoh:4170${url}`, configKey),
  ...more,
})
const save = (seq: number, headers: Record<string, string> = {}) =>
  peserta(
    'POST',
    `${path}/answers`,
    {
      device: 'perangkat-satu',
      entries: [{ seq, itemId: items[0]!.id, value: { choice: 'A' }, clientTime: test.now.value.toISOString() }],
    },
    headers,
  )
const stored = async () =>
  (await test.owner('select seq from answer where instansi_id = $1 order by seq', [exam.instansiId])).rows.length

describe('a session that must be sat in Safe Exam Browser', () => {
  it('refuses every request of the exam without its proof, and takes the same ones with it', async () => {
    const key = await keyOf()
    const before = await stored()
    const asked: [Parameters<Caller>[0], string, object | undefined][] = [
      ['GET', '/api/exam', undefined],
      ['POST', `${path}/start`, { device: 'perangkat-satu' }],
      ['GET', `${path}/clock?device=perangkat-satu`, undefined],
      ['POST', `${path}/hand-in`, { device: 'perangkat-dua', lastSeq: 0 }],
    ]
    for (const [method, url, body] of asked) {
      expect((await peserta(method, url, body)).json().code, url).toBe('SEB_REQUIRED')
      const forged = await peserta(method, url, body, { 'x-safeexambrowser-configkeyhash': key })
      expect(forged.json().code, url).toBe('SEB_WRONG_CONFIG')
      expect((await peserta(method, url, body, asSeb(url, key))).json().code ?? '', url).not.toMatch(/^SEB/)
    }
    expect((await save(1)).json().code).toBe('SEB_REQUIRED')
    expect((await save(1, asSeb(`${path}/start`, key))).json().code).toBe('SEB_WRONG_CONFIG')
    expect(await stored()).toBe(before)
    expect((await save(1, asSeb(`${path}/answers`, key))).statusCode).toBe(200)
    expect((await save(2, { 'x-seb-page-config': requestHash(START, key) })).statusCode).toBe(200)
    expect(await stored()).toBe(before + 2)
  })

  it('lets nobody sign in elsewhere, right PIN or not', async () => {
    const key = await keyOf()
    const { nip, pin } = exam.participants[1]!
    const url = '/api/exam/session'
    expect((await stranger(test)('POST', url, { nip, pin })).json().code).toBe('SEB_REQUIRED')
    expect((await stranger(test)('POST', url, { nip, pin }, asSeb(url, key))).statusCode).toBe(200)
  })

  it('asks for a registered version where Browser Exam Keys are given', async () => {
    const key = await keyOf({ browserExamKeys: [BEK.toUpperCase()] })
    const url = '/api/exam'
    const ask = (more = {}) => peserta('GET', url, undefined, asSeb(url, key, more))
    expect((await ask()).json().code).toBe('SEB_WRONG_VERSION')
    const forged = requestHash(`http://ujian.contoh:4170${url}`, 'cd'.repeat(32))
    expect((await ask({ 'x-safeexambrowser-requesthash': forged })).json().code).toBe('SEB_WRONG_VERSION')
    const own = requestHash(`http://ujian.contoh:4170${url}`, BEK)
    expect((await ask({ 'x-safeexambrowser-requesthash': own })).statusCode).toBe(200)
  })

  it('refuses the file of before once a new one was made, and keeps the key while nothing changed', async () => {
    const key = await keyOf({ quitPassword: 'keluar-1' })
    expect(await keyOf()).toBe(key)
    const next = await keyOf({ quitPassword: 'keluar-2' })
    expect(next).not.toBe(key)
    expect((await peserta('GET', '/api/exam', undefined, asSeb('/api/exam', key))).json().code).toBe('SEB_WRONG_CONFIG')
  })

  it('is an ordinary session again when it is switched off', async () => {
    await change({ isRequired: false })
    expect((await peserta('GET', '/api/exam')).statusCode).toBe(200)
  })
})

describe('switching it', () => {
  it('leaves its row in the trail, without the password', async () => {
    await change({ quitPassword: 'rahasia-keluar' })
    const { rows } = await test.owner(
      "select after from audit_entry where action = 'session.seb-changed' and instansi_id = $1 order by at desc",
      [exam.instansiId],
    )
    expect(rows[0].after).toMatchObject({ isRequired: true, startUrl: START, hasQuitPassword: true })
    expect(JSON.stringify(rows)).not.toContain('rahasia-keluar')
    const list = (await exam.call('GET', `/api/events/${exam.eventId}/seb`)).json()
    expect(list.sessions).toMatchObject([{ sessionId: exam.sessionId, seb: { isRequired: true } }])
    const file = await exam.call('GET', `/api/sessions/${exam.sessionId}/seb-file`)
    expect(file.headers['content-disposition']).toContain('.seb')
    expect(file.rawPayload.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]))
  })

  it.each([
    'ujian.contoh/ujian',
    'ftp://a/ujian',
    'http://a/lain',
    'http://a/ujian?x=1',
    'http://u@a/ujian',
    'javascript:1',
  ])('refuses the address %s', async (startUrl) => {
    expect((await change({ startUrl })).json().code).toBe('SEB_ADDRESS')
  })

  it('is refused with a key that is none, to another role and to a participant', async () => {
    expect((await change({ browserExamKeys: ['abc'] })).statusCode).toBe(400)
    for (const role of ['pimpinan', 'asesor', 'auditor'] as const)
      expect((await change({}, await signInAs(test, exam.instansiId, role))).statusCode, role).toBe(403)
    expect((await change({}, peserta)).statusCode).toBe(403)
    expect((await change({}, stranger(test))).statusCode).toBe(401)
  })
})
