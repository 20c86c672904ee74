import { describe, expect, expectTypeOf, it } from 'vitest'
import { checkEligibility } from './eligibility.ts'
import { ask, nobody, official, post, rule, target } from './example.ts'
import type { EligibilityHistory } from './history.ts'
import { ELIGIBILITY_RULES } from './rule-row.ts'

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

  it('takes the row in force on the date, also for retirement under the present post', () => {
    const bup = ELIGIBILITY_RULES.find(({ code }) => code === 'BUP')!
    const table = [
      ...ELIGIBILITY_RULES,
      { ...bup, validFrom: '2026-03-02', limits: { ...bup.limits, ADMINISTRATOR: 50 } },
    ]
    const on = (date: string) => checkEligibility({ person: official, target, date, freezes: [] }, table)
    expect(on('2026-03-01').rules.find(({ code }) => code === 'BUP')).toMatchObject({ status: 'held' })
    expect(on('2026-03-02').rules.filter(({ code }) => code === 'BUP')).toMatchObject([{ status: 'failed' }])
  })

  it('gives every rule its clause, source, confidence and day', () => {
    for (const row of ELIGIBILITY_RULES) {
      expect(row.confidence).toMatch(/^(high|medium|low)$/)
      expect(row.validFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(row.clause && row.source).toBeTruthy()
    }
  })

  it('does not call a rule failed that an undescribed post may meet', () => {
    const posts = [{ ...post('ADMINISTRATOR', '2015-01-01'), tier: null, field: null }]
    for (const code of ['JABATAN_ASAL_JPT', 'PENGALAMAN_BIDANG_JPT']) {
      expect(rule(code, { posts })).toMatchObject({ status: 'unknown', missing: ['posts.description'] })
    }
  })

  it('refuses a tier, a day and a time it knows no rule of', () => {
    expect(() => ask({}, { target: { ...target, tier: 'X' } })).toThrow(/tier/)
    expect(() => ask({}, { date: '2026-02-29' })).toThrow(/date/)
    expect(() => ask({ birthDate: '1975-6-15' })).toThrow(/date/)
    expect(() => ask({ posts: [post('ADMINISTRATOR', '2020-13-01')] })).toThrow(/date/)
    expect(() => ask({ discipline: [{ level: 'RINGAN', from: '2020-04-31', until: null }] })).toThrow(/date/)
    expect(() => ask({}, { freezes: [{ from: '2020-01-01', until: '', permitted: false }] })).toThrow(/date/)
    expect(() => ask({}, { date: '2010-01-01' })).toThrow(/in force/)
  })
})
