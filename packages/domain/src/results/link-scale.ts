import type { Item2PL, ItemGPCM, ItemGRM } from '@petakom/psychometrics'

export type BankItem = Item2PL | ItemGPCM | ItemGRM

/** Ability on the bank's scale = slope times ability on the calibration's + intercept. */
export interface ScaleLink {
  readonly method: 'mean-sigma' | 'mean' | 'none' | 'fixed-items'
  readonly slope: number
  readonly intercept: number
  /** Locations it rests on. */
  readonly locations: number
  /** Of the fixed items: those whose parameters no calibration has approved, so that the scale is still an author's guess. */
  readonly provisional?: number
}

/** Locations farther out, or less certain, say little of the scale. */
const FAR = 4
const LARGEST_ERROR = 0.5
const FEWEST_LOCATIONS = 6

export interface LinkedItem {
  readonly before: BankItem
  readonly found: BankItem
  readonly errors: { readonly b: readonly (number | null)[] }
}

/**
 * Mean-sigma link (Marco, 1977) of a calibration to the parameters in force: the cuts between levels stand on the scale of
 * those, and must go on meaning what the committee meant. Rests on locations within 4 logits whose error is at most 0.5;
 * with few of them only the mean is moved, with none nothing.
 */
export function linkScale(items: readonly LinkedItem[]): ScaleLink {
  const pairs = items.flatMap(({ before, found, errors }) =>
    before.model === found.model && before.b.length === found.b.length
      ? found.b.flatMap((b, k) => {
          const error = errors.b[k] ?? null
          const isFirm = error !== null && error <= LARGEST_ERROR
          return isFirm && Math.abs(b) <= FAR && Math.abs(before.b[k]!) <= FAR ? [[before.b[k]!, b] as const] : []
        })
      : [],
  )
  if (pairs.length === 0) return { method: 'none', slope: 1, intercept: 0, locations: 0 }
  const old = spread(pairs.map(([one]) => one))
  const fresh = spread(pairs.map(([, other]) => other))
  const canScale = pairs.length >= FEWEST_LOCATIONS && old.deviation > 0 && fresh.deviation > 0
  const slope = canScale ? old.deviation / fresh.deviation : 1
  return {
    method: canScale ? 'mean-sigma' : 'mean',
    slope,
    intercept: old.mean - slope * fresh.mean,
    locations: pairs.length,
  }
}

export function applyLink(item: BankItem, { slope, intercept }: ScaleLink): BankItem {
  return { model: item.model, a: item.a / slope, b: item.b.map((b) => slope * b + intercept) }
}

function spread(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / values.length) }
}
