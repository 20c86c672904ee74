import {
  type GeneralisabilityStudy,
  generalisabilityStudy,
  type PlannedStudy,
  planGrid,
  type Rating,
  type StudyDesign,
  StudyError,
  smallestPlans,
} from '@petakom/psychometrics'
import type { CentreRating } from './centre-rating.ts'

export interface ScopeStudy {
  /** Null: a candidate's mean over all competencies. */
  readonly competency: string | null
  readonly design: StudyDesign
  readonly persons: number
  readonly ratings: number
  /** Squared levels. */
  readonly components: readonly {
    readonly name: string
    readonly variance: number
    readonly standardError: number | null
    readonly share: number | null
  }[]
  /** Of ranks and of levels, as the ratings are. */
  readonly generalisability: number | null
  readonly dependability: number | null
  readonly dependabilityError: number | null
  /** Standard error of a candidate's mean, levels. */
  readonly standardError: number
}

/** What so many exercises and assessors would make of the same components. */
export interface PlannedCentre {
  readonly exercises: number
  readonly raters: number
  readonly dependability: number | null
  readonly generalisability: number | null
  /** Of a candidate's mean, levels. */
  readonly standardError: number
}

export interface CentreReliability {
  readonly studies: readonly ScopeStudy[]
  /** Of the mean over all competencies, else of the first that can be studied; empty where nothing can. */
  readonly plan: readonly PlannedCentre[]
  /** Fewest ratings that reach a dependability; empty: not within the most tried. */
  readonly enough: readonly { readonly wanted: number; readonly plans: readonly PlannedCentre[] }[]
}

/** Raters change from candidate to candidate and exercise to exercise: whose rating it is, is not used. */
const DESIGNS: readonly StudyDesign[] = ['r:(p x e)', 'r:p', 'p x e']
const MOST = { exercises: 8, raters: 4 }
const WANTED = [0.7, 0.8]
/** Errors of more ratings than this would keep the chief waiting. */
const MOST_FOR_ERRORS = 3000
/** Whole numbers for the study: hundredths of a level are lost, no more. */
const STEPS = 25

export function centreReliability(ratings: readonly CentreRating[]): CentreReliability {
  const asRating = ({ person, exercise, rater, score }: CentreRating): Rating => ({
    person,
    item: exercise,
    rater,
    score,
  })
  const whole = studyOf(meansOf(ratings), 1 / STEPS ** 2)
  const single = [...Map.groupBy(ratings, ({ competency }) => competency)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([competency, own]) => {
      const study = studyOf(own.map(asRating), 1)
      return study ? [{ competency, study }] : []
    })
  const chosen = whole ?? single[0]?.study ?? null
  return {
    studies: [
      ...(whole ? [scopeOf(null, whole)] : []),
      ...single.map(({ competency, study }) => scopeOf(competency, study)),
    ],
    plan: chosen ? planGrid(chosen, MOST).map(plannedOf) : [],
    enough: chosen
      ? WANTED.map((wanted) => ({
          wanted,
          plans: smallestPlans(chosen, { reliability: wanted, coefficient: 'dependability', most: MOST })
            .slice(0, 4)
            .map(plannedOf),
        }))
      : [],
  }
}

/** A rater's mean level of a candidate in an exercise, over the competencies it rates. */
function meansOf(ratings: readonly CentreRating[]): Rating[] {
  const groups = Map.groupBy(ratings, ({ person, exercise, rater }) => JSON.stringify([person, exercise, rater]))
  return [...groups.values()].map((own) => {
    const { person, exercise, rater } = own[0]!
    const mean = own.reduce((sum, { score }) => sum + score, 0) / own.length
    return { person, item: exercise, rater, score: Math.round(STEPS * mean) }
  })
}

/** Variances times `scale`; null where no design can be carried. */
function studyOf(ratings: readonly Rating[], scale: number): GeneralisabilityStudy | null {
  for (const design of DESIGNS) {
    try {
      const study = generalisabilityStudy(ratings, design, { withErrors: ratings.length <= MOST_FOR_ERRORS })
      // All raters who give one value leave nothing to study.
      if (study.components.every(({ variance }) => variance === 0)) return null
      return scaled(study, scale)
    } catch (error) {
      if (!(error instanceof StudyError)) throw error
    }
  }
  return null
}

function scaled(study: GeneralisabilityStudy, scale: number): GeneralisabilityStudy {
  return {
    ...study,
    components: study.components.map((one) => ({
      ...one,
      raw: one.raw * scale,
      variance: one.variance * scale,
      standardError: one.standardError && one.standardError * scale,
    })),
    covariance: study.covariance?.map((row) => row.map((value) => value * scale ** 2)) ?? null,
    observed: {
      ...study.observed,
      relativeError: study.observed.relativeError * scale,
      absoluteError: study.observed.absoluteError * scale,
    },
  }
}

const scopeOf = (competency: string | null, study: GeneralisabilityStudy): ScopeStudy => ({
  competency,
  design: study.design,
  persons: study.persons,
  ratings: study.ratings,
  components: study.components.map(({ name, variance, standardError, share }) => ({
    ...{ name, variance, standardError, share },
  })),
  generalisability: study.observed.generalisability.value,
  dependability: study.observed.dependability.value,
  dependabilityError: study.observed.dependability.standardError,
  standardError: Math.sqrt(study.observed.absoluteError),
})

const plannedOf = ({
  exercises,
  raters,
  dependability,
  generalisability,
  absoluteError,
}: PlannedStudy): PlannedCentre => ({
  exercises,
  raters,
  dependability: dependability.value,
  generalisability: generalisability.value,
  standardError: Math.sqrt(absoluteError),
})
