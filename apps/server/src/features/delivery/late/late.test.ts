import type { Exam, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSittings } from '../../../db/sittings.ts'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import { type Caller, createTestApp, signInAs, stranger, type TestApp } from '../../../testing/test-app.ts'
import { recompute } from '../../results/recompute.ts'
import { deriveAndStore, scoreEvent } from '../../results/score-event.ts'

const START = new Date('2025-09-30T01:00:00Z')
const device = 'perangkat-satu'
const REASON = 'Sambungan ruang putus sebelum waktu habis.'
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
const save = (seq: number, item: number, choice: string | null) =>
  peserta('POST', `/api/exam/attempts/${started.attemptId}/answers`, {
    device,
    entries: [{ seq, itemId: started.items[item]!.id, value: { choice }, clientTime: '2025-09-30T08:59:00+07:00' }],
  })
const list = async (call = exam.call) => (await call('GET', `/api/events/${exam.eventId}/late-answers`)).json()
const rule = (body: object, call = exam.call) =>
  call('POST', `/api/attempts/${started.attemptId}/late-ruling`, { reason: REASON, ...body })
const told = async () => (await peserta('GET', '/api/exam')).json<Exam>().attempts[0]!.late
const score = () => scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId)
/** Choices in force by the place of the item. */
async function inForce() {
  const [sitting] = await test.database.tenant(exam.instansiId, (db) => readSittings(db, exam.eventId))
  return started.items.map(({ id }) => {
    const answer = sitting?.answers.get(id)
    return answer && 'choice' in answer ? answer.choice : null
  })
}

beforeEach(async () => {
  atMinute(0)
  exam = await createExam(test)
  peserta = await exam.signIn()
  const { attempts } = (await peserta('GET', '/api/exam')).json<Exam>()
  started = (await peserta('POST', `/api/exam/attempts/${attempts[0]!.id}/start`, { device })).json()
  await save(1, 0, 'A')
  await save(2, 1, 'B')
  // 60 minutes, and a minute of grace.
  atMinute(62)
  await save(3, 0, 'C')
  await save(4, 2, 'B')
})

describe('late answers', () => {
  it('are listed without what they say, and count for nothing until somebody says so', async () => {
    const { rows, resultsBehind } = await list()
    expect(rows).toEqual([
      expect.objectContaining({
        ...{ attemptId: started.attemptId, answers: 2, changes: 2, waiting: 2, handedInAt: null, rulings: [] },
        ...{ deadline: '2025-09-30T02:00:00.000Z', firstAt: '2025-09-30T02:02:00.000Z', cameInFile: false },
      }),
    ])
    expect(resultsBehind).toBe(0)
    expect(JSON.stringify(rows)).not.toMatch(/choice|value/)
    expect(await inForce()).toEqual(['A', 'B', null, null])
  })

  it('count once they are let count, on the page too, and no longer after another word; both words stay', async () => {
    expect((await rule({ counts: true, answers: 2 })).json()).toMatchObject({ turn: 1, counts: true, answers: 2 })
    expect(await inForce()).toEqual(['C', 'B', 'B', null])
    const again = await peserta('POST', `/api/exam/attempts/${started.attemptId}/start`, { device })
    expect(
      again
        .json<StartedAttempt>()
        .answers.map(({ seq }) => seq)
        .sort(),
    ).toEqual([2, 3, 4])

    expect((await rule({ counts: false, answers: 2, reason: 'Berkas ditemukan diubah.' })).statusCode).toBe(200)
    expect(await inForce()).toEqual(['A', 'B', null, null])
    const { rows } = await list()
    expect(rows[0]).toMatchObject({
      waiting: 0,
      rulings: [
        { turn: 2, counts: false },
        { turn: 1, reason: REASON },
      ],
    })
    const { rows: audited } = await test.owner(
      `select before, after, reason, actor_name as name from audit_entry where instansi_id = $1 and action = 'answers.ruled'
       order by at`,
      [exam.instansiId],
    )
    expect(audited).toMatchObject([
      { before: null, after: { counts: true, answers: 2 }, reason: REASON },
      { before: { counts: true }, after: { counts: false } },
    ])
    expect(rows[0].rulings[0].by).toBe(audited[1].name)
  })

  it('that come after the word wait for another', async () => {
    await rule({ counts: true, answers: 2 })
    expect(await told()).toEqual({ answers: 2, counts: true, reason: REASON })
    await save(5, 3, 'A')
    expect(await told()).toEqual({ answers: 3, counts: null, reason: null })
    expect((await list()).rows[0]).toMatchObject({ answers: 3, waiting: 1 })
    expect(await inForce()).toEqual(['C', 'B', 'B', null])
  })
})

describe('a word', () => {
  it('is refused on what was not seen, on nothing late, and while the time runs on', async () => {
    const unseen = await rule({ counts: true, answers: 1 })
    expect([unseen.statusCode, unseen.json().code]).toEqual([409, 'LATE_CHANGED'])
    await exam.call('POST', `/api/events/${exam.eventId}/time`, {
      ...{ action: 'extend', minutes: 30, reason: 'listrik padam' },
      target: { kind: 'seats', participantIds: [exam.participants[0]!.id] },
    })
    expect((await rule({ counts: true, answers: 2 })).json().code).toBe('TIME_NOT_OVER')
    const other = await test.owner('select id from attempt where participant_id = $1', [exam.participants[1]!.id])
    const nothing = await exam.call('POST', `/api/attempts/${other.rows[0].id}/late-ruling`, {
      ...{ counts: true, answers: 1, reason: REASON },
    })
    expect(nothing.json().code).toBe('NOTHING_LATE')
    expect((await test.owner('select from late_ruling where instansi_id = $1', [exam.instansiId])).rowCount).toBe(0)
  })

  it('is nobody else’s: not the participant’s, not an auditor’s, not a stranger’s', async () => {
    for (const call of [peserta, await signInAs(test, exam.instansiId, 'auditor')]) {
      expect((await rule({ counts: true, answers: 2 }, call)).statusCode).toBe(403)
      expect((await call('GET', `/api/events/${exam.eventId}/late-answers`)).statusCode).toBe(403)
    }
    expect((await rule({ counts: true, answers: 2 }, stranger(test))).statusCode).toBe(401)
  })
})

describe('a result', () => {
  it('stays provable when a word is said after it, is told to be behind, and follows when it is computed again', async () => {
    await score()
    expect(await recompute(test.database, exam.instansiId)).toMatchObject({ results: 1, first: null })
    await rule({ counts: true, answers: 2 })
    // As it was issued: the late answers did not count then.
    expect(await recompute(test.database, exam.instansiId)).toMatchObject({ results: 1, first: null })
    expect(await list()).toMatchObject({ resultsBehind: 1 })
    const evidence = () =>
      exam.call('GET', `/api/results/${exam.participants[0]!.id}/evidence?kind=theme&scale=komunikasi`)
    const note = async () =>
      (await exam.call('GET', `/api/results/${exam.participants[0]!.id}/report`)).json().method.note
    expect(await note()).toMatch(/2 jawaban pada .+ belum ada keputusan/)
    const chosen = async () =>
      (await evidence()).json().map(({ answer }: { answer: unknown }) => JSON.stringify(answer))
    const before = await chosen()
    await score()
    expect(await list()).toMatchObject({ resultsBehind: 0 })
    expect(await recompute(test.database, exam.instansiId)).toMatchObject({ results: 1, first: null })
    expect(await chosen()).not.toEqual(before)
    expect(await note()).toContain(`diputuskan dihitung, dengan alasan: ${REASON}`)
  })

  it('is not stored where a word was said while it was computed', async () => {
    const actor = { instansiId: exam.instansiId, id: null, name: 'uji' }
    let said = 0
    const scoring = deriveAndStore(test.database, actor, { eventId: exam.eventId, jobId: null }, async () => {
      // In the middle of the computing, which looks at the facts as they were when it began.
      if (said === 0) said = (await rule({ counts: true, answers: 2 })).statusCode
    })
    await expect(scoring).rejects.toMatchObject({ code: 'RULED_MEANWHILE' })
    expect(said).toBe(200)
    expect((await test.owner('select from result where instansi_id = $1', [exam.instansiId])).rowCount).toBe(0)
    await score()
    expect(await recompute(test.database, exam.instansiId)).toMatchObject({ results: 1, first: null })
  })
})
