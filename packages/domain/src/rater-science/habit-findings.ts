import type { AdviceRecipe } from './advice-recipe.ts'
import { finding, type RaterFinding } from './finding.ts'
import type { RatingHabits } from './rating-habits.ts'

const percent = (share: number) => Math.round(100 * share)

/** What a rater's use of the scale shows. One score throughout is told alone: it is halo and narrow range in one. */
export function habitFindings(habits: RatingHabits, recipe: AdviceRecipe): RaterFinding[] {
  const { rater, ratings, onlyScore, haloShare, narrowShare, sharedPersons, sharedCells } = habits
  if (onlyScore !== null) return [finding(rater, 'act', 'RATER_ONE_SCORE', { score: onlyScore, ratings })]
  const found: RaterFinding[] = []
  if (haloShare !== null && sharedPersons >= recipe.leastShared && haloShare < recipe.haloShare) {
    found.push(finding(rater, 'act', 'RATER_HALO', { percent: percent(haloShare), persons: sharedPersons }))
  }
  if (narrowShare !== null && sharedCells >= recipe.leastShared && narrowShare < recipe.narrowShare) {
    found.push(finding(rater, 'watch', 'RATER_NARROW', { percent: percent(narrowShare), cells: sharedCells }))
  }
  return found
}
