import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { checkEligibility } from './eligibility.ts'
import type { EligibilityHistory, EligibilityQuestion } from './history.ts'

const nobody: EligibilityHistory = {
  birthDate: null,
  employment: null,
  education: null,
  golongan: null,
  posts: null,
  predicates: null,
  discipline: null,
  competencyTestPassed: null,
}
const official: EligibilityHistory = {
  birthDate: '1975-06-15',
  employment: 'PNS',
  education: 'S2',
  golongan: 'IV/b',
  posts: [
    { tier: 'PENGAWAS', field: 'K', from: '2015-01-01', until: '2020-01-01' },
    { tier: 'ADMINISTRATOR', field: 'K', from: '2020-01-01', until: null },
  ],
  predicates: [2022, 2023, 2024, 2025].map((year) => ({ year, predicate: 'BAIK' })),
  discipline: [],
  competencyTestPassed: true,
}
const target = { tier: 'JPT_PRATAMA', field: 'K', eselon: 'II.b' }
const ask = (change: Partial<EligibilityHistory>, rest: Partial<EligibilityQuestion> = {}) =>
  checkEligibility({ person: { ...official, ...change }, target, date: '2026-03-01', freezes: [], ...rest })
const rule = (code: string, ...args: Parameters<typeof ask>) => ask(...args).rules.find((row) => row.code === code)!
const post = (tier: string, from: string, until: string | null = null, field = 'K') => ({ tier, field, from, until })
const to = (tier: string) => ({ target: { ...target, tier } })

describe('checkEligibility', () => {
  it('finds the official eligible, every rule held', () => {
    const { eligible, rules } = ask({})
    expect(eligible).toBe(true)
    expect(rules.filter(({ hard, status }) => hard && status !== 'held')).toEqual([])
    expect(rules.find(({ code }) => code === 'MASA_JABATAN_JPT')).toMatchObject({ status: 'held', value: null })
    expect(rules.find(({ code }) => code === 'MUTASI_MAKS')).toMatchObject({ status: 'failed', hard: false, value: 74 })
  })

  it.each(['JPT_UTAMA', 'JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS', 'PELAKSANA', 'JF_AHLI_UTAMA', 'JF_TERAMPIL'])(
    'leaves every rule on %s unknown without a history, and names what is missing',
    (tier) => {
      const answer = checkEligibility({
        person: nobody,
        target: { ...target, tier },
        date: '2026-03-01',
        freezes: null,
      })
      expect(answer.eligible).toBe(false)
      for (const { status, missing } of answer.rules) {
        expect(status).toBe('unknown')
        expect(missing.length).toBeGreaterThan(0)
      }
    },
  )

  it('reads nothing of sex, religion, ethnicity or marriage', () => {
    expectTypeOf<keyof EligibilityHistory>().toEqualTypeOf<
      | 'birthDate'
      | 'employment'
      | 'education'
      | 'golongan'
      | 'posts'
      | 'predicates'
      | 'discipline'
      | 'competencyTestPassed'
    >()
    const tagged = { ...official, sex: 'P', religion: 'x', ethnicity: 'y', maritalStatus: 'z' }
    expect(ask(tagged)).toEqual(ask({}))
  })

  it.each<[string, string, Partial<EligibilityHistory>, Partial<EligibilityQuestion>, string | null]>([
    ['PENDIDIKAN_JPT', 'failed', { education: 'D3' }, {}, null],
    ['PENDIDIKAN_JPT', 'held', { education: 'S1_D4' }, {}, '2026-03-01'],
    ['JABATAN_ASAL_JPT', 'failed', { posts: [post('JF_AHLI_MADYA', '2024-03-02')] }, {}, '2026-03-02'],
    ['JABATAN_ASAL_JPT', 'held', { posts: [post('JF_AHLI_MADYA', '2024-03-01')] }, {}, '2026-03-01'],
    ['JABATAN_ASAL_JPT', 'held', { posts: [post('JPT_PRATAMA', '2024-02-29')] }, { date: '2026-02-28' }, '2026-02-28'],
    ['JABATAN_ASAL_JPT', 'failed', { posts: [post('PENGAWAS', '2000-01-01')] }, {}, null],
    [
      'JABATAN_ASAL_ADMINISTRASI',
      'held',
      { posts: [post('JF_AHLI_MUDA', '2023-03-01')] },
      to('ADMINISTRATOR'),
      '2026-03-01',
    ],
    ['PENGALAMAN_BIDANG_JPT', 'failed', { posts: [post('ADMINISTRATOR', '2021-03-02')] }, {}, '2026-03-02'],
    ['PENGALAMAN_BIDANG_JPT', 'held', { posts: [post('ADMINISTRATOR', '2021-03-01')] }, {}, '2026-03-01'],
    ['PENGALAMAN_BIDANG_JPT', 'failed', { posts: [post('ADMINISTRATOR', '2000-01-01', null, 'L')] }, {}, null],
    ['USIA_MAKS_JPT', 'held', { birthDate: '1970-03-01' }, {}, '2026-03-01'],
    ['USIA_MAKS_JPT', 'failed', { birthDate: '1970-02-28' }, {}, null],
    ['USIA_MAKS_JPT', 'held', { birthDate: '1972-02-29' }, { date: '2028-02-29' }, '2028-02-29'],
    ['USIA_MAKS_JF', 'failed', { birthDate: '1965-01-01' }, to('JF_AHLI_UTAMA'), null],
    [
      'USIA_MAKS_JF',
      'held',
      { birthDate: '1965-01-01', posts: [post('JPT_MADYA', '2020-01-01')] },
      to('JF_AHLI_UTAMA'),
      '2026-03-01',
    ],
    ['PREDIKAT_ADMINISTRASI', 'held', {}, to('ADMINISTRATOR'), '2026-03-01'],
    ['PREDIKAT_ADMINISTRASI', 'unknown', {}, { ...to('ADMINISTRATOR'), date: '2027-01-01' }, null],
    ['PREDIKAT_ADMINISTRASI', 'failed', { predicates: [{ year: 2025, predicate: 'KURANG' }] }, to('PENGAWAS'), null],
    [
      'DISIPLIN_BERJALAN',
      'failed',
      { discipline: [{ level: 'RINGAN', from: '2026-01-01', until: '2026-03-02' }] },
      {},
      '2026-03-02',
    ],
    [
      'DISIPLIN_BERJALAN',
      'held',
      { discipline: [{ level: 'RINGAN', from: '2026-01-01', until: '2026-03-01' }] },
      {},
      '2026-03-01',
    ],
    ['DISIPLIN_BERJALAN', 'failed', { discipline: [{ level: 'BERAT', from: '2026-01-01', until: null }] }, {}, null],
    [
      'DISIPLIN_RIWAYAT',
      'failed',
      { discipline: [{ level: 'SEDANG', from: '2024-03-02', until: '2024-09-02' }] },
      {},
      '2026-03-02',
    ],
    [
      'DISIPLIN_RIWAYAT',
      'held',
      { discipline: [{ level: 'SEDANG', from: '2024-03-01', until: '2024-09-01' }] },
      {},
      '2026-03-01',
    ],
    [
      'DISIPLIN_RIWAYAT',
      'held',
      { discipline: [{ level: 'RINGAN', from: '2026-02-01', until: '2026-02-02' }] },
      {},
      '2026-03-01',
    ],
    ['MUTASI_MIN', 'failed', { posts: [post('ADMINISTRATOR', '2024-03-02')] }, {}, '2026-03-02'],
    ['MUTASI_MIN', 'held', { posts: [post('ADMINISTRATOR', '2024-03-01')] }, {}, '2026-03-01'],
    ['MUTASI_MAKS', 'held', { posts: [post('ADMINISTRATOR', '2021-03-01')] }, {}, '2026-03-01'],
    ['MUTASI_MAKS', 'failed', { posts: [post('ADMINISTRATOR', '2021-02-28')] }, {}, null],
    ['ROTASI_JPT_MIN', 'failed', { posts: [post('JPT_PRATAMA', '2024-03-02')] }, {}, '2026-03-02'],
    ['MASA_JABATAN_JPT', 'failed', { posts: [post('JPT_PRATAMA', '2021-02-28')] }, {}, null],
    ['BUP', 'held', { birthDate: '1968-02-29' }, { date: '2026-02-28' }, '2026-02-28'],
    ['BUP', 'failed', { birthDate: '1968-02-29' }, { date: '2026-03-01' }, null],
    ['SISA_MASA_KERJA', 'held', { birthDate: '1968-02-10' }, {}, '2026-03-01'],
    ['SISA_MASA_KERJA', 'failed', { birthDate: '1968-02-10' }, { date: '2026-03-02' }, null],
    ['STATUS_KEPEGAWAIAN', 'failed', { employment: 'PPPK' }, {}, null],
    [
      'JEDA_PILKADA',
      'failed',
      {},
      { freezes: [{ from: '2026-01-01', until: '2026-06-01', permitted: false }] },
      '2026-06-01',
    ],
    [
      'JEDA_PILKADA',
      'held',
      {},
      { freezes: [{ from: '2026-01-01', until: '2026-06-01', permitted: true }] },
      '2026-03-01',
    ],
    ['UJI_KOMPETENSI_JF', 'failed', { competencyTestPassed: false }, to('JF_AHLI_MUDA'), null],
    ['PANGKAT', 'held', { golongan: 'IV/a' }, { withRank: true }, '2026-03-01'],
    ['PANGKAT', 'failed', { golongan: 'III/d' }, { withRank: true }, null],
  ])('%s is %s (%j, %j)', (code, status, change, rest, firstDate) => {
    expect(rule(code, change, rest)).toMatchObject({ status, firstDate })
  })

  it('holds on the first date it names', () => {
    const day = fc
      .date({ min: new Date('2012-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10))
    const until = fc.option(day)
    const posts = fc.array(
      fc.record({
        tier: fc.constantFrom('PENGAWAS', 'ADMINISTRATOR', 'JPT_PRATAMA', null),
        field: fc.constantFrom('K', 'L', null),
        from: day,
        until,
      }),
      { maxLength: 5 },
    )
    const discipline = fc.array(
      fc.record({ level: fc.constantFrom('RINGAN' as const, 'SEDANG' as const), from: day, until }),
      { maxLength: 3 },
    )
    const predicates = fc.uniqueArray(
      fc.record({
        year: fc.integer({ min: 2018, max: 2030 }),
        predicate: fc.constantFrom('KURANG', 'BAIK', 'SANGAT_BAIK'),
      }),
      { selector: ({ year }) => year },
    )
    const tier = fc.constantFrom('JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS')
    let later = 0
    fc.assert(
      fc.property(day, posts, discipline, predicates, tier, (offset, held, punished, graded, aim) => {
        const date = offset < '2021-01-01' ? '2024-02-29' : offset
        const change = { posts: held, discipline: punished, predicates: graded }
        for (const row of ask(change, { ...to(aim), date }).rules) {
          if (row.firstDate === null) continue
          if (row.firstDate > date) later++
          expect(row.firstDate >= date).toBe(true)
          expect(rule(row.code, change, { ...to(aim), date: row.firstDate }).status).toBe('held')
        }
      }),
      { numRuns: 300 },
    )
    expect(later).toBeGreaterThan(30)
  })
})
