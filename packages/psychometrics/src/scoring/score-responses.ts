import { collapse, MISSING, type ResponseMatrix, responseMatrix } from '../data/response-matrix.ts'
import { assertItem, type Item, maxCategory, type Response } from '../model/item.ts'
import { PatternPosterior } from './eap-patterns.ts'
import { PatternMaximiser } from './maximise-pattern.ts'
import { type ScoringRules, type ScoringSettings, scoringRules } from './settings.ts'

export interface PersonScore {
  /** Logits; null where no finite estimate exists (ML of an all-right pattern, nothing answered). */
  readonly theta: number | null
  /** Logits; null where the estimate is, or where the curvature gives none. */
  readonly standardError: number | null
}

/** One entry a person, in their order. */
export interface Scores {
  readonly theta: (number | null)[]
  readonly standardError: (number | null)[]
}

/** One response pattern; see scoreResponses. */
export function scorePattern(
  items: readonly Item[],
  responses: readonly Response[],
  settings: ScoringSettings,
): PersonScore {
  if (items.length !== responses.length) throw new RangeError(`${responses.length} responses for ${items.length} items`)
  const { theta, standardError } = scoreResponses(items, responseMatrix([responses]), settings)
  return { theta: theta[0]!, standardError: standardError[0]! }
}

/**
 * Ability and standard error (logits) of every person, each distinct pattern computed once. `ids` names the items in a
 * refusal. With nothing answered EAP and MAP are the prior; ML and WLE are null.
 */
export function scoreResponses(
  items: readonly Item[],
  matrix: ResponseMatrix,
  settings: ScoringSettings,
  ids?: readonly string[],
): Scores {
  assertResponses(items, matrix, ids)
  const rules = scoringRules(settings)
  const { count, cells, pattern } = collapse(matrix)
  const theta: (number | null)[] = new Array(count)
  const standardError: (number | null)[] = new Array(count)
  const score = rules.method === 'eap' ? posteriorScorer(items, rules) : maximumScorer(items, rules)
  for (let row = 0; row < count; row += 1) {
    const one = score(cells, row * items.length)
    theta[row] = one.theta
    standardError[row] = one.standardError
  }
  return {
    theta: Array.from(pattern, (row) => theta[row]!),
    standardError: Array.from(pattern, (row) => standardError[row]!),
  }
}

type Scorer = (cells: Int8Array, start: number) => PersonScore

function posteriorScorer(items: readonly Item[], rules: ScoringRules): Scorer {
  const posterior = new PatternPosterior(items, rules)
  return (cells, start) =>
    posterior.update(cells, start)
      ? { theta: posterior.mean, standardError: posterior.deviation }
      : { theta: null, standardError: null }
}

function maximumScorer(items: readonly Item[], rules: ScoringRules): Scorer {
  const maximiser = new PatternMaximiser(items, rules)
  return (cells, start) => {
    const theta = maximiser.locate(cells, start)
    return { theta, standardError: theta === null ? null : maximiser.standardError(theta, cells, start) }
  }
}

/** Refuses items that are none and responses that their items have no category for, by name. */
export function assertResponses(items: readonly Item[], matrix: ResponseMatrix, ids?: readonly string[]): void {
  if (matrix.items !== items.length)
    throw new RangeError(`responses to ${matrix.items} items for ${items.length} items`)
  const name = (i: number) => ids?.[i] ?? String(i + 1)
  items.forEach((item, i) => {
    assertItem(item, name(i))
  })
  const most = Int8Array.from(items, maxCategory)
  for (let cell = 0, i = 0; cell < matrix.cells.length; cell += 1, i = i + 1 === items.length ? 0 : i + 1) {
    const response = matrix.cells[cell]!
    if (response > most[i]! || response < MISSING) {
      const person = Math.floor(cell / items.length) + 1
      throw new RangeError(
        `response ${response} of person ${person} to item ${name(i)} is not a category 0 to ${most[i]}`,
      )
    }
  }
}
