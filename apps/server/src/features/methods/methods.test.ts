import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'

const URL = '/api/methods'
let test: TestApp
let instansiId: string
let call: Caller

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  const made = await createInstansiWith(test, 'panitia')
  instansiId = made.instansiId
  call = made.call
})

const read = async () => (await call('GET', URL)).json()
const reason = 'Tarif satuan biaya kota 2026'

describe('methods', () => {
  it('come with presets, rates and errors, each with its source', async () => {
    const { presets, costs, errors, measured } = await read()
    expect(presets.map((one: { content: { code: string } }) => one.content.code)).toEqual([
      'sederhana',
      'sedang',
      'kompleks',
    ])
    for (const one of [...presets, costs, errors]) {
      expect(one).toMatchObject({ changes: [], content: { version: 1, confidence: 'low' } })
      expect(one.content.source.length).toBeGreaterThan(20)
    }
    expect(measured).toBeNull()
  })

  it('are followed by a version with its reason, and the earlier one stays', async () => {
    const { costs } = await read()
    const changed = { ...costs.content, assessorHour: 250_000, source: 'SK Wali Kota 12/2026', confidence: 'high' }
    expect((await call('PUT', `${URL}/costs`, { ...changed, reason })).json()).toEqual({ version: 2 })
    const after = (await read()).costs
    expect(after).toMatchObject({ content: { assessorHour: 250_000, version: 2 }, changes: [{ version: 2, reason }] })
    const { rows } = await test.owner(
      `select before, after, reason from audit_entry where instansi_id = $1 and action = 'method.changed'`,
      [instansiId],
    )
    expect(rows).toMatchObject([{ before: costs.content, after: { assessorHour: 250_000 }, reason }])
  })

  it('of two writers who saw the same version take the first', async () => {
    const { errors } = await read()
    const write = (test: number) => call('PUT', `${URL}/errors`, { ...errors.content, test, reason })
    const replies = await Promise.all([write(0.4), write(0.5)])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(replies.find(({ statusCode }) => statusCode === 409)!.json().code).toBe('METHOD_CHANGED')
    expect((await read()).errors.changes).toHaveLength(1)
  })

  it('refuse what says nothing new, an unknown competency, a group upside down and an empty design', async () => {
    const { content } = (await read()).presets[1]
    const put = (change: object) => call('PUT', `${URL}/preset`, { ...content, reason, ...change })
    expect((await put({})).json().code).toBe('METHOD_UNCHANGED')
    const [tool] = content.tools
    for (const tools of [[{ ...tool, competencies: ['X.99'] }], [{ ...tool, groupMin: 6, groupMax: 4 }], []]) {
      expect((await put({ tools })).json()).toMatchObject({ code: 'INVALID_INPUT' })
    }
    expect((await read()).presets[1].changes).toEqual([])
    expect((await put({ tools: [tool] })).statusCode).toBe(200)
    expect((await read()).presets[1].content.tools).toHaveLength(1)
  })

  it('are changed by the committee, read by who may see centres, of this instansi alone', async () => {
    const { costs } = await read()
    const body = { ...costs.content, roomHour: 1, reason }
    for (const [path, content] of [
      ['costs', body],
      ['errors', { ...(await read()).errors.content, test: 0.7, reason }],
      ['preset', { ...(await read()).presets[0].content, leastTools: 1, reason }],
    ] as const) {
      const auditor = await signInAs(test, instansiId, 'auditor')
      expect((await auditor('PUT', `${URL}/${path}`, content)).statusCode).toBe(403)
      expect((await stranger(test)('PUT', `${URL}/${path}`, content)).statusCode).toBe(401)
    }
    expect((await (await signInAs(test, instansiId, 'auditor'))('GET', URL)).statusCode).toBe(200)
    expect((await (await signInAs(test, instansiId, 'asesor'))('GET', URL)).statusCode).toBe(403)
    expect((await stranger(test)('GET', URL)).statusCode).toBe(401)
    expect((await call('PUT', `${URL}/costs`, body)).statusCode).toBe(200)
    const other = await createInstansiWith(test, 'panitia')
    expect((await other.call('GET', URL)).json().costs.content.roomHour).toBe(costs.content.roomHour)
  })
})
