import { createRandom, type Random } from '../random.ts'
import type { AdaptiveBank } from './bank.ts'
import { bankInformation } from './bank-information.ts'
import { areasByNeed } from './content.ts'
import { posteriorInformation } from './nodes.ts'
import type { AdaptiveSettings } from './settings.ts'
import type { AdaptiveState, ItemChoice } from './state.ts'
import { locationOf, slopeStrata, stageOf } from './strata.ts'

/** The item to give next, or null when none is left that may be given. */
export function selectItem(bank: AdaptiveBank, settings: AdaptiveSettings, state: AdaptiveState): ItemChoice | null {
  const { start, select } = settings
  const offered = state.steps.length + state.skipped.length
  if (offered === 0 && start?.item !== undefined) return { kind: 'item', item: start.item, setAside: [] }
  const closed = closedItems(bank, state)
  const worth = worthOf(bank, settings, state)
  // One stream a selection: what was drawn follows from the seed and the place in the test, and needs no storing.
  const random = createRandom((state.seed ^ Math.imul(offered + 1, 0x85ebca6b)) | 0)
  for (const item of state.setAside) closed[item] = 1
  const setAside: number[] = []
  for (;;) {
    const item = pick(bank, settings, state, worth, closed, random)
    if (item === null) break
    const share = select.exposure?.[item] ?? 1
    if (share >= 1 || random.uniform() < share) return { kind: 'item', item, setAside }
    setAside.push(item)
    closed[item] = 1
  }
  return reprieved(bank, state, setAside)
}

/** When exposure control has held back all that was left, the first held back is given rather than no item. */
function reprieved(bank: AdaptiveBank, state: AdaptiveState, setAside: readonly number[]): ItemChoice | null {
  const closed = closedItems(bank, state)
  const item = [...state.setAside, ...setAside].find((one) => closed[one] === 0)
  return item === undefined ? null : { kind: 'item', item, setAside: setAside.filter((one) => one !== item) }
}

/** 1 for an item already offered, or an enemy of one that was given. */
function closedItems(bank: AdaptiveBank, { steps, skipped }: AdaptiveState): Uint8Array {
  const closed = new Uint8Array(bank.items.length)
  for (const item of skipped) closed[item] = 1
  for (const { item } of steps) {
    closed[item] = 1
    for (const group of bank.groupsOf[item]!) for (const enemy of bank.enemies[group]!) closed[enemy] = 1
  }
  return closed
}

/** What each item is worth to the selection rule: more is better. */
function worthOf(bank: AdaptiveBank, settings: AdaptiveSettings, state: AdaptiveState): Float64Array {
  const { select, start, score, stop } = settings
  const theta = state.steps.at(-1)?.theta ?? start?.theta ?? score.priorMean ?? 0
  switch (select.rule) {
    case 'mfi':
      return bankInformation(bank, theta)
    case 'mpwi':
      return posteriorInformation(bank, score, state.steps)
    case 'random':
      return new Float64Array(bank.items.length)
    case 'a-stratified':
      return stratifiedWorth(bank, theta, select.strata ?? 1, state.steps.length, stop.maxItems!)
  }
}

/** Nearness to theta; an item of another stratum only when the stage's own are used up, the nearest stratum first. */
function stratifiedWorth(bank: AdaptiveBank, theta: number, strata: number, given: number, maxItems: number) {
  const stratum = slopeStrata(bank, strata)
  const stage = stageOf(given, maxItems, strata)
  const FAR = 1e6
  return Float64Array.from(stratum, (own, i) => -Math.abs(locationOf(bank, i) - theta) - FAR * Math.abs(own - stage))
}

function pick(
  bank: AdaptiveBank,
  settings: AdaptiveSettings,
  state: AdaptiveState,
  worth: Float64Array,
  closed: Uint8Array,
  random: Random,
): number | null {
  const { select, content } = settings
  const best = select.rule === 'random' ? bank.items.length : (select.best ?? 1)
  if (!content) return oneOf(bestOpen(worth, closed, best), random)
  const counts = new Map<string, number>()
  for (const { item } of state.steps) counts.set(bank.areas![item]!, (counts.get(bank.areas![item]!) ?? 0) + 1)
  for (const area of areasByNeed(content, counts, state.steps.length)) {
    const item = oneOf(
      bestOpen(worth, closed, best, (i) => bank.areas![i] === area),
      random,
    )
    if (item !== null) return item
  }
  return null
}

const oneOf = (items: readonly number[], random: Random): number | null => {
  if (items.length === 0) return null
  return items.length === 1 ? items[0]! : random.pick(items)
}

/** The `count` open items of most worth, best first; of equals the one with the lower index. */
function bestOpen(
  worth: Float64Array,
  closed: Uint8Array,
  count: number,
  allowed: (item: number) => boolean = () => true,
): number[] {
  if (count >= worth.length) return [...worth.keys()].filter((i) => closed[i] === 0 && allowed(i))
  const best: number[] = []
  for (let i = 0; i < worth.length; i += 1) {
    if (closed[i] !== 0) continue
    if (best.length === count && worth[i]! <= worth[best[count - 1]!]!) continue
    if (!allowed(i)) continue
    let place = best.length
    while (place > 0 && worth[best[place - 1]!]! < worth[i]!) place -= 1
    best.splice(place, 0, i)
    if (best.length > count) best.pop()
  }
  return best
}
