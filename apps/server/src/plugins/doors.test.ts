import { randomUUID } from 'node:crypto'
import * as contract from '@petakom/contract'
import { can, type Permission } from '@petakom/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, createInstansiWith, createTestApp, stranger, type TestApp } from '../testing/test-app.ts'

interface Door {
  readonly method: Parameters<Caller>[0]
  readonly url: string
  readonly permission: contract.RoutePermission
}

const isDoor = (value: unknown): value is Door =>
  typeof value === 'object' && value !== null && 'permission' in value && 'url' in value && 'method' in value

/** Every route that the contract names and that is not open to all. */
const doors: Door[] = (Object.values(contract) as unknown[])
  .filter(isDoor)
  .filter(({ permission }) => permission !== 'public')
const address = ({ url }: Door) => url.replace(/:\w+/g, () => randomUUID())
const ASESOR = { instansiId: 'x', roles: ['asesor'] as const }

let test: TestApp
let asesor: Caller
beforeAll(async () => {
  test = await createTestApp()
  asesor = (await createInstansiWith(test, 'asesor')).call
})
afterAll(() => test.close())

describe('every door', () => {
  it('is there: the contract names more than fifty', () => {
    expect(doors.length).toBeGreaterThan(50)
  })
  it.each(doors)('$method $url refuses the signed-out', async (door) => {
    const reply = await stranger(test)(door.method, address(door))
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'NOT_SIGNED_IN'])
  })
  const closed = doors.filter(({ permission }) => permission !== 'signed-in' && !can(ASESOR, permission as Permission))
  it.each(closed)('$method $url refuses a role without $permission', async (door) => {
    const reply = await asesor(door.method, address(door))
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'FORBIDDEN'])
  })
})
