import { describe, expect, it } from 'vitest'
import { checkRecords, type RecordKnowledge } from './check-records.ts'
import type { HrRecordKind } from './hr-record.ts'
import { HR_RECORD_COLUMNS } from './read-record.ts'

const SARI = '199001012015012001'
const BUDI = '199001012015011002'
const known = (inForce: [string, Record<string, string>][] = []): RecordKnowledge => ({
  people: new Map([
    [SARI, 'Sari'],
    [BUDI, 'Budi'],
  ]),
  inForce: new Map(inForce.map(([key, values]) => [key, { id: `id of ${key}`, values }])),
})
const check = (kind: HrRecordKind, rows: (string | number | Date)[][], knowledge = known()) =>
  checkRecords(
    kind,
    new Map(HR_RECORD_COLUMNS[kind].map((name, place) => [name, place])),
    rows.map((cells, index) => ({ row: index + 2, cells })),
    knowledge,
    '2026-06-01',
  )

describe('predicates', () => {
  it('tells new, changed field by field, and unchanged, and which fact a changed one corrects', () => {
    const knowledge = known([
      [`${SARI} 2024`, { predicate: 'BAIK' }],
      [`${BUDI} 2024`, { predicate: 'BAIK' }],
    ])
    const rows = [
      [`'${SARI}`, 2024, 'Baik'],
      [BUDI, '2024', 'Sangat baik'],
      [BUDI, '2025', 'cukup'],
    ]
    const { new: fresh, changed, unchanged, records } = check('performance', rows, knowledge)
    expect(fresh).toEqual([{ row: 4, nip: BUDI, name: 'Budi', label: '2025: Butuh Perbaikan' }])
    expect(changed[0]?.changes).toEqual([{ field: 'predicate', before: 'BAIK', after: 'SANGAT_BAIK' }])
    expect(unchanged).toBe(1)
    expect(records.map(({ corrects }) => corrects)).toEqual([`id of ${BUDI} 2024`, null])
  })

  it('refuses every bad cell of a row by column, value and reason', () => {
    const { refused, records } = check('performance', [
      ['123', 'x', 'hebat'],
      [SARI, 2027, 'Baik'],
      ['199001012015012099', 2024, 'Baik'],
    ])
    expect(refused.map(({ row, column }) => [row, column])).toEqual([
      [2, 'nip_baru'],
      [2, 'tahun'],
      [2, 'predikat'],
      [3, 'tahun'],
      [4, 'nip_baru'],
    ])
    expect(records).toEqual([])
  })

  it('counts an equal double once and refuses both of two that contradict each other', () => {
    const {
      new: fresh,
      warnings,
      refused,
    } = check('performance', [
      [SARI, 2024, 'Baik'],
      [SARI, 2024, 'Baik'],
      [BUDI, 2024, 'Baik'],
      [BUDI, 2024, 'Kurang'],
    ])
    expect(fresh.map(({ row }) => row)).toEqual([2])
    expect(warnings.map(({ row }) => row)).toEqual([3])
    expect(refused.map(({ row }) => row)).toEqual([4, 5])
  })
})

describe('sanctions', () => {
  it('reads days as text, as a number and as a date, and weighs by name or letter', () => {
    const { records } = check('discipline', [
      [SARI, 'S', '01-02-2023', new Date('2024-02-01T00:00:00Z'), 'SK-1'],
      [BUDI, 'berat', 44958, '2024-02-01', 'SK-2'],
    ])
    expect(records.map(({ values }) => values)).toEqual([
      { severity: 'SEDANG', from: '2023-02-01', until: '2024-02-01' },
      { severity: 'BERAT', from: '2023-02-01', until: '2024-02-01' },
    ])
  })

  it.each([
    ['an end before its beginning', ['SEDANG', '01-02-2024', '01-02-2023', 'SK-1'], 'selesai'],
    ['no such day', ['SEDANG', '31-02-2024', '01-02-2025', 'SK-1'], 'mulai'],
    ['no decree', ['SEDANG', '01-02-2023', '01-02-2024', ''], 'nomor_sk'],
    ['a formula', ['SEDANG', '01-02-2023', '01-02-2024', '=1+1'], 'nomor_sk'],
    ['a weight that nobody knows', ['sangat berat', '01-02-2023', '01-02-2024', 'SK-1'], 'tingkat'],
  ])('refuses %s', (_name, cells, column) => {
    expect(check('discipline', [[SARI, ...cells]]).refused.map((problem) => problem.column)).toEqual([column])
  })
})

describe('earlier posts', () => {
  const good = [
    SARI,
    'Kepala Seksi Gizi',
    'Dinas Kesehatan',
    'Pengawas',
    'IV.a',
    'kesehatan',
    '01-01-2018',
    '01-01-2023',
  ]
  const inForce = {
    job: 'Kepala Seksi Gizi',
    unit: 'Dinas Kesehatan',
    tier: 'PENGAWAS',
    eselon: 'IV.a',
    field: 'KESEHATAN',
    from: '2018-01-01',
    until: '2023-01-01',
  }
  const changed = (place: number, value: string) => good.map((cell, i) => (i === place ? value : cell))

  it('are new, then unchanged, then changed where the file says otherwise', () => {
    const first = check('career', [good])
    expect(first.records).toEqual([
      { nip: SARI, subject: '2018-01-01 Kepala Seksi Gizi', values: inForce, corrects: null },
    ])
    expect(first.new[0]?.label).toBe('2018-01-01 Kepala Seksi Gizi: Dinas Kesehatan')
    const knowledge = known([[`${SARI} 2018-01-01 Kepala Seksi Gizi`, inForce]])
    expect(check('career', [good], knowledge)).toMatchObject({ unchanged: 1, records: [], refused: [] })
    expect(check('career', [changed(5, '')], knowledge).changed[0]?.changes).toEqual([
      { field: 'field', before: 'KESEHATAN', after: '' },
    ])
  })

  it('take the tier from the eselon, else the functional grade from the name, else leave it unknown', () => {
    const tierOf = (...cells: string[]) => check('career', [cells]).records[0]?.values.tier
    const dates = ['', '2018-01-01', '2019-01-01']
    expect(tierOf(SARI, 'Kepala Seksi', 'Dinas', '', 'IV.a', ...dates)).toBe('PENGAWAS')
    expect(tierOf(SARI, 'Perencana Ahli Muda', 'Dinas', '', '', ...dates)).toBe('JF_AHLI_MUDA')
    expect(tierOf(SARI, 'Kepala Seksi', 'Dinas', '', '', ...dates)).toBe('')
  })

  it.each([
    ['no post', 1, '', 'jabatan'],
    ['a formula', 2, '=1+1', 'unit_kerja'],
    ['a tier that is none', 3, 'raja', 'jenjang'],
    ['a tier against the eselon', 3, 'Administrator', 'jenjang'],
    ['an eselon that is none', 4, 'V.z', 'eselon'],
    ['a field that is none', 5, 'sihir', 'bidang'],
    ['no day', 6, '', 'mulai'],
    ['a day that is none', 6, '31-02-2018', 'mulai'],
    ['a year near the birth', 6, '01-01-1995', 'mulai'],
    ['an end before the beginning', 7, '01-01-2017', 'selesai'],
    ['an end to come', 7, '01-01-2027', 'selesai'],
  ])('are refused for %s', (_, place, value, column) => {
    const { refused, records } = check('career', [changed(place, value)])
    expect(refused.map((problem) => problem.column)).toEqual([column])
    expect(records).toEqual([])
  })
})
