import type { DriftReport } from '@petakom/psychometrics'
import type { AdviceRecipe } from './advice-recipe.ts'
import { finding, type RaterFinding, rounded } from './finding.ts'
import { twoSidedQuantile } from './normal.ts'

/**
 * Changes of severity from one period to the next that chance does not explain, Bonferroni over all changes, and that
 * matter: `pointsPerLogit` score points a logit near the middle of the scale.
 */
export function driftFindings(drift: DriftReport, pointsPerLogit: number, recipe: AdviceRecipe): RaterFinding[] {
  const changes = drift.raters.flatMap(({ rater, periods, changes: own }) =>
    own.map((change) => ({
      rater,
      ...change,
      ratings: Math.min(
        ...periods.filter(({ period }) => period === change.from || period === change.to).map((one) => one.ratings),
      ),
    })),
  )
  const limit = twoSidedQuantile(recipe.alpha / Math.max(1, changes.length))
  return changes
    .filter(({ z, ratings }) => z !== null && Math.abs(z) > limit && ratings >= recipe.leastRatings)
    .filter(({ change }) => Math.abs(change) * pointsPerLogit >= recipe.leastPoints)
    .map(({ rater, from, to, change }) =>
      finding(rater, 'act', change > 0 ? 'RATER_GREW_SEVERE' : 'RATER_GREW_LENIENT', {
        from,
        to,
        points: rounded(Math.abs(change) * pointsPerLogit),
      }),
    )
}
