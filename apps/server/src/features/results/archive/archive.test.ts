import { unzipSync } from 'fflate'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import { endOfJob, followJob } from '../../../testing/jobs.ts'
import { createInstansiWith, createTestApp, signInAs, stranger, type TestApp } from '../../../testing/test-app.ts'

const PEOPLE = 3

let test: TestApp
let exam: ExamFixture
let url: string

beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test, { people: PEOPLE + 1 })
  url = `/api/events/${exam.eventId}/reports`
})
afterAll(() => test.close())

/** A result without a JPM, as a sitting of one competency leaves it. */
async function giveResults(ids: readonly string[]) {
  for (const [index, id] of ids.entries()) {
    await test.owner(
      `insert into result (instansi_id, participant_id, standard, missing, assessed_on, verification_code,
        recipe_version, category_version, input_hash, engine_version)
       values ($1, $2, '{"M.03": 3}', '["levels:M.01"]', '2026-01-05', $3, 'uji', '2025-1', decode(repeat('00', 32), 'hex'), 'uji')`,
      [exam.instansiId, id, `UJI-${index}-${id.slice(0, 4)}`],
    )
  }
}

const make = async () => (await exam.call('POST', url, {})).json().id as string

async function download() {
  const reply = await exam.call('GET', `${url}.zip`)
  expect(reply.statusCode).toBe(200)
  return { reply, files: unzipSync(reply.rawPayload) }
}

describe('all reports of an event', () => {
  it('are refused while there is no result, and cannot be downloaded before they are made', async () => {
    expect((await exam.call('POST', url, {})).json().code).toBe('NOTHING_TO_ARCHIVE')
    expect((await exam.call('GET', `${url}.zip`)).json().code).toBe('NO_ARCHIVE')
    expect((await exam.call('GET', url)).json()).toEqual({ reports: 0, archive: null })
  })

  it('are one archive of PDFs, named by number and name and never by NIP', async () => {
    await giveResults(exam.participants.slice(0, PEOPLE).map(({ id }) => id))
    const job = await endOfJob(exam.call, await make())
    expect([job.state, job.result.reports]).toEqual(['done', PEOPLE])
    const { reply, files } = await download()
    expect(reply.headers['content-type']).toBe('application/zip')
    expect(Number(reply.headers['content-length'])).toBe(reply.rawPayload.length)
    const names = Object.keys(files)
    expect(names).toHaveLength(PEOPLE + 1)
    expect(names[0]).toMatch(/^0001-peserta-\d+\.pdf$/)
    for (const { nip } of exam.participants) expect(names.join()).not.toContain(nip)
    for (const name of names.filter((one) => one.endsWith('.pdf'))) {
      expect(Buffer.from(files[name]!.subarray(0, 5)).toString()).toBe('%PDF-')
    }
    expect(Buffer.from(files['BACA-DAHULU.txt']!).toString()).toContain(`${PEOPLE} dari ${PEOPLE + 1} peserta`)
  })

  it('tell everybody in them who took them out', async () => {
    await download()
    const { rows } = await test.owner(
      `select subject_id, count(*)::int as n from audit_entry
        where action = 'report.downloaded' and subject_id = any($1) group by subject_id`,
      [exam.participants.map(({ id }) => id)],
    )
    expect(rows).toHaveLength(PEOPLE)
    const whole = await test.owner(`select 1 from audit_entry where action = 'reports.downloaded'`)
    expect(whole.rows.length).toBe(rows[0].n)
  })

  it('are kept until new ones replace them, and say when results have changed since', async () => {
    expect((await exam.call('GET', url)).json().archive).toMatchObject({ reports: PEOPLE, isStale: false })
    await giveResults(exam.participants.slice(PEOPLE).map(({ id }) => id))
    expect((await exam.call('GET', url)).json().archive.isStale).toBe(true)
    expect(Object.keys((await download()).files)).toHaveLength(PEOPLE + 1)
    await endOfJob(exam.call, await make())
    expect((await exam.call('GET', url)).json()).toMatchObject({
      reports: PEOPLE + 1,
      archive: { reports: PEOPLE + 1, isStale: false },
    })
    expect(Object.keys((await download()).files)).toHaveLength(PEOPLE + 2)
    const { rows } = await test.owner('select count(distinct file_id)::int as files from stored_file_piece')
    expect(rows[0].files).toBe(1)
  })

  it('stay as they were when the making is stopped', async () => {
    const before = (await exam.call('GET', url)).json()
    const holder = new pg.Client({ connectionString: test.url })
    await holder.connect()
    await holder.query('begin; lock table stored_file_piece in share mode')
    const id = await make()
    await followJob(exam.call, id, ({ progress, message }) => message === 'writing' || progress > 0.9)
    await exam.call('POST', `/api/jobs/${id}/cancel`)
    const job = await endOfJob(exam.call, id)
    await holder.query('rollback')
    await holder.end()
    expect(job.state).toBe('cancelled')
    expect((await exam.call('GET', url)).json()).toEqual(before)
  })

  it('mark the people who do not exist in the name of the file', async () => {
    await test.owner('update pegawai set is_synthetic = true where instansi_id = $1', [exam.instansiId])
    await endOfJob(exam.call, await make())
    const { reply, files } = await download()
    expect(String(reply.headers['content-disposition'])).toContain('-SINTETIS.zip')
    const pdfs = Object.keys(files).filter((name) => name.endsWith('.pdf'))
    expect(pdfs.every((name) => name.endsWith('-SINTETIS.pdf'))).toBe(true)
    expect(Buffer.from(files['BACA-DAHULU.txt']!).toString()).toContain('DATA SINTETIS')
  })

  it('are not there for another instansi, another role or a stranger', async () => {
    const other = (await createInstansiWith(test, 'administrator')).call
    const asesor = await signInAs(test, exam.instansiId, 'asesor')
    for (const [method, path] of [
      ['GET', url],
      ['POST', url],
      ['GET', `${url}.zip`],
    ] as const) {
      expect((await other(method, path)).statusCode).toBe(404)
      expect((await asesor(method, path)).statusCode).toBe(403)
      expect((await stranger(test)(method, path)).statusCode).toBe(401)
    }
  })
})
