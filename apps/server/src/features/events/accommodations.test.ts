import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../testing/exam-fixture.ts'
import { createTestApp, signInAs, stranger, type TestApp } from '../../testing/test-app.ts'

const GRANTED = {
  ...{ reader: true, paper: false, largeText: true, highContrast: true, breaks: false },
  ...{ extraPercent: 50, extraMinutes: 5, note: 'Surat keterangan dokter' },
}
let test: TestApp
let exam: ExamFixture
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  exam = await createExam(test, { minutes: 60 })
})
const grant = (change: object = {}, call = exam.call) =>
  call('PUT', `/api/participants/${exam.participants[0]!.id}/accommodation`, { ...GRANTED, ...change })
const minutes = async (index = 0) =>
  ((await (await exam.signIn(index))('GET', '/api/exam')).json().attempts[0].durationSeconds ?? 0) / 60

it('adds its per cent and minutes to the working time of that person alone, and is told to the page', async () => {
  expect((await grant()).statusCode).toBe(200)
  expect([await minutes(0), await minutes(1)]).toEqual([95, 60])
  const own = (await (await exam.signIn(0))('GET', '/api/exam')).json()
  expect(own.view).toEqual({ largeText: true, highContrast: true })
  expect((await (await exam.signIn(1))('GET', '/api/exam')).json().view).toEqual({
    largeText: false,
    highContrast: false,
  })
  expect((await exam.call('GET', `/api/events/${exam.eventId}/accommodations`)).json()).toEqual([
    { ...GRANTED, participantId: exam.participants[0]!.id },
  ])
})
it('keeps what a proctor added besides, when it is changed or taken back', async () => {
  await grant()
  const call = await exam.signIn(0)
  const { id } = (await call('GET', '/api/exam')).json().attempts[0]
  await call('POST', `/api/exam/attempts/${id}/start`, { device: 'perangkat-satu' })
  await exam.call('POST', `/api/events/${exam.eventId}/time`, {
    ...{ action: 'extend', minutes: 10, reason: 'Listrik padam' },
    target: { kind: 'seats', participantIds: [exam.participants[0]!.id] },
  })
  expect(await minutes()).toBe(105)
  await grant({ extraPercent: 0, extraMinutes: 0 })
  expect(await minutes()).toBe(70)
})
it('leaves its line in the trail, and is refused to others', async () => {
  await grant()
  const { rows } = await test.owner(
    "select reason from audit_entry where instansi_id = $1 and action = 'participant.accommodation'",
    [exam.instansiId],
  )
  expect(rows).toEqual([{ reason: 'Surat keterangan dokter' }])
  expect((await grant({}, stranger(test))).statusCode).toBe(401)
  expect((await grant({}, await signInAs(test, exam.instansiId, 'asesor'))).statusCode).toBe(403)
  expect((await grant({}, await exam.signIn(0))).statusCode).toBe(403)
  expect((await grant({ extraPercent: 201 })).statusCode).toBe(400)
})
