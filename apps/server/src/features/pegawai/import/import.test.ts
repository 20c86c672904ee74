import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endOfJob } from '../../../testing/jobs.ts'
import { multipartFile, nipOf, rosterCsv } from '../../../testing/roster-file.ts'
import { type Caller, createInstansiWith, createTestApp, signInAs, type TestApp } from '../../../testing/test-app.ts'

let test: TestApp
let instansiId: string
let call: Caller
let upload: (file: Buffer, as?: { kind?: string; name?: string }) => Promise<{ status: number; body: any }>

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

beforeEach(async () => {
  const made = await createInstansiWith(test, 'administrator')
  instansiId = made.instansiId
  call = made.call
  upload = async (file, { kind = 'roster', name = 'roster.csv' } = {}) => {
    const { payload, contentType } = multipartFile(name, file)
    const reply = await call('POST', `/api/imports/${kind}`, payload, { 'content-type': contentType })
    if (reply.statusCode !== 200) return { status: reply.statusCode, body: reply.json() }
    const job = await endOfJob(call, reply.json().job.id)
    if (job.state === 'failed') return { status: 400, body: job.error }
    const batch = (await call('GET', `/api/imports/${reply.json().id}`)).json()
    return { status: 200, body: { id: batch.id, ...batch.preview } }
  }
})

async function apply(id: string) {
  const reply = await call('POST', `/api/imports/${id}/apply`, {})
  expect(reply.statusCode, reply.body).toBe(200)
  return endOfJob(call, reply.json().id)
}

const three = [{ nip_baru: nipOf(1) }, { nip_baru: nipOf(2), nama: 'Budi' }, { nip_baru: nipOf(3), nama: 'Citra' }]

async function importAll(rows: Parameters<typeof rosterCsv>[0]) {
  const { body } = await upload(rosterCsv(rows))
  const job = await apply(body.id)
  expect(job.state, JSON.stringify(job.error)).toBe('done')
  return { preview: body, applied: job.result }
}

describe('roster import', () => {
  it('shows everything new, applies it, and finds nothing to do the second time', async () => {
    const { preview, applied } = await importAll(three)
    expect(preview.new).toHaveLength(3)
    expect(preview.newUnits).toEqual([{ name: 'Dinas Sosial', parent: null }])
    expect(applied).toEqual({ new: 3, changed: 0, unchanged: 0, refused: 0 })
    const again = await upload(rosterCsv(three))
    expect(again.body).toMatchObject({ rows: 3, unchanged: 3, new: [], changed: [], refused: [], missing: [] })
    const list = (await call('GET', '/api/pegawai')).json()
    expect(list.total).toBe(3)
    expect(list.rows[0]).toMatchObject({ name: 'Budi', tier: 'JF_AHLI_MUDA', golongan: 'III/c', isSynthetic: true })
  })

  it('leaves the planner with counts of what it wrote', async () => {
    await importAll(three)
    const written = 'select count(*)::int as people from pegawai'
    const { people } = (await test.owner(written)).rows[0]
    const { rows } = await test.owner(`select reltuples::int as known from pg_class where relname = 'pegawai'`)
    expect(rows[0].known).toBe(people)
  })

  it('keeps three bad rows out, by row, column, value and reason, and applies the rest', async () => {
    const bad = [
      { nip_baru: '19900101201501100' },
      { nip_baru: nipOf(5), tanggal_lahir: '31-02-1990' },
      { nip_baru: nipOf(6), gol_akhir_nama: 'V/z' },
    ]
    const { preview, applied } = await importAll([...three, ...bad])
    expect(preview.refused.map(({ row, column, value }: any) => ({ row, column, value }))).toEqual([
      { row: 5, column: 'nip_baru', value: '19900101201501100' },
      { row: 6, column: 'tanggal_lahir', value: '31-02-1990' },
      { row: 7, column: 'gol_akhir_nama', value: 'V/z' },
    ])
    expect(preview.refused[0].reason).toContain('17 angka')
    expect(applied).toMatchObject({ new: 3, refused: 3 })
  })

  it('tells a change field by field and keeps the history with dates', async () => {
    await importAll(three)
    const moved = { ...three[0], jabatan_nama: 'Analis Kebijakan Ahli Madya', tmt_jabatan: '01-05-2024' }
    const { preview } = await importAll([moved, three[1]!, three[2]!])
    expect(preview.changed[0].changes).toEqual([
      { field: 'jabatanName', before: 'Analis Kebijakan Ahli Muda', after: 'Analis Kebijakan Ahli Madya' },
      { field: 'jabatanSince', before: '2022-02-01', after: '2024-05-01' },
    ])
    const list = (await call('GET', '/api/pegawai?search=Sari')).json()
    const { posts } = (await call('GET', `/api/pegawai/${list.rows[0].id}`)).json()
    expect(posts.map(({ jabatanName, from, until }: any) => [jabatanName, from, until])).toEqual([
      ['Analis Kebijakan Ahli Madya', '2024-05-01', null],
      ['Analis Kebijakan Ahli Muda', '2022-02-01', '2024-05-01'],
    ])
  })

  it('warns where birth date or sex differ from the NIP, and still takes the row', async () => {
    const { preview } = await importAll([{ nip_baru: nipOf(1), tanggal_lahir: '02-01-1990', jenis_kelamin: 'F' }])
    expect(preview.refused).toEqual([])
    expect(preview.warnings.map(({ column }: any) => column)).toEqual(['tanggal_lahir', 'jenis_kelamin'])
  })

  it('takes a PPPK number, whose month reads 21', async () => {
    const { preview } = await importAll([{ nip_baru: '199001012022211001', gol_akhir_nama: 'IX' }])
    expect(preview.refused).toEqual([])
    expect((await call('GET', '/api/pegawai')).json().rows[0].status).toBe('PPPK')
  })

  it('refuses both rows of one person in two posts, and counts an equal double once', async () => {
    const { body } = await upload(rosterCsv([three[0]!, { ...three[0], jabatan_nama: 'Arsiparis Ahli Muda' }]))
    expect(body.refused.map(({ row }: any) => row)).toEqual([2, 3])
    const double = await upload(rosterCsv([three[0]!, three[0]!]))
    expect(double.body.new).toHaveLength(1)
    expect(double.body.warnings[0].reason).toContain('baris ganda')
  })

  it('refuses a unit that nobody knows once there are units, and names who is missing from the file', async () => {
    await importAll(three)
    const { body } = await upload(rosterCsv([{ nip_baru: nipOf(1), unor_nama: 'Dinas Antariksa' }, three[1]!]))
    expect(body.refused).toMatchObject([{ row: 2, column: 'unor_nama', value: 'Dinas Antariksa' }])
    expect(body.missing).toEqual([{ nip: nipOf(3), name: 'Citra' }])
  })

  it.each([
    ['=HYPERLINK("http://x")', 'rumus'],
    ['+cmd|calc', 'rumus'],
  ])('refuses a cell that begins a formula: %s', async (nama, reason) => {
    const { body } = await upload(rosterCsv([{ nip_baru: nipOf(1), nama }]))
    expect(body.refused).toMatchObject([{ row: 2, column: 'nama' }])
    expect(body.refused[0].reason).toContain(reason)
  })

  it.each([
    ['not a sheet', Buffer.from('%PDF-1.7 ...'), 'NOT_A_SHEET'],
    ['an empty file', Buffer.alloc(0), 'NOT_A_SHEET'],
    ['a broken archive', Buffer.from('PK\x03\x04 and nothing else'), 'NOT_A_SHEET'],
    ['no headings', Buffer.from('a,b\n1,2\n'), 'NO_HEADINGS'],
    ['missing headings', Buffer.from('nip_baru,nama\n1,2\n'), 'HEADINGS_INCOMPLETE'],
    [
      'headings spread over two rows',
      Buffer.from(
        'nip_baru,nama,tanggal_lahir,jenis_kelamin,gol_akhir_nama\n,,,,,jabatan_nama,jenis_jabatan_id,unor_nama\n',
      ),
      'HEADINGS_SPREAD',
    ],
    ['headings and no rows', rosterCsv([]), 'NO_ROWS'],
    ['60 MB', Buffer.alloc(60_000_000, 65), 'FILE_TOO_LARGE'],
  ])('refuses %s in one sentence', async (_name, file, code) => {
    const { status, body } = await upload(file)
    expect([status >= 400, body.code]).toEqual([true, code])
    expect(body.message).toMatch(/\.$/)
    const batches = (await call('GET', '/api/imports')).json()
    expect(batches.map(({ state }: any) => state)).toEqual(batches.length > 0 ? ['refused'] : [])
    const kept = await test.owner('select 1 from import_batch where instansi_id = $1 and length(content) > 0', [
      instansiId,
    ])
    expect(kept.rows).toEqual([])
  })

  it('applies nothing where the data moved since the preview', async () => {
    const first = await upload(rosterCsv(three))
    await importAll([three[0]!])
    expect((await apply(first.body.id)).error.code).toBe('DATA_MOVED')
    expect((await call('GET', '/api/pegawai')).json().total).toBe(1)
    const { id } = (await call('POST', `/api/imports/${first.body.id}/check`, {})).json()
    expect((await endOfJob(call, id)).result).toMatchObject({ new: 2, unchanged: 1 })
    expect((await apply(first.body.id)).state).toBe('done')
  })

  it('is closed to another instansi, to other roles and to the signed-out', async () => {
    const { preview } = await importAll(three)
    const other = await createInstansiWith(test, 'administrator')
    expect((await other.call('GET', `/api/imports/${preview.id}`)).statusCode).toBe(404)
    expect((await other.call('GET', '/api/pegawai')).json().total).toBe(0)
    const panitia = await signInAs(test, instansiId, 'panitia')
    expect((await panitia('POST', `/api/imports/${preview.id}/apply`, {})).statusCode).toBe(403)
    expect((await test.app.inject({ method: 'GET', url: '/api/imports' })).statusCode).toBe(401)
  })

  it('writes an audit row for each person and one for the whole', async () => {
    await importAll(three)
    const { rows } = await test.owner(
      `select action, count(*)::int as n from audit_entry where instansi_id = $1 and action like any ('{pegawai.%,roster.%,import.%}') group by action`,
      [instansiId],
    )
    expect(Object.fromEntries(rows.map(({ action, n }) => [action, n]))).toEqual({
      'pegawai.imported': 3,
      'import.uploaded': 1,
      'roster.checked': 1,
      'roster.applied': 1,
    })
  })
})
