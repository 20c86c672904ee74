import { type Item, levelsFromCuts, scoreEap, thetaToLevelScale } from '@petakom/psychometrics'
import { cutsFor, type ScoringRecipe } from './recipe.ts'

export interface ServedItem {
  readonly id: string
  readonly competency: string
  readonly theme: string
  readonly potentialAspect: string | null
  /** Category earned by each option: 0 or 1 where one is right, 0 to 3 for graded options. */
  readonly weights: Readonly<Record<string, number>>
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

/** `answers` holds the option chosen by item id; an item without one was left blank. */
export function scorePerson(
  items: readonly ServedItem[],
  answers: ReadonlyMap<string, string>,
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
  answers: ReadonlyMap<string, string>,
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
    itemsAnswered: chosen.filter((option) => option !== null).length,
    itemsServed: items.length,
  }
}

/** What an option earns; a blank earns 0. */
export function pointsFor({ id, weights }: ServedItem, option: string | null): number {
  if (option === null) return 0
  const points = weights[option]
  if (points === undefined) throw new RangeError(`item ${id} has no option ${option}`)
  return points
}
