import { RatingsError, type RatingTable } from './ratings.ts'

export type FacetModel = 'rsm' | 'pcm'

/** Scores in the order of their categories: with the rating scale one list for all items, else one for each item. */
export interface ScoreScale {
  /** By item: the scores that occur, ascending; the category is the place in the list. */
  readonly scores: readonly (readonly number[])[]
  /** Category of each rating. */
  readonly category: Int32Array
  /** Scores inside or at the end of the scale that nobody gave, so that their neighbours stand side by side. */
  readonly unused: readonly { readonly item: string | null; readonly scores: readonly number[] }[]
}

/** Marks out of a hundred are no rating scale: steps would outnumber what the ratings say of them. */
const MOST_SCORES = 30

export function findScale(table: RatingTable, model: FacetModel): ScoreScale {
  const { items, count, item, score } = table
  const all = used(score)
  if (all.length === 1) {
    throw new RatingsError(
      { reason: 'one-score', item: null, score: all[0]! },
      `every rating is ${all[0]}; nothing can be told apart`,
    )
  }
  if (all.length > MOST_SCORES) {
    throw new RatingsError(
      { reason: 'many-scores', scores: all.length, most: MOST_SCORES },
      `${all.length} different scores; steps between more than ${MOST_SCORES} cannot be estimated well: group them`,
    )
  }
  const scores = items.map((name, i) => {
    if (model === 'rsm') return all
    const own = used(score.filter((_, row) => item[row] === i))
    if (own.length > 1) return own
    throw new RatingsError(
      { reason: 'one-score', item: name, score: own[0]! },
      `item ${name} has only score ${own[0]}: it has no step to estimate; leave it out or use the rating scale model`,
    )
  })
  const category = Int32Array.from({ length: count }, (_, row) => scores[item[row]!]!.indexOf(score[row]!))
  const lowest = all[0]!
  const highest = all.at(-1)!
  const span = Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i)
  const missing = (own: readonly number[]) => span.filter((value) => !own.includes(value))
  const unused =
    model === 'rsm'
      ? [{ item: null, scores: missing(all) }]
      : items.map((name, i) => ({ item: name, scores: missing(scores[i]!) }))
  return { scores, category, unused: unused.filter((entry) => entry.scores.length > 0) }
}

const used = (score: Int32Array): number[] => [...new Set(score)].sort((a, b) => a - b)
