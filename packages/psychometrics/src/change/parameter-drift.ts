import { locationsOf, mean, type ScaledItem, slopeOf } from '../linking/anchors.ts'
import { type LinkingSettings, linkScales, type ScaleLink } from '../linking/link-scales.ts'
import { transformItem, transformItemErrors } from '../linking/transform-scale.ts'
import { categoryCurves } from '../model/curves.ts'
import { expectedItemScore } from '../model/information.ts'
import type { Item } from '../model/item.ts'
import { chiSquareAbove } from '../numeric/distributions.ts'

export interface CalibratedOccasion {
  readonly name: string
  readonly items: readonly ScaledItem[]
}

export interface ItemDrift {
  readonly id: string
  /** On the scale of the first occasion, by occasion; null where the item was not given, or is nominal. */
  readonly locations: readonly (number | null)[]
  readonly slopes: readonly (number | null)[]
  /** Homogeneity of the locations over occasions: sum of weighted squares about their weighted mean. */
  readonly chiSquare: number | null
  readonly df: number
  readonly p: number | null
  /** Holm's p over the items tested. */
  readonly adjustedP: number | null
  /** Largest error of an ability between -2 and 2, logits, if the first occasion's parameters were kept for the last. */
  readonly effectOnTheta: number | null
  readonly isFlagged: boolean
}

export interface ParameterDrift {
  readonly occasions: readonly string[]
  /** Of each later occasion to the first. */
  readonly links: readonly ScaleLink[]
  readonly items: readonly ItemDrift[]
  /** The same error for the whole test of the last occasion; null without an item of both. */
  readonly effectOnTheta: number | null
}

export interface ParameterDriftSettings {
  /** Level of the test after Holm; 0.05 unless told. */
  readonly alpha?: number
  /** Least effect on theta that matters, logits; 0.05 unless told. An item is flagged by both. */
  readonly leastEffect?: number
  readonly link?: LinkingSettings
}

const ABILITIES = Array.from({ length: 17 }, (_, i) => -2 + 0.25 * i)

/**
 * Drift of item parameters over occasions calibrated apart: every occasion is linked to the first, then each item's
 * locations are tested for equality. The constants of the links count as known, and an item's location is the mean of
 * its locations with errors taken as uncorrelated.
 */
export function parameterDrift(
  occasions: readonly CalibratedOccasion[],
  { alpha = 0.05, leastEffect = 0.05, link = {} }: ParameterDriftSettings = {},
): ParameterDrift {
  if (occasions.length < 2) throw new RangeError('drift needs at least two occasions')
  const [first, ...later] = occasions
  const links = later.map(({ name, items }) => {
    try {
      return linkScales(items, first!.items, link)
    } catch (error) {
      throw new RangeError(`occasion ${name}: ${(error as Error).message}`, { cause: error })
    }
  })
  const moved = [first!.items, ...later.map(({ items }, i) => items.map((item) => onScale(item, links[i]!)))]
  const ids = [...new Set(moved.flatMap((items) => items.map(({ id }) => id)))]
  const last = moved.at(-1)!
  const slopes = ABILITIES.map((theta) => last.reduce((sum, { item }) => sum + scoreSlope(item, theta), 0))
  const common = last.flatMap((now) => {
    const then = first!.items.find(({ id }) => id === now.id)
    return then ? [[then.item, now.item] as const] : []
  })
  const tested = ids.map((id) => testItem(id, moved, slopes))
  const adjusted = holm(tested.map(({ p }) => p))
  return {
    occasions: occasions.map(({ name }) => name),
    links,
    items: tested.map((item, i) => ({
      ...item,
      adjustedP: adjusted[i]!,
      isFlagged: adjusted[i] !== null && adjusted[i]! < alpha && (item.effectOnTheta ?? 0) >= leastEffect,
    })),
    effectOnTheta: common.length === 0 ? null : effectOf(common, slopes),
  }
}

function onScale({ id, item, errors }: ScaledItem, by: ScaleLink): ScaledItem {
  return { id, item: transformItem(item, by), errors: errors ? transformItemErrors(item, errors, by) : null }
}

function testItem(id: string, moved: readonly (readonly ScaledItem[])[], slopes: readonly number[]) {
  const versions = moved.map((items) => items.find((item) => item.id === id) ?? null)
  const locations = versions.map((version) => (version ? locationOf(version.item) : null))
  const weights = versions.map((version) => (version ? weightOf(version) : null))
  const known = locations.flatMap((b, t) => (b !== null && weights[t] !== null ? [{ b, weight: weights[t]! }] : []))
  const total = known.reduce((sum, { weight }) => sum + weight, 0)
  const centre = known.reduce((sum, { b, weight }) => sum + weight * b, 0) / total
  const chiSquare = known.length < 2 ? null : known.reduce((sum, { b, weight }) => sum + weight * (b - centre) ** 2, 0)
  const df = Math.max(0, known.length - 1)
  const [then, now] = [versions[0], versions.at(-1)]
  return {
    id,
    locations,
    slopes: versions.map((version) => (version ? slopeOf(version.item) : null)),
    chiSquare,
    df,
    p: chiSquare === null ? null : chiSquareAbove(chiSquare, df),
    effectOnTheta: then && now ? effectOf([[then.item, now.item]], slopes) : null,
  }
}

function locationOf(item: Item): number | null {
  const locations = locationsOf(item)
  return locations.length === 0 ? null : mean(locations)
}

/** One over the variance of the mean location; null without errors of all of them. */
function weightOf({ errors }: ScaledItem): number | null {
  const own = errors?.b
  if (!own || own.length === 0 || own.some((error) => error === null || !(error > 0))) return null
  return own.length ** 2 / own.reduce<number>((sum, error) => sum + error! ** 2, 0)
}

const scoreSlope = (item: Item, theta: number) =>
  categoryCurves(item, theta).d1.reduce((sum, slope, k) => sum + k * slope, 0)

function effectOf(pairs: readonly (readonly [Item, Item])[], slopes: readonly number[]): number {
  const errors = ABILITIES.map((theta, q) => {
    const moved = pairs.reduce(
      (sum, [then, now]) => sum + expectedItemScore(now, theta) - expectedItemScore(then, theta),
      0,
    )
    return slopes[q]! > 0 ? Math.abs(moved) / slopes[q]! : 0
  })
  return Math.max(...errors)
}

/** Holm (1979); what was not tested stays null and counts for nothing. */
function holm(values: readonly (number | null)[]): (number | null)[] {
  const order = values.flatMap((p, i) => (p === null ? [] : [{ p, i }])).sort((one, other) => one.p - other.p)
  const adjusted: (number | null)[] = values.map(() => null)
  let most = 0
  order.forEach(({ p, i }, rank) => {
    most = Math.max(most, Math.min(1, p * (order.length - rank)))
    adjusted[i] = most
  })
  return adjusted
}
