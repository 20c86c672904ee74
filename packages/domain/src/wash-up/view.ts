import { type CellState, cellOf, isToDiscuss, LEAST_DIFFERENCE, spreadOf, type WashupCell } from './cells.ts'
import { awaitingRuling, isCounted, type WashupDecision, type WashupRating } from './facts.ts'

/**
 * `waiting`: a cell is still to be discussed; `even`: the exercises do not differ, to be accepted together with others;
 * `discuss`: they do; `agreed`; `changed`: agreed on other levels of the exercises, to be agreed again.
 */
export type CompetencyState = 'waiting' | 'even' | 'discuss' | 'agreed' | 'changed'

export interface WashupCompetency<D extends WashupDecision = WashupDecision> {
  readonly competency: string
  readonly cells: readonly WashupCell<D>[]
  /** Over all ratings that count, highest less lowest: what the matrix is sorted by. */
  readonly spread: number
  /** Over the levels of the exercises; null while one is to be discussed. */
  readonly spreadOfExercises: number | null
  /** Mean of the exercises' levels, and the level it rounds to, halves up; null while one is to be discussed. */
  readonly mean: number | null
  readonly proposal: number | null
  readonly state: CompetencyState
  readonly level: number | null
  readonly decision: D | null
  readonly basis: string
}

export interface WashupView<R extends WashupRating = WashupRating, D extends WashupDecision = WashupDecision> {
  /** Widest spread first, then in the order given. */
  readonly competencies: readonly WashupCompetency<D>[]
  readonly awaitingRuling: readonly R[]
  /** Cells and competencies that somebody has to talk about. */
  readonly toDiscuss: number
  /** Competencies that may be accepted together. */
  readonly toAccept: number
  /** Every competency has a level that stands, and every late rating the chief's word. */
  readonly isComplete: boolean
}

/** Where the wash-up of one candidate stands, from its facts alone. */
export function viewWashup<R extends WashupRating, D extends WashupDecision>(
  ratings: readonly R[],
  decisions: readonly D[],
  order: readonly string[] = [],
): WashupView<R, D> {
  const counted = ratings.filter(isCounted)
  const latest = latestDecisions(decisions)
  const found = [...Map.groupBy(counted, ({ competency }) => competency)]
    .sort(([one], [other]) => place(order, one) - place(order, other) || (one < other ? -1 : 1))
    .map(([competency, own]) => competencyOf(competency, own, latest))
    .sort((one, other) => other.spread - one.spread)
  const unruled = awaitingRuling(ratings)
  const count = (states: readonly (CompetencyState | CellState)[]) =>
    found.filter(({ state }) => states.includes(state)).length
  return {
    competencies: found,
    awaitingRuling: unruled,
    toDiscuss: found.flatMap(({ cells }) => cells).filter(isToDiscuss).length + count(['discuss', 'changed']),
    toAccept: count(['even']),
    isComplete: found.length > 0 && unruled.length === 0 && found.every(({ state }) => state === 'agreed'),
  }
}

const place = (order: readonly string[], code: string) => {
  const at = order.indexOf(code)
  return at < 0 ? order.length : at
}

const subject = (exercise: string | null, competency: string) => JSON.stringify([exercise, competency])

function latestDecisions<D extends WashupDecision>(decisions: readonly D[]): ReadonlyMap<string, D> {
  const latest = new Map<string, D>()
  for (const decision of decisions) {
    const key = subject(decision.exercise, decision.competency)
    if ((latest.get(key)?.turn ?? 0) < decision.turn) latest.set(key, decision)
  }
  return latest
}

function competencyOf<D extends WashupDecision>(
  competency: string,
  counted: readonly WashupRating[],
  latest: ReadonlyMap<string, D>,
): WashupCompetency<D> {
  const cells = [...Map.groupBy(counted, ({ exercise }) => exercise)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([exercise, own]) => cellOf(exercise, competency, own, latest.get(subject(exercise, competency)) ?? null))
  const levels = cells.flatMap(({ level }) => (level === null ? [] : [level]))
  const isWaiting = levels.length < cells.length
  const decision = latest.get(subject(null, competency)) ?? null
  const basis = JSON.stringify(cells.map(({ exercise, level }) => [exercise, level]))
  const mean = isWaiting ? null : levels.reduce((sum, level) => sum + level, 0) / levels.length
  const spread = isWaiting ? null : spreadOf(levels)
  const state = stateOf(decision, basis, spread)
  return {
    competency,
    cells,
    spread: spreadOf(counted.map(({ level }) => level)),
    spreadOfExercises: spread,
    mean,
    proposal: mean === null ? null : Math.floor(mean + 0.5),
    state,
    level: state === 'agreed' ? decision!.level : null,
    decision,
    basis,
  }
}

function stateOf(decision: WashupDecision | null, basis: string, spread: number | null): CompetencyState {
  if (spread === null) return 'waiting'
  if (decision !== null) return decision.basis === basis ? 'agreed' : 'changed'
  return spread >= LEAST_DIFFERENCE ? 'discuss' : 'even'
}
