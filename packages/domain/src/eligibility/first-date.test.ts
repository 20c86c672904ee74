import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask, post, rule, to } from './example.ts'
import { completeOn, monthsServed } from './tenure.ts'

describe('the first date', () => {
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

  it('is not named where the next post is undescribed', () => {
    const next = { ...post('JPT_PRATAMA', '2026-04-01'), tier: null }
    const change = { posts: [post('JPT_PRATAMA', '2024-04-01'), next] }
    expect(rule('ROTASI_JPT_MIN', change)).toMatchObject({ status: 'failed', firstDate: null })
    expect(rule('MUTASI_MIN', change)).toMatchObject({ status: 'failed', firstDate: '2028-04-01' })
  })

  it('of a length of service agrees with the months counted', () => {
    const day = fc
      .integer({ min: 0, max: 5000 })
      .map((n) => new Date(Date.UTC(2012, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
    const spans = fc.array(fc.record({ from: day, until: fc.option(day) }), { maxLength: 4 })
    fc.assert(
      fc.property(spans, day, fc.integer({ min: 1, max: 84 }), (held, date, months) => {
        const first = completeOn(held, months)
        expect(monthsServed(held, date) >= months).toBe(first !== null && first <= date)
      }),
      { numRuns: 1000 },
    )
  })

  it('counts broken service together and a day held twice once', () => {
    const first = { from: '2020-01-01', until: '2021-01-01' }
    expect(completeOn([first, { from: '2023-01-01', until: null }], 24)).toBe('2023-12-31')
    expect(completeOn([first, first, { from: '2020-06-01', until: null }], 24)).toBe('2022-01-01')
    expect(completeOn([first], 12)).toBe('2021-01-01')
    expect(completeOn([first], 13)).toBeNull()
  })
})
