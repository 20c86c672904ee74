import type { ItemErrors } from '../calibration/request.ts'
import { assertItem, type Item, maxCategory } from '../model/item.ts'

/** An item as one calibration knows it. */
export interface ScaledItem {
  readonly id: string
  readonly item: Item
  /** Standard errors in the shape of the item; without them a link has no error from the parameters. */
  readonly errors?: ItemErrors | null | undefined
}

/** A common item: the same questions with the same scoring, calibrated on two scales. */
export interface Anchor {
  readonly id: string
  readonly from: ScaledItem
  readonly to: ScaledItem
}

/**
 * The items of both calibrations, in the order of `from`, without those excluded by id. Refuses by name what cannot
 * carry a scale: no common item, other numbers of categories, a slope that is not above 0.
 */
export function commonItems(
  from: readonly ScaledItem[],
  to: readonly ScaledItem[],
  exclude: readonly string[] = [],
): Anchor[] {
  const known = byId(to)
  const own = byId(from)
  const unknown = exclude.find((id) => !(known.has(id) && own.has(id)))
  if (unknown !== undefined) throw new RangeError(`item ${unknown} is excluded but is not common to both calibrations`)
  const all = from.filter(({ id }) => known.has(id))
  const anchors = all
    .filter(({ id }) => !exclude.includes(id))
    .map((item): Anchor => ({ id: item.id, from: item, to: known.get(item.id)! }))
  if (all.length === 0) {
    throw new RangeError(
      `there is no common item: one calibration has ${shown(from)}, the other ${shown(to)}; scales without an anchor cannot be linked`,
    )
  }
  if (anchors.length === 0) throw new RangeError(`all ${all.length} common items are excluded; none is left to link by`)
  anchors.forEach(assertAnchor)
  return anchors
}

function byId(items: readonly ScaledItem[]): Map<string, ScaledItem> {
  const known = new Map<string, ScaledItem>()
  for (const item of items) {
    if (known.has(item.id)) throw new RangeError(`item ${item.id} stands twice in one calibration`)
    known.set(item.id, item)
  }
  return known
}

function assertAnchor({ id, from, to }: Anchor): void {
  assertItem(from.item, id)
  assertItem(to.item, id)
  const [one, other] = [maxCategory(from.item), maxCategory(to.item)]
  if (one !== other)
    throw new RangeError(`item ${id} has categories 0 to ${one} in one calibration and 0 to ${other} in the other`)
  for (const { item } of [from, to]) {
    if (item.model !== 'NRM' && !(item.a > 0))
      throw new RangeError(`item ${id} has slope ${item.a}; an anchor needs slopes above 0, exclude it by its name`)
  }
}

const shown = (items: readonly ScaledItem[]): string => {
  const ids = items.slice(0, 3).map(({ id }) => id)
  return `${items.length} items (${ids.join(', ')}${items.length > 3 ? ', ...' : ''})`
}

/** Locations on the ability scale; a rating scale item's with its ease in them. None for a nominal item. */
export function locationsOf(item: Item): number[] {
  if (item.model === 'NRM') return []
  return item.model === 'RSM' ? item.b.map((b) => b - item.c) : [...item.b]
}

export const slopeOf = (item: Item): number | null => (item.model === 'NRM' ? null : item.a)

export const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

/** Standard deviation over n; a link takes only ratios of it. */
export function deviation(values: readonly number[]): number {
  const centre = mean(values)
  return Math.sqrt(mean(values.map((x) => (x - centre) ** 2)))
}
