import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FOREIGN_CASES } from '../testing/doors/foreign-cases.ts'
import {
  type FurnishedInstansi,
  furnishInstansi,
  type Ids,
  snapshotOf,
  uuidsOf,
} from '../testing/doors/furnished-instansi.ts'
import { doors, isPlain, namesAnId } from '../testing/doors/routes-of-contract.ts'
import { type Caller, createTestApp, type TestApp } from '../testing/test-app.ts'

let test: TestApp
let own: FurnishedInstansi
let foreign: FurnishedInstansi
let foreignUuids: Set<string>

beforeAll(async () => {
  test = await createTestApp()
  own = await furnishInstansi(test)
  foreign = await furnishInstansi(test)
  foreignUuids = await uuidsOf(test, foreign.instansiId)
})
afterAll(() => test.close())

type Door = (typeof doors)[number]
/** What speaks of the caller alone is asked by somebody who has a record there. */
const OWN = new Set<Door['permission']>(['delivery.take', 'career.own'])
const guarded = doors.filter(({ permission }) => permission !== 'public')
const cased = guarded.filter(({ key }) => key in FOREIGN_CASES)

/** Calls a door with ids of `ids`, as its case says. */
function knock(call: Caller, door: Door, ids: Ids) {
  const { names, records, body, query } = FOREIGN_CASES[door.key] ?? {}
  const named = names ? door.url.replace(':id', ids[names]).replace(':post', '0') : door.url
  const path = (records ? named.replace(':recordId', ids[records]) : named)
    .replace(':mediaId', ids.media)
    .replace(':code', 'TIDAK-ADA')
  const search = query ? `?${new URLSearchParams(query(ids))}` : ''
  return call(door.method, path + search, body?.(ids) ?? (door.method === 'GET' ? undefined : {}))
}
const callerOf = (instansi: FurnishedInstansi, door: Door) =>
  OWN.has(door.permission) ? instansi.participant : instansi.administrator

/** Ids of the foreign instansi that a reply gives away. What the caller sent does not count. */
function leaks(text: string, sent: Ids): string[] {
  const known = new Set(Object.values(sent))
  const found = text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
  return found.filter((id) => foreignUuids.has(id) && !known.has(id))
}

describe('the table of cases', () => {
  it('has every route that can name a thing by its id', () => {
    const needed = guarded.filter((door) => !isPlain(door) || namesAnId(door)).map(({ key }) => key)
    expect(Object.keys(FOREIGN_CASES).sort()).toEqual(needed.sort())
  })
})

describe('with the real ids of another instansi', () => {
  it.each(cased)('$key gives nothing away and changes nothing', async (door) => {
    const before = await snapshotOf(test, foreign.instansiId)
    const reply = await knock(callerOf(own, door), door, foreign.ids)
    const { expects = 'not found' } = FOREIGN_CASES[door.key]!
    const statuses = { 'not found': [404], refused: [400, 404], nothing: [200] }[expects]
    expect(statuses, reply.body.slice(0, 300)).toContain(reply.statusCode)
    expect(leaks(reply.body, foreign.ids)).toEqual([])
    expect(reply.body).not.toContain(foreign.exam.participants[0]!.nip)
    expect(await snapshotOf(test, foreign.instansiId)).toEqual(before)
  })

  // What cannot be asked without naming a thing is no list; its case above names a foreign one.
  const lists = guarded.filter((door) => isPlain(door) && door.method === 'GET' && door.query.safeParse({}).success)
  it.each(lists)('$key lists own rows alone', async (door) => {
    const reply = await callerOf(own, door)('GET', door.url)
    expect(reply.statusCode, reply.body).toBe(200)
    const foreignNips = foreign.exam.participants.map(({ nip }) => nip)
    expect(foreignNips.filter((nip) => reply.body.includes(nip))).toEqual([])
    expect((reply.body.match(/[0-9a-f-]{36}/g) ?? []).filter((id) => foreignUuids.has(id))).toEqual([])
  })
})

describe('with an own address and foreign ids smuggled into the body', () => {
  const smuggling = cased.filter(({ key }) => FOREIGN_CASES[key]!.names && FOREIGN_CASES[key]!.body)
  it.each(smuggling)('$key gives nothing away and changes nothing there', async (door) => {
    const before = await snapshotOf(test, foreign.instansiId)
    const names = FOREIGN_CASES[door.key]!.names!
    const mixed = { ...foreign.ids, [names]: own.ids[names] }
    const reply = await knock(callerOf(own, door), door, mixed)
    expect(reply.statusCode, reply.body).toBeLessThan(500)
    expect(leaks(reply.body, mixed)).toEqual([])
    expect(await snapshotOf(test, foreign.instansiId)).toEqual(before)
  })
})

describe("with another participant's ids", () => {
  const named = cased.filter(({ key }) => FOREIGN_CASES[key]!.names)
  it.each(named)('$key refuses a peserta', async (door) => {
    const reply = await knock(foreign.otherParticipant, door, foreign.ids)
    expect([403, 404], reply.body).toContain(reply.statusCode)
  })
})

describe('the same ids in the hands of their owner', () => {
  // What takes things away comes last, so that each case finds its thing still there.
  const last = (door: Door) => (door.method === 'DELETE' ? 2 : /close|remove$|state|accounts/.test(door.url) ? 1 : 0)
  const ordered = cased
    .filter(({ key, isStream }) => FOREIGN_CASES[key]!.names && !isStream)
    .toSorted((a, b) => last(a) - last(b))
  it.each(ordered)('$key finds the thing', async (door) => {
    const reply = await knock(callerOf(foreign, door), door, foreign.ids)
    const scanned = door.url.endsWith('/scan')
    expect(reply.statusCode, reply.body).toBeLessThan(500)
    expect(
      [reply.statusCode === 404 && !scanned, reply.body.includes('INVALID_INPUT')],
      reply.body.slice(0, 300),
    ).toEqual([false, false])
  })
})
