import { JABATAN_COLUMNS, STANDARD_COLUMNS } from '@petakom/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-app.ts'
import { importPosts, type PostSheet } from './import-posts.ts'

let test: TestDatabase
let instansiId: string
let serial = 0

beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.close())

beforeEach(async () => {
  serial += 1
  instansiId = await newInstansi(`UJI-${serial}`)
})

/** An instansi with two agencies that have a unit of the same name each. */
async function newInstansi(code: string): Promise<string> {
  const { id } = (await test.owner('insert into instansi (code, name) values ($1, $1) returning id', [code])).rows[0]
  const unit = async (unitCode: string, name: string, parent: string | null) =>
    (
      await test.owner(
        'insert into unit_kerja (instansi_id, code, name, parent_id, is_opd) values ($1, $2, $3, $4, $5) returning id',
        [id, unitCode, name, parent, parent === null],
      )
    ).rows[0].id
  const [social, health] = [await unit('A', 'Dinas Sosial', null), await unit('B', 'Dinas Kesehatan', null)]
  await unit('A1', 'Sekretariat', social)
  await unit('B1', 'Sekretariat', health)
  return id
}

const csv = (columns: readonly string[], rows: readonly Record<string, string>[]) =>
  Buffer.from(
    [
      columns.map((name) => ` ${name.toUpperCase().replaceAll('_', ' ')}`).join(';'),
      ...rows.map((row) => columns.map((name) => row[name] ?? '').join(';')),
    ].join('\n'),
  )
const run = (kind: PostSheet, file: Buffer, apply = true, tenant = instansiId) =>
  importPosts(test.database, { instansiId: tenant, id: null, name: 'uji' }, kind, file, { apply })

const POST = {
  unor_nama: 'dinas  sosial',
  jabatan_nama: 'Kepala Bidang Rehabilitasi',
  jenis_jabatan_nama: 'Struktural',
  jenjang: 'administrator',
  eselon_nama: 'III.b',
  kelas_jabatan: '11',
  formasi: '1',
  kritis: 'Ya',
}
const posts = (...rows: Record<string, string>[]) => csv(JABATAN_COLUMNS, rows)
const STANDARD = {
  unor_nama: 'Dinas Sosial',
  jabatan_nama: 'kepala bidang rehabilitasi',
  berlaku_mulai: '01-01-2025',
  sumber: 'SK Wali Kota 12/2025',
  ...Object.fromEntries(STANDARD_COLUMNS.filter((name) => /^(m|sk)_/.test(name)).map((name) => [name, '3'])),
}
const standards = (...rows: Record<string, string>[]) => csv(STANDARD_COLUMNS, rows)
const problems = ({ refused }: Awaited<ReturnType<typeof run>>) =>
  refused.map(({ row, column, value, code }) => ({ row, column, value, code }))
const count = async (table: string) =>
  (await test.owner(`select count(*)::int as n from ${table} where instansi_id = $1`, [instansiId])).rows[0].n

describe('a sheet of posts', () => {
  it('adds posts once, whatever the case and spacing of headings and units', async () => {
    expect(await run('jabatan', posts(POST), false)).toMatchObject({ rows: 1, new: [{ row: 2 }], refused: [] })
    expect(await count('jabatan')).toBe(0)
    await run('jabatan', posts(POST))
    const { rows } = await test.owner(
      'select name, kind, tier, eselon, kelas, seats, is_critical from jabatan where instansi_id = $1',
      [instansiId],
    )
    expect(rows).toEqual([
      {
        name: POST.jabatan_nama,
        kind: 'STRUKTURAL',
        tier: 'ADMINISTRATOR',
        eselon: 'III.b',
        kelas: 11,
        seats: 1,
        is_critical: true,
      },
    ])
    const before = await count('audit_entry')
    expect(await run('jabatan', posts(POST))).toMatchObject({ new: [], changed: [], unchanged: 1, missing: [] })
    expect(await count('jabatan')).toBe(1)
    expect(await count('audit_entry')).toBe(before + 1)
  })

  it('tells changes field by field, keeps what a cell leaves empty, and names posts the file lacks', async () => {
    await run('jabatan', posts(POST, { ...POST, jabatan_nama: 'Kepala Bidang Lain' }))
    const { kritis: _, ...fewer } = { ...POST, kelas_jabatan: '12', eselon_nama: '' }
    const check = await run('jabatan', posts(fewer))
    expect(check.changed[0]?.changes).toEqual([{ field: 'kelas', before: '11', after: '12' }])
    expect(check.missing).toEqual([{ unit: 'Dinas Sosial', jabatan: 'Kepala Bidang Lain' }])
    const audited = await test.owner(
      "select before->>'kelas' as before, after->>'kelas' as after from audit_entry where instansi_id = $1 and action = 'jabatan.changed'",
      [instansiId],
    )
    expect(audited.rows).toEqual([{ before: '11', after: '12' }])
  })

  it('refuses by row, column, value and reason, and applies the rest', async () => {
    const check = await run(
      'jabatan',
      posts(
        POST,
        { ...POST, unor_nama: 'Dinas Antariksa' },
        { ...POST, unor_nama: 'Sekretariat' },
        { ...POST, jabatan_nama: 'A1', jenis_jabatan_nama: 'sesuatu' },
        { ...POST, jabatan_nama: 'A2', jenjang: 'raja' },
        { ...POST, jabatan_nama: 'A3', kelas_jabatan: '18', formasi: '0', kritis: 'mungkin' },
        { ...POST, jabatan_nama: '=1+1' },
        { ...POST, jabatan_nama: 'Kembar' },
        { ...POST, jabatan_nama: 'kembar' },
      ),
    )
    expect(problems(check)).toEqual([
      { row: 3, column: 'unor_nama', value: 'Dinas Antariksa', code: 'UNIT_UNKNOWN' },
      { row: 4, column: 'unor_nama', value: 'Sekretariat', code: 'UNIT_AMBIGUOUS' },
      { row: 5, column: 'jenis_jabatan_nama', value: 'sesuatu', code: 'KIND_UNKNOWN' },
      { row: 6, column: 'jenjang', value: 'raja', code: 'TIER_UNKNOWN' },
      { row: 7, column: 'kelas_jabatan', value: '18', code: 'KELAS_OUT_OF_RANGE' },
      { row: 7, column: 'formasi', value: '0', code: 'SEATS_OUT_OF_RANGE' },
      { row: 7, column: 'kritis', value: 'mungkin', code: 'NOT_YES_OR_NO' },
      { row: 8, column: 'jabatan_nama', value: '=1+1', code: 'CELL_FORMULA' },
      { row: 9, column: 'jabatan_nama', value: 'Kembar', code: 'POST_TWICE' },
      { row: 10, column: 'jabatan_nama', value: 'kembar', code: 'POST_TWICE' },
    ])
    expect(await count('jabatan')).toBe(1)
  })

  it('takes a unit of a shared name by its agency, and touches no other instansi', async () => {
    const other = await newInstansi(`LAIN-${serial}`)
    const file = posts({ ...POST, unor_nama: 'Sekretariat', satuan_kerja_kerja_nama: 'Dinas Kesehatan' })
    expect(await run('jabatan', file)).toMatchObject({ new: [{ row: 2 }], refused: [] })
    const { rows } = await test.owner('select count(*)::int as n from jabatan where instansi_id = $1', [other])
    expect(rows).toEqual([{ n: 0 }])
  })

  it('refuses a formation below the officials who hold the post', async () => {
    await run('jabatan', posts({ ...POST, formasi: '2' }))
    for (const nip of ['198501012010011001', '198501012010011002']) {
      await test.owner(
        `with p as (insert into pegawai (instansi_id, nip, name, birth_date, sex, status)
           values ($1, $2, 'Uji', '1985-01-01', 'L', 'PNS') returning id)
         insert into pegawai_jabatan (instansi_id, pegawai_id, jabatan_id, valid_during)
         select $1, p.id, j.id, '[2024-01-01,)' from p, jabatan as j where j.instansi_id = $1`,
        [instansiId, nip],
      )
    }
    expect(problems(await run('jabatan', posts(POST)))).toEqual([
      { row: 2, column: 'formasi', value: '1', code: 'SEATS_BELOW_HOLDERS' },
    ])
  })
})

describe('a sheet of standards', () => {
  beforeEach(() => run('jabatan', posts(POST)))

  it('gives a post its standard from a day on, once, and keeps the history', async () => {
    expect(await run('standards', standards(STANDARD), false)).toMatchObject({ new: [{ row: 2 }], refused: [] })
    expect(await count('competency_standard')).toBe(0)
    await run('standards', standards(STANDARD))
    expect(await run('standards', standards(STANDARD))).toMatchObject({ new: [], changed: [], unchanged: 1 })
    const later = { ...STANDARD, berlaku_mulai: '2026-01-01', m_01: '4' }
    const check = await run('standards', standards(STANDARD, later))
    expect(check).toMatchObject({ unchanged: 1, refused: [] })
    expect(check.changed[0]?.changes).toEqual([
      { field: 'validFrom', before: '2025-01-01', after: '2026-01-01' },
      { field: 'M.01', before: '3', after: '4' },
    ])
    const { rows } = await test.owner(
      `select valid_during::text as during, (select level from competency_requirement as r
         where r.standard_id = s.id and competency = 'M.01') as level
       from competency_standard as s where instansi_id = $1 order by valid_during`,
      [instansiId],
    )
    expect(rows).toEqual([
      { during: '[2025-01-01,2026-01-01)', level: 3 },
      { during: '[2026-01-01,)', level: 4 },
    ])
    expect(await run('standards', standards(STANDARD, later))).toMatchObject({ unchanged: 2, changed: [], refused: [] })
    const audited = "select from audit_entry where instansi_id = $1 and action = 'standard.decided'"
    expect((await test.owner(audited, [instansiId])).rowCount).toBe(2)
  })

  it('refuses what is not known, not a day, not a level, or would rewrite the past', async () => {
    await run('standards', standards(STANDARD))
    const check = await run(
      'standards',
      standards(
        { ...STANDARD, jabatan_nama: 'Kepala Bidang Lain' },
        { ...STANDARD, berlaku_mulai: '31-02-2026' },
        { ...STANDARD, berlaku_mulai: '' },
        { ...STANDARD, berlaku_mulai: '2027-01-01', m_02: '6', sk_01: '' },
        { ...STANDARD, berlaku_mulai: '2024-01-01' },
        { ...STANDARD, m_03: '5' },
      ),
    )
    expect(problems(check)).toEqual([
      { row: 2, column: 'jabatan_nama', value: 'Kepala Bidang Lain', code: 'POST_UNKNOWN' },
      { row: 3, column: 'berlaku_mulai', value: '31-02-2026', code: 'NOT_A_DAY' },
      { row: 4, column: 'berlaku_mulai', value: '', code: 'DAY_EMPTY' },
      { row: 5, column: 'm_02', value: '6', code: 'LEVEL_OUT_OF_RANGE' },
      { row: 5, column: 'sk_01', value: '', code: 'LEVEL_OUT_OF_RANGE' },
      { row: 6, column: 'berlaku_mulai', value: '2024-01-01', code: 'STANDARD_NOT_LATER' },
      { row: 7, column: 'berlaku_mulai', value: '01-01-2025', code: 'STANDARD_NOT_LATER' },
    ])
    expect(await count('competency_standard')).toBe(1)
  })

  it('reads competency headings with their names, as people write them', async () => {
    const named = standards(STANDARD)
      .toString()
      .replace(' M 01', ' M.1 Integritas')
      .replace(' SK 01', 'SK.01 Perekat Bangsa')
    expect(await run('standards', Buffer.from(named))).toMatchObject({ new: [{ row: 2 }], refused: [] })
  })

  it('refuses a file without its columns in one sentence', async () => {
    await expect(run('standards', Buffer.from('unor_nama,jabatan_nama\na,b\n'))).rejects.toThrow(
      /belum memuat kolom berlaku_mulai/,
    )
  })
})
