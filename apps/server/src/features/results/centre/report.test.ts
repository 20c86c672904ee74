import { afterAll, beforeAll, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import { createRatedCentre } from '../../../testing/rated-centre.ts'
import { createInstansiWith, createTestApp, signInAs, stranger, type TestApp } from '../../../testing/test-app.ts'
import { scoreEvent } from '../score-event.ts'

let test: TestApp
let exam: ExamFixture
let watched: string
beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test, { people: 2 })
  await test.owner(`update jabatan set tier = 'PENGAWAS' where instansi_id = $1`, [exam.instansiId])
  for (const index of [0, 1]) {
    const call = await exam.signIn(index)
    const attempt = (await call('GET', '/api/exam')).json().attempts[0].id
    await call('POST', `/api/exam/attempts/${attempt}/start`, { device: 'perangkat-uji-1' })
  }
  const centre = await createRatedCentre(test, exam)
  watched = exam.participants[0]!.id
  for (const competency of ['M.01', 'M.03']) {
    await centre.rate({
      person: 0,
      exercise: 0,
      rater: 1,
      competency,
      level: 2,
      text: 'Memotong pembicaraan',
      sign: '-',
    })
    await centre.rate({ person: 0, exercise: 1, rater: 0, competency, level: 3, text: 'Menjelaskan dengan contoh' })
  }
  await scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId)
})
afterAll(() => test.close())

const reportOf = async (id: string) => (await exam.call('GET', `/api/results/${id}/report`)).json()

it('shows each method beside the level that they make together', async () => {
  const { methods, competencies } = await reportOf(watched)
  expect(methods.rows.map(({ competency }: { competency: string }) => competency)).toEqual(['M.01', 'M.02', 'M.03'])
  const [integrity, , communication] = methods.rows
  expect(communication.cells.map(({ state }: { state: string }) => state)).toEqual([
    'measured',
    'not-planned',
    'measured',
  ])
  const [fromTest, , rated] = communication.cells
  expect(fromTest.weight + rated.weight).toBeCloseTo(1, 12)
  expect(rated).toMatchObject({ value: 2.5, sources: ['Diskusi kelompok', 'Wawancara'] })
  expect(communication.levelContinuous).toBe(
    competencies.find(({ scale }: { scale: string }) => scale === 'M.03').levelContinuous,
  )
  // Two raters of two ratings each: nothing is known of their severity.
  expect(integrity.remarks.map(({ text }: { text: string }) => text)).toEqual([
    'bersandar pada satu metode saja',
    'keketatan 2 asesor belum diketahui; nilainya dipakai apa adanya dengan galat lebih besar',
  ])
  // Planned in the centre and not rated.
  expect(methods.rows[1]).toMatchObject({ level: null, remarks: [{ code: 'LEVEL_NOT_MEASURED' }] })
  expect(methods.coverage).toBeCloseTo(3 / 4, 12)
})

it('quotes what assessors wrote, without their names, and ties the advice to it', async () => {
  const report = await reportOf(watched)
  expect(report.observations[0]).toEqual({
    ...{ competency: 'M.01', name: 'Integritas', nameEn: 'Integrity', exercise: 'Diskusi kelompok', levels: [2] },
    quotes: [{ text: 'Memotong pembicaraan', sign: '-', indicator: null }],
  })
  expect(JSON.stringify(report)).not.toContain('Asesor 1')
  const advice = report.developmentAdvice.find(({ competency }: { competency: string }) => competency === 'M.03')
  expect(advice.evidence).toEqual([{ exercise: 'Diskusi kelompok', text: 'Memotong pembicaraan' }])
})

it('says of whom a test alone measured that there is nothing else', async () => {
  expect(await reportOf(exam.participants[1]!.id)).toMatchObject({ methods: null, observations: [] })
})

it('lays both out as a PDF', async () => {
  for (const { id } of exam.participants) {
    const reply = await exam.call('GET', `/api/results/${id}/report.pdf`)
    expect(reply.statusCode).toBe(200)
    expect(reply.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  }
})

it('shows every note behind a competency to whom may read reports, and writes that down', async () => {
  const path = `/api/results/${watched}/observed?competency=M.03`
  const seen = await exam.call('GET', path)
  expect(seen.json()).toEqual([
    { exercise: 'Diskusi kelompok', assessor: 1, level: 2, lockedAt: expect.any(String), notes: [expect.any(Object)] },
    { exercise: 'Wawancara', assessor: 2, level: 3, lockedAt: expect.any(String), notes: [expect.any(Object)] },
  ])
  const { rows } = await test.owner(
    `select after from audit_entry where action = 'evidence.viewed' and subject_id = $1 order by at desc limit 1`,
    [watched],
  )
  expect(rows[0].after).toMatchObject({ kind: 'observed', scale: 'M.03' })
  const asesor = await signInAs(test, exam.instansiId, 'asesor')
  expect((await asesor('GET', path)).statusCode).toBe(403)
  expect((await stranger(test)('GET', path)).statusCode).toBe(401)
  const other = await createInstansiWith(test, 'panitia')
  expect((await other.call('GET', path)).statusCode).toBe(404)
})
