import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { responseMatrix } from '../data/response-matrix.ts'
import { testInformation } from '../model/information.ts'
import { type Item, maxCategory, type Response } from '../model/item.ts'
import { logLikelihood } from '../model/probability.ts'
import { createRandom } from '../random.ts'
import { answered, anyItem, endlessItem } from '../testing/any-item.ts'
import { scoreEap } from './score-eap.ts'
import { scorePattern, scoreResponses } from './score-responses.ts'
import type { ScoringMethod, ScoringSettings } from './settings.ts'
import { simulateResponse } from './simulate.ts'

const METHODS: readonly ScoringMethod[] = ['eap', 'map', 'ml', 'wle']
const SETTINGS: readonly ScoringSettings[] = [
  ...METHODS.map((method) => ({ method })),
  { method: 'wle', variant: 'warm' },
  { method: 'map', errors: 'expected', prior: { mean: 1, variance: 2 } },
]
const method = fc.constantFrom(...METHODS)
const settings = fc.constantFrom(...SETTINGS)
const pairs = fc.array(answered(anyItem), { minLength: 1, maxLength: 12 })
const runs = { numRuns: 50 }
const easy: Item = { model: '2PL', a: 1, b: [0] }

type Pair = readonly [Item, Response]
const itemsOf = (list: readonly Pair[]) => list.map(([item]) => item)
const answersOf = (list: readonly Pair[]) => list.map(([, response]) => response)
const score = (list: readonly Pair[], by: ScoringSettings) => scorePattern(itemsOf(list), answersOf(list), by)

describe('scorePattern', () => {
  it('ignores the order of the items', () => {
    fc.assert(
      fc.property(pairs, settings, (list, by) => {
        const [one, other] = [score(list, by), score(list.toReversed(), by)]
        if (one.theta === null) expect(other.theta).toBeNull()
        else expect(Math.abs(one.theta - other.theta!)).toBeLessThan(1e-6 * (1 + Math.abs(one.theta)))
      }),
      runs,
    )
  })

  it('ignores an item that was not presented', () => {
    fc.assert(
      fc.property(pairs, anyItem, method, (list, extra, by) => {
        expect(score([...list, [extra, null]], { method: by })).toEqual(score(list, { method: by }))
      }),
      runs,
    )
  })

  it('never gives NaN, and an error with every estimate of MAP and WLE', () => {
    fc.assert(
      fc.property(pairs, settings, (list, by) => {
        const { theta, standardError } = score(list, by)
        const nobody = list.every(([, response]) => response === null)
        if (by.method === 'eap' || by.method === 'map' || (by.method === 'wle' && !nobody)) {
          expect(Number.isFinite(theta)).toBe(true)
        }
        for (const value of [theta, standardError]) expect(value === null || Number.isFinite(value)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('finds the highest of several maxima', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const { theta } = score(list, { method: 'map' })
        const height = (at: number) => logLikelihood(itemsOf(list), answersOf(list), at) - at ** 2 / 2
        for (let at = -6; at <= 6; at += 0.05) expect(height(theta!)).toBeGreaterThanOrEqual(height(at) - 1e-9)
      }),
      runs,
    )
  })

  it('weighs by information as Warm does, where no item has an asymptote', () => {
    fc.assert(
      fc.property(fc.array(answered(endlessItem), { minLength: 1, maxLength: 8 }), (list) => {
        const [one, warm] = [score(list, { method: 'wle' }), score(list, { method: 'wle', variant: 'warm' })]
        if (one.theta === null) expect(warm.theta).toBeNull()
        else expect(warm.theta).toBeCloseTo(one.theta, 5)
      }),
      runs,
    )
  })

  it('gives by EAP what scoreEap gives', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const { theta, standardError } = scoreEap(itemsOf(list), answersOf(list))
        const eap = score(list, { method: 'eap' })
        expect(eap.theta).toBeCloseTo(theta, 10)
        expect(eap.standardError).toBeCloseTo(standardError, 10)
      }),
      runs,
    )
  })

  it('has no ML estimate exactly where the likelihood rises without end', () => {
    fc.assert(
      fc.property(fc.array(answered(endlessItem), { minLength: 1, maxLength: 8 }), (list) => {
        const given = list.filter(([, response]) => response !== null)
        const all = (end: (item: Item) => number) => given.every(([item, response]) => response === end(item))
        const endless = all(() => 0) || all(maxCategory)
        expect(score(list, { method: 'ml' }).theta === null).toBe(endless)
      }),
      { numRuns: 100 },
    )
  })

  it('gives the prior for nothing answered, and no estimate without one', () => {
    const prior = { mean: 0.5, variance: 4 }
    expect(scorePattern([easy], [null], { method: 'map', prior })).toEqual({ theta: 0.5, standardError: 2 })
    expect(scorePattern([easy], [null], { method: 'eap' }).standardError).toBeCloseTo(1, 4)
    for (const by of ['ml', 'wle'] as const)
      expect(scorePattern([easy], [null], { method: by })).toEqual({ theta: null, standardError: null })
  })

  it('follows a prior that lies beyond the usual nodes, or between them', () => {
    const { theta, standardError } = scorePattern([easy], [null], { method: 'eap', prior: { mean: 20, variance: 16 } })
    expect(theta).toBeCloseTo(20, 4)
    expect(standardError).toBeCloseTo(4, 2)
    const narrow = scorePattern([easy], [1], { method: 'eap', prior: { variance: 1e-4 } })
    expect(narrow.theta).toBeCloseTo(0.5e-4, 6)
    expect(narrow.standardError).toBeCloseTo(0.01, 5)
  })

  it('scores one item by the closed forms', () => {
    // 2PL, a = 1, right: WLE solves 1 - P + (1 - 2 P) / 2 = 0, P = 3/4; minus its second derivative is 2 P Q.
    const wle = scorePattern([easy], [1], { method: 'wle' })
    expect(wle.theta).toBeCloseTo(Math.log(3), 9)
    expect(wle.standardError).toBeCloseTo(1 / Math.sqrt(2 * (3 / 16)), 6)
  })

  it('follows a slope below 0, whose right answer speaks for less ability', () => {
    const down: Item = { model: '2PL', a: -1, b: [0] }
    expect(scorePattern([down], [1], { method: 'wle' }).theta).toBeCloseTo(-Math.log(3), 9)
    expect(scorePattern([down], [1], { method: 'ml' }).theta).toBeNull()
  })

  it('takes a graded item keyed the other way for the same item with its categories turned', () => {
    const others: Item[] = [easy, { model: 'GRM', a: 0.8, b: [-1, 1] }]
    const right: Item = { model: 'GRM', a: 1.4, b: [-0.8, 0.2, 1.1] }
    const turned: Item = { model: 'GRM', a: -1.4, b: [1.1, 0.2, -0.8] }
    for (const by of SETTINGS) {
      const one = scorePattern([...others, right], [1, 1, 2], by)
      const other = scorePattern([...others, turned], [1, 1, 1], by)
      expect(other.theta).toBeCloseTo(one.theta!, 9)
      expect(other.standardError).toBeCloseTo(one.standardError!, 9)
    }
    expect(scorePattern([turned], [3], { method: 'ml' }).theta).toBeNull()
    expect(() => scorePattern([{ ...turned, b: [0, 1] }], [0], { method: 'ml' })).toThrow(/descend where its slope/)
  })

  it('learns nothing from items whose slope is 0', () => {
    const flat: Item = { model: '2PL', a: 0, b: [0] }
    const level: Item = { model: 'NRM', slopes: [0, 0], intercepts: [0, 1] }
    for (const by of ['ml', 'wle'] as const)
      expect(scorePattern([flat, flat, level], [1, 0, 1], { method: by })).toEqual({ theta: null, standardError: null })
    expect(scorePattern([flat, easy], [1, 1], { method: 'wle' }).theta).toBeCloseTo(Math.log(3), 9)
    expect(scorePattern([flat, easy], [0, 1], { method: 'ml' }).theta).toBeNull()
    expect(scorePattern([flat], [1], { method: 'map' })).toEqual({ theta: 0, standardError: 1 })
  })

  it('finds estimates far outside the nodes', () => {
    const far: Item[] = [12, 14].map((b) => ({ model: '2PL', a: 1.5, b: [b] }))
    expect(scorePattern(far, [1, 0], { method: 'ml' }).theta).toBeCloseTo(13, 6)
    expect(scorePattern([easy], [0], { method: 'map', prior: { mean: 40, variance: 1 } }).theta).toBeCloseTo(39, 6)
  })

  it('takes the highest maximum that is attained where guessing alone fits better still', () => {
    const guessed = (a: number, b: number): Item => ({ model: '3PL', a, b: [b], c: 0.2 })
    const items = [guessed(3, -1), guessed(3, -1), guessed(3, -1), guessed(2, -3)]
    const answers = [1, 1, 1, 0]
    const { theta } = scorePattern(items, answers, { method: 'ml' })
    const height = (at: number) => logLikelihood(items, answers, at)
    expect(height(-30)).toBeGreaterThan(height(theta!))
    for (const step of [-0.1, 0.1]) expect(height(theta!)).toBeGreaterThan(height(theta! + step))
    // With all four wrong the likelihood only falls as ability rises.
    expect(scorePattern(items, [0, 0, 0, 0], { method: 'ml' }).theta).toBeNull()
  })

  it('stays finite when steep items contradict each other', () => {
    const steep: Item[] = [3, -3].map((b) => ({ model: '3PL', a: 300, b: [b], c: 0 }))
    for (const by of SETTINGS) {
      const { theta } = scorePattern(steep, [1, 0], by)
      expect(theta === null || Number.isFinite(theta)).toBe(true)
    }
  })

  it.each([
    [[easy], [2], {}, 'response 2 of person 1 to item 1 is not a category 0 to 1'],
    [[easy], [], {}, '0 responses for 1 items'],
    [[{ ...easy, a: Number.NaN }], [1], {}, 'item 1: a parameter is not a finite number'],
    [[easy], [1], { prior: { variance: 0 } }, 'prior variance 0 is not above 0'],
    [[easy], [1], { prior: { mean: Number.NaN } }, 'prior mean NaN'],
  ] as [Item[], Response[], object, string][])(
    'refuses what is no answer or no prior',
    (items, given, by, sentence) => {
      expect(() => scorePattern(items, given, { method: 'eap', ...by })).toThrow(sentence)
    },
  )
})

describe('scoreResponses', () => {
  const random = createRandom(9)
  const items: Item[] = Array.from({ length: 24 }, (_, i) => ({ model: '3PL', a: 1.2, b: [-2 + i / 6], c: 0.2 }))
  const rows = Array.from({ length: 300 }, () => {
    const theta = random.normal()
    return items.map((item) => (random.uniform() < 0.2 ? null : simulateResponse(item, theta, random)))
  })

  it('gives each person what the pattern alone gives, twins the same', () => {
    const list = [...rows.slice(0, 20), rows[0]!]
    for (const by of SETTINGS) {
      const { theta, standardError } = scoreResponses(items, responseMatrix(list), by)
      list.forEach((row, person) => {
        expect({ theta: theta[person], standardError: standardError[person] }).toEqual(scorePattern(items, row, by))
      })
      expect(theta[20]).toBe(theta[0])
    }
  })

  it('names the item of a refusal as the caller does', () => {
    expect(() => scoreResponses([easy], responseMatrix([[1], [3]]), { method: 'eap' }, ['Sikap'])).toThrow(
      'response 3 of person 2 to item Sikap',
    )
  })

  it('errs less as items are added: by information always, by the scores on the average', () => {
    const mean = (n: number, by: ScoringMethod) => {
      const { standardError } = scoreResponses(items.slice(0, n), responseMatrix(rows.map((row) => row.slice(0, n))), {
        method: by,
      })
      return standardError.reduce((sum: number, error) => sum + (error ?? 0), 0) / rows.length
    }
    for (const by of ['eap', 'map'] as const) {
      const errors = [6, 12, 24].map((n) => mean(n, by))
      expect(errors.toSorted((one, other) => other - one)).toEqual(errors)
    }
    for (const at of [-2, 0, 2])
      expect(testInformation(items.slice(0, 12), at)).toBeLessThan(testInformation(items, at))
  })

  it('recovers abilities without bias where the test is long', () => {
    const long: Item[] = Array.from({ length: 60 }, (_, i) => ({ model: '2PL', a: 1.3, b: [-2.5 + i / 12] }))
    const persons = Array.from({ length: 2000 }, () => long.map((item) => simulateResponse(item, 0.7, random)))
    const { theta, standardError } = scoreResponses(long, responseMatrix(persons), { method: 'wle' })
    const mean = theta.reduce((sum: number, value) => sum + value!, 0) / persons.length
    const spread = Math.sqrt(theta.reduce((sum: number, value) => sum + (value! - mean) ** 2, 0) / persons.length)
    expect(Math.abs(mean - 0.7)).toBeLessThan((4 * spread) / Math.sqrt(persons.length))
    // The standard error is the spread of the estimates about the ability.
    const error = standardError.reduce((sum: number, value) => sum + value!, 0) / persons.length
    expect(Math.abs(error / spread - 1)).toBeLessThan(0.08)
  })
})
