import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endOfJob } from '../../../testing/jobs.ts'
import { multipartFile } from '../../../testing/roster-file.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../../testing/test-app.ts'

const NIP = '198501012010011001'

let test: TestApp
let instansiId: string
let call: Caller
let person: string

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  const made = await createInstansiWith(test, 'administrator')
  instansiId = made.instansiId
  call = made.call
  const { rows } = await test.owner(
    `insert into pegawai (instansi_id, nip, name, birth_date, sex, status)
      values ($1, $2, 'Sari', '1985-01-01', 'L', 'PNS') returning id`,
    [instansiId, NIP],
  )
  person = rows[0].id
})

const good = { year: 2024, predicate: 'BAIK', source: 'e-Kinerja 2024' }
const sanction = { severity: 'SEDANG', decree: 'SK-1/2023', from: '2023-01-01', until: '2024-01-01' }
const add = (kind: string, body: object) => call('POST', `/api/pegawai/${person}/${kind}`, body)
const profile = async () => (await call('GET', `/api/pegawai/${person}`)).json()
const trail = async () =>
  (
    await test.owner(
      `select action, before, after, reason from audit_entry
        where instansi_id = $1 and subject_id = $2 and action like any ('{performance.%,discipline.%}') order by at`,
      [instansiId, person],
    )
  ).rows

async function importFile(kind: string, csv: string) {
  const { payload, contentType } = multipartFile(`${kind}.csv`, Buffer.from(csv))
  const reply = await call('POST', `/api/imports/${kind}`, payload, { 'content-type': contentType })
  const { id, job } = reply.json()
  const end = await endOfJob(call, job.id)
  return { id, end, batch: (await call('GET', `/api/imports/${id}`)).json() }
}

describe('a predicate', () => {
  it('is recorded, and its correction is a new fact beside the old one', async () => {
    const first = (await add('performance', good)).json()
    expect(first).toMatchObject({ ...good, superseded: null, recordedBy: expect.stringContaining('Akun') })
    const correction = { ...good, predicate: 'SANGAT_BAIK', corrects: first.id, reason: 'salah ketik di SK' }
    expect((await add('performance', correction)).statusCode).toBe(200)
    const { performance } = await profile()
    expect(performance.map(({ predicate }: any) => predicate)).toEqual(['SANGAT_BAIK', 'BAIK'])
    expect(performance[0]).toMatchObject({ superseded: null, reason: 'salah ketik di SK' })
    expect(performance[1].superseded).toMatchObject({ reason: 'salah ketik di SK', by: expect.any(String) })
    expect(await trail()).toMatchObject([
      { action: 'performance.recorded', before: null, after: good },
      {
        action: 'performance.corrected',
        before: good,
        after: { predicate: 'SANGAT_BAIK' },
        reason: 'salah ketik di SK',
      },
    ])
  })

  it('is refused a second time for its year, without a reason, unchanged, and when it no longer holds', async () => {
    const first = (await add('performance', good)).json()
    const code = async (body: object) => (await add('performance', body)).json().code
    expect(await code(good)).toBe('RECORD_EXISTS')
    expect(await code({ ...good, predicate: 'KURANG', corrects: first.id })).toBe('REASON_NEEDED')
    expect(await code({ ...good, corrects: first.id, reason: 'tanpa perubahan' })).toBe('NOTHING_CHANGED')
    await add('performance', { ...good, predicate: 'KURANG', corrects: first.id, reason: 'salah baca' })
    expect(await code({ ...good, predicate: 'BAIK', year: 2023, corrects: first.id, reason: 'terlambat' })).toBe(
      'RECORD_SUPERSEDED',
    )
    expect(await code({ ...good, year: 2099 })).toBe('YEAR_AHEAD')
    expect(await code({ ...good, year: 2022, source: '=1+1' })).toBe('INVALID_INPUT')
    expect((await profile()).performance).toHaveLength(2)
  })

  it('cannot be rewritten or deleted by the application', async () => {
    for (const table of ['pegawai_performance', 'pegawai_discipline']) {
      const { rows } = await test.owner(
        `select has_table_privilege('petakom_app', $1, 'delete') as deletes,
          has_column_privilege('petakom_app', $1, 'pegawai_id', 'update') as moves`,
        [table],
      )
      expect(rows[0]).toEqual({ deletes: false, moves: false })
    }
  })
})

describe('a sanction', () => {
  it('is recorded, corrected and withdrawn, and every step stays readable', async () => {
    const first = (await add('discipline', sanction)).json()
    const corrected = (
      await add('discipline', { ...sanction, severity: 'RINGAN', corrects: first.id, reason: 'banding diterima' })
    ).json()
    const withdrawn = await call('POST', `/api/pegawai/${person}/discipline/${corrected.id}/withdraw`, {
      reason: 'putusan dibatalkan',
    })
    expect(withdrawn.statusCode).toBe(200)
    const { discipline } = await profile()
    expect(discipline).toHaveLength(2)
    expect(discipline.every(({ superseded }: any) => superseded !== null)).toBe(true)
    expect((await trail()).map(({ action }) => action)).toEqual([
      'discipline.recorded',
      'discipline.corrected',
      'discipline.withdrawn',
    ])
    const again = await call('POST', `/api/pegawai/${person}/discipline/${corrected.id}/withdraw`, {
      reason: 'sekali lagi',
    })
    expect(again.json().code).toBe('RECORD_SUPERSEDED')
  })

  it('is refused when it ends before it begins', async () => {
    const reply = await add('discipline', { ...sanction, until: '2022-01-01' })
    expect([reply.statusCode, reply.json().message]).toEqual([400, expect.stringContaining('sesudah tanggal mulai')])
    expect((await profile()).discipline).toEqual([])
  })
})

describe('records', () => {
  it('are closed to another instansi, to other roles and to the signed-out', async () => {
    const { id } = (await add('performance', good)).json()
    const other = (await createInstansiWith(test, 'administrator')).call
    const panitia = await signInAs(test, instansiId, 'panitia')
    const doors = [
      [`/api/pegawai/${person}/performance`, { ...good, year: 2023 }],
      [`/api/pegawai/${person}/discipline`, sanction],
      [`/api/pegawai/${person}/performance/${id}/withdraw`, { reason: 'tidak berhak' }],
      [`/api/pegawai/${person}/discipline/${id}/withdraw`, { reason: 'tidak berhak' }],
    ] as const
    for (const [url, body] of doors) {
      expect([url, (await other('POST', url, body)).statusCode]).toEqual([url, 404])
      expect((await panitia('POST', url, body)).statusCode).toBe(403)
      expect((await stranger(test)('POST', url, body)).statusCode).toBe(401)
    }
    expect((await profile()).performance).toMatchObject([{ superseded: null }])
  })

  it('of one person cannot be corrected through another', async () => {
    const { id } = (await add('performance', good)).json()
    const { rows } = await test.owner(
      `insert into pegawai (instansi_id, nip, name, birth_date, sex, status)
        values ($1, '198501012010011002', 'Budi', '1985-01-01', 'L', 'PNS') returning id`,
      [instansiId],
    )
    const url = `/api/pegawai/${rows[0].id}/performance`
    const reply = await call('POST', url, { ...good, predicate: 'KURANG', corrects: id, reason: 'orang lain' })
    expect(reply.json().code).toBe('RECORD_NOT_FOUND')
  })
})

describe('a file of records', () => {
  it('is previewed as new, changed, unchanged and refused, then applied; a changed fact keeps the old one', async () => {
    await add('performance', good)
    await add('performance', { ...good, year: 2023 })
    const csv = `Predikat kinerja\nNIP,Tahun,Predikat\n'${NIP},2025,Baik\n${NIP},2024,Sangat Baik\n${NIP},2023,baik\n123,2024,Baik\n`
    const { id, batch } = await importFile('performance', csv)
    expect(batch.preview).toMatchObject({
      rows: 4,
      new: [{ row: 3, name: 'Sari', label: '2025: Baik' }],
      changed: [{ row: 4, changes: [{ field: 'predicate', before: 'BAIK', after: 'SANGAT_BAIK' }] }],
      unchanged: 1,
      refused: [{ row: 6, column: 'nip_baru' }],
    })
    const applied = await endOfJob(call, (await call('POST', `/api/imports/${id}/apply`, {})).json().id)
    expect(applied.result).toEqual({ new: 1, changed: 1, unchanged: 1, refused: 1 })
    const { performance } = await profile()
    expect(performance.map(({ year, predicate, superseded }: any) => [year, predicate, superseded === null])).toEqual([
      [2025, 'BAIK', true],
      [2024, 'SANGAT_BAIK', true],
      [2024, 'BAIK', false],
      [2023, 'BAIK', true],
    ])
    const again = await importFile('performance', csv)
    expect(again.batch.preview).toMatchObject({ new: [], changed: [], unchanged: 3 })
  })

  it('of sanctions works the same way', async () => {
    await add('discipline', sanction)
    const { id, batch } = await importFile(
      'discipline',
      `nip_baru;tingkat;mulai;selesai;nomor_sk\n${NIP};Ringan;01-01-2023;01-01-2024;SK-1/2023\n${NIP};B;01-05-2020;01-05-2021;SK-9/2020\n`,
    )
    expect(batch.preview.changed[0]).toMatchObject({ label: 'SK-1/2023: Ringan' })
    expect((await endOfJob(call, (await call('POST', `/api/imports/${id}/apply`, {})).json().id)).state).toBe('done')
    const inForce = (await profile()).discipline.filter(({ superseded }: any) => superseded === null)
    expect(inForce.map(({ severity, decree }: any) => [decree, severity])).toEqual([
      ['SK-1/2023', 'RINGAN'],
      ['SK-9/2020', 'BERAT'],
    ])
  })

  it('without its columns is refused in one sentence', async () => {
    const { end, batch } = await importFile('performance', 'nip_baru,tahun\n1,2\n')
    expect(end.error.code).toBe('HEADINGS_INCOMPLETE')
    expect(batch).toMatchObject({ state: 'refused', preview: null, error: { code: 'HEADINGS_INCOMPLETE' } })
  })
})
