import { afterAll, beforeAll, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../../testing/test-app.ts'
import { scoreEvent } from '../score-event.ts'

let test: TestApp
let exam: ExamFixture
let own: Caller
let other: Caller
let url: string
let today: string
beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test, { people: 2 })
  await test.owner(`update jabatan set tier = 'PENGAWAS' where instansi_id = $1`, [exam.instansiId])
  own = await exam.signIn(0)
  other = await exam.signIn(1)
  const attempt = (await own('GET', '/api/exam')).json().attempts[0].id
  await own('POST', `/api/exam/attempts/${attempt}/start`, { device: 'perangkat-uji-1' })
  await scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId)
  url = `/api/results/${exam.participants[0]!.id}/debriefs`
  today = (await exam.call('GET', url)).json().today
})
afterAll(() => test.close())

const words = (change: object = {}) => ({
  ...{
    heldOn: today,
    place: 'Ruang rapat BKPSDM',
    ledBy: 'Sri Wahyuni',
    notes: 'Membahas kekuatan dan area pengembangan.',
  },
  actions: [{ competency: 'M.03', text: 'Memimpin rapat mingguan bidang', support: 'Mentor', due: null }],
  ...change,
})
const list = async () => (await exam.call('GET', url)).json().debriefs
const add = async () => (await exam.call('POST', url, words())).json().id as string
const trail = async (id: string) =>
  (await test.owner(`select action, reason from audit_entry where subject_id = $1 order by at`, [id])).rows

it('begins from the advice of the report', async () => {
  const { advice, debriefs, event } = (await exam.call('GET', url)).json()
  expect([advice[0].competency, debriefs, event]).toEqual(['M.03', [], 'Uji kompetensi'])
})

it('is recorded, corrected with a reason, and acknowledged once by the participant alone', async () => {
  const id = await add()
  expect(await list()).toMatchObject([{ id, ...words(), turn: 1, acknowledged: null }])
  const correction = { ...words({ place: 'Aula' }), turn: 1, reason: 'Tempatnya keliru' }
  expect((await exam.call('PUT', `/api/debriefs/${id}`, correction)).json()).toEqual({ turn: 2 })
  expect((await exam.call('PUT', `/api/debriefs/${id}`, correction)).json().code).toBe('DEBRIEF_CHANGED')

  expect((await own('GET', '/api/own/debriefs')).json()).toMatchObject([{ id, place: 'Aula', event: 'Uji kompetensi' }])
  expect((await other('GET', '/api/own/debriefs')).json()).toEqual([])
  const word = { turn: 2, agrees: false, words: 'Saya ingin mentor dari bidang lain.' }
  expect((await other('POST', `/api/own/debriefs/${id}`, word)).statusCode).toBe(404)
  expect((await own('POST', `/api/own/debriefs/${id}`, { ...word, turn: 1 })).json().code).toBe('DEBRIEF_CHANGED')
  expect((await own('POST', `/api/own/debriefs/${id}`, word)).statusCode).toBe(200)
  expect((await own('POST', `/api/own/debriefs/${id}`, word)).json().code).toBe('DEBRIEF_ACKNOWLEDGED')
  expect((await exam.call('PUT', `/api/debriefs/${id}`, { ...correction, turn: 2 })).json().code).toBe(
    'DEBRIEF_ACKNOWLEDGED',
  )
  expect((await list())[0].acknowledged).toMatchObject({
    way: 'own',
    agrees: false,
    words: word.words,
    signedOn: today,
  })
  expect(await trail(id)).toEqual([
    { action: 'debrief.recorded', reason: null },
    { action: 'debrief.corrected', reason: 'Tempatnya keliru' },
    { action: 'debrief.acknowledged', reason: null },
  ])
})

it('is acknowledged on paper by whom has the paper, with the day of the signature', async () => {
  const id = await add()
  const paper = { turn: 1, agrees: true, words: '', signedOn: today }
  const send = (change: object) => exam.call('POST', `/api/debriefs/${id}/paper`, { ...paper, ...change })
  expect((await send({ signedOn: '2020-01-01' })).json().code).toBe('DEBRIEF_SIGNED_BEFORE')
  expect((await send({ signedOn: '2099-01-01' })).json().code).toBe('DEBRIEF_LATER')
  expect((await send({})).statusCode).toBe(200)
  expect((await list()).find((one: { id: string }) => one.id === id).acknowledged).toMatchObject({ way: 'paper' })
})

it.each([
  ['before the assessment', { heldOn: '2020-01-01' }, 400, 'DEBRIEF_BEFORE_RESULT'],
  ['in days to come', { heldOn: '2099-01-01' }, 400, 'DEBRIEF_LATER'],
  ['without an action', { actions: [] }, 400, 'INVALID_INPUT'],
  [
    'about no competency of the dictionary',
    { actions: [{ ...words().actions[0], competency: 'X.01' }] },
    400,
    'INVALID_INPUT',
  ],
])('is refused %s', async (_, change, status, code) => {
  const before = await list()
  const reply = await exam.call('POST', url, words(change))
  expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  expect(await list()).toEqual(before)
})

it('needs a result to talk about', async () => {
  const reply = await exam.call('POST', `/api/results/${exam.participants[1]!.id}/debriefs`, words())
  expect(reply.json().code).toBe('NOT_SCORED')
})

it('is for those who may read reports, and recorded by those who hold such meetings', async () => {
  const asesor = await signInAs(test, exam.instansiId, 'asesor')
  expect((await asesor('GET', url)).statusCode).toBe(403)
  expect((await own('GET', url)).statusCode).toBe(403)
  const auditor = await signInAs(test, exam.instansiId, 'auditor')
  expect((await auditor('GET', url)).statusCode).toBe(200)
  expect((await auditor('POST', url, words())).statusCode).toBe(403)
  const foreign = await createInstansiWith(test, 'panitia')
  expect((await foreign.call('POST', url, words())).statusCode).toBe(404)
  for (const path of [url, '/api/own/debriefs']) expect((await stranger(test)('GET', path)).statusCode).toBe(401)
})
