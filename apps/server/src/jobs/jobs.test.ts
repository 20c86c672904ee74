import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AuditActor } from '../db/audit.ts'
import { AppError } from '../plugins/app-error.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../testing/test-app.ts'

let test: TestApp
let call: Caller
let actor: AuditActor
let runs = 0

beforeAll(async () => {
  test = await createTestApp()
  const made = await createInstansiWith(test, 'administrator')
  call = made.call
  actor = { instansiId: made.instansiId, id: null, name: 'uji' }
  test.app.jobs.define('count', async ({ input }) => {
    runs += 1
    return { got: input }
  })
  test.app.jobs.define('refuse', async () => {
    throw new AppError('TOO_FEW', 409, 'Peserta terlalu sedikit.')
  })
  test.app.jobs.define('forever', async ({ report }) => {
    for (let turn = 0; ; turn += 1) {
      await report(Math.min(0.9, turn / 100), `putaran ${turn}`)
      await wait(20)
    }
  })
})
afterAll(() => test.close())

const start = (kind: string, input = {}) => test.app.jobs.start(actor, { kind, permission: 'result.score', input })

async function follow(id: string, isThere: (job: { state: string; progress: number }) => boolean) {
  for (;;) {
    const job = (await call('GET', `/api/jobs/${id}`)).json()
    if (isThere(job)) return job
    await wait(50)
  }
}
const toEnd = (id: string) => follow(id, ({ state }) => state !== 'queued' && state !== 'running')

it('runs the work once, keeps what it gave, and writes who and when', async () => {
  const { id } = await start('count', { a: 1 })
  expect(await toEnd(id)).toMatchObject({ state: 'done', progress: 1, result: { got: { a: 1 } }, createdBy: 'uji' })
  expect(runs).toBe(1)
  const { rows } = await test.owner('select action from audit_entry where subject_id = $1 order by at', [id])
  expect(rows.map(({ action }) => action)).toEqual(['job.started', 'job.done'])
})

it('ends a refusal with its sentence', async () => {
  const job = await toEnd((await start('refuse')).id)
  expect(job).toMatchObject({ state: 'failed', error: { code: 'TOO_FEW', message: 'Peserta terlalu sedikit.' } })
})

it('shows progress, is one job however often it is asked for, and stops when told', async () => {
  const { id } = await start('forever')
  expect((await start('forever')).id).toBe(id)
  await follow(id, ({ state, progress }) => state === 'running' && progress > 0)
  expect((await call('POST', `/api/jobs/${id}/cancel`)).statusCode).toBe(200)
  expect((await toEnd(id)).state).toBe('cancelled')
})

it('takes up what a dead process left behind when it is asked for again, and ends it when it is stopped', async () => {
  const leave = async (input: object) => {
    const { rows } = await test.owner(
      `insert into job (instansi_id, kind, permission, input, state, created_by_name)
        values ($1, 'count', 'result.score', $2, 'running', 'uji') returning id`,
      [actor.instansiId, JSON.stringify(input)],
    )
    return rows[0].id as string
  }
  const left = await leave({ c: 3 })
  expect((await start('count', { c: 3 })).id).toBe(left)
  expect((await toEnd(left)).state).toBe('done')
  const unwanted = await leave({ d: 4 })
  const before = runs
  await call('POST', `/api/jobs/${unwanted}/cancel`)
  expect((await toEnd(unwanted)).state).toBe('cancelled')
  expect(runs).toBe(before)
})

it('is not there for another instansi, for a role that could not start it, or signed out', async () => {
  const { id } = await start('count', { b: 2 })
  const other = (await createInstansiWith(test, 'administrator')).call
  const asesor = await signInAs(test, actor.instansiId, 'asesor')
  for (const method of ['GET', 'POST'] as const) {
    const url = `/api/jobs/${id}${method === 'POST' ? '/cancel' : ''}`
    expect((await other(method, url)).statusCode).toBe(404)
    expect((await asesor(method, url)).statusCode).toBe(404)
    expect((await stranger(test)(method, url)).statusCode).toBe(401)
  }
  await toEnd(id)
})
