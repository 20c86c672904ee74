import { checkEligibility, type EligibilityHistory } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { openFrom } from './open-from.ts'

const TARGET = { tier: 'ADMINISTRATOR', field: 'K', eselon: 'III.a' }
const PERSON: EligibilityHistory = {
  birthDate: '1985-03-03',
  employment: 'PNS',
  education: 'S1_D4',
  golongan: 'III/d',
  posts: [{ tier: 'PENGAWAS', field: 'K', from: '2024-09-01', until: null }],
  predicates: [2024, 2025].map((year) => ({ year, predicate: 'BAIK' })),
  discipline: [],
  competencyTestPassed: null,
}
const DATE = '2026-03-01'

function ask(change: Partial<EligibilityHistory>, target = TARGET) {
  const person = { ...PERSON, ...change }
  const { rules } = checkEligibility({ person, target, date: DATE, freezes: [] })
  return openFrom(person, target, rules, [])
}

describe('the first day on which nothing bars', () => {
  it('is the last of the days that the failing rules wait for', () => expect(ask({})).toBe('2027-09-01'))
  it('is none where a rule that time does not change fails', () => expect(ask({ education: 'D3' })).toBeNull())
  it('is none where another rule fails by then: retirement comes before the service is complete', () => {
    expect(ask({ birthDate: '1969-05-05' })).toBeNull()
  })
  it('waits on where a day reached opens a new wait', () => {
    const posts = [
      { tier: 'PENGAWAS', field: 'K', from: '2020-01-01', until: '2026-06-01' },
      { tier: 'PENGAWAS', field: 'K', from: '2026-06-01', until: null },
    ]
    const discipline = [{ level: 'RINGAN' as const, from: '2026-02-01', until: '2026-08-01' }]
    expect(ask({ posts, discipline })).toBe('2028-06-01')
  })
  it('is none asked where nothing fails', () => {
    const posts = [{ tier: 'PENGAWAS', field: 'K', from: '2020-01-01', until: null }]
    expect(ask({ posts })).toBeNull()
  })
})
