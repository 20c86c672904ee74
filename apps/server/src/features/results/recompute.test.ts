import { ENGINE_VERSION } from '@petakom/psychometrics'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readForms } from '../../db/sittings.ts'
import { createExam, type ExamFixture } from '../../testing/exam-fixture.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { recompute } from './recompute.ts'
import { scoreEvent } from './score-event.ts'

let test: TestApp
let exam: ExamFixture
beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test)
  for (const index of [0, 1]) {
    const call = await exam.signIn(index)
    const attempt = (await call('GET', '/api/exam')).json().attempts[0].id
    await call('POST', `/api/exam/attempts/${attempt}/start`, { device: 'perangkat-uji-1' })
  }
  await score()
})
afterAll(() => test.close())

const score = () => scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId)
const check = () => recompute(test.database, exam.instansiId)
const change = (set: string, index: number) =>
  test.owner(`update result set ${set} where participant_id = $1`, [exam.participants[index]!.id])

it('takes the parameters of an item that no calibration has as the bank holds them, to the last mark', async () => {
  const forms = await test.database.tenant(exam.instansiId, (db) => readForms(db, exam.eventId))
  expect([...forms.values()].flat()[0]!.parameters).toEqual({ model: '2PL', a: 1, b: [0], provisional: true })
})
it('rebuilds what this engine scored', async () => {
  expect(await check()).toMatchObject({ results: 2, notComparable: {}, first: null })
})
it('calls a result of an earlier engine not comparable, which is no difference; scoring again mends it', async () => {
  // As 0.1.0 stored it: the hash was of other inputs.
  await change("engine_version = 'psychometrics-0.1.0', input_hash = '\\x00'", 0)
  expect(await check()).toMatchObject({ results: 1, notComparable: { 'psychometrics-0.1.0': 1 }, first: null })
  await score()
  expect(await check()).toMatchObject({ results: 2, notComparable: {}, first: null })
})
it('still names a difference beside a result of an earlier engine', async () => {
  await change("engine_version = 'psychometrics-0.1.0'", 0)
  await change('achieved = 99', 1)
  expect((await check()).first).toMatchObject({
    participantId: exam.participants[1]!.id,
    field: 'achieved',
    stored: 99,
  })
  expect(ENGINE_VERSION).not.toBe('psychometrics-0.1.0')
})
