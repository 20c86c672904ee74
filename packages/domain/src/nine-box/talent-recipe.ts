import data from '../../data/talent-recipe.json' with { type: 'json' }

export interface Indicator {
  readonly code: string
  readonly name: string
  readonly component: string
  readonly weight: number
}

/** Weights, rubrics and thresholds of the talent map: one versioned object, stored with every calculation. */
export interface TalentRecipe {
  readonly version: string
  readonly validFrom: string
  readonly source: string
  readonly confidence: string
  readonly performance: readonly Indicator[]
  readonly potential: readonly Indicator[]
  /** Whether a JPM above 100 counts as 100 on the axis. Absent in recipes from before it was written down: it does. */
  readonly capTotal100?: boolean
  readonly thresholds: { readonly high: number; readonly middle: number }
  readonly rubric: {
    readonly predicate: Readonly<Record<string, number>>
    readonly discipline: Readonly<Record<string, number>>
    readonly education: Readonly<Record<string, number>>
    readonly yearsInPost: readonly { readonly min: number; readonly score: number }[]
  }
  readonly matrix: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export const DEFAULT_TALENT_RECIPE: TalentRecipe = data

export interface TalentBoxText {
  readonly box: number
  readonly name: string
  readonly treatment: readonly string[]
  readonly successionPool: boolean
}
export const TALENT_BOXES: readonly TalentBoxText[] = data.boxes
