import type { AddressInfo } from 'node:net'
import type { getTraining, ResponseOf } from '@petakom/contract'
import { createRandom } from '@petakom/psychometrics'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addOriginalCases, readOriginalCases } from '../../db/training-cases.ts'
import { createAccount } from '../../features/identity/accounts.ts'
import { createInstansiWith, createTestApp, PASSWORD, type TestApp } from '../../testing/test-app.ts'
import { createHallClient } from '../hall-client.ts'
import { calibrateAssessor } from './calibrate-assessor.ts'

let test: TestApp
let instansiId: string
beforeAll(async () => {
  test = await createTestApp()
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  instansiId = (await createInstansiWith(test, 'panitia')).instansiId
  const files = await readOriginalCases()
  await test.database.tenant(instansiId, (db) => addOriginalCases(db, { instansiId, id: null, name: 'uji' }, files))
})
afterAll(() => test.close())

async function assessor(n: number) {
  const nip = `19800101200501108${n}`
  await test.database.tenant(instansiId, (db) =>
    createAccount(
      db,
      { instansiId, id: null, name: 'uji' },
      { nip, name: `Asesor ${n}`, password: PASSWORD, roles: ['asesor'] },
    ),
  )
  const client = createHallClient(`http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`)
  await client.post('/api/session', { nip, password: PASSWORD })
  return client
}

it('tells a simulated assessor of the usual severity from a severe one, and measures how severe', async () => {
  const usual = await assessor(1)
  expect(await calibrateAssessor(usual, 0, createRandom(1))).toBe(true)
  const severe = await assessor(2)
  expect(await calibrateAssessor(severe, 0.9, createRandom(2))).toBe(false)
  const { calibration } = await severe.get<ResponseOf<typeof getTraining>>('/api/training')
  // Levels cannot go below 0, which takes a little of the severity away.
  expect(calibration.latest!.measures.bias).toBeGreaterThan(-1.2)
  expect(calibration.latest!.measures.bias).toBeLessThan(-0.5)
  // Asked again, it is not taken again.
  expect(await calibrateAssessor(severe, 0, createRandom(3))).toBe(false)
  expect((await severe.get<ResponseOf<typeof getTraining>>('/api/training')).calibration.attempts).toBe(1)
})
