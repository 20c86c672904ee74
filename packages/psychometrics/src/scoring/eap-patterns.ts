import type { Item } from '../model/item.ts'
import { normalQuadrature, type Quadrature } from '../model/quadrature.ts'
import { type LogProbabilityTables, tabulate } from '../model/tables.ts'
import type { ScoringRules } from './settings.ts'

/** Posterior of one pattern after another over fixed nodes under a normal prior (Bock & Mislevy, 1982). */
export class PatternPosterior {
  readonly quadrature: Quadrature
  /** Mass at each node, summing to 1; filled by `update`. */
  readonly masses: Float64Array
  mean = 0
  deviation = 0
  readonly #tables: LogProbabilityTables

  constructor(items: readonly Item[], { count, reach, mean, variance }: Omit<ScoringRules, 'method'>) {
    this.quadrature = normalQuadrature({ count, reach, mean, variance })
    this.#tables = tabulate(items, this.quadrature.nodes)
    this.masses = new Float64Array(count)
  }

  /** False, with nothing to be read, where the answers are impossible at every node. */
  update(cells: Int8Array, start: number): boolean {
    const { masses } = this
    const { nodes, logWeights } = this.quadrature
    const { rows, firstRow } = this.#tables
    const count = nodes.length
    masses.set(logWeights)
    for (let i = 0; i < firstRow.length - 1; i += 1) {
      const response = cells[start + i]!
      if (response < 0) continue
      const row = (firstRow[i]! + response) * count
      for (let q = 0; q < count; q += 1) masses[q]! += rows[row + q]!
    }
    let peak = Number.NEGATIVE_INFINITY
    for (let q = 0; q < count; q += 1) if (masses[q]! > peak) peak = masses[q]!
    if (peak === Number.NEGATIVE_INFINITY) return false
    let total = 0
    let first = 0
    for (let q = 0; q < count; q += 1) {
      // Scaling by the peak before leaving logs keeps a long test from underflowing to 0 / 0.
      const mass = Math.exp(masses[q]! - peak)
      masses[q] = mass
      total += mass
      first += mass * nodes[q]!
    }
    this.mean = first / total
    let second = 0
    for (let q = 0; q < count; q += 1) {
      second += masses[q]! * (nodes[q]! - this.mean) ** 2
      masses[q]! /= total
    }
    this.deviation = Math.sqrt(second / total)
    return true
  }
}
