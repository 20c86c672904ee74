import data from '../../data/eligibility.json' with { type: 'json' }

export type FitPartCode = 'jpm' | 'technical' | 'performance' | 'potential' | 'experience'

export interface FitRecipe {
  readonly version: string
  readonly validFrom: string
  readonly source: string
  readonly confidence: string
  /** Percent per part, whole numbers that make 100; `other` for a tier without weights of its own. */
  readonly weights: Readonly<Record<string, Readonly<Record<FitPartCode, number>>>>
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
  const inForce = recipes.filter(({ validFrom }) => validFrom <= date)
  const recipe = inForce.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom)).at(-1)
  const weights = recipe?.weights[tier] ?? recipe?.weights.other
  if (!recipe || !weights) throw new RangeError(`no recipe of fit for ${tier} on ${date}`)
  const parts = (Object.keys(weights) as FitPartCode[]).map((code): FitPart => {
    const value = values[code]
    if (value !== null && !(Number.isInteger(value) && value >= 0 && value <= 10_000)) {
      throw new RangeError(`${code} is no number of hundredths from 0 to 10000: ${value}`)
    }
    return {
      code,
      weight: weights[code],
      value,
      points: value === null ? null : Math.round((value * weights[code]) / 100),
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
