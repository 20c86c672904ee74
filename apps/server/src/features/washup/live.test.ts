import type { Washup, WashupChange } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '../../app.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { openStream } from '../../testing/event-stream.ts'
import { createTestApp, stranger, type TestApp } from '../../testing/test-app.ts'
import { createWashupCentre, newAssessor } from '../../testing/washup-centre.ts'

let test: TestApp
let otherDatabase: Database
let otherApp: FastifyInstance
beforeAll(async () => {
  test = await createTestApp()
  otherDatabase = openDatabase(test.url, { maxConnections: 4 })
  otherApp = await buildApp({ database: otherDatabase, settings: test.app.settings })
  await Promise.all([test.app.listen({ port: 0 }), otherApp.listen({ port: 0 })])
})
afterAll(async () => {
  await otherApp.close()
  await otherDatabase.close()
  await test.close()
})

it('is followed on another server: a lock, the opening, every word, each by the next look', async () => {
  const centre = await createWashupCentre(test)
  const [one, two] = centre.assessors
  const participantId = centre.candidates[0]!.id
  const page = await openStream<WashupChange>(otherApp, `/api/centres/${centre.centreId}/washups/stream`, two!.cookie)
  expect(await page.next('changed')).toEqual({ participantId: null })
  await centre.lockAll(0, () => 3)
  for (let n = 0; n < 12; n += 1) expect(await page.next('changed')).toEqual({ participantId })

  const opened = await one!.call('POST', `/api/centres/${centre.centreId}/washups`, { participantId, reason: null })
  const { id } = opened.json()
  expect(await page.next('changed')).toEqual({ participantId })
  const there = stranger({ ...test, app: otherApp }, two!.cookie)
  const look = async () => (await there('GET', `/api/washups/${id}`)).json<Washup>()
  const { competencies } = await look()
  await one!.call('POST', `/api/washups/${id}/accept`, {
    competencies: competencies.map(({ competency, basis }) => ({ competency, basis })),
  })
  const began = performance.now()
  expect(await page.next('changed')).toEqual({ participantId })
  expect(performance.now() - began).toBeLessThan(1000)
  expect(await look()).toMatchObject({ isComplete: true, recorder: { name: 'Asesor 1' }, me: { isRecorder: false } })
  // The pen goes over while the other server's page is open, and writes from there.
  await one!.call('POST', `/api/washups/${id}/recorder`, { to: two!.id, reason: null })
  expect(await page.next('changed')).toEqual({ participantId })
  expect((await there('POST', `/api/washups/${id}/close`, {})).statusCode).toBe(200)
  page.stop()
})

it('tells nobody of another centre, and refuses who has no part in it', async () => {
  const centre = await createWashupCentre(test)
  const outsider = await newAssessor(test, centre.instansiId, 'Asesor Luar')
  const url = `/api/centres/${centre.centreId}/washups/stream`
  expect((await outsider.call('GET', url)).json().code).toBe('WASHUP_NOT_MEMBER')
  expect((await stranger(test)('GET', url)).statusCode).toBe(401)
  const other = await createWashupCentre(test)
  const page = await openStream<WashupChange>(test.app, url, centre.chief.cookie)
  await page.next('changed')
  await other.lock({ rater: 0, competency: 'M.01', level: 2 })
  await centre.lock({ rater: 0, candidate: 1, competency: 'M.01', level: 2 })
  expect(await page.next('changed')).toEqual({ participantId: centre.candidates[1]!.id })
  page.stop()
})
