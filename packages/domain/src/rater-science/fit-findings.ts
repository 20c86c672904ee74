import type { ManyFacetFit, RaterReport } from '@petakom/psychometrics'
import type { AdviceRecipe } from './advice-recipe.ts'
import { finding, type RaterFinding, rounded } from './finding.ts'
import { twoSidedQuantile } from './normal.ts'

/** Score points by which a rater of this severity falls short of the mean rater, for a person of mean ability. */
export function severityPoints(fit: ManyFacetFit, { fairAverage }: RaterReport): number {
  const mean = fit.raters.reduce((sum, rater) => sum + rater.fairAverage, 0) / fit.raters.length
  return mean - fairAverage
}

/** What a many-facet fit says of one rater: severity beyond chance and large enough to matter, and fit. */
export function fitFindings(fit: ManyFacetFit, rater: RaterReport, recipe: AdviceRecipe): RaterFinding[] {
  const found: RaterFinding[] = []
  const points = severityPoints(fit, rater)
  const z = rater.standardError ? rater.severity / rater.standardError : 0
  const limit = twoSidedQuantile(recipe.alpha / fit.raters.length)
  if (fit.raters.length > 1 && Math.abs(z) > limit && Math.abs(points) >= recipe.leastPoints) {
    const code = points > 0 ? 'RATER_SEVERE' : 'RATER_LENIENT'
    found.push(finding(rater.id, 'act', code, { points: rounded(Math.abs(points)), ratings: rater.ratings }))
  }
  // Fit is relative: beside raters who give everybody the same, an attentive one looks erratic. Hence no more than a watch.
  if (rater.infit !== null && rater.infit > recipe.erraticInfit) {
    found.push(
      finding(rater.id, 'watch', 'RATER_ERRATIC', { infit: rounded(rater.infit, 2), most: recipe.erraticInfit }),
    )
  }
  if (rater.infit !== null && rater.infit < recipe.mutedInfit) {
    found.push(finding(rater.id, 'watch', 'RATER_MUTED', { infit: rounded(rater.infit, 2), least: recipe.mutedInfit }))
  }
  return found
}
