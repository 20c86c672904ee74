import type { DifItem, DifSettings } from './dif-data.ts'

export interface Purification {
  /** Rounds made after the first look; 0 when nothing was flagged at first. */
  readonly rounds: number
  /** Whether the flags repeated before the rounds ran out. */
  readonly converged: boolean
  /** Flagged items (from 0) at the first look and after each round. */
  readonly flagged: readonly (readonly number[])[]
  /** 1 for an item that others were matched on in the last round. */
  readonly isAnchor: Uint8Array
}

export interface DifResult<Item extends DifItem> {
  readonly items: readonly Item[]
  /** Null where purification was not asked for. */
  readonly purification: Purification | null
}

/**
 * The rounds of purification (Candell & Drasgow, 1988; as difR makes them): yields which items are anchors, takes what
 * the method says of all items with them. A flagged item leaves the anchors of the others; the last round's values stand.
 * When every item is flagged there is nothing left to match on: the round before stands, not converged.
 */
export function* purificationRounds<Item extends DifItem>(
  count: number,
  { purify = false, iterations = 10 }: DifSettings,
): Generator<Uint8Array, DifResult<Item>, readonly Item[]> {
  let isAnchor = new Uint8Array(count).fill(1)
  let items = yield isAnchor
  if (!purify) return { items, purification: null }
  let now = flaggedOf(items)
  const flagged = [now]
  let rounds = 0
  let converged = now.length === 0
  while (!converged && rounds < iterations && now.length < count) {
    isAnchor = Uint8Array.from({ length: count }, (_, item) => (items[item]!.flagged ? 0 : 1))
    items = yield isAnchor
    rounds += 1
    const next = flaggedOf(items)
    flagged.push(next)
    converged = next.length === now.length && next.every((item, i) => item === now[i])
    now = next
  }
  return { items, purification: { rounds, converged, flagged, isAnchor } }
}

const flaggedOf = (items: readonly DifItem[]): number[] => items.flatMap(({ flagged }, item) => (flagged ? [item] : []))

/** Runs the rounds with a method that answers at once. */
export function purified<Item extends DifItem>(
  count: number,
  settings: DifSettings,
  measure: (isAnchor: Uint8Array) => readonly Item[],
): DifResult<Item> {
  const rounds = purificationRounds<Item>(count, settings)
  let step = rounds.next()
  while (!step.done) step = rounds.next(measure(step.value))
  return step.value
}
