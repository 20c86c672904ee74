import { type CentreRating, meanOf } from './centre-rating.ts'

/** One competency in one exercise over all candidates. */
export interface MethodCell {
  readonly exercise: string
  readonly competency: string
  readonly ratings: number
  readonly persons: number
  readonly mean: number
  /** Standard deviation of the candidates' means, levels; null of fewer than two. */
  readonly spread: number | null
  /** Candidates whose raters differ by a level or more, of those with two raters; null where nobody has. */
  readonly differing: number | null
}

/** Correlations of candidates' means, over all pairs with enough candidates. */
export interface ExerciseEffect {
  /** The same competency in two exercises: that a competency shows wherever one looks. */
  readonly sameCompetency: number | null
  /** Two competencies in the same exercise: what an exercise adds by itself, halo included. */
  readonly sameExercise: number | null
  /** Neither the same. */
  readonly neither: number | null
}

/** A correlation of fewer candidates says nothing. */
const LEAST_PERSONS = 8

export function methodCells(ratings: readonly CentreRating[]): { cells: MethodCell[]; effect: ExerciseEffect } {
  const groups = [
    ...Map.groupBy(ratings, ({ exercise, competency }) => JSON.stringify([exercise, competency])).values(),
  ]
  const cells = groups.map((own) => {
    const persons = [...Map.groupBy(own, ({ person }) => person)]
    const means = new Map(persons.map(([person, theirs]) => [person, meanOf(theirs.map(({ score }) => score))!]))
    const double = persons.filter(([, theirs]) => theirs.length > 1)
    const differing = double.filter(([, theirs]) => new Set(theirs.map(({ score }) => score)).size > 1).length
    return {
      means,
      cell: {
        exercise: own[0]!.exercise,
        competency: own[0]!.competency,
        ratings: own.length,
        persons: persons.length,
        mean: meanOf(own.map(({ score }) => score))!,
        spread: deviationOf([...means.values()]),
        differing: double.length === 0 ? null : differing / double.length,
      },
    }
  })
  return { cells: cells.map(({ cell }) => cell), effect: effectOf(cells) }
}

type Profile = { readonly cell: MethodCell; readonly means: ReadonlyMap<string, number> }

function effectOf(profiles: readonly Profile[]): ExerciseEffect {
  const found = { sameCompetency: [] as number[], sameExercise: [] as number[], neither: [] as number[] }
  profiles.forEach((one, i) => {
    for (const other of profiles.slice(i + 1)) {
      const correlation = correlate(one.means, other.means)
      if (correlation === null) continue
      const isSameExercise = one.cell.exercise === other.cell.exercise
      const isSameCompetency = one.cell.competency === other.cell.competency
      found[isSameCompetency ? 'sameCompetency' : isSameExercise ? 'sameExercise' : 'neither'].push(correlation)
    }
  })
  return {
    sameCompetency: meanOf(found.sameCompetency),
    sameExercise: meanOf(found.sameExercise),
    neither: meanOf(found.neither),
  }
}

function correlate(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number | null {
  const shared = [...one.keys()].filter((person) => other.has(person))
  if (shared.length < LEAST_PERSONS) return null
  const [x, y] = [shared.map((person) => one.get(person)!), shared.map((person) => other.get(person)!)]
  const [meanX, meanY] = [meanOf(x)!, meanOf(y)!]
  const sum = (of: (i: number) => number) => x.reduce((total, _, i) => total + of(i), 0)
  const scale = Math.sqrt(sum((i) => (x[i]! - meanX) ** 2) * sum((i) => (y[i]! - meanY) ** 2))
  return scale > 0 ? sum((i) => (x[i]! - meanX) * (y[i]! - meanY)) / scale : null
}

function deviationOf(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const mean = meanOf(values)!
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}
