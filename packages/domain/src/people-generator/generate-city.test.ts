import { describe, expect, it } from 'vitest'
import city from '../../data/bengkulu.json' with { type: 'json' }
import { PNS_LADDER, ROSTER_COLUMNS } from '../codes/codes.ts'
import { checkRecords } from '../hr-records/check-records.ts'
import { HR_RECORD_COLUMNS } from '../hr-records/read-record.ts'
import { JOB_FIELDS } from '../job-fields/job-fields.ts'
import { parseNip } from '../nip/nip.ts'
import { checkRoster, normaliseUnitName } from '../roster/check-roster.ts'
import { matchHeadings } from '../roster/headings.ts'
import { fieldsInForce } from './city-fields.ts'
import { generateCity } from './generate-city.ts'

const PEOPLE = 6200
const YEAR = 2025
const generated = generateCity({ seed: 1, people: PEOPLE, year: YEAR })
const headings = [...new Set(generated.roster.flatMap((row) => Object.keys(row)))]
const rows = generated.roster.map((row, i) => ({ row: i + 2, cells: headings.map((name) => row[name] ?? null) }))
const started = performance.now()
const check = checkRoster(matchHeadings(headings).columns, rows, { people: new Map(), units: new Map() }, '2025-10-01')
const elapsed = performance.now() - started
const byTier = Map.groupBy(check.records, ({ tier }) => tier)
const count = (...tiers: string[]) => tiers.reduce((sum, tier) => sum + (byTier.get(tier)?.length ?? 0), 0)

describe('generateCity', () => {
  it('gives the same city for the same seed, another for another', () => {
    expect(generateCity({ seed: 1, people: PEOPLE, year: YEAR })).toEqual(generated)
    expect(generateCity({ seed: 2, people: PEOPLE, year: YEAR }).roster).not.toEqual(generated.roster)
  })
  it.each([600, 1500, 6200])('has %i people when asked for them, each with an own NIP', (people) => {
    const { roster } = generateCity({ seed: 3, people, year: YEAR })
    expect(new Set(roster.map((row) => row.nip_baru)).size).toBe(people)
  })
  it('passes the roster check without a word, in well under a second', () => {
    expect(headings.slice(0, ROSTER_COLUMNS.length)).toEqual(ROSTER_COLUMNS)
    expect(matchHeadings(headings)).toMatchObject({ missing: [], unknown: [], doubled: [] })
    expect([check.new.length, check.refused, check.warnings]).toEqual([PEOPLE, [], []])
    expect(elapsed).toBeLessThan(1000)
  })
  it('makes up no identity number, address, religion or marriage', () => {
    for (const column of ['nik', 'npwp_nomor', 'bpjs', 'alamat', 'nomor_hp', 'agama_nama', 'jenis_kawin_nama']) {
      expect(new Set(generated.roster.map((row) => row[column]))).toEqual(new Set(['null']))
    }
  })
  it('marks everyone as synthetic, by word and by a serial from 900 on', () => {
    expect(check.records.every(({ isSynthetic, nip }) => isSynthetic && nip[15] === '9')).toBe(true)
  })
  it('has the tree: 31 agencies, 9 kecamatan, 67 kelurahan, 115 schools, 20 puskesmas, every name once', () => {
    const kinds = Map.groupBy(generated.units, ({ kind }) => kind)
    const number = (kind: string) => kinds.get(kind)?.length ?? 0
    expect(['KECAMATAN', 'KELURAHAN', 'SEKOLAH', 'PUSKESMAS'].map(number)).toEqual([9, 67, 115, 20])
    expect(generated.units.filter(({ isOpd }) => isOpd)).toHaveLength(31 + 9)
    expect(new Set(generated.units.map(({ name }) => normaliseUnitName(name))).size).toBe(generated.units.length)
    const codes = new Set(generated.units.map(({ code }) => code))
    expect(codes.size).toBe(generated.units.length)
    expect(generated.units.filter(({ parentCode }) => parentCode === null).map(({ code }) => code)).toEqual(['KOTA'])
    expect(generated.units.every(({ parentCode }) => parentCode === null || codes.has(parentCode))).toBe(true)
  })
  it('leaves exactly the eight leading posts of November 2025 empty, and a few below', () => {
    const empty = generated.posts.filter(({ filled }) => filled === 0)
    const leading = empty.filter(({ tier }) => tier === 'JPT_PRATAMA')
    expect(leading.map(({ unitCode }) => unitCode).sort()).toEqual(
      ['DIKBUD', 'DINKES', 'DINSOS', 'DISPERINDAG', 'DISPORA', 'DPMPTSP', 'SETDA', 'SETDA'].sort(),
    )
    expect(leading).toHaveLength(city.assessment.vacant.length)
    const below = empty.filter(({ tier }) => tier === 'ADMINISTRATOR').length
    expect(below).toBeGreaterThanOrEqual(3)
    expect(empty).toHaveLength(leading.length + below)
  })
  it('counts as many holders of a post as the roster has', () => {
    const held = generated.posts.reduce((sum, { filled }) => sum + filled, 0)
    expect(held).toBe(PEOPLE)
    expect(generated.posts.every(({ filled, seats }) => filled <= seats)).toBe(true)
  })
  it('has enough people for an assessment of 699 in the tiers that are assessed', () => {
    expect(count('ADMINISTRATOR')).toBeGreaterThan(100)
    expect(count('PENGAWAS')).toBeGreaterThan(200)
    const heads = check.records.filter(({ jabatanName }) => /^Kepala (Sekolah|Puskesmas)/.test(jabatanName))
    expect(heads).toHaveLength(135)
    expect(count('ADMINISTRATOR', 'PENGAWAS') + heads.length).toBeGreaterThanOrEqual(699)
  })
  it('has people of every working age, nobody past retirement', () => {
    const ages = check.records.map(({ birthDate }) => YEAR - Number(birthDate.slice(0, 4)))
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(21)
    expect(
      check.records.every(({ tier }, i) => ages[i]! <= (tier === 'JPT_PRATAMA' || tier === 'JF_AHLI_MADYA' ? 60 : 58)),
    ).toBe(true)
    for (const from of [25, 30, 35, 40, 45, 50]) {
      expect(ages.filter((age) => age >= from && age < from + 5).length).toBeGreaterThan(PEOPLE * 0.08)
    }
  })
  it('has PNS and PPPK, each with the golongan and the number of its kind', () => {
    const pppk = check.records.filter(({ status }) => status === 'PPPK')
    expect(pppk.length / PEOPLE).toBeGreaterThan(0.15)
    for (const { nip, status, golongan } of check.records) {
      const read = parseNip(nip, '2025-10-01')
      expect(read).toMatchObject({ outcome: 'valid', value: { kind: status } })
      expect(PNS_LADDER.includes(golongan)).toBe(status === 'PNS')
    }
    expect(pppk.every(({ nip }) => nip.slice(12, 14) === '21')).toBe(true)
  })
  it('gives a functional official the studies of the trade', () => {
    const fieldsOf = (family: string) => [
      ...new Set(
        check.records
          .filter(({ jabatanName, educationLevel }) => jabatanName.startsWith(`${family} `) && educationLevel !== '15')
          .map(({ educationField }) => educationField),
      ),
    ]
    expect(['Perawat', 'Apoteker', 'Dokter', 'Pranata Komputer'].map(fieldsOf)).toEqual([
      ['Keperawatan'],
      ['Farmasi'],
      ['Profesi Dokter'],
      ['Teknik Informatika'],
    ])
  })
  it('lets nobody hold a post, a golongan or a predicate before the appointment', () => {
    for (const { nip, jabatanSince, golonganSince, status } of check.records) {
      const appointed = status === 'PNS' ? `${nip.slice(8, 12)}-${nip.slice(12, 14)}-01` : `${nip.slice(8, 12)}-01-01`
      expect(jabatanSince! >= appointed && golonganSince! >= appointed, nip).toBe(true)
    }
    expect(generated.performance.every(({ nip, year }) => year > Number(nip.slice(8, 12)) && year < YEAR)).toBe(true)
  })
  it('has mostly good predicates, and some people without any', () => {
    const share = (predicate: string) =>
      generated.performance.filter((row) => row.predicate === predicate).length / generated.performance.length
    expect(share('BAIK')).toBeGreaterThan(0.6)
    expect(share('SANGAT_BAIK')).toBeGreaterThan(0.05)
    expect(share('SANGAT_KURANG')).toBeLessThan(0.02)
    expect(new Set(generated.performance.map(({ nip }) => nip)).size).toBeLessThan(PEOPLE)
    const decrees = generated.discipline.map(({ decree }) => decree)
    expect(new Set(decrees).size).toBe(decrees.length)
    expect(generated.discipline.every(({ from, until }) => from < until)).toBe(true)
  })
  it('gives every unit below the city a field of work that is on the list', () => {
    const inForce = fieldsInForce(generated.units)
    const codes = JOB_FIELDS.map(({ code }) => code)
    expect([...inForce].filter(([, field]) => field === null)).toEqual([['KOTA', null]])
    expect(new Set([...inForce.values()].filter((field) => field !== null))).toEqual(new Set(codes))
    expect(generated.posts.every(({ workField }) => workField === null || codes.includes(workField))).toBe(true)
  })
})

describe('earlier posts of the city', () => {
  const careers = Map.groupBy(generated.career, ({ nip }) => nip)
  const columns = new Map(HR_RECORD_COLUMNS.career.map((name, place) => [name, place]))
  const cells = generated.career.map(({ nip, job, unit, tier, eselon, field, from, until }, i) => ({
    row: i + 2,
    cells: [nip, job, unit, tier, eselon, field, from, until],
  }))
  const people = new Map(check.records.map(({ nip, name }) => [nip, name]))

  it('pass the check of a file of careers without a word', () => {
    const found = checkRecords('career', columns, cells, { people, inForce: new Map() }, '2025-10-01')
    expect([found.refused, found.warnings, found.new.length]).toEqual([[], [], generated.career.length])
  })
  it('follow one another from the appointment to the day of the present post', () => {
    for (const { nip, jabatanSince, status } of check.records) {
      const posts = careers.get(nip) ?? []
      if (status === 'PPPK') expect(posts).toEqual([])
      posts.forEach(({ from, until }, i) => {
        expect(until).toBe(i === 0 ? jabatanSince : posts[i - 1]!.from)
        expect(from >= `${nip.slice(8, 12)}-${nip.slice(12, 14)}-01` && from < until).toBe(true)
      })
    }
  })
  it('let whoever leads come up through the tier below, mostly for three years or more', () => {
    const administrators = check.records.filter(({ tier }) => tier === 'ADMINISTRATOR')
    const months = ({ from, until }: { from: string; until: string }) =>
      (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(until.slice(5, 7)) - Number(from.slice(5, 7))
    const ready = administrators.filter(({ nip }) => {
      const below = (careers.get(nip) ?? []).filter(({ tier }) => tier === 'PENGAWAS' || tier === 'JF_AHLI_MUDA')
      return below.reduce((sum, post) => sum + months(post), 0) >= 36
    })
    expect(ready.length / administrators.length).toBeGreaterThan(0.75)
    expect(generated.career.some(({ field }) => field === '')).toBe(true)
  })
})
