import { afterAll, beforeAll, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../testing/exam-fixture.ts'
import { createTestApp, stranger, type TestApp } from '../testing/test-app.ts'

const PEOPLE = 300
/** What the hall would wait at most. Four times as long as it took on two busy cores. */
const PATIENCE_MS = 20_000
let test: TestApp
let exam: ExamFixture

beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test, { people: PEOPLE })
})
afterAll(() => test.close())

const enter = (nip: string, pin: string) => stranger(test)('POST', '/api/exam/session', { nip, pin })
const wrong = (pin: string) => String((Number(pin) + 1) % 1_000_000).padStart(6, '0')

it('lets a whole hall behind one address in at once, typing errors and a guesser among them', async () => {
  const began = performance.now()
  // Somebody in the same hall goes through NIPs that are not here, a thousand times.
  const guesses = Array.from({ length: 1000 }, (_, n) => enter(`19700101199001${1000 + n}`, '123456'))
  const hall = exam.participants.map(async ({ nip, pin }, n) => {
    // Every tenth mistypes first.
    if (n % 10 === 0) expect((await enter(nip, wrong(pin))).statusCode).toBe(401)
    return (await enter(nip, pin)).statusCode
  })
  const statuses = await Promise.all(hall)
  expect(statuses).toEqual(statuses.map(() => 200))
  const taken = performance.now() - began
  expect(new Set((await Promise.all(guesses)).map(({ statusCode }) => statusCode))).toEqual(new Set([401]))
  expect(taken).toBeLessThan(PATIENCE_MS)
}, 60_000)

it('still lets in who comes after the flood, and the one who mistypes twice', async () => {
  const { nip, pin } = exam.participants[5]!
  expect([(await enter(nip, wrong(pin))).statusCode, (await enter(nip, wrong(pin))).statusCode]).toEqual([401, 401])
  expect((await enter(nip, pin)).statusCode).toBe(200)
})
