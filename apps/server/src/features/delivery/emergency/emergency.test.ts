import { createHmac } from 'node:crypto'
import type { EmergencyJournal, Exam, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import { multipartFile } from '../../../testing/roster-file.ts'
import { type Caller, createTestApp, signInAs, stranger, type TestApp } from '../../../testing/test-app.ts'

const START = new Date('2025-09-30T01:00:00Z')
const device = 'perangkat-satu'
let test: TestApp
let exam: ExamFixture
let peserta: Caller
let started: StartedAttempt

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

const atMinute = (minute: number) => {
  test.now.value = new Date(START.getTime() + minute * 60_000)
}
const entry = (seq: number, item: number, choice: string | null) => ({
  ...{ seq, itemId: started.items[item]!.id, value: { choice } },
  clientTime: '2025-09-30T08:30:00+07:00',
})
type Draft = Partial<EmergencyJournal>
const journalOf = (draft: Draft): EmergencyJournal => ({
  ...{ attemptId: started.attemptId, device, epoch: 0, writtenAt: '2025-09-30T01:40:00Z', entries: [] },
  ...draft,
})
/** As the page writes it, with the key that it was given at the start. */
function fileOf(draft: Draft, key = started.seal!.key) {
  const journal = JSON.stringify(journalOf(draft))
  const seal = createHmac('sha256', Buffer.from(key, 'hex')).update(journal).digest('hex')
  return JSON.stringify({ petakom: 'emergency-file', version: 1, journal, seal })
}
function send(text: string, { call = exam.call, event = exam.eventId, name = 'jawaban-1-0840.petakom' } = {}) {
  const { payload, contentType } = multipartFile(name, Buffer.from(text))
  return call('POST', `/api/events/${event}/emergency-files`, payload, { 'content-type': contentType })
}
const save = (entries: unknown[], from = device) =>
  peserta('POST', `/api/exam/attempts/${started.attemptId}/answers`, { device: from, entries })
const stored = async () =>
  (
    await test.owner(
      `select seq, value ->> 'choice' as choice, is_late as late from answer where attempt_id = $1 order by seq`,
      [started.attemptId],
    )
  ).rows.map(({ seq, choice, late }) => `${seq}${choice}${late ? ' late' : ''}`)

beforeEach(async () => {
  atMinute(0)
  exam = await createExam(test)
  peserta = await exam.signIn()
  const { attempts } = (await peserta('GET', '/api/exam')).json<Exam>()
  started = (await peserta('POST', `/api/exam/attempts/${attempts[0]!.id}/start`, { device })).json()
})

it('brings in what the line did not, once, and names what became of each answer', async () => {
  await save([entry(1, 0, 'A')])
  atMinute(45)
  const file = fileOf({ entries: [entry(1, 0, 'A'), entry(2, 1, 'B'), entry(3, 0, 'C')] })
  const reply = await send(file)
  expect(reply.json(), reply.body).toMatchObject({
    ...{ number: 1, seat: 1, exercise: 'Tes uji', entries: 3, stored: 2, known: 1, conflicts: 0, refused: 0, late: 0 },
  })
  expect(await stored()).toEqual(['1A', '2B', '3C'])
  expect((await send(file)).json()).toMatchObject({ stored: 0, known: 3 })
  // The page that comes back on line repeats them, and hands in.
  expect((await save([entry(2, 1, 'B'), entry(3, 0, 'C')])).statusCode).toBe(200)
  const handIn = await peserta('POST', `/api/exam/attempts/${started.attemptId}/hand-in`, { device, lastSeq: 3 })
  expect(handIn.json()).toMatchObject({ answered: 2 })
  const { rows } = await test.owner(
    `select after ->> 'stored' as stored, after ->> 'sha256' as sha from audit_entry
     where instansi_id = $1 and action = 'emergency.imported' order by at`,
    [exam.instansiId],
  )
  expect(rows.map((row) => [row.stored, row.sha.length])).toEqual([
    ['2', 64],
    ['0', 64],
  ])
})

it('marks what comes after the time, for a person to rule on', async () => {
  atMinute(62)
  expect((await send(fileOf({ entries: [entry(1, 0, 'B')] }))).json()).toMatchObject({ stored: 1, late: 1 })
  expect(await stored()).toEqual(['1B late'])
  const { rows } = (await exam.call('GET', `/api/events/${exam.eventId}/late-answers`)).json()
  expect(rows).toMatchObject([{ answers: 1, cameInFile: true, waiting: 1 }])
})

it('keeps the first answer under a number, and takes of an earlier device only what lies below the floor', async () => {
  await save([entry(1, 0, 'A')])
  const pin = exam.participants[0]!.pin
  const second = await peserta('POST', `/api/exam/attempts/${started.attemptId}/start`, {
    ...{ device: 'perangkat-dua', takeOver: true, pin },
  })
  const { seqFloor, seal } = second.json<StartedAttempt>()
  expect(seal).toMatchObject({ epoch: 1 })
  expect(seal!.key).not.toBe(started.seal!.key)
  const entries = [entry(1, 0, 'C'), entry(2, 1, 'B'), entry(seqFloor + 1, 2, 'A')]
  expect((await send(fileOf({ entries }))).json()).toMatchObject({ stored: 1, conflicts: 1, refused: 1, known: 0 })
  expect(await stored()).toEqual(['1A', '2B'])
})

it('refuses what no page of this server sealed, changed by one letter or signed with the key of another holding', async () => {
  const entries = [entry(1, 0, 'A')]
  const good = fileOf({ entries })
  const other = await exam.signIn(1)
  const { attempts } = (await other('GET', '/api/exam')).json<Exam>()
  const theirs = (await other('POST', `/api/exam/attempts/${attempts[0]!.id}/start`, { device })).json<StartedAttempt>()
  const files: [string, string][] = [
    [good.replace('\\"A\\"', '\\"B\\"'), 'EMERGENCY_SEAL'],
    [fileOf({ entries }, '00'.repeat(32)), 'EMERGENCY_SEAL'],
    // Somebody else's key for this attempt, this key for somebody else's attempt, and another holding or device.
    [fileOf({ entries }, theirs.seal!.key), 'EMERGENCY_SEAL'],
    [fileOf({ entries, attemptId: theirs.attemptId }), 'EMERGENCY_SEAL'],
    [fileOf({ entries, epoch: 1 }), 'EMERGENCY_SEAL'],
    [fileOf({ entries, device: 'perangkat-lain' }), 'EMERGENCY_SEAL'],
    [fileOf({ entries: [] }), 'EMERGENCY_UNREADABLE'],
    [
      fileOf({ entries: [{ ...entry(1, 0, 'A'), isLate: false } as never], state: 'handed-in' } as never),
      'EMERGENCY_UNREADABLE',
    ],
    [good.slice(0, -20), 'EMERGENCY_UNREADABLE'],
    ['{"petakom":"emergency-file"}', 'EMERGENCY_UNREADABLE'],
    ['\u0000\u0001bukan json', 'EMERGENCY_UNREADABLE'],
    ['[', 'EMERGENCY_UNREADABLE'],
    ['', 'EMERGENCY_UNREADABLE'],
    ['['.repeat(200_000), 'EMERGENCY_UNREADABLE'],
    ['x'.repeat(10_000_001), 'EMERGENCY_TOO_LARGE'],
  ]
  for (const [text, code] of files) {
    const reply = await send(text)
    expect([reply.json().code, reply.statusCode < 500], text.slice(0, 200)).toEqual([code, true])
  }
  expect(await stored()).toEqual([])
  expect((await exam.call('POST', `/api/events/${exam.eventId}/emergency-files`, {})).json().code).toBe(
    'EMERGENCY_NO_FILE',
  )
})

it('leaves aside what the test never served, though it is sealed', async () => {
  const foreign = { ...entry(2, 1, 'B'), itemId: started.attemptId }
  const file = fileOf({ entries: [entry(1, 0, 'A'), foreign, entry(3, 2, 'Z')] })
  expect((await send(file)).json()).toMatchObject({ entries: 3, stored: 1, refused: 2 })
  expect(await stored()).toEqual(['1A'])
})

it('marks an answer to an item that a section without a way back had closed', async () => {
  await test.owner(`update attempt set mode = 'forward' where instansi_id = $1`, [exam.instansiId])
  const file = fileOf({ entries: [entry(1, 0, 'A'), entry(2, 1, 'B'), entry(3, 0, 'C')] })
  expect((await send(file)).json()).toMatchObject({ stored: 3, late: 1 })
  expect(await stored()).toEqual(['1A', '2B', '3C late'])
})

it('belongs to the event of its attempt, and to its committee', async () => {
  const file = fileOf({ entries: [entry(1, 0, 'A')] })
  const elsewhere = await createExam(test)
  expect((await send(file, { call: elsewhere.call, event: elsewhere.eventId })).json().code).toBe(
    'EMERGENCY_OTHER_EVENT',
  )
  expect((await send(file, { call: elsewhere.call })).statusCode).toBe(404)
  expect((await send(file, { call: peserta })).statusCode).toBe(403)
  expect((await send(file, { call: await signInAs(test, exam.instansiId, 'auditor') })).statusCode).toBe(403)
  expect((await send(file, { call: stranger(test) })).statusCode).toBe(401)
  expect(await stored()).toEqual([])
})
