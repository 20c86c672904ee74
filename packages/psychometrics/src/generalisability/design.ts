import { type Effect, lettersOf } from './effect.ts'

/**
 * Persons p, exercises e (the `item` of a rating), raters r; `x` crossed with, `:` nested in. `p x (r:e)`: each exercise
 * has raters of its own, who see everybody; `e x (r:p)`: each person has raters of its own, who see all exercises;
 * `r:(p x e)`: each person has other raters in each exercise, whose identity is not used; `r:p` the same of one exercise.
 */
export type StudyDesign = 'p x e' | 'p x r' | 'p x e x r' | 'p x (r:e)' | 'e x (r:p)' | 'r:(p x e)' | 'r:p'

export type Facet = 'p' | 'e' | 'r'

const effect = (main: string, nest = ''): Effect => ({ name: nest === '' ? main : `${main}:${nest}`, main, nest })

export const EFFECTS: Readonly<Record<StudyDesign, readonly Effect[]>> = {
  'p x e': [effect('p'), effect('e'), effect('pe')],
  'p x r': [effect('p'), effect('r'), effect('pr')],
  'p x e x r': ['p', 'e', 'r', 'pe', 'pr', 'er', 'per'].map((main) => effect(main)),
  'p x (r:e)': [effect('p'), effect('e'), effect('pe'), effect('r', 'e'), effect('pr', 'e')],
  'e x (r:p)': [effect('p'), effect('e'), effect('pe'), effect('r', 'p'), effect('er', 'p')],
  'r:(p x e)': [effect('p'), effect('e'), effect('pe'), effect('r', 'pe')],
  'r:p': [effect('p'), effect('r', 'p')],
}

export const STUDY_DESIGNS = Object.keys(EFFECTS) as StudyDesign[]

export const facetsOf = (design: StudyDesign): Facet[] => [
  ...new Set(EFFECTS[design].flatMap((own) => [...lettersOf(own)] as Facet[])),
]

export type StudyProblem =
  /** A facet of the design has one level, or one that the design lacks has several. */
  | { readonly reason: 'one-level'; readonly facet: Facet }
  | { readonly reason: 'too-many-levels'; readonly facet: Facet; readonly levels: number }
  /** Two effects part the ratings in the same way: nothing in the data can tell them apart. */
  | { readonly reason: 'confounded'; readonly effects: readonly [string, string] }
  | { readonly reason: 'singular' }

/** Ratings that cannot carry the design asked for. */
export class StudyError extends RangeError {
  override readonly name = 'StudyError'
  readonly problem: StudyProblem
  constructor(problem: StudyProblem, message: string) {
    super(message)
    this.problem = problem
  }
}
