import data from '../../data/eligibility.json' with { type: 'json' }

export type FitPartCode = 'jpm' | 'technical' | 'performance' | 'potential' | 'experience'

export interface FitRecipe {
  readonly version: string
  readonly validFrom: string
  readonly source: string
  readonly confidence: string
  readonly measures: FitMeasures
  /** Percent per part, whole numbers that make 100; `other` for a tier without weights of its own. */
  readonly weights: Readonly<Record<string, Readonly<Record<FitPartCode, number>>>>
}

/** How the values of the parts are read off the record. */
export interface FitMeasures {
  readonly source: string
  readonly confidence: string
  /** Months in the field of the target that make the part full. */
  readonly technical: { readonly fullMonths: number }
  /** Months in posts from so many rungs below the target's on that make the part full. */
  readonly experience: { readonly fullMonths: number; readonly rungsBelow: number }
  /** Mean over so many complete years of the predicates' points, by the rubric of that talent recipe. */
  readonly performance: { readonly years: number; readonly rubric: string }
}

export const FIT_RECIPES: readonly FitRecipe[] = data.fitRecipes

export interface FitPart {
  readonly code: FitPartCode
  readonly weight: number
  /** Hundredths of a point, 0 to 10,000; null where there is none. */
  readonly value: number | null
  /** Its share in the sum, in hundredths, rounded half up; null where there is no value. */
  readonly points: number | null
}

export interface FitScore {
  readonly recipeVersion: string
  /** Hundredths: the points of the parts that are there. */
  readonly total: number
  /** The sum if every missing part were full. With nothing missing it is `total`. */
  readonly atMost: number
  readonly parts: readonly FitPart[]
  readonly missing: readonly FitPartCode[]
  /** Percent of the weight on parts that are missing; a plan should not compare totals across different ones. */
  readonly missingWeight: number
}

/** The recipe last come into force on or before the date. Throws where there is none yet. */
export function fitRecipeOn(date: string, recipes: readonly FitRecipe[] = FIT_RECIPES): FitRecipe {
  const inForce = recipes.filter(({ validFrom }) => validFrom <= date)
  const recipe = inForce.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom)).at(-1)
  if (!recipe) throw new RangeError(`no recipe of fit on ${date}`)
  return recipe
}

/** Percent per part for posts of a tier. */
export function fitWeights(recipe: FitRecipe, tier: string): Readonly<Record<FitPartCode, number>> {
  const weights = recipe.weights[tier] ?? recipe.weights.other
  if (!weights) throw new RangeError(`recipe of fit ${recipe.version} has no weights for ${tier}`)
  return weights
}

/** What a value adds to the sum: both in hundredths, rounded half up. */
export const fitPoints = (value: number, weight: number): number => Math.round((value * weight) / 100)

/**
 * Fit of a person and a post. `jpm` is measured against that post's standard. A missing part is named, never guessed.
 * Throws on a value that is no whole number of hundredths from 0 to 10,000; cap a JPM over 100 before.
 */
export function fitScore(
  tier: string,
  values: Readonly<Record<FitPartCode, number | null>>,
  date: string,
  recipes: readonly FitRecipe[] = FIT_RECIPES,
): FitScore {
  const recipe = fitRecipeOn(date, recipes)
  const weights = fitWeights(recipe, tier)
  const parts = (Object.keys(weights) as FitPartCode[]).map((code): FitPart => {
    const value = values[code]
    if (value !== null && !(Number.isInteger(value) && value >= 0 && value <= 10_000)) {
      throw new RangeError(`${code} is no number of hundredths from 0 to 10000: ${value}`)
    }
    return {
      code,
      weight: weights[code],
      value,
      points: value === null ? null : fitPoints(value, weights[code]),
    }
  })
  const absent = parts.filter(({ value }) => value === null)
  const total = parts.reduce((sum, { points }) => sum + (points ?? 0), 0)
  const missingWeight = absent.reduce((sum, { weight }) => sum + weight, 0)
  return {
    recipeVersion: recipe.version,
    total,
    atMost: total + missingWeight * 100,
    parts,
    missing: absent.map(({ code }) => code),
    missingWeight,
  }
}
