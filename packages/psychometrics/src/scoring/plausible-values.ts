import type { ResponseMatrix } from '../data/response-matrix.ts'
import type { Item } from '../model/item.ts'
import { createRandom } from '../random.ts'
import { PatternPosterior } from './eap-patterns.ts'
import { assertResponses } from './score-responses.ts'
import { type ScoringSettings, scoringRules } from './settings.ts'

export interface PlausibleSettings extends Pick<ScoringSettings, 'prior' | 'quadrature'> {
  /** Draws a person; 5 unless told. */
  readonly draws?: number
  /** The same seed gives the same draws. */
  readonly seed: number
}

/** Nodes unless told: a cell of 0.05 logits adds 0.0002 to a posterior variance. */
const COUNT = 241

/**
 * Plausible values: draws from each person's posterior (Mislevy, 1991), `draws` a person, person after person; NaN
 * never, but a RangeError where answers are impossible under their items. Means and spreads of groups are to be taken
 * over persons for each draw and then combined; a single person's draws are no score. The prior must be the
 * population's.
 */
export function plausibleValues(
  items: readonly Item[],
  matrix: ResponseMatrix,
  { draws = 5, seed, prior, quadrature }: PlausibleSettings,
): Float64Array {
  assertResponses(items, matrix)
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError(`${draws} is not a number of draws`)
  const settings = { method: 'eap' as const, quadrature: { count: COUNT, ...quadrature }, ...(prior && { prior }) }
  const posterior = new PatternPosterior(items, scoringRules(settings))
  const { nodes } = posterior.quadrature
  const cell = nodes[1]! - nodes[0]!
  const random = createRandom(seed)
  const values = new Float64Array(matrix.persons * draws)
  for (let person = 0; person < matrix.persons; person += 1) {
    if (!posterior.update(matrix.cells, person * matrix.items))
      throw new RangeError(`the answers of person ${person + 1} are impossible under these items`)
    for (let draw = 0; draw < draws; draw += 1) {
      values[person * draws + draw] = quantile(posterior.masses, nodes, cell, random.uniform())
    }
  }
  return values
}

/** Inverse of the posterior's distribution, each node's mass spread evenly over its cell. */
function quantile(masses: Float64Array, nodes: Float64Array, cell: number, share: number): number {
  let below = 0
  for (let q = 0; q < nodes.length; q += 1) {
    const mass = masses[q]!
    if (below + mass > share) return nodes[q]! + cell * ((share - below) / mass - 0.5)
    below += mass
  }
  return nodes[nodes.length - 1]! + cell / 2
}
