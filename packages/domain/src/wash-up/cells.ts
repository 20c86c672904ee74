import type { WashupDecision, WashupRating } from './facts.ts'

/**
 * `alone`: one rater; `same`: all gave one level; `differs`: at least one level apart, to be discussed; `agreed`;
 * `changed`: agreed, and other ratings count since: to be agreed again.
 */
export type CellState = 'alone' | 'same' | 'differs' | 'agreed' | 'changed'

/** What the raters of one exercise gave on one competency. */
export interface WashupCell<D extends WashupDecision = WashupDecision> {
  readonly exercise: string
  readonly competency: string
  readonly ratings: readonly { readonly id: string; readonly rater: string; readonly level: number }[]
  /** Highest less lowest. */
  readonly spread: number
  readonly state: CellState
  /** That the competency's level is made of; null while it is to be discussed. */
  readonly level: number | null
  /** The latest, whether it stands or not. */
  readonly decision: D | null
  readonly basis: string
}

/** Levels that differ by this much or more are discussed. */
export const LEAST_DIFFERENCE = 1

export function cellOf<D extends WashupDecision>(
  exercise: string,
  competency: string,
  counted: readonly WashupRating[],
  decision: D | null,
): WashupCell<D> {
  const ratings = counted.map(({ id, rater, level }) => ({ id, rater, level })).sort(byRater)
  const levels = ratings.map(({ level }) => level)
  const spread = spreadOf(levels)
  const basis = JSON.stringify(ratings.map(({ rater, level }) => [rater, level]))
  const given = spread >= LEAST_DIFFERENCE ? 'differs' : ratings.length === 1 ? 'alone' : 'same'
  const state: CellState = decision === null ? given : decision.basis === basis ? 'agreed' : 'changed'
  const level = state === 'agreed' ? decision!.level : state === 'same' || state === 'alone' ? levels[0]! : null
  return { exercise, competency, ratings, spread, state, level, decision, basis }
}

export const isToDiscuss = ({ state }: WashupCell): boolean => state === 'differs' || state === 'changed'

export const spreadOf = (levels: readonly number[]): number =>
  levels.length === 0 ? 0 : Math.max(...levels) - Math.min(...levels)

const byRater = (one: { readonly rater: string }, other: { readonly rater: string }) =>
  one.rater < other.rater ? -1 : one.rater > other.rater ? 1 : 0
