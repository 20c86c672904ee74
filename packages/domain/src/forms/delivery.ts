/** How the items of an exercise are met. free: in any order, back and forth; forward: one after another, none twice; adaptive: each next one is chosen by the answers so far. */
export type DeliveryMode = 'free' | 'forward' | 'adaptive'

export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]

/** How many items of a kind each form holds; null stands for any. */
export interface BlueprintCell {
  readonly contentArea: string | null
  readonly difficulty: Difficulty | null
  readonly items: number
}

export interface Blueprint {
  readonly cells: readonly BlueprintCell[]
  /** Every form follows from it and the place of the person. */
  readonly seed: number
}

export interface AdaptiveDesign {
  readonly minItems: number
  readonly maxItems: number
  /** Stop when the error of the ability (logits) is at most this; null: by length alone. */
  readonly standardError: number | null
  /** Each item is drawn from this many best ones, so that not everybody meets the same. */
  readonly best: number
  /** At most this many of a hundred people may be given one item; null or absent: no limit beyond `best`. */
  readonly mostExposure?: number | null | undefined
  /** Percents of the test by content area, together 100; null or absent: as the areas are shared out in the pool. */
  readonly shares?: readonly AreaShare[] | null | undefined
}

export interface AreaShare {
  readonly contentArea: string | null
  readonly percent: number
}

export interface Delivery {
  readonly mode: DeliveryMode
  /** Forms drawn for each person from the exercise's items; null: everybody has all of them. */
  readonly blueprint: Blueprint | null
  readonly adaptive: AdaptiveDesign | null
}

export const FREE_DELIVERY: Delivery = { mode: 'free', blueprint: null, adaptive: null }

/** Bounds of the middle third of usual locations, in logits. */
const EASY_BELOW = -0.5
const HARD_FROM = 0.5

/** By the mean location of an item's steps, in logits. */
export function difficultyOf(locations: readonly number[]): Difficulty {
  const mean = locations.reduce((sum, b) => sum + b, 0) / Math.max(1, locations.length)
  return mean < EASY_BELOW ? 'easy' : mean < HARD_FROM ? 'medium' : 'hard'
}

/** Whether an answer to the item at `index` goes back behind what was answered already. */
export const goesBack = (mode: DeliveryMode, reached: number, index: number): boolean =>
  mode !== 'free' && index < reached
