import assessment from '../../data/assessment.json' with { type: 'json' }
import { COMPETENCIES, type Levels } from '../competencies/competencies.ts'

export type JpmOutcome =
  | { readonly outcome: 'complete'; readonly jpm: number; readonly achieved: number; readonly required: number }
  | { readonly outcome: 'incomplete'; readonly missing: readonly string[]; readonly reason: 'levels' | 'standard' }

/**
 * Job person match in per cent: levels achieved over levels required, summed over the nine competencies
 * (PerBKN 26/2019). Unrounded. Without all nine on both sides there is none.
 */
export function computeJpm(
  levels: Levels,
  standard: Levels,
  { capAtStandard }: { capAtStandard: boolean },
): JpmOutcome {
  const codes = COMPETENCIES.map(({ code }) => code)
  const unset = codes.filter((code) => standard[code] === undefined)
  if (unset.length > 0) return { outcome: 'incomplete', missing: unset, reason: 'standard' }
  const unmeasured = codes.filter((code) => levels[code] === undefined)
  if (unmeasured.length > 0) return { outcome: 'incomplete', missing: unmeasured, reason: 'levels' }
  const required = codes.reduce((sum, code) => sum + standard[code]!, 0)
  if (required === 0) return { outcome: 'incomplete', missing: codes, reason: 'standard' }
  const achieved = codes.reduce((sum, code) => sum + credited(levels[code]!, standard[code]!, capAtStandard), 0)
  return { outcome: 'complete', jpm: (achieved / required) * 100, achieved, required }
}

const credited = (level: number, required: number, cap: boolean) => (cap ? Math.min(level, required) : level)

export const PURPOSES = assessment.purposes
export type Purpose = 'PENGISIAN_JABATAN' | 'PEMETAAN' | 'JOBFIT'
export interface JpmCategory {
  readonly code: string
  readonly name: string
  readonly min: number
}

/** Which words a JPM gets, by purpose. A row of configuration with a date; results name the version they were made with. */
export interface CategoryRecipe {
  readonly version: string
  /** First day on which it applies, YYYY-MM-DD. */
  readonly validFrom: string
  readonly source: string
  readonly confidence: string
  readonly purposes: readonly { readonly code: string; readonly scale: string }[]
  /** Best first; `min` in per cent, inclusive. */
  readonly scales: Readonly<Record<string, readonly JpmCategory[]>>
}

const { version, validFrom, source, confidence, purposes, scales } = assessment
export const DEFAULT_CATEGORY_RECIPE: CategoryRecipe = { version, validFrom, source, confidence, purposes, scales }

/** The category words of a purpose, best first. Filling a post and mapping have scales of their own. */
export function categoryScale(purpose: Purpose, recipe: CategoryRecipe): readonly JpmCategory[] {
  const scale = recipe.purposes.find(({ code }) => code === purpose)?.scale
  const categories = recipe.scales[scale ?? '']
  if (!categories) throw new RangeError(`no categories for purpose ${purpose} in version ${recipe.version}`)
  return categories
}

/** `jpm` in per cent, unrounded; a boundary belongs to the better category. */
export function categorise(jpm: number, purpose: Purpose, recipe: CategoryRecipe): JpmCategory {
  const category = categoryScale(purpose, recipe).find(({ min }) => jpm >= min)
  if (!category) throw new RangeError(`no category for a JPM of ${jpm}`)
  return category
}

export const POTENTIAL_ASPECTS: readonly { code: string; name: string; nameEn: string }[] = assessment.potentialAspects
/** 1 to 5: Kurang Sekali to Baik Sekali. */
export const POTENTIAL_SCALE: readonly { value: number; code: string; name: string }[] = assessment.potentialScale
export const RESULT_VALID_YEARS: number = assessment.validityYears
