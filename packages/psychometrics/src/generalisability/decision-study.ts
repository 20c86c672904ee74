import { coefficients, type StudyCoefficients } from './coefficients.ts'
import { EFFECTS, type StudyDesign } from './design.ts'
import { lettersOf } from './effect.ts'
import type { GeneralisabilityStudy } from './generalisability.ts'

/**
 * Who rates in a planned event, for components of `p x e x r`. `same`: the same raters see everybody in all exercises;
 * `by-exercise`: each exercise has raters of its own; `rotating`: each person has other raters in each exercise, so
 * that severity moves ranks too. A nested design has its own way already.
 */
export type RaterPlan = 'same' | 'by-exercise' | 'rotating'

export interface StudyPlan {
  readonly exercises: number
  /** Raters of a person in one exercise. */
  readonly raters: number
}

export interface PlannedStudy extends StudyPlan, StudyCoefficients {
  /** Ratings of one person: exercises times raters. */
  readonly ratings: number
}

type Components = Pick<GeneralisabilityStudy, 'design' | 'components' | 'covariance'>

/** What mean scores over so many exercises and raters would be worth. A facet that the design lacks counts as 1. */
export function planStudy(
  { design, components, covariance }: Components,
  plan: StudyPlan,
  raterPlan: RaterPlan = 'same',
): PlannedStudy {
  const own = EFFECTS[design]
  const exercises = own.some((effect) => lettersOf(effect).includes('e')) ? plan.exercises : 1
  const raters = own.some((effect) => lettersOf(effect).includes('r')) ? plan.raters : 1
  for (const [name, size] of Object.entries({ exercises, raters })) {
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`${name} ${size} is not a whole number of at least 1`)
  }
  const apart = design === 'p x e x r' && raterPlan !== 'same'
  const isRotating = design === 'p x e x r' && raterPlan === 'rotating'
  const weights = own.map((effect) => {
    const letters = lettersOf(effect)
    if (letters === 'p') return { absolute: 0, relative: 0 }
    const hasRaters = letters.includes('r')
    const perExercise = letters.includes('e') || (apart && hasRaters) ? exercises : 1
    const absolute = 1 / (perExercise * (hasRaters ? raters : 1))
    const isRelative = letters.includes('p') || (isRotating && hasRaters)
    return { absolute, relative: isRelative ? absolute : 0 }
  })
  const variances = components.map(({ variance }) => variance)
  return {
    exercises,
    raters,
    ratings: exercises * raters,
    ...coefficients(own, variances, covariance, {
      relative: weights.map(({ relative }) => relative),
      absolute: weights.map(({ absolute }) => absolute),
    }),
  }
}

export interface Wanted {
  readonly reliability: number
  readonly coefficient: 'generalisability' | 'dependability'
  readonly raterPlan?: RaterPlan
  /** The most exercises and raters to try; 12 and 6 unless told. */
  readonly most?: StudyPlan
}

/**
 * The combinations that reach the wanted reliability and of which none can be made smaller: with one exercise or one
 * rater less each falls short. Fewest ratings of a person first, fewer raters first among equals; empty where even the
 * most tried do not reach it.
 */
export function smallestPlans(
  study: Components,
  { reliability, coefficient, raterPlan, most }: Wanted,
): PlannedStudy[] {
  if (!(reliability > 0 && reliability < 1)) throw new RangeError(`reliability ${reliability} is not between 0 and 1`)
  const limit = most ?? { exercises: 12, raters: 6 }
  const found: PlannedStudy[] = []
  const has = (letter: string) => EFFECTS[study.design].some((effect) => lettersOf(effect).includes(letter))
  let fewest = Number.POSITIVE_INFINITY
  for (let exercises = 1; exercises <= (has('e') ? limit.exercises : 1); exercises += 1) {
    for (let raters = 1; raters <= (has('r') ? limit.raters : 1) && raters < fewest; raters += 1) {
      const planned = planStudy(study, { exercises, raters }, raterPlan)
      if ((planned[coefficient].value ?? 0) < reliability) continue
      found.push(planned)
      fewest = raters
    }
  }
  return found.sort((one, other) => one.ratings - other.ratings || one.raters - other.raters)
}

/** Every number of exercises with every number of raters; a facet that the design lacks once. */
export function planGrid(study: Components, most: StudyPlan, raterPlan?: RaterPlan): PlannedStudy[] {
  const counts = (to: number) => Array.from({ length: to }, (_, k) => k + 1)
  const has = (letter: string, design: StudyDesign) => EFFECTS[design].some((own) => lettersOf(own).includes(letter))
  return counts(has('e', study.design) ? most.exercises : 1).flatMap((exercises) =>
    counts(has('r', study.design) ? most.raters : 1).map((raters) =>
      planStudy(study, { exercises, raters }, raterPlan),
    ),
  )
}
