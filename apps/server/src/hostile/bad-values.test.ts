import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FOREIGN_CASES } from '../testing/doors/foreign-cases.ts'
import { type FurnishedInstansi, furnishInstansi, snapshotOf } from '../testing/doors/furnished-instansi.ts'
import { HOSTILE_VALUES, placesOf, sampleOf, withValue } from '../testing/doors/hostile-values.ts'
import { doors } from '../testing/doors/routes-of-contract.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let test: TestApp
let own: FurnishedInstansi
beforeAll(async () => {
  test = await createTestApp()
  own = await furnishInstansi(test)
})
afterAll(() => test.close())

/** Words of the database, the file system and the engine, which no reply may hold. */
const LEAK =
  /syntax error|relation "|column "|violates|pg_|postgres|petakom_app|node_modules|\.ts:\d|at Object\.|stack/i
const jsonOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as never

type Door = (typeof doors)[number]
/** What speaks of the caller alone is asked by somebody who has a record there. */
const OWN = new Set<Door['permission']>(['delivery.take', 'career.own'])
const addressOf = ({ key, url }: Door) => {
  const names = FOREIGN_CASES[key]?.names
  return names ? url.replace(':id', own.ids[names]).replace(':post', '0') : url.replace(/:\w+/g, 'AAAA-BBBB-CCCC')
}
const callerOf = (door: Door) => (OWN.has(door.permission) ? own.participant : own.administrator)
// Signing in and out are attacked in a file of their own; here they would only end the session that knocks.
// A stream goes on once it has begun; its refusals are tried in tests of its own.
const knocked = doors.filter(
  ({ url, upload, isStream }) => !upload && !isStream && !/\/session|first-run|accounts\/:id/.test(url),
)

const bodies = knocked.filter(({ body, method }) => method !== 'GET' && placesOf(sampleOf(jsonOf(body))).length > 0)
const queries = knocked.filter(({ query }) => placesOf(sampleOf(jsonOf(query))).length > 0)

describe('a hostile value', () => {
  it.each(bodies)(
    'in any field of $key is a clear refusal or plain data, never a failure',
    async (door) => {
      const sample = sampleOf(jsonOf(door.body))
      for (const place of placesOf(sample)) {
        for (const value of HOSTILE_VALUES) {
          const reply = await callerOf(door)(door.method, addressOf(door), withValue(sample, place, value) as object)
          const told = `${place.join('.')} = ${String(JSON.stringify(value)).slice(0, 40)}: ${reply.body.slice(0, 200)}`
          expect(reply.statusCode, told).toBeLessThan(500)
          if (reply.statusCode >= 400) expect(reply.body, told).not.toMatch(LEAK)
        }
      }
    },
    60_000,
  )

  it.each(queries)(
    'in any query of $key is a clear refusal or plain data, never a failure',
    async (door) => {
      const sample = sampleOf(jsonOf(door.query)) as Record<string, unknown>
      for (const name of Object.keys(sample)) {
        for (const value of HOSTILE_VALUES.filter((one) => one !== '\ud800')) {
          const text = typeof value === 'string' ? value.slice(0, 3000) : String(value)
          const search = new URLSearchParams({ [name]: text })
          // What a stream takes opens it, and an open stream has no end to wait for.
          if (door.url.endsWith('/stream') && door.query.safeParse({ [name]: text }).success) continue
          const reply = await callerOf(door)(
            door.method,
            `${addressOf(door)}?${search}`,
            door.method === 'GET' ? undefined : {},
          )
          expect(reply.statusCode, `${search}: ${reply.body.slice(0, 200)}`).toBeLessThan(500)
          if (reply.statusCode >= 400) expect(reply.body).not.toMatch(LEAK)
        }
      }
    },
    60_000,
  )

  it('leaves nothing but what was asked for: the answers stand as they were', async () => {
    const { answer } = await snapshotOf(test, own.instansiId)
    expect(answer).toBeTruthy()
  })
})

describe('a body', () => {
  it.each([
    ['that is broken JSON', '{"name": ', 400, 'UNREADABLE'],
    ['of two megabytes', `{"name": "${'x'.repeat(2_000_000)}"}`, 413, 'TOO_LARGE'],
    ['nested a thousand deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400, 'INVALID_INPUT'],
    ['that reaches for the prototype', '{"__proto__": {"isAdmin": true}}', 400, 'UNREADABLE'],
  ])('%s is refused in one sentence', async (_name, payload, status, code) => {
    const reply = await own.administrator('POST', '/api/units', payload, { 'content-type': 'application/json' })
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
    expect(reply.json().message).toMatch(/\.$/)
  })
})
