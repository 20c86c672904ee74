import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endOfJob, followJob } from '../../../testing/jobs.ts'
import { multipartFile, nipOf, rosterCsv } from '../../../testing/roster-file.ts'
import { type Caller, createInstansiWith, createTestApp, type TestApp } from '../../../testing/test-app.ts'

let test: TestApp
let instansiId: string
let call: Caller

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  const made = await createInstansiWith(test, 'administrator')
  instansiId = made.instansiId
  call = made.call
})

async function upload() {
  const file = rosterCsv([1, 2, 3].map((serial) => ({ nip_baru: nipOf(serial), nama: `Pegawai ${serial}` })))
  const { payload, contentType } = multipartFile('roster.csv', file)
  return (await call('POST', '/api/imports/roster', payload, { 'content-type': contentType })).json()
}

async function checked(): Promise<string> {
  const { id, job } = await upload()
  expect((await endOfJob(call, job.id)).state).toBe('done')
  return id
}

const startApply = async (id: string) => (await call('POST', `/api/imports/${id}/apply`, {})).json().id as string
const stateOf = async (id: string) => (await call('GET', `/api/imports/${id}`)).json().state

async function written() {
  const { rows } = await test.owner(
    `select (select count(*)::int from pegawai where instansi_id = $1) as people,
      (select count(*)::int from unit_kerja where instansi_id = $1) as units,
      (select count(*)::int from jabatan where instansi_id = $1) as posts`,
    [instansiId],
  )
  return rows[0]
}

/** Holds the writing of people, so that an apply stands half-way: units and posts written, people not. */
async function holdPeople() {
  const holder = new pg.Client({ connectionString: test.url })
  await holder.connect()
  await holder.query('begin; lock table pegawai in share mode')
  return async () => {
    await holder.query('rollback')
    await holder.end()
  }
}

describe('an import that is applied', () => {
  it('leaves nothing behind when it is stopped half-way, and can be applied afterwards', async () => {
    const id = await checked()
    const release = await holdPeople()
    const jobId = await startApply(id)
    await followJob(call, jobId, ({ message }) => message === 'applying')
    await call('POST', `/api/jobs/${jobId}/cancel`)
    await wait(600)
    await release()
    expect((await endOfJob(call, jobId)).state).toBe('cancelled')
    expect(await written()).toEqual({ people: 0, units: 0, posts: 0 })
    expect(await stateOf(id)).toBe('checked')
    const again = await endOfJob(call, await startApply(id))
    expect([again.state, again.result.new]).toEqual(['done', 3])
  })

  it('leaves nothing behind when its connection is killed half-way, and says that it failed', async () => {
    const id = await checked()
    const release = await holdPeople()
    const jobId = await startApply(id)
    await followJob(call, jobId, ({ message }) => message === 'applying')
    await test.owner(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into pegawai%'`,
    )
    const job = await endOfJob(call, jobId)
    await release()
    expect(job.state).toBe('failed')
    expect(job.error.message).toMatch(/\.$/)
    expect(await written()).toEqual({ people: 0, units: 0, posts: 0 })
    expect(await stateOf(id)).toBe('checked')
  })

  it('is one job however often it is asked for, and a reloaded page finds it', async () => {
    const id = await checked()
    const release = await holdPeople()
    const jobId = await startApply(id)
    expect(await startApply(id)).toBe(jobId)
    const found = (await call('GET', `/api/jobs?kind=apply-import&about=${id}`)).json()
    expect(found.job).toMatchObject({ id: jobId, createdBy: expect.any(String) })
    await release()
    expect((await endOfJob(call, jobId)).state).toBe('done')
  })

  it('finds its work done when the process died between the commit and the last word', async () => {
    const id = await checked()
    const jobId = await startApply(id)
    await endOfJob(call, jobId)
    await test.owner(`update job set state = 'running', result = null, finished_at = null where id = $1`, [jobId])
    await test.owner(`update import_batch set content = 'x' where id = $1`, [id])
    const actor = { instansiId, id: null, name: 'uji' }
    const taken = await test.app.jobs.start(actor, {
      kind: 'apply-import',
      permission: 'pegawai.import',
      input: { id },
    })
    expect(taken.id).toBe(jobId)
    const job = await endOfJob(call, jobId)
    expect([job.state, job.result]).toEqual(['done', { new: 3, changed: 0, unchanged: 0, refused: 0 }])
    expect((await written()).people).toBe(3)
  })

  it('is not there for another instansi', async () => {
    const id = await checked()
    const jobId = await startApply(id)
    await endOfJob(call, jobId)
    const other = (await createInstansiWith(test, 'administrator')).call
    expect((await other('GET', `/api/jobs?kind=apply-import&about=${id}`)).json()).toEqual({ job: null })
    for (const action of ['check', 'apply', 'discard']) {
      expect((await other('POST', `/api/imports/${id}/${action}`, {})).statusCode).toBe(404)
    }
  })
})

describe('an import that waits', () => {
  it('refuses to be applied before it is checked or after it is discarded', async () => {
    const id = await checked()
    await test.owner(`update import_batch set state = 'checking', summary = null where id = $1`, [id])
    expect((await call('POST', `/api/imports/${id}/apply`, {})).json().code).toBe('BATCH_NOT_CHECKED')
    expect((await call('POST', `/api/imports/${id}/discard`, {})).statusCode).toBe(200)
    expect((await call('POST', `/api/imports/${id}/apply`, {})).json().code).toBe('BATCH_NOT_OPEN')
  })
})
