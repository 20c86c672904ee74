import {
  type AdaptiveBank,
  type AdaptiveSettings,
  type Item,
  nextStep,
  prepareBank,
  recordResponse,
  type StopReason,
  skipItem,
  startTest,
} from '@petakom/psychometrics'
import type { AdaptiveDesign } from './delivery.ts'
import { heldBack } from './sub-pool.ts'

export interface AdaptiveItem {
  readonly id: string
  readonly parameters: Item
  readonly contentArea: string | null
}

export interface AdaptiveSection {
  readonly bank: AdaptiveBank
  readonly settings: AdaptiveSettings
  readonly indexOf: ReadonlyMap<string, number>
  /** Indexes of the pool by content area. */
  readonly areas: readonly (readonly number[])[]
  readonly mostExposure: number | null
}

/** What was given so far and the points earned; null for an item that was passed over. */
export interface GivenItem {
  readonly id: string
  readonly points: number | null
}

export type AdaptiveMove =
  | { readonly kind: 'item'; readonly id: string }
  | { readonly kind: 'stop'; readonly reason: StopReason }

const NO_AREA = ''

/** The pool of an adaptive section laid out for its tests. Content areas are met in the committee's shares, or else in the pool's own. */
export function prepareSection(
  pool: readonly AdaptiveItem[],
  design: AdaptiveDesign,
  apart: ReadonlyMap<string, ReadonlySet<string>>,
): AdaptiveSection {
  const indexOf = new Map(pool.map(({ id }, index) => [id, index]))
  const areas = pool.map(({ contentArea }) => contentArea ?? NO_AREA)
  const enemies = pool.flatMap(({ id }, index) =>
    [...(apart.get(id) ?? [])].flatMap((enemy) => {
      const other = indexOf.get(enemy)
      return other !== undefined && other > index ? [[index, other]] : []
    }),
  )
  const bank = prepareBank({
    items: pool.map(({ parameters }) => parameters),
    ids: pool.map(({ id }) => id),
    areas,
    enemies,
  })
  const counts = Map.groupBy(areas.keys(), (index) => areas[index]!)
  const { minItems, maxItems, standardError, best, shares, mostExposure = null } = design
  const content = Object.fromEntries(
    shares
      ? shares.map(({ contentArea, percent }) => [contentArea ?? NO_AREA, percent / 100])
      : [...counts].map(([area, all]) => [area, all.length / pool.length]),
  )
  return {
    bank,
    indexOf,
    areas: [...counts.values()],
    mostExposure,
    settings: {
      select: { rule: 'mfi', best },
      ...(counts.size > 1 ? { content } : {}),
      stop: {
        minItems,
        maxItems: Math.min(maxItems, pool.length),
        ...(standardError === null ? {} : { standardError }),
      },
      score: { method: 'eap' },
    },
  }
}

/** What comes after the items given: it follows from them and the seed alone, on any server and at any time. */
export function nextMove(
  { bank, settings, indexOf, areas, mostExposure }: AdaptiveSection,
  seed: number,
  given: readonly GivenItem[],
): AdaptiveMove {
  let state = startTest(seed)
  for (const { id, points } of given) {
    const chosen = { item: indexOf.get(id)!, setAside: [] }
    state = points === null ? skipItem(bank, state, chosen) : recordResponse(bank, settings, state, chosen, points)
  }
  const setAside = mostExposure === null ? [] : heldBack(areas, mostExposure, seed)
  const next = nextStep(bank, settings, { ...state, setAside })
  return next.kind === 'stop' ? next : { kind: 'item', id: bank.ids[next.item]! }
}

/** A seed of 32 bits from an attempt's id. */
export function seedOf(attemptId: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < attemptId.length; i += 1) hash = Math.imul(hash ^ attemptId.charCodeAt(i), 0x01000193)
  return hash | 0
}
