import type { ExerciseDelivery, listUsableItems, ResponseOf } from '@petakom/contract'

export type UsableItem = ResponseOf<typeof listUsableItems>[number]
export type Cell = NonNullable<ExerciseDelivery['blueprint']>['cells'][number]
export type AdaptiveLimits = NonNullable<ExerciseDelivery['adaptive']>

const USUAL_ADAPTIVE: AdaptiveLimits = { minItems: 10, maxItems: 20, standardError: 0.4, best: 5 }

/** Another way of meeting the items. A blueprint stays where going back is not the question; an adaptive one has none. */
export function withMode(delivery: ExerciseDelivery, mode: ExerciseDelivery['mode']): ExerciseDelivery {
  if (mode === 'adaptive') return { mode, blueprint: null, adaptive: delivery.adaptive ?? USUAL_ADAPTIVE }
  return { mode, blueprint: delivery.blueprint, adaptive: null }
}

/** Begins a blueprint with one line for every content area of the pool, as it is shared out there, or ends it. */
export function withBlueprint(
  delivery: ExerciseDelivery,
  pool: readonly UsableItem[],
  isDrawn: boolean,
  seed: number,
): ExerciseDelivery {
  if (!isDrawn) return { ...delivery, blueprint: null }
  const areas = Map.groupBy(pool, ({ contentArea }) => contentArea)
  const named = [...areas].filter(([area]) => area !== null).sort(([one], [other]) => (one! < other! ? -1 : 1))
  const cells = named.slice(0, 40).map(([contentArea, items]) => ({
    contentArea,
    difficulty: null,
    items: Math.max(1, Math.floor(items.length / 2)),
  }))
  const any = { contentArea: null, difficulty: null, items: Math.max(1, Math.floor(pool.length / 2)) }
  return { ...delivery, blueprint: { cells: cells.length > 0 ? cells : [any], seed } }
}

/** The content areas of the pool in whole percents, together 100: what was rounded off goes to the largest remainders. */
export function poolShares(pool: readonly UsableItem[]): NonNullable<AdaptiveLimits['shares']> {
  const areas = [...Map.groupBy(pool, ({ contentArea }) => contentArea)].map(([contentArea, items]) => ({
    contentArea,
    exact: (100 * items.length) / pool.length,
  }))
  const whole = areas.reduce((sum, { exact }) => sum + Math.floor(exact), 0)
  return areas
    .sort((one, other) => (other.exact % 1) - (one.exact % 1))
    .map(({ contentArea, exact }, place) => ({
      contentArea,
      percent: Math.floor(exact) + (place < 100 - whole ? 1 : 0),
    }))
    .filter(({ percent }) => percent > 0)
    .sort((one, other) => (one.contentArea ?? '\uffff').localeCompare(other.contentArea ?? '\uffff', 'id'))
}

/** Items of the pool that fit a line. */
export const fitting = (
  { contentArea, difficulty }: Pick<Cell, 'contentArea' | 'difficulty'>,
  pool: readonly UsableItem[],
) =>
  pool.filter(
    (item) =>
      (contentArea === null || contentArea === item.contentArea) &&
      (difficulty === null || difficulty === item.difficulty),
  ).length

/** Places of lines that ask for more than fits them: these no form can fill, whatever else there is. */
export const shortCells = (cells: readonly Cell[], pool: readonly UsableItem[]): number[] =>
  cells.flatMap((cell, place) => (cell.items > fitting(cell, pool) ? [place] : []))
