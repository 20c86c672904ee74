import { type Item, levelsFromCuts, scoreEap, thetaToLevelScale } from '@petakom/psychometrics'
import type { Answer, Interaction, Scoring } from '../items/interaction.ts'
import { isAnswered } from '../items/is-answered.ts'
import { mostPoints, scoreAnswer } from '../items/score-answer.ts'
import { cutsFor, type ScoringRecipe } from './recipe.ts'

export interface ServedItem {
  readonly id: string
  readonly competency: string
  readonly theme: string
  readonly potentialAspect: string | null
  readonly interaction: Interaction
  readonly scoring: Scoring
  readonly parameters: Item
}

export type ScaleKind = 'competency' | 'theme' | 'potential'

export interface ScaleEstimate {
  readonly kind: ScaleKind
  readonly scale: string
  /** Logits. */
  readonly theta: number
  readonly standardError: number
  readonly level: number
  /** Level on the continuous 1 to 5 scale, with the 80 % interval of the posterior. */
  readonly levelContinuous: number
  readonly low: number
  readonly high: number
  /** Of levels 1 to 5. */
  readonly probabilities: readonly number[]
  readonly itemsAnswered: number
  readonly itemsServed: number
}

/** `answers` by item id; an item without one was left blank. One that awaits its rater is left out of the estimate. */
export function scorePerson(
  items: readonly ServedItem[],
  answers: ReadonlyMap<string, Answer>,
  recipe: ScoringRecipe,
): ScaleEstimate[] {
  const scales: [ScaleKind, (item: ServedItem) => string | null][] = [
    ['competency', (item) => item.competency],
    ['theme', (item) => item.theme],
    ['potential', (item) => item.potentialAspect],
  ]
  return scales.flatMap(([kind, scaleOf]) => {
    const groups = Map.groupBy(items, scaleOf)
    groups.delete(null)
    return [...groups]
      .map(([scale, served]) => estimate(kind, scale!, served, answers, recipe))
      .sort((one, other) => (one.scale < other.scale ? -1 : 1))
  })
}

function estimate(
  kind: ScaleKind,
  scale: string,
  items: readonly ServedItem[],
  answers: ReadonlyMap<string, Answer>,
  recipe: ScoringRecipe,
): ScaleEstimate {
  const chosen = items.map(({ id }) => answers.get(id) ?? null)
  const { theta, standardError, interval80, posterior } = scoreEap(
    items.map(({ parameters }) => parameters),
    items.map((item, i) => pointsFor(item, chosen[i]!)),
  )
  const cuts = cutsFor(recipe, scale)
  return {
    kind,
    scale,
    theta,
    standardError,
    ...levelsFromCuts(posterior, cuts),
    levelContinuous: thetaToLevelScale(theta, cuts),
    low: thetaToLevelScale(interval80.low, cuts),
    high: thetaToLevelScale(interval80.high, cuts),
    itemsAnswered: chosen.filter(isAnswered).length,
    itemsServed: items.length,
  }
}

/** What an answer earns, a blank 0; null where a rater has still to say so. */
export function pointsFor({ id, interaction, scoring }: ServedItem, answer: Answer | null): number | null {
  try {
    const { points, needsRater } = scoreAnswer(interaction, scoring, answer)
    return needsRater ? null : points
  } catch (cause) {
    throw new RangeError(`item ${id} ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

/** The highest category of an item: its model has one more. */
export const mostPointsOf = ({ interaction, scoring }: ServedItem): number => mostPoints(interaction, scoring)

/** Competencies with an answer that nobody has rated yet, in alphabetical order. */
export function awaitingRater(items: readonly ServedItem[], answers: ReadonlyMap<string, Answer>): string[] {
  const waiting = items.filter((item) => pointsFor(item, answers.get(item.id) ?? null) === null)
  return [...new Set(waiting.map(({ competency }) => competency))].sort()
}
