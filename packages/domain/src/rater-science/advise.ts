import {
  type DatedRating,
  DisconnectedDesignError,
  fitManyFacetRasch,
  type Island,
  type ManyFacetFit,
  RatingsError,
  raterDrift,
} from '@petakom/psychometrics'
import { type AdviceRecipe, DEFAULT_ADVICE_RECIPE } from './advice-recipe.ts'
import { driftFindings } from './drift-findings.ts'
import { finding, type RaterFinding } from './finding.ts'
import { fitFindings, severityPoints } from './fit-findings.ts'
import { habitFindings } from './habit-findings.ts'
import { ratingHabits } from './rating-habits.ts'
import { refusedFinding } from './refused-finding.ts'

export interface RaterStanding {
  readonly rater: string
  readonly ratings: number
  /** Logits and score points, above 0 more severe than the mean; null while it cannot be told. */
  readonly severity: number | null
  readonly severityError: number | null
  readonly severityPoints: number | null
  readonly infit: number | null
  readonly findings: readonly RaterFinding[]
}

export interface RaterAdvice {
  readonly recipeVersion: string
  readonly ratings: number
  /** Of all raters together. */
  readonly general: readonly RaterFinding[]
  readonly raters: readonly RaterStanding[]
}

/**
 * What the ratings given so far say of the raters. Never throws for ratings that a model cannot be fitted to: then the
 * reason is a finding and the use of the scale is still told. A rating repeated with another score is a bug of the caller.
 * `fitted`: the model of these very ratings, where the caller has it.
 */
export async function adviseOnRaters(
  ratings: readonly DatedRating[],
  recipe: AdviceRecipe = DEFAULT_ADVICE_RECIPE,
  fitted: ManyFacetFit | null = null,
): Promise<RaterAdvice> {
  const general: RaterFinding[] = []
  const fit = fitted ?? (await fitOrFinding(ratings, general))
  const drift = fit && new Set(ratings.map(({ period }) => period)).size > 1 ? await driftOf(ratings, fit, recipe) : []
  general.push(...drift.filter(({ rater }) => rater === null))
  const isOneScore = general.some(({ reason }) => reason.code === 'RATERS_ONE_SCORE')
  return {
    recipeVersion: recipe.version,
    ratings: ratings.length,
    general,
    raters: ratingHabits(ratings).map((habits): RaterStanding => {
      const own = fit?.raters.find(({ id }) => id === habits.rater) ?? null
      const isFew = habits.ratings < recipe.leastRatings
      const few = { ratings: habits.ratings, least: recipe.leastRatings }
      return {
        rater: habits.rater,
        ratings: habits.ratings,
        severity: own && !isFew ? own.severity : null,
        severityError: own && !isFew ? own.standardError : null,
        severityPoints: fit && own && !isFew ? severityPoints(fit, own) : null,
        infit: own && !isFew ? own.infit : null,
        findings: isFew
          ? [finding(habits.rater, 'note', 'RATER_FEW', few)]
          : [
              ...(isOneScore ? [] : habitFindings(habits, recipe)),
              ...(fit && own ? fitFindings(fit, own, recipe) : []),
              ...drift.filter(({ rater }) => rater === habits.rater),
            ],
      }
    }),
  }
}

async function driftOf(ratings: readonly DatedRating[], fit: ManyFacetFit, recipe: AdviceRecipe) {
  try {
    return driftFindings(await raterDrift(ratings, { model: 'rsm' }), pointsPerLogit(fit), recipe)
  } catch (error) {
    // The fit over all periods stands: only their comparison is out of reach.
    if (!(error instanceof DisconnectedDesignError || error instanceof RatingsError)) throw error
    return [finding(null, 'note', 'RATERS_DRIFT_UNKNOWN')]
  }
}

/** By the raters themselves: how many points apart the fair averages are for each logit of severity. */
function pointsPerLogit({ raters }: ManyFacetFit): number {
  const sorted = [...raters].sort((one, other) => one.severity - other.severity)
  const [lenient, severe] = [sorted[0]!, sorted.at(-1)!]
  const logits = severe.severity - lenient.severity
  return logits > 0 ? (lenient.fairAverage - severe.fairAverage) / logits : 0
}

/** A few names of each group, so that the sentence stays one. */
function notLinked(islands: readonly Island[]): RaterFinding {
  const groups = islands.slice(0, 4).map(({ raters }) => raters.slice(0, 5).join(', '))
  return finding(null, 'act', 'RATERS_NOT_LINKED', { count: islands.length, groups: groups.join(' | ') })
}

/** The fit, or null with the reason among the findings. */
async function fitOrFinding(ratings: readonly DatedRating[], found: RaterFinding[]): Promise<ManyFacetFit | null> {
  try {
    return await fitManyFacetRasch(ratings, { model: 'rsm' })
  } catch (error) {
    if (error instanceof DisconnectedDesignError) found.push(notLinked(error.islands))
    else if (error instanceof RatingsError) found.push(refusedFinding(error))
    else throw error
    return null
  }
}
