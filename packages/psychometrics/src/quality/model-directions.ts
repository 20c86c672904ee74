import type { Item } from '../model/item.ts'

/**
 * `none`: every item's parameters are its own. `commonSlope`: one slope for all (1PL). `unitSlopes`: slopes fixed, the
 * variance of the ability free (Rasch, partial credit). `ratingScale`: so too, with the locations shared by the items.
 */
export type Restriction = 'none' | 'commonSlope' | 'unitSlopes' | 'ratingScale'

/** One way the estimated parameters could move: the items a small step along it. */
export type Direction = 'latentVariance' | ((items: readonly Item[], step: number) => Item[])

export function modelDirections(items: readonly Item[], restriction: Restriction): Direction[] {
  if (restriction === 'ratingScale') return ratingScale(items)
  const directions: Direction[] = []
  if (restriction === 'commonSlope') directions.push(moveAll((item, step) => moveSlope(item, step)))
  items.forEach((item, i) => {
    if (restriction === 'none' && item.model !== 'NRM') directions.push(moveOne(i, moveSlope))
    directions.push(...ownMoves(item).map((move) => moveOne(i, move)))
  })
  if (restriction === 'unitSlopes') directions.push('latentVariance')
  return directions
}

type Move = (item: Item, step: number) => Item

const moveOne =
  (index: number, move: Move): Direction =>
  (items, step) =>
    items.map((item, i) => (i === index ? move(item, step) : item))

const moveAll =
  (move: Move): Direction =>
  (items, step) =>
    items.map((item) => move(item, step))

const moveSlope: Move = (item, step) => (item.model === 'NRM' ? item : { ...item, a: item.a + step })

const moved = (values: readonly number[], at: number, step: number) =>
  values.map((value, k) => (k === at ? value + step : value))

/** All parameters of an item but its slope. */
function ownMoves(item: Item): Move[] {
  if (item.model === 'NRM') {
    const categories = item.slopes.slice(1).map((_, k) => k + 1)
    return [
      ...categories.map(
        (k): Move =>
          (same, step) =>
            same.model === 'NRM' ? { ...same, slopes: moved(same.slopes, k, step) } : same,
      ),
      ...categories.map(
        (k): Move =>
          (same, step) =>
            same.model === 'NRM' ? { ...same, intercepts: moved(same.intercepts, k, step) } : same,
      ),
    ]
  }
  const moves = item.b.map(
    (_, k): Move =>
      (same, step) =>
        same.model === 'NRM' ? same : ({ ...same, b: moved(same.b, k, step) } as Item),
  )
  if (item.model === '3PL' || item.model === '4PL')
    moves.push((same, step) => ('c' in same ? { ...same, c: same.c + step } : same))
  if (item.model === '4PL') moves.push((same, step) => ('d' in same ? { ...same, d: same.d + step } : same))
  return moves
}

/** Shared locations, and each item's ease but the first's. */
function ratingScale(items: readonly Item[]): Direction[] {
  const steps = items[0]?.model === 'RSM' ? items[0].b.length : 0
  if (steps === 0 || items.some((item) => item.model !== 'RSM' || item.b.length !== steps))
    throw new RangeError('a rating scale shares its locations between items of model RSM with equal categories')
  const location = (k: number): Direction =>
    moveAll((item, step) => (item.model === 'RSM' ? { ...item, b: moved(item.b, k, step) } : item))
  return [
    ...Array.from({ length: steps }, (_, k) => location(k)),
    ...items
      .slice(1)
      .map((_, i) => moveOne(i + 1, (item, step) => (item.model === 'RSM' ? { ...item, c: item.c + step } : item))),
    'latentVariance',
  ]
}
