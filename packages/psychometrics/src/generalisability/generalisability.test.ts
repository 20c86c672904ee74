import { describe, expect, it } from 'vitest'
import { icc } from '../agreement/index.ts'
import type { Rating } from '../raters/index.ts'
import { EFFECTS } from './design.ts'
import { generalisabilityStudy, planStudy, type StudyDesign, StudyError, suitedStudy } from './index.ts'
import { varianceComponents } from './testing/balanced-anova.ts'
import { simulateScores } from './testing/simulate-scores.ts'

/** Shrout & Fleiss (1979), table 2: 6 persons, 4 raters. */
const SHROUT_FLEISS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]
const table = (rows: readonly (readonly (number | null)[])[]): Rating[] =>
  rows.flatMap((row, p) =>
    row.flatMap((score, r) => (score === null ? [] : [{ person: `${p}`, item: 'x', rater: `${r}`, score }])),
  )
const rawOf = (ratings: readonly Rating[], design: StudyDesign) =>
  Object.fromEntries(generalisabilityStudy(ratings, design).components.map(({ name, raw }) => [name, raw]))
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const DEVIATIONS = { p: 8, e: 4, r: 3, pe: 5, pr: 4, er: 2, per: 6 }
const draw = (seed: number, isRated?: (p: number, e: number, r: number) => boolean) =>
  simulateScores({
    persons: 60,
    exercises: 4,
    raters: 6,
    mean: 60,
    deviations: DEVIATIONS,
    seed,
    ...(isRated ? { isRated } : {}),
  })

describe('balanced ratings', () => {
  it('give the components and errors of an ANOVA done by hand', () => {
    const rows = SHROUT_FLEISS
    const [n, k] = [rows.length, rows[0]!.length]
    const grand = mean(rows.flat())
    const persons = (k * sum(rows.map((row) => (mean(row) - grand) ** 2))) / (n - 1)
    const raters = (n * sum(rows[0]!.map((_, r) => (mean(rows.map((row) => row[r]!)) - grand) ** 2))) / (k - 1)
    const all = sum(rows.flat().map((score) => (score - grand) ** 2))
    const rest = (all - persons * (n - 1) - raters * (k - 1)) / ((n - 1) * (k - 1))
    // The mean squares that Shrout and Fleiss print.
    expect([persons.toFixed(2), raters.toFixed(2), rest.toFixed(2)]).toEqual(['11.24', '32.49', '1.02'])
    const found = generalisabilityStudy(table(rows), 'p x r')
    const expected = [(persons - rest) / k, (raters - rest) / n, rest]
    found.components.forEach(({ raw }, b) => {
      expect(raw).toBeCloseTo(expected[b]!, 10)
    })
    // Var(MS) = 2 E(MS)^2 / df.
    const square = (ms: number, df: number) => (2 * ms ** 2) / df
    const error = square(rest, (n - 1) * (k - 1))
    const errors = [
      Math.sqrt(square(persons, n - 1) + error) / k,
      Math.sqrt(square(raters, k - 1) + error) / n,
      Math.sqrt(error),
    ]
    found.components.forEach(({ standardError }, b) => {
      expect(standardError).toBeCloseTo(errors[b]!, 10)
    })
  })

  it('give coefficients equal to the intraclass correlations of Shrout and Fleiss', () => {
    const forms = icc(SHROUT_FLEISS).forms
    const crossed = generalisabilityStudy(table(SHROUT_FLEISS), 'p x r').observed
    expect(crossed.generalisability.value).toBeCloseTo(forms[5]!.value!, 12)
    expect(crossed.dependability.value).toBeCloseTo(forms[4]!.value!, 12)
    const nested = generalisabilityStudy(table(SHROUT_FLEISS), 'r:p').observed
    expect(nested.dependability.value).toBeCloseTo(forms[3]!.value!, 12)
    expect(nested.generalisability.value).toBeCloseTo(forms[3]!.value!, 12)
  })

  it.each<[StudyDesign, { e?: number; r?: number }]>([
    ['p x e x r', {}],
    ['p x (r:e)', {}],
    ['e x (r:p)', {}],
    ['r:(p x e)', {}],
    ['p x r', { e: 1 }],
    ['r:p', { e: 1 }],
    ['p x e', { r: 1 }],
  ])('agree with the ANOVA of balanced scores: %s', (design, only) => {
    const ratings = draw(3, (_p, e, r) => (only.e === undefined || e < only.e) && (only.r === undefined || r < only.r))
    const found = generalisabilityStudy(ratings, design)
    const scores = new Map(ratings.map(({ person, item, rater, score }) => [`${person} ${item} ${rater}`, score]))
    const [persons, items, raters] = [
      [...new Set(ratings.map(({ person }) => person))],
      [...new Set(ratings.map(({ item }) => item))],
      [...new Set(ratings.map(({ rater }) => rater))],
    ]
    const sizes = {
      p: persons.length,
      ...(items.length > 1 ? { e: items.length } : {}),
      ...(raters.length > 1 ? { r: raters.length } : {}),
    }
    const score = ({ p = 0, e = 0, r = 0 }) => scores.get(`${persons[p]} ${items[e]} ${raters[r]}`)!
    const balanced = varianceComponents({ sizes, score }, EFFECTS[design])
    expect(found.components.map(({ name }) => name)).toEqual(balanced.map(({ name }) => name))
    found.components.forEach(({ raw }, at) => {
      expect(raw).toBeCloseTo(balanced[at]!.raw, 8)
    })
    // The numbers that were there, planned again, give what was observed.
    const planned = planStudy(found, { exercises: items.length, raters: raters.length })
    expect(planned.dependability.value).toBeCloseTo(found.observed.dependability.value!, 8)
    expect(planned.generalisability.value).toBeCloseTo(found.observed.generalisability.value!, 8)
  })

  it('find the variances that scores were drawn with, crossed and nested', () => {
    const deviations = { p: 8, e: 4, r: 3, pe: 5, pr: 4, er: 2, per: 6 }
    const ratings = simulateScores({ persons: 200, exercises: 12, raters: 12, mean: 60, deviations, seed: 5 })
    const crossed = rawOf(ratings, 'p x e x r')
    for (const name of ['p', 'pe', 'pr', 'per', 'er'] as const) {
      expect(crossed[name]! / deviations[name] ** 2).toBeGreaterThan(0.75)
      expect(crossed[name]! / deviations[name] ** 2).toBeLessThan(1.3)
    }
    // Nesting confounds an effect with its interaction; on the same scores the mean squares fix what becomes of them.
    const nested = rawOf(ratings, 'e x (r:p)')
    expect(nested['r:p']).toBeCloseTo(crossed.r! + crossed.pr!, 6)
    expect(nested['er:p']).toBeCloseTo(crossed.er! + crossed.per!, 6)
    expect(nested.pe).toBeCloseTo(crossed.pe! - crossed.er! / 12, 6)
  })

  it('have the mean squares that Shrout and Fleiss (1979, table 3) print', () => {
    const score = ({ p = 0, r = 0 }) => SHROUT_FLEISS[p]![r]!
    const found = varianceComponents({ sizes: { p: 6, r: 4 }, score }, EFFECTS['p x r'])
    expect(found.map(({ meanSquare }) => meanSquare.toFixed(2))).toEqual(['11.24', '32.49', '1.02'])
    // One rater each: the forms of single raters.
    const one = planStudy(generalisabilityStudy(table(SHROUT_FLEISS), 'p x r'), { exercises: 1, raters: 1 })
    const forms = icc(SHROUT_FLEISS).forms
    expect(one.generalisability.value).toBeCloseTo(forms[2]!.value!, 12)
    expect(one.dependability.value).toBeCloseTo(forms[1]!.value!, 12)
  })

  it('of raters nested in tasks give what Brennan (2001, p. 116) prints', () => {
    const BRENNAN = [
      [5, 6, 5, 5, 5, 3, 4, 5, 6, 7, 3, 3],
      [9, 3, 7, 7, 7, 5, 5, 5, 7, 7, 5, 2],
      [3, 4, 3, 3, 5, 3, 3, 5, 6, 5, 1, 6],
      [7, 5, 5, 3, 3, 1, 4, 3, 5, 3, 3, 5],
      [9, 2, 9, 7, 7, 7, 3, 7, 2, 7, 5, 3],
      [3, 4, 3, 5, 3, 3, 6, 3, 4, 5, 1, 2],
      [7, 3, 7, 7, 7, 5, 5, 7, 5, 5, 5, 4],
      [5, 8, 5, 7, 7, 5, 5, 4, 3, 2, 1, 1],
      [9, 9, 8, 8, 6, 6, 6, 5, 5, 8, 1, 1],
      [4, 4, 4, 3, 3, 5, 6, 5, 5, 7, 1, 1],
    ]
    const ratings = BRENNAN.flatMap((row, p) =>
      row.map((score, r) => ({ person: `${p}`, item: `t${Math.floor(r / 4)}`, rater: `r${r}`, score })),
    )
    const found = rawOf(ratings, 'p x (r:e)')
    expect(Object.values(found).map((value) => value.toFixed(4))).toEqual([
      '0.4731',
      '0.3252',
      '0.5596',
      '0.6475',
      '2.3802',
    ])
  })
})

describe('unbalanced ratings', () => {
  it('of one way give the closed form with n0', () => {
    const groups = [
      [3, 5, 4],
      [7, 8],
      [2, 1, 1, 4],
      [6, 9],
    ]
    const n = groups.map((own) => own.length)
    const all = sum(n)
    const grand = mean(groups.flat())
    const between = sum(groups.map((own) => own.length * (mean(own) - grand) ** 2)) / 3
    const within = sum(groups.map((own) => sum(own.map((score) => (score - mean(own)) ** 2)))) / (all - 4)
    const n0 = (all - sum(n.map((size) => size ** 2)) / all) / 3
    const found = generalisabilityStudy(table(groups), 'r:p')
    expect(found.components[0]!.raw).toBeCloseTo((between - within) / n0, 10)
    expect(found.components[1]!.raw).toBeCloseTo(within, 10)
    // Exact for the within part: 2 var^2 / df.
    expect(found.components[1]!.standardError).toBeCloseTo(Math.sqrt((2 * within ** 2) / (all - 4)), 10)
    expect(found.remarks).toContainEqual({ kind: 'unbalanced' })
  })

  it('with two of six raters in rotation find the variances without bias, with errors that fit their scatter', () => {
    // Pairs of raters shift with person and exercise, and a tenth of the ratings is missing.
    const isRated = (p: number, e: number, r: number) =>
      [(p + e) % 6, (p * 2 + e * 3 + 1 + Math.floor(p / 6)) % 6].includes(r) && (p * 7 + e * 5 + r * 3) % 10 !== 0
    const runs = Array.from({ length: 60 }, (_, seed) => generalisabilityStudy(draw(seed + 1, isRated), 'p x e x r'))
    runs[0]!.components.forEach(({ name }, b) => {
      const truth = DEVIATIONS[name as 'p'] ** 2 + (name === 'per' ? 1 / 12 : 0)
      const values = runs.map(({ components }) => components[b]!.raw)
      const centre = mean(values)
      const scatter = Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1))
      expect(Math.abs(centre - truth) / (scatter / Math.sqrt(values.length))).toBeLessThan(3.5)
      const said = Math.sqrt(mean(runs.map(({ components }) => components[b]!.standardError! ** 2)))
      expect(said / scatter).toBeGreaterThan(0.7)
      expect(said / scatter).toBeLessThan(1.5)
    })
  })

  it('of rotating raters count severity in the error of ranks', () => {
    const rotating = generalisabilityStudy(
      draw(9, (p, _e, r) => (p + r) % 3 === 0),
      'p x e x r',
    ).observed
    expect(rotating.relativeError).toBeGreaterThan(0)
    const same = generalisabilityStudy(draw(9), 'p x e x r')
    const of = (name: string) => same.components.find((component) => component.name === name)!.variance
    expect(same.observed.relativeError).toBeCloseTo(of('pe') / 4 + of('pr') / 6 + of('per') / 24, 10)
  })
})

describe('a study without errors', () => {
  it('has the same components and coefficients', () => {
    const ratings = draw(2)
    const whole = generalisabilityStudy(ratings, 'p x e x r')
    const found = generalisabilityStudy(ratings, 'p x e x r', { withErrors: false })
    expect(found.components.map(({ raw, standardError }) => [raw, standardError])).toEqual(
      whole.components.map(({ raw }) => [raw, null]),
    )
    expect(found.observed.dependability).toEqual({ value: whole.observed.dependability.value, standardError: null })
  })
})

describe('what data cannot say', () => {
  it('sets components below 0 to 0, says so and keeps them', () => {
    const ratings = [0, 1, 2, 3].flatMap((p) =>
      [0, 1].map((e) => ({ person: `${p}`, item: `${e}`, rater: 'x', score: (p + e) % 2 })),
    )
    const found = generalisabilityStudy(ratings, 'p x e')
    expect(found.components[0]).toMatchObject({ name: 'p', variance: 0 })
    expect(found.components[0]!.raw).toBeLessThan(0)
    expect(found.remarks).toContainEqual({ kind: 'set-to-zero', component: 'p', raw: found.components[0]!.raw })
    expect(found.observed.generalisability.value).toBe(0)
  })

  it('gives no coefficient where nothing varies', () => {
    const ratings = table([
      [3, 3],
      [3, 3],
      [3, 3],
    ])
    const found = generalisabilityStudy(ratings, 'p x r')
    expect(found.observed.generalisability).toEqual({ value: null, standardError: null })
    expect(found.components.every(({ share, variance }) => share === null && variance === 0)).toBe(true)
    expect(found.remarks).toContainEqual({ kind: 'no-variance' })
  })

  it.each<[StudyDesign, Rating[], StudyError['problem']]>([
    [
      'p x e',
      table([
        [1, 2],
        [3, 1],
      ]),
      { reason: 'one-level', facet: 'e' },
    ],
    ['p x e', draw(1), { reason: 'too-many-levels', facet: 'r', levels: 6 }],
    ['p x r', table([[1, 2, 3]]), { reason: 'one-level', facet: 'p' }],
    // Every exercise has one rater of its own: rater and exercise are one.
    ['p x e x r', draw(1, (_p, e, r) => e === r), { reason: 'confounded', effects: ['e', 'r'] }],
    ['r:(p x e)', draw(1, (p, e, r) => (p + e) % 6 === r), { reason: 'confounded', effects: ['pe', 'r:pe'] }],
  ])('refuses %s of ratings that cannot carry it', (design, ratings, problem) => {
    expect(() => generalisabilityStudy(ratings, design)).toThrow(StudyError)
    try {
      generalisabilityStudy(ratings, design)
    } catch (error) {
      expect((error as StudyError).problem).toEqual(problem)
    }
  })

  it('takes the design that says most of those the ratings carry', () => {
    expect(suitedStudy(draw(1))!.design).toBe('p x e x r')
    expect(suitedStudy(draw(1, (_p, e, r) => r % 4 === e))!.design).toBe('p x (r:e)')
    expect(suitedStudy(table(SHROUT_FLEISS))!.design).toBe('p x r')
    expect(suitedStudy(table([[1, 2]]))).toBeNull()
  })
})
