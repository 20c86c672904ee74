/** People and questions for the tests. */
import { checkEligibility } from './eligibility.ts'
import type { EligibilityHistory, EligibilityQuestion } from './history.ts'

export const nobody: EligibilityHistory = {
  birthDate: null,
  employment: null,
  education: null,
  golongan: null,
  posts: null,
  predicates: null,
  discipline: null,
  competencyTestPassed: null,
}
export const official: EligibilityHistory = {
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
export const target = { tier: 'JPT_PRATAMA', field: 'K', eselon: 'II.b' }
export const ask = (change: Partial<EligibilityHistory>, rest: Partial<EligibilityQuestion> = {}) =>
  checkEligibility({ person: { ...official, ...change }, target, date: '2026-03-01', freezes: [], ...rest })
export const rule = (code: string, ...args: Parameters<typeof ask>) =>
  ask(...args).rules.find((row) => row.code === code)!
export const post = (tier: string, from: string, until: string | null = null, field = 'K') => ({
  tier,
  field,
  from,
  until,
})
export const to = (tier: string) => ({ target: { ...target, tier } })
