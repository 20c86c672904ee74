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
const GOOD = {
  jobName: 'Kepala Seksi Gizi',
  unitName: 'Dinas Kesehatan',
  tier: 'PENGAWAS',
  field: 'KESEHATAN',
  from: '2018-01-01',
  until: '2021-01-01',
  source: 'SK 821/2018',
}

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

const add = (body: object) => call('POST', `/api/pegawai/${person}/career`, body)
const career = async () => (await call('GET', `/api/pegawai/${person}`)).json().career
const trail = async () =>
  (
    await test.owner(
      `select action, before, after, reason from audit_entry
        where instansi_id = $1 and subject_id = $2 and action like 'career.%' order by at`,
      [instansiId, person],
    )
  ).rows

describe('an earlier post', () => {
  it('is recorded, corrected beside the old one and withdrawn, with its trail', async () => {
    const first = (await add(GOOD)).json()
    expect(first).toMatchObject({ ...GOOD, eselon: null, superseded: null })
    const reason = 'SK menyebut bidang lain'
    const second = (await add({ ...GOOD, field: null, corrects: first.id, reason })).json()
    expect(await career()).toMatchObject([
      { field: null, superseded: null, reason },
      { field: 'KESEHATAN', superseded: { reason } },
    ])
    const withdraw = () => call('POST', `/api/pegawai/${person}/career/${second.id}/withdraw`, { reason: 'orang lain' })
    expect((await withdraw()).statusCode).toBe(200)
    expect((await withdraw()).json().code).toBe('RECORD_SUPERSEDED')
    expect(await trail()).toMatchObject([
      { action: 'career.recorded', before: null, after: GOOD },
      { action: 'career.corrected', before: GOOD, after: { ...GOOD, field: null }, reason },
      { action: 'career.withdrawn', before: { ...GOOD, field: null }, reason: 'orang lain' },
    ])
  })

  it.each([
    ['twice', GOOD, 409, 'RECORD_EXISTS'],
    ['that has not ended', { ...GOOD, jobName: 'Lurah', until: '2099-01-01' }, 400, 'END_AHEAD'],
    ['that ends before it begins', { ...GOOD, until: '2018-01-01' }, 400, 'INVALID_INPUT'],
    ['in a field that is none', { ...GOOD, field: 'SIHIR' }, 400, 'INVALID_INPUT'],
    ['with a formula for a name', { ...GOOD, jobName: '=1+1' }, 400, 'INVALID_INPUT'],
  ])('is refused %s', async (_, body, status, code) => {
    await add(GOOD)
    const reply = await add(body)
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
    expect(await career()).toHaveLength(1)
  })

  it('is refused as a correction without a reason, unchanged, or of another person', async () => {
    const { id } = (await add(GOOD)).json()
    const code = async (body: object, whose = person) =>
      (await call('POST', `/api/pegawai/${whose}/career`, body)).json().code
    expect(await code({ ...GOOD, field: 'EKONOMI', corrects: id })).toBe('REASON_NEEDED')
    expect(await code({ ...GOOD, corrects: id, reason: 'sama saja' })).toBe('NOTHING_CHANGED')
    const { rows } = await test.owner(
      `insert into pegawai (instansi_id, nip, name, birth_date, sex, status)
        values ($1, '198501012010011002', 'Budi', '1985-01-01', 'L', 'PNS') returning id`,
      [instansiId],
    )
    expect(await code({ ...GOOD, field: null, corrects: id, reason: 'orang lain' }, rows[0].id)).toBe(
      'RECORD_NOT_FOUND',
    )
  })

  it('is closed to another instansi, to other roles and to the signed-out', async () => {
    const { id } = (await add(GOOD)).json()
    const other = (await createInstansiWith(test, 'administrator')).call
    const panitia = await signInAs(test, instansiId, 'panitia')
    const doors = [
      [`/api/pegawai/${person}/career`, { ...GOOD, from: '2019-01-01' }],
      [`/api/pegawai/${person}/career/${id}/withdraw`, { reason: 'tidak berhak' }],
    ] as const
    for (const [url, body] of doors) {
      expect([url, (await other('POST', url, body)).statusCode]).toEqual([url, 404])
      expect((await panitia('POST', url, body)).statusCode).toBe(403)
      expect((await stranger(test)('POST', url, body)).statusCode).toBe(401)
    }
    expect(await career()).toMatchObject([{ superseded: null }])
  })
})

describe('a file of earlier posts', () => {
  const HEAD = 'nip_baru;jabatan;unit_kerja;jenjang;eselon;bidang;mulai;selesai;keterangan'
  const file = (...rows: string[]) => [HEAD, ...rows].join('\n')
  async function upload(csv: string) {
    const { payload, contentType } = multipartFile('riwayat.csv', Buffer.from(csv))
    const reply = await call('POST', '/api/imports/career', payload, { 'content-type': contentType })
    await endOfJob(call, reply.json().job.id)
    return (await call('GET', `/api/imports/${reply.json().id}`)).json()
  }
  const apply = async (id: string) =>
    (await endOfJob(call, (await call('POST', `/api/imports/${id}/apply`, {})).json().id)).result

  it('is previewed and applied; the same file again changes nothing, another corrects', async () => {
    const csv = file(
      `${NIP};Kepala Seksi Gizi;Dinas Kesehatan;;IV.a;Kesehatan;01-01-2018;01-01-2021;x`,
      `${NIP};Perawat Terampil;Puskesmas;;;;01-01-2012;01-01-2018;`,
      `${NIP};Lurah;Kelurahan;raja;;sihir;01-01-2012;2018;`,
    )
    const first = await upload(csv)
    expect(first.preview).toMatchObject({
      rows: 3,
      new: [{ label: '2018-01-01 Kepala Seksi Gizi: Dinas Kesehatan' }, { row: 3 }],
      refused: [
        { row: 4, column: 'selesai', code: 'NOT_A_DAY' },
        { row: 4, column: 'jenjang', code: 'TIER_UNKNOWN' },
        { row: 4, column: 'bidang', code: 'FIELD_UNKNOWN' },
      ],
    })
    expect(await apply(first.id)).toEqual({ new: 2, changed: 0, unchanged: 0, refused: 1 })
    expect(await career()).toMatchObject([
      { tier: 'PENGAWAS', eselon: 'IV.a', field: 'KESEHATAN', source: 'riwayat.csv' },
      { tier: 'JF_TERAMPIL', eselon: null, field: null },
    ])
    expect((await upload(csv)).preview).toMatchObject({ new: [], changed: [], unchanged: 2 })
    const later = await upload(file(`${NIP};Perawat Terampil;Puskesmas;;;KESEHATAN;01-01-2012;01-01-2018;`))
    expect(later.preview.changed[0].changes).toEqual([{ field: 'field', before: '', after: 'KESEHATAN' }])
    expect(await apply(later.id)).toMatchObject({ changed: 1 })
    expect((await career()).map(({ field, superseded }: any) => [field, superseded === null])).toEqual([
      ['KESEHATAN', true],
      ['KESEHATAN', true],
      [null, false],
    ])
  })

  it('needs no tier, eselon or field, but a post, a unit and both days', async () => {
    const short = await upload(`nip_baru,jabatan,unit_kerja,mulai,selesai\n${NIP},Staf,Dinas,01-01-2012,01-01-2018\n`)
    expect(short.preview).toMatchObject({ new: [{ row: 2 }], refused: [] })
    expect((await upload('nip_baru,jabatan,mulai,selesai\n1,a,b,c\n')).error.code).toBe('HEADINGS_INCOMPLETE')
  })
})
