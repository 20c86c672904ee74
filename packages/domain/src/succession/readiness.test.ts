import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftMonths } from '../eligibility/calendar.ts'
import { official, post, target } from '../eligibility/example.ts'
import { checkEligibility, type EligibilityHistory, type EligibilityQuestion } from '../eligibility/index.ts'
import { readinessOf } from './readiness.ts'

const date = '2026-03-01'
const ask = (change: Partial<EligibilityHistory>, rest: Partial<EligibilityQuestion> = {}) =>
  readinessOf({ person: { ...official, ...change }, target, date, freezes: [], ...rest })

describe('readinessOf', () => {
  it('is now for whoever meets every hard rule, even in the window before an election or without a calendar', () => {
    const window = [{ from: '2026-01-01', until: '2027-06-01', permitted: false }]
    expect(ask({})).toEqual({ slot: 'now', firstDate: date, blockers: [] })
    expect(ask({}, { freezes: window }).slot).toBe('now')
    expect(ask({}, { freezes: null }).slot).toBe('now')
  })

  it('names the first day on which all rules hold, and what is in the way until then', () => {
    const found = ask({ posts: [post('PENGAWAS', '2019-01-01', '2025-06-01'), post('ADMINISTRATOR', '2025-06-01')] })
    expect(found).toMatchObject({ slot: 'soon', firstDate: '2027-06-01' })
    expect(found.blockers.map(({ code }) => code)).toContain('JABATAN_ASAL_JPT')
  })

  it('is later past two years, and nothing past five', () => {
    const since = (from: string) =>
      ask({ posts: [post('ADMINISTRATOR', '2015-01-01', from, 'L'), post('ADMINISTRATOR', from)] })
    expect(since('2023-03-01')).toMatchObject({ slot: 'soon', firstDate: '2028-03-01' })
    expect(since('2023-04-01')).toMatchObject({ slot: 'later', firstDate: '2028-04-01' })
    expect(since('2025-03-01')).toMatchObject({ slot: 'later', firstDate: '2030-03-01' })
    expect(since('2026-02-28')).toMatchObject({ slot: 'later', firstDate: '2031-02-28' })
    expect(ask({ posts: [post('ADMINISTRATOR', '2015-01-01', null, 'L')] })).toMatchObject({
      slot: null,
      firstDate: null,
    })
  })

  it('asks the rules that run out again on that day: too old by then is not ready', () => {
    // 56 on 2026-06-15; the years of origin are complete only in 2027.
    const found = ask({
      birthDate: '1970-06-15',
      posts: [post('PENGAWAS', '2019-01-01', '2025-06-01'), post('ADMINISTRATOR', '2025-06-01')],
    })
    expect(found).toMatchObject({ slot: null, firstDate: null })
    expect(found.blockers.map(({ code }) => code)).toContain('USIA_MAKS_JPT')
  })

  it('is no slot where a datum is missing, and says which', () => {
    const found = ask({ education: null })
    expect(found.slot).toBeNull()
    expect(found.blockers).toEqual([
      { code: 'PENDIDIKAN_JPT', status: 'unknown', firstDate: null, missing: ['education'] },
    ])
  })

  it('takes predicates of years to come to stay as they are', () => {
    const found = ask({ posts: [post('PENGAWAS', '2024-09-01')] }, { target: { ...target, tier: 'ADMINISTRATOR' } })
    expect(found).toMatchObject({ slot: 'soon', firstDate: '2027-09-01' })
  })

  it('names a day on which no hard rule fails, and the slot that the day is in', () => {
    const day = fc.integer({ min: 0, max: 4500 }).map((n) => shiftMonths('2014-01-01', Math.floor(n / 30)))
    const posts = fc.array(
      fc.record({
        tier: fc.constantFrom('PENGAWAS', 'ADMINISTRATOR', 'JPT_PRATAMA'),
        field: fc.constantFrom('K', 'L'),
        from: day,
        until: fc.option(day),
      }),
      { minLength: 1, maxLength: 4 },
    )
    const born = fc.integer({ min: 1964, max: 1990 }).map((year) => `${year}-05-05`)
    let later = 0
    fc.assert(
      fc.property(posts, born, (held, birthDate) => {
        const person = { ...official, posts: held, birthDate }
        const { slot, firstDate } = readinessOf({ person, target, date, freezes: [] })
        if (firstDate === null) {
          expect(slot).toBeNull()
          return
        }
        const rules = checkEligibility({ person, target, date: firstDate, freezes: [] }).rules
        expect(rules.filter(({ hard, status }) => hard && status === 'failed')).toEqual([])
        expect(slot).toBe(firstDate <= date ? 'now' : firstDate <= shiftMonths(date, 24) ? 'soon' : 'later')
        expect(firstDate <= shiftMonths(date, 60)).toBe(true)
        if (slot !== 'now') later++
      }),
      { numRuns: 1500 },
    )
    expect(later).toBeGreaterThan(20)
  })
})
