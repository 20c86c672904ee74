import { type EligibilityHistory, type FitMeasures, type HeldPost, rungOf } from '../eligibility/index.ts'
import { monthsServed } from '../eligibility/tenure.ts'
import { DEFAULT_TALENT_RECIPE, type TalentRecipe } from '../nine-box/index.ts'
import { hundredths, known, type Measured, unmeasured } from './measured.ts'

const RUBRICS: readonly TalentRecipe[] = [DEFAULT_TALENT_RECIPE]

/**
 * Months in the posts that count, over the months that make it full. A post that the record leaves undescribed
 * (`counts` is null) makes the share unknown only where counting it would change it.
 */
function timeShare(
  posts: readonly HeldPost[] | null,
  date: string,
  fullMonths: number,
  counts: (post: HeldPost) => boolean | null,
): Measured {
  if (!posts?.length) return unmeasured('posts')
  const share = (held: readonly HeldPost[]) => hundredths(monthsServed(held, date) / fullMonths)
  const sure = posts.filter((post) => counts(post) === true)
  const possible = posts.filter((post) => counts(post) !== false)
  const least = share(sure)
  return sure.length === possible.length || share(possible) === least ? known(least) : unmeasured('posts.description')
}

/** Months in the field of the target, in any post. */
export function technicalPart(
  { posts }: EligibilityHistory,
  field: string | null,
  date: string,
  { technical }: FitMeasures,
): Measured {
  if (field === null) return unmeasured('target.field')
  return timeShare(posts, date, technical.fullMonths, (post) => (post.field === null ? null : post.field === field))
}

/** Months in posts from one rung (or as many as the recipe says) below the target's on, in any field. */
export function experiencePart(
  { posts }: EligibilityHistory,
  tier: string,
  date: string,
  { experience }: FitMeasures,
): Measured {
  const lowest = Math.max(0, rungOf(tier) - experience.rungsBelow)
  return timeShare(posts, date, experience.fullMonths, (post) =>
    post.tier === null ? null : rungOf(post.tier) >= lowest,
  )
}

/** Mean of the points of the predicates of the last complete years, each of which must be on record. */
export function performancePart(
  { predicates }: EligibilityHistory,
  date: string,
  { performance: { years, rubric } }: FitMeasures,
): Measured {
  const points = RUBRICS.find(({ version }) => version === rubric)?.rubric.predicate
  if (!points) throw new RangeError(`no rubric of predicates called ${rubric}`)
  const asked = Array.from({ length: years }, (_, back) => Number(date.slice(0, 4)) - 1 - back)
  const found = asked.map((year) => points[predicates?.find((entry) => entry.year === year)?.predicate ?? ''])
  const missing = asked.filter((_, at) => found[at] === undefined).map((year) => `predicates.${year}`)
  if (missing.length > 0) return unmeasured(...missing)
  return known(hundredths(found.reduce<number>((sum, value) => sum + value!, 0) / years / 100))
}
