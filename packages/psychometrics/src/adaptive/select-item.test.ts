import { describe, expect, it } from 'vitest'
import { itemInformation } from '../model/information.ts'
import type { Item } from '../model/item.ts'
import { createRandom } from '../random.ts'
import { type AdaptiveBank, prepareBank } from './bank.ts'
import { posteriorAfter } from './nodes.ts'
import { runTest } from './run-test.ts'
import { sampleItems } from './sample-bank.ts'
import { selectItem } from './select-item.ts'
import { type AdaptiveSettings, assertSettings, type SelectionSettings } from './settings.ts'
import { startTest } from './state.ts'
import { locationOf } from './strata.ts'

const items = sampleItems(80, 11)
const bank = prepareBank({ items })
const settings = (select: SelectionSettings, maxItems = 20): AdaptiveSettings => ({
  select,
  stop: { maxItems },
  score: { method: 'eap' },
})
const right = (of: AdaptiveBank) => (item: number) => of.flat.most[item]!
/** An examinee of ability 0.5. */
const wavering = (item: number) => (locationOf(bank, item) < 0.5 ? bank.flat.most[item]! : 0)
const order = (by: (item: Item) => number) =>
  [...items.keys()].sort((one, other) => by(items[other]!) - by(items[one]!))

describe('selectItem', () => {
  it('takes the most informative item at the start ability, and of equals the first', () => {
    const at = (theta: number) =>
      selectItem(bank, { ...settings({ rule: 'mfi' }), start: { theta } }, startTest(1))!.item
    for (const theta of [-2, 0, 1.5]) expect(at(theta)).toBe(order((item) => itemInformation(item, theta))[0])
    const twins = prepareBank({ items: Array.from({ length: 5 }, (): Item => ({ model: '2PL', a: 1, b: [0] })) })
    expect(runTest(twins, settings({ rule: 'mfi' }), 1, () => 1).state.steps.map(({ item }) => item)).toEqual([
      0, 1, 2, 3, 4,
    ])
  })

  it('weighs information by the posterior', () => {
    const mpwi = settings({ rule: 'mpwi' })
    const { steps } = runTest(bank, { ...mpwi, stop: { maxItems: 6 } }, 1, wavering).state
    const { nodes, masses } = posteriorAfter(bank, mpwi.score, steps.slice(0, 5))
    const weighted = (item: Item) => nodes.reduce((sum, theta, q) => sum + masses[q]! * itemInformation(item, theta), 0)
    const before = new Set(steps.slice(0, 5).map(({ item }) => item))
    expect(steps[5]!.item).toBe(order(weighted).find((item) => !before.has(item)))
  })

  it('draws one of the k best, each of them in the end, the same one from the same seed', () => {
    const best = order((item) => itemInformation(item, 0)).slice(0, 5)
    const first = (seed: number) => selectItem(bank, settings({ rule: 'mfi', best: 5 }), startTest(seed))!.item
    const drawn = Array.from({ length: 200 }, (_, seed) => first(seed))
    expect(new Set(drawn)).toEqual(new Set(best))
    expect(first(7)).toBe(first(7))
  })

  it('spends flat items first and steep ones last when stratified by slope', () => {
    const { steps } = runTest(bank, settings({ rule: 'a-stratified', strata: 4 }), 1, wavering).state
    const slopes = steps.map(({ item }) => bank.flat.slope[item]!)
    for (let stage = 1; stage < 4; stage += 1)
      expect(Math.max(...slopes.slice(stage * 5 - 5, stage * 5))).toBeLessThanOrEqual(
        Math.min(...slopes.slice(stage * 5, stage * 5 + 5)),
      )
  })

  it('holds an item back by its exposure parameter, and gives one all the same when nothing else is left', () => {
    const pair = prepareBank({ items: items.slice(0, 2) })
    const exposure = [0.25, 0.25]
    const chosen = Array.from({ length: 400 }, (_, seed) =>
      selectItem(pair, { ...settings({ rule: 'mfi', exposure }), start: { theta: 0 } }, startTest(seed * 7919)),
    )
    const favourite = itemInformation(items[0]!, 0) > itemInformation(items[1]!, 0) ? 0 : 1
    // Given when drawn (0.25), or because both were held back (0.75 x 0.75) and it was the first.
    const share = chosen.filter((choice) => choice!.item === favourite).length / chosen.length
    expect(Math.abs(share - (0.25 + 0.75 * 0.75))).toBeLessThan(0.08)
    expect(runTest(pair, settings({ rule: 'mfi', exposure }), 3, () => 0).state.steps).toHaveLength(2)
  })

  it('keeps every area within one item of its target, and never gives two enemies', () => {
    const random = createRandom(5)
    const areas = items.map(() => random.pick(['integritas', 'kerja sama', 'komunikasi']))
    const enemies = [[0, 1, 2, 3], [3, 4], ...Array.from({ length: 20 }, (_, g) => [20 + g, 40 + g])]
    const balanced = prepareBank({ items, areas, enemies })
    const content = { integritas: 0.5, 'kerja sama': 0.3, komunikasi: 0.2 }
    const test: AdaptiveSettings = { ...settings({ rule: 'mfi' }), content }
    assertSettings(balanced, test)
    const given = runTest(balanced, test, 1, wavering).state.steps.map(({ item }) => item)
    for (let length = 1; length <= 20; length += 1)
      for (const [area, share] of Object.entries(content)) {
        const count = given.slice(0, length).filter((item) => areas[item] === area).length
        expect(Math.abs(count - share * length)).toBeLessThanOrEqual(1)
      }
    for (const group of enemies) expect(group.filter((item) => given.includes(item)).length).toBeLessThanOrEqual(1)
  })

  it('gives one item of a bank of enemies', () => {
    const foes = prepareBank({ items, enemies: [[...items.keys()]] })
    const { state, reason } = runTest(foes, settings({ rule: 'mfi' }), 1, right(foes))
    expect(state.steps).toHaveLength(1)
    expect(reason).toBe('exhausted')
  })
})
