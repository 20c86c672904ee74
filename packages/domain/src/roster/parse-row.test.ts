import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROSTER_COLUMNS } from '../codes/codes.ts'
import type { Cell } from './cell.ts'
import { parseRosterRow } from './parse-row.ts'

const GOOD: Readonly<Record<string, Cell>> = {
  nip_baru: "'199001012015011901",
  nama: 'Sari Putri',
  gelar_depan: 'null',
  gelar_belakang: 'S.T.',
  tanggal_lahir: '01-01-1990',
  jenis_kelamin: 'M',
  gol_akhir_nama: 'III/c',
  tmt_golongan: '2020-04-01',
  jabatan_nama: 'Analis Kebijakan Ahli Muda',
  jenis_jabatan_id: '2',
  unor_nama: 'Dinas Sosial',
  tingkat_pendidikan_id: '40',
  kedudukan_hukum_id: '01',
  status_cpns_pns: 'P',
}
const COLUMNS = new Map(
  [...ROSTER_COLUMNS, 'eselon_nama', 'kelas_jabatan', 'keterangan'].map((name, place) => [name, place]),
)

function read(changes: Readonly<Record<string, Cell>> = {}) {
  const row = { ...GOOD, ...changes }
  return parseRosterRow(
    7,
    COLUMNS,
    [...COLUMNS.keys()].map((name) => row[name] ?? null),
    '2025-10-01',
  )
}
function readRecord(changes?: Readonly<Record<string, Cell>>) {
  const outcome = read(changes)
  if (outcome.outcome !== 'ok') throw new Error(JSON.stringify(outcome.problems))
  return outcome
}
const problems = (changes: Readonly<Record<string, Cell>>) => {
  const outcome = read(changes)
  return outcome.outcome === 'refused' ? outcome.problems : []
}

describe('parseRosterRow', () => {
  it('reads a usual row', () => {
    const { record, warnings } = readRecord()
    expect(warnings).toEqual([])
    expect(record).toMatchObject({
      nip: '199001012015011901',
      titleBefore: null,
      titleAfter: 'S.T.',
      birthDate: '1990-01-01',
      sex: 'L',
      status: 'PNS',
      golonganSince: '2020-04-01',
      tier: 'JF_AHLI_MUDA',
      educationLevel: '40',
      isSynthetic: false,
    })
  })
  it('keeps nothing that a promotion must not be decided by', () => {
    const secret = {
      nik: '1771000000000001',
      npwp_nomor: '77.111.222.3',
      bpjs: '0004445556',
      alamat: 'Jalan Anggrek',
      agama_nama: 'Hindu',
    }
    const kept = JSON.stringify(readRecord({ ...secret, jenis_kawin_nama: 'Menikah' }).record)
    for (const value of [...Object.values(secret), 'Menikah']) expect(kept).not.toContain(value)
  })
  it.each([
    ['a date cell', new Date('1990-01-01')],
    ['a day number', 32874],
    ['slashes', '1/1/1990'],
    ['year first', "'1990-01-01"],
  ])('reads a birth date from %s', (_name, tanggal_lahir) => {
    expect(readRecord({ tanggal_lahir }).record.birthDate).toBe('1990-01-01')
  })
  it('cleans invisible characters, apostrophes and spare spaces', () => {
    expect(readRecord({ nama: "\u200b'Sari\u0007  Putri\ufeff " }).record.name).toBe('Sari Putri')
    expect(readRecord({ gelar_depan: '-', gelar_belakang: 'NULL' }).record).toMatchObject({
      titleBefore: null,
      titleAfter: null,
    })
  })
  it.each<[string, Record<string, Cell>, string, string]>([
    ['an impossible NIP', { nip_baru: '199002312015011901' }, 'nip_baru', '1990-02-31'],
    ['a NIP of 17 digits', { nip_baru: '19900101201501190' }, 'nip_baru', '17 angka'],
    ['a NIP that Excel ruined', { nip_baru: 199001012015011900 }, 'nip_baru', 'bilangan'],
    ['no NIP', { nip_baru: null }, 'nip_baru', 'kosong'],
    ['31 February', { tanggal_lahir: '31-02-1990' }, 'tanggal_lahir', 'kalender'],
    ['no birth date', { tanggal_lahir: 'null' }, 'tanggal_lahir', 'kosong'],
    ['an unknown golongan', { gol_akhir_nama: 'V/z' }, 'gol_akhir_nama', 'golongan tidak dikenal'],
    ['an empty name', { nama: ' ' }, 'nama', 'kosong'],
    ['a formula', { nama: '=HYPERLINK("x")' }, 'nama', 'rumus'],
    ['a formula behind an apostrophe', { nama: "'@SUM(A1)" }, 'nama', 'rumus'],
    ['a formula that begins with a sum', { unor_nama: '+1+cmd' }, 'unor_nama', 'rumus'],
    ['an endless value', { jabatan_nama: `Ahli Muda ${'x'.repeat(300)}` }, 'jabatan_nama', 'paling banyak 200'],
    ['an unknown sex', { jenis_kelamin: 'X' }, 'jenis_kelamin', 'tidak dikenal'],
    ['an unknown kind of post', { jenis_jabatan_id: '3' }, 'jenis_jabatan_id', 'tidak dikenal'],
    ['an impossible day of the post', { tmt_jabatan: '99-99-2020' }, 'tmt_jabatan', 'kalender'],
  ])('refuses %s by its column, and says what to do', (_name, change, column, reason) => {
    const [problem, ...others] = problems(change)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ row: 7, column, reason: expect.stringContaining(reason) })
    expect(problem!.reason).toMatch(/[;,]/)
    expect(problem!.value.length).toBeLessThanOrEqual(201)
  })
  it('tells every problem of a row', () => {
    expect(
      problems({ nama: null, gol_akhir_nama: 'x', jenis_jabatan_id: 9 })
        .map(({ column }) => column)
        .sort(),
    ).toEqual(['gol_akhir_nama', 'jenis_jabatan_id', 'nama'])
  })
  it('takes a telephone number for no formula', () => {
    expect(readRecord({ nomor_hp: '+62 812-0000-0000', tempat_lahir_nama: '+62 812' }).warnings).toEqual([])
  })
  it.each<[string, Record<string, Cell>, string]>([
    ['a birth date that differs from the NIP', { tanggal_lahir: '02-01-1990' }, 'tanggal_lahir'],
    ['a sex that differs from the NIP', { jenis_kelamin: 'F' }, 'jenis_kelamin'],
    ['a misread encoding', { nama: 'JosÃ© Putri' }, 'nama'],
    ['a lost character', { nama: 'Jos\ufffd Putri' }, 'nama'],
    ['a grade that no name tells', { jabatan_nama: 'Guru' }, 'jabatan_nama'],
    ['an unknown level of education', { tingkat_pendidikan_id: '99' }, 'tingkat_pendidikan_nama'],
    ['an unknown legal status', { kedudukan_hukum_id: '55' }, 'kedudukan_hukum_nama'],
    ['an unknown eselon', { jenis_jabatan_id: 1, jabatan_nama: 'Lurah', eselon_nama: 'IX' }, 'eselon_nama'],
    ['a PPPK with the number of a PNS', { status_cpns_pns: 'PPPK', gol_akhir_nama: 'IX' }, 'nip_baru'],
  ])('takes a row with %s, and warns', (_name, change, column) => {
    expect(readRecord(change).warnings.map((warning) => warning.column)).toEqual([column])
  })
  it.each([
    [{ status_cpns_pns: 'C' }, 'CPNS'],
    [{ nip_baru: '199001012022211901', gol_akhir_nama: 'IX', status_cpns_pns: null }, 'PPPK'],
    [{ nip_baru: '199001012022211901', gol_akhir_nama: 'IX', jenis_pegawai_nama: 'PPPK Paruh Waktu' }, 'PPPK_PW'],
  ])('reads the status of %o', (change, status) => expect(readRecord(change).record.status).toBe(status))
  it.each([
    [1, 'STRUKTURAL'],
    ['Jabatan Fungsional', 'JF'],
    ['Jabatan Fungsional Umum', 'PELAKSANA'],
    ['Pelaksana', 'PELAKSANA'],
  ])('reads %s as %s', (jenis_jabatan_id, kind) => {
    expect(readRecord({ jenis_jabatan_id, jabatan_nama: 'Lurah Ahli Muda' }).record.jabatanKind).toBe(kind)
  })
  it('marks whoever the file says is synthetic', () => {
    expect(readRecord({ keterangan: 'Data sintetis' }).record.isSynthetic).toBe(true)
  })
  it('has an answer to any cell whatever', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.date(),
      fc.constantFrom(null, new Date(Number.NaN)),
    )
    fc.assert(
      fc.property(fc.constantFrom(...COLUMNS.keys()), cell, (column, value) => {
        expect(['ok', 'refused']).toContain(read({ [column]: value }).outcome)
      }),
      { numRuns: 1000 },
    )
  })
})
