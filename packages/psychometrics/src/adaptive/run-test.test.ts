import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../model/item.ts'
import { prepareBank } from './bank.ts'
import { nextStep, runTest } from './run-test.ts'
import { sampleItems } from './sample-bank.ts'
import { type AbilityMethod, type AdaptiveSettings, assertSettings } from './settings.ts'
import { type AdaptiveState, recordResponse, skipItem, startTest } from './state.ts'

const items = sampleItems(40, 3)
const bank = prepareBank({ items, ids: items.map((_, i) => `I${i + 1}`) })
const plain: AdaptiveSettings = { select: { rule: 'mfi' }, stop: { maxItems: 12 }, score: { method: 'eap' } }
const methods: AbilityMethod[] = ['eap', 'map', 'ml', 'wle']
const numbers = ({ steps }: AdaptiveState) => steps.flatMap(({ theta, error }) => [theta, error ?? 0])

describe('runTest', () => {
  it('gives each item once and ends with finite numbers, whatever is answered by whatever method', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        fc.constantFrom(...methods),
        fc.constantFrom('mfi', 'mpwi', 'random', 'a-stratified'),
        fc.integer(),
        (draws, method, rule, seed) => {
          const settings: AdaptiveSettings = {
            select: { rule: rule as 'mfi', best: 2, strata: 3 },
            stop: { maxItems: 8 },
            score: { method },
          }
          const test = runTest(bank, settings, seed, (item) => draws[item]! % (bank.flat.most[item]! + 1))
          const given = test.state.steps.map(({ item }) => item)
          expect(new Set(given).size).toBe(8)
          expect(numbers(test.state).every(Number.isFinite)).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('goes on from a stored state as if it had never stopped', () => {
    const settings: AdaptiveSettings = { ...plain, select: { rule: 'mfi', best: 4, exposure: items.map(() => 0.6) } }
    const answer = (item: number) => (item % 7 === 0 ? null : item % 2)
    const straight = runTest(bank, settings, 99, answer)
    let state = startTest(99)
    for (;;) {
      state = JSON.parse(JSON.stringify(state))
      const next = nextStep(bank, settings, state)
      if (next.kind === 'stop') break
      const response = answer(next.item)
      state = response === null ? skipItem(bank, state, next) : recordResponse(bank, settings, state, next, response)
    }
    expect(state).toEqual(straight.state)
  })

  it('ends when the bank is used up, also a bank of one item', () => {
    const all = runTest(bank, { ...plain, stop: {} }, 1, () => 0)
    expect([all.state.steps.length, all.reason]).toEqual([40, 'exhausted'])
    const single = prepareBank({ items: items.slice(0, 1) })
    const one = runTest(single, { ...plain, stop: { standardError: 0.1 } }, 1, () => 1)
    expect([one.state.steps.length, one.reason]).toEqual([1, 'exhausted'])
  })

  it('passes over an item without an answer, and without any answer has the prior or no estimate', () => {
    const some = runTest(bank, plain, 1, (item) => (item < 20 ? null : 1))
    expect(some.state.steps.every(({ item }) => item >= 20)).toBe(true)
    expect(some.state.skipped.length).toBeGreaterThan(0)
    const none = (method: AbilityMethod) => runTest(bank, { ...plain, score: { method } }, 1, () => null).final
    expect(none('eap').theta).toBeCloseTo(0, 12)
    expect(none('eap').error).toBeCloseTo(1, 6)
    expect(none('map')).toEqual({ theta: 0, error: 1, atBound: false })
    expect(none('ml')).toEqual({ theta: null, error: null, atBound: false })
    expect(none('wle')).toEqual({ theta: null, error: null, atBound: false })
  })

  it.each([
    ['all right', 6, (item: number) => bank.flat.most[item]!],
    ['all wrong', -6, () => 0],
  ])('holds maximum likelihood at the bound of the scale while everything is %s, and says so', (_, bound, answer) => {
    const { state, final } = runTest(bank, { ...plain, score: { method: 'ml' } }, 1, answer)
    for (const { theta, error, atBound } of state.steps) {
      expect([theta, atBound]).toEqual([bound, true])
      expect(error!).toBeGreaterThan(1)
    }
    expect(final.atBound).toBe(true)
    for (const method of ['eap', 'map', 'wle'] as const)
      expect(runTest(bank, { ...plain, score: { method } }, 1, answer).final.atBound).toBe(false)
  })

  it.each([
    [0.02, 'the lower, by a guess', -0.56],
    [0.001, 'the upper, hardly by a guess', 1.8],
  ])('finds the higher of two maxima: with c = %f %s', (c, _, near) => {
    // Right on a hard item, wrong on an easy one: the posterior has a mode on either side of 1.
    const two = prepareBank({
      items: [
        { model: '3PL', a: 4, b: [2], c },
        { model: '2PL', a: 1, b: [-1] },
      ],
    })
    const test = runTest(two, { ...plain, stop: {}, score: { method: 'map' } }, 1, (item) => (item === 0 ? 1 : 0))
    expect(Math.abs(test.final.theta! - near)).toBeLessThan(0.15)
  })

  it('stops at the error asked for, yet not before the least length nor beyond the most', () => {
    const stops = (stop: AdaptiveSettings['stop']) => runTest(bank, { ...plain, stop }, 1, (item) => item % 2)
    const free = stops({ standardError: 0.4 })
    expect(free.reason).toBe('standard-error')
    const errors = free.state.steps.map(({ error }) => error!)
    expect(errors.at(-1)!).toBeLessThanOrEqual(0.4)
    expect(errors.slice(0, -1).every((error) => error > 0.4)).toBe(true)
    expect(stops({ standardError: 0.4, minItems: 25 }).state.steps).toHaveLength(25)
    expect(stops({ standardError: 0.01, maxItems: 9 }).reason).toBe('length')
  })

  it('stops once the level is decided: by the ratio of Wald, by the interval', () => {
    const same = prepareBank({ items: Array.from({ length: 60 }, (): Item => ({ model: '2PL', a: 1, b: [0] })) })
    const sprt: AdaptiveSettings = { ...plain, stop: { classify: { cuts: [0], method: 'sprt', delta: 0.5 } } }
    // Each right answer adds ln(L(0.5) / L(-0.5)) = 0.5 to the log ratio; ln(0.95 / 0.05) = 2.944 takes six.
    const up = runTest(same, sprt, 1, () => 1)
    expect([up.state.steps.length, up.reason, up.level]).toEqual([6, 'classified', 1])
    const down = runTest(same, sprt, 1, () => 0)
    expect([down.state.steps.length, down.level]).toEqual([6, 0])
    const interval: AdaptiveSettings = { ...plain, stop: { classify: { cuts: [-1, 1], method: 'interval' } } }
    const test = runTest(same, interval, 1, () => 1)
    const { theta, error } = test.state.steps.at(-1)!
    expect(test.level).toBe(2)
    expect(theta - 1.959963984540054 * error!).toBeGreaterThan(1)
    const middle = runTest(same, { ...interval, stop: { ...interval.stop, maxItems: 3 } }, 1, (item) => item % 2)
    expect([middle.reason, middle.level]).toEqual(['length', 1])
  })

  it('refuses a second answer to an item, and a category that it has not, by name', () => {
    const state = recordResponse(bank, plain, startTest(1), { item: 0, setAside: [] }, 1)
    expect(() => recordResponse(bank, plain, state, { item: 0, setAside: [] }, 1)).toThrow('item I1 has been offered')
    expect(() => recordResponse(bank, plain, state, { item: 4, setAside: [] }, 7)).toThrow('response 7 of item I5')
  })
})

describe('assertSettings', () => {
  const areas = items.map((_, i) => (i < 3 ? 'integritas' : 'kerja sama'))
  const content = (targets: Record<string, number>, enemies: number[][] = []) =>
    [prepareBank({ items, areas, enemies }), { ...plain, content: targets }] as const

  it.each([
    [
      'an area without items',
      content({ integritas: 0.5, komunikasi: 0.5 }),
      /area komunikasi has a target of 0.5 but no/,
    ],
    ['targets that do not sum to 1', content({ integritas: 0.5, 'kerja sama': 0.6 }), /sum to 1.1, not 1/],
    [
      'more than an area holds',
      content({ integritas: 0.5, 'kerja sama': 0.5 }),
      /area integritas needs 6 of 12 items.* 3/,
    ],
    [
      'more than its enemies allow',
      content({ integritas: 0.2, 'kerja sama': 0.8 }, [[0, 1, 2]]),
      /integritas needs 2.* 1/,
    ],
    ['targets without areas', [bank, { ...plain, content: { integritas: 1 } }] as const, /need the area of every item/],
    [
      'a length below the least',
      [bank, { ...plain, stop: { minItems: 9, maxItems: 3 } }] as const,
      /minItems 9 is above/,
    ],
    [
      'cuts that fall',
      [bank, { ...plain, stop: { classify: { cuts: [1, 0], method: 'sprt' } } }] as const,
      /cuts ascend/,
    ],
    ['no error at all', [bank, { ...plain, stop: { standardError: 0 } }] as const, /standardError 0 is not above 0/],
    [
      'strata without a length',
      [bank, { ...plain, select: { rule: 'a-stratified' }, stop: {} }] as const,
      /needs maxItems/,
    ],
    [
      'too few exposure parameters',
      [bank, { ...plain, select: { rule: 'mfi', exposure: [1] } }] as const,
      /1 exposure/,
    ],
  ] as const)('refuses %s', (_, [of, settings], sentence) => {
    expect(() => assertSettings(of, settings as AdaptiveSettings)).toThrow(sentence)
  })

  it('accepts what a bank can give', () => {
    const [of, settings] = content({ integritas: 0.25, 'kerja sama': 0.75 })
    expect(() => assertSettings(of, settings)).not.toThrow()
  })
})
