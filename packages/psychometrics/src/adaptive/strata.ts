import type { AdaptiveBank } from './bank.ts'
import type { SelectionSettings } from './settings.ts'
import { SettingsError } from './settings-error.ts'

const strataOf = new WeakMap<AdaptiveBank, Map<number, Uint16Array>>()

/** Stratum of each item by its slope, 0 the flattest (Chang & Ying, 1999); as even as the bank allows, ties by index. */
export function slopeStrata(bank: AdaptiveBank, strata: number): Uint16Array {
  const byCount = strataOf.get(bank) ?? new Map<number, Uint16Array>()
  strataOf.set(bank, byCount)
  const stratum = byCount.get(strata) ?? sortedStrata(bank, strata)
  byCount.set(strata, stratum)
  return stratum
}

function sortedStrata({ flat }: AdaptiveBank, strata: number): Uint16Array {
  const order = [...flat.slope.keys()].sort((one, other) => flat.slope[one]! - flat.slope[other]! || one - other)
  const stratum = new Uint16Array(order.length)
  order.forEach((item, rank) => {
    stratum[item] = Math.floor((rank * strata) / order.length)
  })
  return stratum
}

/** Where on the scale an item lies: its location, or the mean of its locations. */
export function locationOf({ items }: AdaptiveBank, index: number): number {
  const item = items[index]!
  if (item.model === 'NRM') return 0
  const mean = item.b.reduce((sum, b) => sum + b, 0) / item.b.length
  return item.model === 'RSM' ? mean - item.c : mean
}

/** The stratum that the next of `maxItems` comes from when `given` are given. */
export const stageOf = (given: number, maxItems: number, strata: number): number =>
  Math.min(strata - 1, Math.floor((given * strata) / maxItems))

export function assertStrata(
  { items, ids }: AdaptiveBank,
  { strata = 1 }: SelectionSettings,
  maxItems: number | undefined,
): void {
  if (!Number.isInteger(strata) || strata < 1 || strata > items.length)
    throw new SettingsError(
      'strata',
      { strata, items: items.length },
      `strata is a whole number from 1 to the ${items.length} items of the bank, not ${strata}`,
    )
  if (maxItems === undefined)
    throw new SettingsError('strata-length', {}, 'a-stratified selection needs maxItems to share out its stages')
  const nominal = items.findIndex(({ model }) => model === 'NRM')
  if (nominal >= 0)
    throw new SettingsError(
      'strata-nominal',
      { id: ids[nominal]! },
      `a-stratified selection needs one slope an item; nominal item ${ids[nominal]} has none`,
    )
}
