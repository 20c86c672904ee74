import { type Item, maxCategory } from '../model/item.ts'
import { type LogProbabilityTables, tabulate } from '../model/tables.ts'
import type { DerivativeSums } from './derivative-sums.ts'
import { PatternDerivatives } from './item-derivatives.ts'
import type { ScoringRules } from './settings.ts'

/** Abilities at which the objective is first looked at, so that the highest of several maxima is climbed. */
const NODES = 61
const REACH = 6
const STEP = (2 * REACH) / (NODES - 1)
/** Logits; the last step of a search is smaller, and Newton's leaves about its square. */
const PRECISION = 1e-7
const MOST_STEPS = 100
/** Logits from the nodes; the weight or the prior has turned every objective by then. */
const FARTHEST = 1000
/** Logits. Farther out the likelihood alone is as good as flat: what looks like its top is rounding. mirt ends here too. */
const FARTHEST_LIKELIHOOD = 20

/**
 * Finds the highest point of one pattern's objective (MAP, ML or WLE) after another: a look at 61 nodes, then Newton
 * steps kept inside a bracket of the derivative's change of sign, which halve it where they would leave it.
 */
export class PatternMaximiser {
  readonly #rules: ScoringRules
  readonly #tables: LogProbabilityTables
  readonly #derivatives: PatternDerivatives
  readonly #ends: readonly Uint8Array[]
  readonly #information: Float64Array
  readonly #penalty: Float64Array
  readonly #objective = new Float64Array(NODES)
  /** Items answered by the pattern that `#penalty` was made for. */
  #answered: Int8Array | null = null

  constructor(items: readonly Item[], rules: ScoringRules) {
    this.#rules = rules
    const nodes = Float64Array.from({ length: NODES }, (_, q) => -REACH + STEP * q)
    this.#tables = tabulate(items, nodes)
    this.#derivatives = new PatternDerivatives(items)
    this.#ends = items.map(risingWays)
    this.#information = rules.method === 'wle' ? informationAtNodes(items, nodes) : new Float64Array(0)
    this.#penalty = nodes.map((theta) =>
      rules.method === 'map' ? -((theta - rules.mean) ** 2) / (2 * rules.variance) : 0,
    )
  }

  /** The estimate, or null where the objective has no finite maximum. */
  locate(cells: Int8Array, start: number): number | null {
    const { method } = this.#rules
    const { items, answered, runsAway } = this.#count(cells, start)
    if (method !== 'map' && answered === 0) return null
    if (method === 'ml' && runsAway) return null
    const best = this.#highestNode(cells, start, items)
    const { nodes } = this.#tables
    // Between two lower neighbours lies a top. Warm's own root lies near the highest node, not always beside it.
    if (best > 0 && best < NODES - 1 && !this.#rules.warm)
      return this.#climb(nodes[best - 1]!, nodes[best + 1]!, this.#vertex(best), cells, start)
    const slope = this.#slope(nodes[best]!, cells, start)
    if (slope === 0) return nodes[best]!
    const up = slope > 0
    const far = this.#bound(nodes[best]!, up, cells, start)
    if (far === null) return method === 'ml' ? this.#attained(cells, start) : null
    return this.#climb(up ? nodes[best]! : far, up ? far : nodes[best]!, Number.NaN, cells, start)
  }

  /** Standard error at the estimate just located; null where the curvature shows none. */
  standardError(theta: number, cells: Int8Array, start: number): number | null {
    const { method, variance, warm, expectedErrors } = this.#rules
    const expected = expectedErrors || (method === 'wle' && warm)
    // What the search looked at last lies within its precision of the estimate.
    const at = expected ? this.#derivatives.evaluate(theta, cells, start, true) : this.#derivatives.at
    const precision = expected ? at.information + (method === 'map' ? 1 / variance : 0) : -this.#bend(at)
    return precision > 0 && Number.isFinite(precision) ? 1 / Math.sqrt(precision) : null
  }

  /** Answers that tell something of ability, and whether the likelihood never falls on the way up, or down. */
  #count(cells: Int8Array, start: number) {
    const items = this.#ends.length
    let answered = 0
    let ends = UP | DOWN
    for (let i = 0; i < items; i += 1) {
      const response = cells[start + i]!
      if (response < 0) continue
      const end = this.#ends[i]![response]!
      ends &= end
      if (end !== (UP | DOWN)) answered += 1
    }
    return { items, answered, runsAway: ends !== 0 }
  }

  #highestNode(cells: Int8Array, start: number, items: number): number {
    const { rows, firstRow } = this.#tables
    const objective = this.#objective
    if (this.#rules.method === 'wle') this.#weigh(cells, start, items)
    objective.set(this.#penalty)
    for (let i = 0; i < items; i += 1) {
      const response = cells[start + i]!
      if (response < 0) continue
      const row = (firstRow[i]! + response) * NODES
      for (let q = 0; q < NODES; q += 1) objective[q]! += rows[row + q]!
    }
    let best = (NODES - 1) / 2
    for (let q = 0; q < NODES; q += 1) if (objective[q]! > objective[best]!) best = q
    return best
  }

  /** log(I) / 2 of the items answered, kept as long as the same items are answered. */
  #weigh(cells: Int8Array, start: number, items: number): void {
    const known = this.#answered
    if (known !== null) {
      let same = true
      for (let i = 0; i < items && same; i += 1) same = cells[start + i]! >= 0 === (known[i] === 1)
      if (same) return
    }
    const answered = known ?? new Int8Array(items)
    const penalty = this.#penalty.fill(0)
    for (let i = 0; i < items; i += 1) {
      answered[i] = cells[start + i]! >= 0 ? 1 : 0
      if (answered[i] === 0) continue
      for (let q = 0; q < NODES; q += 1) penalty[q]! += this.#information[i * NODES + q]!
    }
    for (let q = 0; q < NODES; q += 1) penalty[q] = 0.5 * Math.log(penalty[q]!)
    this.#answered = answered
  }

  /** First derivative of what is maximised. */
  #slope(theta: number, cells: Int8Array, start: number): number {
    const { method, mean, variance, warm } = this.#rules
    const at = this.#derivatives.evaluate(theta, cells, start, method === 'wle')
    if (method === 'map') return at.score - (theta - mean) / variance
    if (method === 'ml') return at.score
    // Where information vanishes to the last digit the weight says nothing.
    return at.information > 0 ? at.score + (warm ? at.warm : at.information1) / (2 * at.information) : at.score
  }

  /** Second derivative of what is maximised, from derivatives already at hand. */
  #bend({ curvature, information: i, information1, information2, warm, warm1 }: DerivativeSums): number {
    const { method, variance, warm: byWarm } = this.#rules
    if (method === 'map') return curvature - 1 / variance
    if (method === 'ml' || !(i > 0)) return curvature
    if (byWarm) return curvature + (warm1 * i - warm * information1) / (2 * i * i)
    return curvature + (information2 * i - information1 * information1) / (2 * i * i)
  }

  /** The first of ever farther abilities at which the objective has turned. */
  #bound(from: number, up: boolean, cells: Int8Array, start: number): number | null {
    const reach = this.#rules.method === 'ml' ? FARTHEST_LIKELIHOOD : FARTHEST
    for (let step = STEP, last = false; !last; step *= 2) {
      last = from + step > reach || from - step < -reach
      const theta = up ? Math.min(from + step, reach) : Math.max(from - step, -reach)
      const slope = this.#slope(theta, cells, start)
      if (up ? slope < 0 : slope > 0) return theta
      // A slope that has vanished to the last digit: the top of MAP's parabola, or a likelihood that never turns.
      if (slope === 0) return this.#rules.method === 'map' ? theta : null
    }
    return null
  }

  /** The highest top among the nodes, where the likelihood of a 3PL pattern is higher only at endlessly low ability. */
  #attained(cells: Int8Array, start: number): number | null {
    const objective = this.#objective
    let best = 0
    for (let q = 1; q < NODES - 1; q += 1) {
      const top = objective[q]! > objective[q - 1]! && objective[q]! > objective[q + 1]!
      if (top && (best === 0 || objective[q]! > objective[best]!)) best = q
    }
    if (best === 0) return null
    const { nodes } = this.#tables
    return this.#climb(nodes[best - 1]!, nodes[best + 1]!, this.#vertex(best), cells, start)
  }

  /** Top of the parabola through the best node and its neighbours. */
  #vertex(best: number): number {
    const node = this.#tables.nodes[best]!
    const [below, here, above] = [this.#objective[best - 1]!, this.#objective[best]!, this.#objective[best + 1]!]
    return node + (STEP / 2) * ((above - below) / (2 * here - above - below))
  }

  /** Root of the slope between `low`, where what is maximised rises, and `high`, where it falls. */
  #climb(low: number, high: number, first: number, cells: Int8Array, start: number): number {
    let [lower, upper] = [low, high]
    let theta = first > low && first < high ? first : (low + high) / 2
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const slope = this.#slope(theta, cells, start)
      if (slope === 0) return theta
      if (slope > 0) lower = theta
      else upper = theta
      const next = theta - slope / this.#bend(this.#derivatives.at)
      // False for NaN too, and where the curve bends the wrong way.
      const inside = next > lower && next < upper
      const moved = inside ? next : (lower + upper) / 2
      const done = Math.abs(moved - theta) < PRECISION
      theta = moved
      if (done) break
    }
    return theta
  }
}

function informationAtNodes(items: readonly Item[], nodes: Float64Array): Float64Array {
  const table = new Float64Array(items.length * nodes.length)
  items.forEach((item, i) => {
    const single = new PatternDerivatives([item])
    nodes.forEach((theta, q) => {
      table[i * nodes.length + q] = single.evaluate(theta, ANSWERED, 0, true).information
    })
  })
  return table
}

const ANSWERED = Int8Array.of(0)

const UP = 1
const DOWN = 2

/** Of each category: does its probability only rise on the way up, on the way down, neither, or (slope 0) both. */
function risingWays(item: Item): Uint8Array {
  const slopes =
    item.model === 'NRM' ? item.slopes : Array.from({ length: maxCategory(item) + 1 }, (_, k) => k * item.a)
  const [least, most] = [Math.min(...slopes), Math.max(...slopes)]
  return Uint8Array.from(slopes, (slope) => (slope === most ? UP : 0) | (slope === least ? DOWN : 0))
}
