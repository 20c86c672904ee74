import { afterAll, beforeAll, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import { createRatedCentre } from '../../../testing/rated-centre.ts'
import { createInstansiWith, createTestApp, signInAs, stranger, type TestApp } from '../../../testing/test-app.ts'
import { scoreEvent } from '../score-event.ts'

const PEOPLE = 6
let test: TestApp
let exam: ExamFixture
beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test, { people: PEOPLE + 1 })
  await test.owner(`update jabatan set tier = 'PENGAWAS' where instansi_id = $1`, [exam.instansiId])
})
afterAll(() => test.close())

const path = () => `/api/events/${exam.eventId}/report`
const read = async () => (await exam.call('GET', path())).json()

it('has nothing to say before there are results', async () => {
  const reply = await exam.call('GET', path())
  expect([reply.statusCode, reply.json().code]).toEqual([409, 'NOTHING_TO_REPORT'])
})

it('counts who came, was measured and heard of it, by which methods, and what that cost', async () => {
  for (let index = 0; index < PEOPLE; index += 1) {
    const call = await exam.signIn(index)
    const attempt = (await call('GET', '/api/exam')).json().attempts[0].id
    await call('POST', `/api/exam/attempts/${attempt}/start`, { device: 'perangkat-uji-1' })
  }
  await test.owner(`update participant set attendance = 'absent' where id = $1`, [exam.participants[PEOPLE]!.id])
  const centre = await createRatedCentre(test, exam)
  for (const person of [0, 1]) {
    await centre.rate({ person, exercise: 0, rater: 0, competency: 'M.03', level: 2 })
    await centre.rate({ person, exercise: 1, rater: 1, competency: 'M.03', level: 3 })
  }
  await scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId)
  const report = await read()
  expect(report.participation).toMatchObject({
    participants: 7,
    absent: 1,
    scored: 6,
    complete: 0,
    candidates: 7,
    rated: 2,
  })
  expect(report.tools).toEqual([
    { name: 'Tes uji', method: 'TEST', minutes: 60, assessors: null, people: 6 },
    { name: 'Diskusi kelompok', method: 'RATING', minutes: 60, assessors: 2, people: 2 },
    { name: 'Wawancara', method: 'RATING', minutes: 60, assessors: 2, people: 2 },
  ])
  const communication = report.competencies.find(({ competency }: { competency: string }) => competency === 'M.03')
  expect(communication).toMatchObject({ people: 6, methods: { TEST: 6, SIMULATION: 0, RATING: 2 } })
  const { rows } = await test.owner(
    `select avg(s.level_continuous)::float8 as mean from result_score as s where s.scale = 'M.03' and s.scale_kind = 'competency'`,
  )
  expect(communication.meanLevel).toBeCloseTo(rows[0].mean, 9)
  // One hour at the default rate of a seat, and a day.
  expect(report.cost.tests).toEqual({ people: 4, rupiah: 15_000 + 150_000, minutes: 60 })
  expect(report.cost.total).toBe(4 * report.cost.tests.rupiah + 2 * report.cost.full.rupiah)
  expect(report.recommendations).toContain('Jadwalkan penilaian susulan bagi 1 peserta yang tidak hadir.')
  expect(report.recommendations.join(' ')).toContain('Selenggarakan pertemuan umpan balik bagi 2 peserta')
})

it('tells nothing of fewer than five people', async () => {
  const { competencies } = await read()
  const integrity = competencies.find(({ competency }: { competency: string }) => competency === 'M.01')
  expect(integrity).toMatchObject({ people: 0, meanLevel: null, meeting: null, standardError: null })
})

it('has the same hash until something changes, and prints it', async () => {
  const first = await read()
  expect((await read()).hash).toBe(first.hash)
  const pdf = await exam.call('GET', `${path()}.pdf`)
  expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  const { rows } = await test.owner(
    `select after from audit_entry where action = 'event-report.downloaded' and subject_id = $1`,
    [exam.eventId],
  )
  expect(rows[0].after).toEqual({ hash: first.hash })
  await test.owner(`update participant set attendance = 'present' where id = $1`, [exam.participants[PEOPLE]!.id])
  expect((await read()).hash).not.toBe(first.hash)
})

it('is for those who may read results, of this instansi', async () => {
  const asesor = await signInAs(test, exam.instansiId, 'asesor')
  expect((await asesor('GET', path())).statusCode).toBe(403)
  expect((await stranger(test)('GET', path())).statusCode).toBe(401)
  const other = await createInstansiWith(test, 'panitia')
  expect((await other.call('GET', `${path()}.pdf`)).statusCode).toBe(404)
})
