import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { createExam, type ExamFixture } from '../../testing/exam-fixture.ts'
import { endOfJob } from '../../testing/jobs.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

const COUNTS = { scored: 2, withoutAnswers: 0, unchanged: 0 }

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
})
afterAll(() => test.close())

const start = async () => (await exam.call('POST', `/api/events/${exam.eventId}/score`, {})).json().id as string
const stop = (id: string) => exam.call('POST', `/api/jobs/${id}/cancel`)
const results = async () => (await test.owner('select count(*)::int as n from result')).rows[0].n as number

/** Holds the results, so that a job waits at its writing; the returned function lets it go on. */
async function holdResults() {
  const holder = await connect(test.url)
  await holder.query('begin; lock table result in share mode')
  return async () => {
    await holder.query('rollback')
    await holder.end()
  }
}
async function isWaitingForResults() {
  const { rows } = await test.owner(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rows.length > 0
}

it('stores nothing when it is stopped while it waits to write, and leaves no statement behind', async () => {
  const release = await holdResults()
  const id = await start()
  while (!(await isWaitingForResults())) await wait(20)
  await stop(id)
  // While the lock is still held: PostgreSQL itself gave up the statement.
  expect((await endOfJob(exam.call, id)).state).toBe('cancelled')
  expect(await isWaitingForResults()).toBe(false)
  await release()
  expect(await results()).toBe(0)
})

it('finds its work done when the thread died between the commit and its answer', async () => {
  const id = await start()
  expect((await endOfJob(exam.call, id)).result).toEqual(COUNTS)
  // As a death leaves it; taken up again, it meets an event that can no longer be read.
  await test.owner(`update job set state = 'running', result = null, finished_at = null where id = $1`, [id])
  await test.owner('alter table attempt rename to attempt_gone')
  expect(await start()).toBe(id)
  const job = await endOfJob(exam.call, id)
  await test.owner('alter table attempt_gone rename to attempt')
  expect([job.state, job.result]).toEqual(['done', COUNTS])
})
