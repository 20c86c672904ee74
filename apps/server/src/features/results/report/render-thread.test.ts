import type { IndividualReport } from '@petakom/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createExam } from '../../../testing/exam-fixture.ts'
import { createTestApp, type TestApp } from '../../../testing/test-app.ts'
import { buildReport } from '../build-report.ts'
import { scoreEvent } from '../score-event.ts'
import { openRenderLine } from './render-line.ts'
import { renderReport } from './render-report.ts'
import { RenderThread } from './render-thread.ts'

let test: TestApp
let report: IndividualReport
beforeAll(async () => {
  test = await createTestApp()
  const exam = await createExam(test, { people: 1 })
  const call = await exam.signIn()
  const attempt = (await call('GET', '/api/exam')).json().attempts[0].id
  await call('POST', `/api/exam/attempts/${attempt}/start`, { device: 'perangkat-uji-1' })
  await scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId)
  report = await test.database.tenant(exam.instansiId, (db) => buildReport(db, exam.participants[0]!.id, 'http://uji'))
})
afterAll(() => test.close())

it('lays out what the compiler beside it would, for this thread and over a line of another', async () => {
  const thread = new RenderThread()
  const own = renderReport(report)
  const line = openRenderLine(thread.openLine())
  for (const pdf of await Promise.all([thread.render(report), line.render(report), thread.render(report)])) {
    expect(Buffer.from(pdf).equals(own)).toBe(true)
  }
  line.close()
  await thread.close()
})

it('answers others while it works', async () => {
  const thread = new RenderThread()
  let turns = 0
  const clock = setInterval(() => {
    turns += 1
  }, 5)
  await Promise.all(Array.from({ length: 10 }, () => thread.render(report)))
  clearInterval(clock)
  // Laid out in this thread, ten reports would be one turn.
  expect(turns).toBeGreaterThan(5)
  await thread.close()
})

it('fails one report alone, and goes on', async () => {
  const thread = new RenderThread()
  const broken = { ...report, computedAt: 'kapan' }
  await expect(thread.render({ ...broken, verification: null as never })).rejects.toThrow(/could not be laid out: \S/)
  expect((await thread.render(report)).length).toBeGreaterThan(1000)
  await thread.close()
})

it('is begun again after it died; who waited is told', async () => {
  const thread = new RenderThread()
  await thread.render(report)
  const line = openRenderLine(thread.openLine())
  const waiting = Promise.allSettled([thread.render(report), line.render(report)])
  await thread.kill()
  for (const { status } of await waiting) expect(status).toBe('rejected')
  await expect(line.render(report)).rejects.toThrow(/has ended/)
  expect((await thread.render(report)).length).toBeGreaterThan(1000)
  await thread.close()
})

it('answers what was asked before it was closed, and refuses what comes after', async () => {
  const thread = new RenderThread()
  const last = thread.render(report)
  await thread.close()
  expect((await last).length).toBeGreaterThan(1000)
  expect(() => thread.render(report)).toThrow(/closing/)
  await new RenderThread().close()
})
