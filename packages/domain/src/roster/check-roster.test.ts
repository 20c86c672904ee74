import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRoster, type KnownPerson, normaliseUnitName, type RosterKnowledge } from './check-roster.ts'
import { matchHeadings } from './headings.ts'

type Row = Readonly<Record<string, string>>

const nipOf = (n: number) => `199001012015011${String(n).padStart(3, '0')}`
const rowOf = (n: number, changes: Row = {}): Row => ({
  nip_baru: nipOf(n),
  nama: `Pegawai ${n}`,
  tanggal_lahir: '01-01-1990',
  jenis_kelamin: 'M',
  gol_akhir_nama: 'III/c',
  jabatan_nama: 'Analis Kebijakan Ahli Muda',
  jenis_jabatan_id: '2',
  unor_nama: 'Dinas Sosial',
  satuan_kerja_kerja_nama: 'Dinas Sosial',
  ...changes,
})
const HEADINGS = Object.keys(rowOf(1))
const NOTHING: RosterKnowledge = { people: new Map(), units: new Map() }

function check(rows: readonly Row[], known = NOTHING) {
  const sheet = rows.map((row, i) => ({ row: i + 2, cells: HEADINGS.map((name) => row[name] ?? null) }))
  return checkRoster(matchHeadings(HEADINGS).columns, sheet, known, '2025-10-01')
}

/** What the database holds once a checked file has been applied. */
function afterApplying(rows: readonly Row[]): RosterKnowledge {
  const { records } = check(rows)
  const ids = new Map(
    [...new Set(records.map(({ unitName }) => normaliseUnitName(unitName)))].map((name) => [name, name]),
  )
  const people = records.map((record): [string, KnownPerson] => [
    record.nip,
    { ...record, unitId: normaliseUnitName(record.unitName) },
  ])
  const units = [...ids].map(([name, id]) => [name, [{ id, opd: 'dinas sosial' }]] as const)
  return { people: new Map(people), units: new Map(units) }
}

describe('checkRoster', () => {
  it('proposes units and people on the first import', () => {
    const outcome = check([rowOf(1, { unor_nama: 'Bidang Bantuan' }), rowOf(2)])
    expect(outcome).toMatchObject({ rows: 2, unchanged: 0, changed: [], refused: [], missing: [] })
    expect(outcome.new).toEqual([
      { row: 2, nip: nipOf(1), name: 'Pegawai 1' },
      { row: 3, nip: nipOf(2), name: 'Pegawai 2' },
    ])
    expect(outcome.newUnits).toEqual([
      { name: 'Dinas Sosial', parent: null },
      { name: 'Bidang Bantuan', parent: 'Dinas Sosial' },
    ])
  })
  it('finds nothing to do in the same file again, in any order of rows', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 30 }, (_, i) => rowOf(i + 1)),
          { minLength: 1 },
        ),
        (rows) => {
          expect(check(rows.toReversed(), afterApplying(rows))).toMatchObject({
            unchanged: rows.length,
            new: [],
            changed: [],
            refused: [],
            missing: [],
            newUnits: [],
            records: [],
          })
        },
      ),
    )
  })
  it('shows a change field by field, with what was and what comes', () => {
    const known = afterApplying([rowOf(1), rowOf(2)])
    const { changed, unchanged } = check([rowOf(1, { gol_akhir_nama: 'III/d', nama: 'Pegawai Satu' }), rowOf(2)], known)
    expect(unchanged).toBe(1)
    expect(changed).toEqual([
      {
        row: 2,
        nip: nipOf(1),
        name: 'Pegawai Satu',
        changes: [
          { field: 'name', before: 'Pegawai 1', after: 'Pegawai Satu' },
          { field: 'golongan', before: 'III/c', after: 'III/d' },
        ],
      },
    ])
  })
  it('lets an empty cell take nothing away', () => {
    const known = afterApplying([rowOf(1)])
    const person = known.people.get(nipOf(1))!
    const richer = { ...known, people: new Map([[nipOf(1), { ...person, email: 'satu@contoh.go.id' }]]) }
    expect(check([rowOf(1)], richer)).toMatchObject({ unchanged: 1, changed: [] })
  })
  it('counts an equal double once, with a warning', () => {
    const { new: fresh, warnings, refused } = check([rowOf(1), rowOf(1)])
    expect([fresh.length, refused]).toEqual([1, []])
    expect(warnings).toMatchObject([
      { row: 3, column: 'nip_baru', value: nipOf(1), reason: expect.stringContaining('baris ganda') },
    ])
  })
  it('refuses every row of one person in two posts', () => {
    const other = rowOf(1, { jabatan_nama: 'Arsiparis Ahli Muda' })
    const { refused, records } = check([rowOf(1), rowOf(2), other])
    expect(refused.map(({ row, column }) => [row, column])).toEqual([
      [2, 'jabatan_nama'],
      [4, 'jabatan_nama'],
    ])
    expect(refused[0]!.reason).toContain('dua jabatan untuk satu orang')
    expect(records.map(({ nip }) => nip)).toEqual([nipOf(2)])
  })
  it('refuses two rows of one person that differ in anything else, rather than choose', () => {
    const { refused, records } = check([rowOf(1), rowOf(1, { gol_akhir_nama: 'III/d' })])
    expect(refused.map(({ row, column }) => [row, column])).toEqual([
      [2, 'nip_baru'],
      [3, 'nip_baru'],
    ])
    expect(records).toEqual([])
  })
  it('refuses a unit that nobody knows once there are units', () => {
    const known = afterApplying([rowOf(1)])
    const { refused } = check([rowOf(1), rowOf(2, { unor_nama: 'Dinas Antariksa' })], known)
    expect(refused).toMatchObject([{ row: 3, column: 'unor_nama', value: 'Dinas Antariksa' }])
  })
  it('finds a unit by name in any case and punctuation', () => {
    const known = afterApplying([rowOf(1)])
    expect(check([rowOf(1, { unor_nama: 'DINAS  SOSIAL.' })], known)).toMatchObject({ unchanged: 1, refused: [] })
  })
  it('tells two units of one name apart by their agency, or asks', () => {
    const units = new Map([
      [
        'sekretariat',
        [
          { id: 'a', opd: 'dinas sosial' },
          { id: 'b', opd: 'dinas kesehatan' },
        ],
      ],
    ])
    const known = { people: new Map(), units }
    const secretariat = { unor_nama: 'Sekretariat' }
    const { records, refused } = check(
      [
        rowOf(1, { ...secretariat, satuan_kerja_kerja_nama: 'Dinas Kesehatan' }),
        rowOf(2, { ...secretariat, satuan_kerja_kerja_nama: '' }),
      ],
      known,
    )
    expect(records.map(({ unitId }) => unitId)).toEqual(['b'])
    expect(refused).toMatchObject([{ row: 3, column: 'unor_nama', reason: expect.stringContaining('dipakai 2 unit') }])
  })
  it('warns of two people in one structural post, not in one functional post', () => {
    const head = { jabatan_nama: 'Kepala Dinas Sosial', jenis_jabatan_id: '1' }
    expect(check([rowOf(1, head), rowOf(2, head)]).warnings.map(({ row, column }) => [row, column])).toEqual([
      [2, 'jabatan_nama'],
      [3, 'jabatan_nama'],
    ])
    expect(check([rowOf(1), rowOf(2)]).warnings).toEqual([])
  })
  it('names who is missing from the file; a refused row is not missing', () => {
    const known = afterApplying([rowOf(1), rowOf(2), rowOf(3)])
    const { missing, refused } = check([rowOf(1), rowOf(2, { gol_akhir_nama: 'V/z' })], known)
    expect(refused).toHaveLength(1)
    expect(missing).toEqual([{ nip: nipOf(3), name: 'Pegawai 3' }])
  })
  it('counts each row exactly once as new, changed, unchanged, double or refused', () => {
    const change = fc.constantFrom<Row>(
      {},
      {},
      { gol_akhir_nama: 'III/d' },
      { nama: '' },
      { jabatan_nama: 'Guru Ahli Muda' },
    )
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), change), { maxLength: 30 })
    const known = afterApplying(Array.from({ length: 6 }, (_, i) => rowOf(i + 1)))
    fc.assert(
      fc.property(rows, (pairs) => {
        const outcome = check(
          pairs.map(([n, changes]) => rowOf(n, changes)),
          known,
        )
        const refused = new Set(outcome.refused.map(({ row }) => row)).size
        const doubles = outcome.warnings.filter(({ reason }) => reason.startsWith('baris ganda')).length
        const taken = outcome.new.length + outcome.changed.length + outcome.unchanged
        expect(taken + doubles + refused).toBe(pairs.length)
      }),
    )
  })
})
