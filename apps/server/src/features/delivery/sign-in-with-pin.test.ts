import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../testing/exam-fixture.ts'
import { createTestApp, stranger, type TestApp } from '../../testing/test-app.ts'

const START = new Date('2025-09-30T01:00:00Z')
let test: TestApp
let exam: ExamFixture

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = START
  exam = await createExam(test)
})

const enter = (nip: string, pin: string) => stranger(test)('POST', '/api/exam/session', { nip, pin })
const wrong = (pin: string) => (pin === '123456' ? '654321' : '123456')
const atHour = (hour: number) => {
  test.now.value = new Date(START.getTime() + hour * 3_600_000)
}

it('lets the right PIN in, with the NIP written as on the card', async () => {
  const { nip, pin, id } = exam.participants[0]!
  const spaced = `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`
  const reply = await enter(spaced, `${pin.slice(0, 3)} ${pin.slice(3)}`)
  expect([reply.statusCode, reply.json()]).toEqual([200, { participantId: id }])
})

it("refuses another participant's PIN and an unknown NIP with the same sentence", async () => {
  const [first, second] = exam.participants
  const replies = [await enter(first!.nip, second!.pin), await enter('197001011990011001', second!.pin)]
  expect(replies.map((reply) => [reply.statusCode, reply.json().code])).toEqual([
    [401, 'WRONG_PIN'],
    [401, 'WRONG_PIN'],
  ])
})

it('makes the tenth try wait, the right one too, and nobody else', async () => {
  const [first, second] = exam.participants
  for (let tries = 0; tries < 10; tries += 1) await enter(first!.nip, wrong(first!.pin))
  const reply = await enter(first!.nip, first!.pin)
  expect([reply.statusCode, reply.json().code]).toEqual([429, 'TOO_MANY_TRIES'])
  expect((await enter(second!.nip, second!.pin)).statusCode).toBe(200)
})

it('opens the waiting room an hour before, and not earlier', async () => {
  const { nip, pin } = exam.participants[0]!
  atHour(-1.1)
  expect((await enter(nip, pin)).json().code).toBe('PIN_TOO_EARLY')
  atHour(-1)
  expect((await enter(nip, pin)).statusCode).toBe(200)
})

it('voids the PIN of a session long past, and of an event that is closed', async () => {
  const { nip, pin } = exam.participants[0]!
  atHour(24)
  const reply = await enter(nip, pin)
  expect([reply.statusCode, reply.json().message]).toEqual([409, expect.stringContaining('sudah tidak berlaku')])
  test.now.value = START
  await test.owner(`update event set state = 'closed' where id = $1`, [exam.eventId])
  expect((await enter(nip, pin)).json().code).toBe('WRONG_PIN')
})
