import { type FitPartCode, type FitRecipe, fitRecipeOn } from '../eligibility/index.ts'
import type { OfficialFacts, PostFacts } from './facts.ts'
import { inOrder, jpmInterval, jpmPart } from './jpm-part.ts'
import { known, type Measured, unmeasured } from './measured.ts'
import { experiencePart, performancePart, technicalPart } from './record-parts.ts'

type FitTarget = Pick<PostFacts, 'tier' | 'field' | 'standard'>

export interface FitValues {
  /** Hundredths, as `fitScore` takes them; null where the datum is not on record. */
  readonly values: Readonly<Record<FitPartCode, number | null>>
  /** Which data are missing, by part; only parts that have no value. */
  readonly missing: Readonly<Partial<Record<FitPartCode, readonly string[]>>>
}

/** The parts of the fit of one official to any number of posts; what depends on less than the post is measured once. */
export class OfficialMeasures {
  readonly performance: Measured
  readonly potential: Measured
  readonly #official: OfficialFacts
  readonly #date: string
  readonly #recipe: FitRecipe
  readonly #technical = new Map<string | null, Measured>()
  readonly #experience = new Map<string, Measured>()
  readonly #intervals = new Map<string, { low: number; high: number }>()

  constructor(official: OfficialFacts, date: string, recipe: FitRecipe) {
    this.#official = official
    this.#date = date
    this.#recipe = recipe
    this.performance = performancePart(official.history, date, recipe.measures)
    this.potential = official.potential === null ? unmeasured('potential') : known(official.potential)
  }

  technical(field: string | null): Measured {
    return kept(this.#technical, field, () =>
      technicalPart(this.#official.history, field, this.#date, this.#recipe.measures),
    )
  }

  experience(tier: string): Measured {
    return kept(this.#experience, tier, () =>
      experiencePart(this.#official.history, tier, this.#date, this.#recipe.measures),
    )
  }

  /** 80 % interval of the part `jpm` whose value is given. */
  jpmInterval(standard: PostFacts['standard'], value: number): { low: number; high: number } {
    const measure = () => jpmInterval(this.#official, standard, value)
    const row = inOrder(standard)
    return row ? kept(this.#intervals, row.join(), measure) : measure()
  }

  values({ tier, field, standard }: FitTarget): FitValues {
    const parts: Record<FitPartCode, Measured> = {
      jpm: jpmPart(this.#official, standard),
      technical: this.technical(field),
      performance: this.performance,
      potential: this.potential,
      experience: this.experience(tier),
    }
    const entries = Object.entries(parts) as [FitPartCode, Measured][]
    return {
      values: Object.fromEntries(entries.map(([code, { value }]) => [code, value])) as Record<
        FitPartCode,
        number | null
      >,
      missing: Object.fromEntries(
        entries.filter(([, { value }]) => value === null).map(([code, { missing }]) => [code, missing]),
      ),
    }
  }
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

/**
 * The five parts of the fit of an official and a post on a date, read off the record by the measures of the recipe
 * (docs/decisions/fit-and-unknowns.md). What is not on record is named, never zero.
 */
export const fitValues = (
  official: OfficialFacts,
  post: FitTarget,
  date: string,
  recipe: FitRecipe = fitRecipeOn(date),
): FitValues => new OfficialMeasures(official, date, recipe).values(post)
