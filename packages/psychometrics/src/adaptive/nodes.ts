import { logCategoryProbabilities } from '../model/probability.ts'
import { normalLogWeights, normalQuadrature } from '../model/quadrature.ts'
import type { AdaptiveBank } from './bank.ts'
import { bankInformation } from './bank-information.ts'
import type { AdaptiveScoring } from './settings.ts'

/** What the nodes of the posterior need of a bank, each part made when first asked for and kept with the bank. */
interface NodeTables {
  readonly nodes: Float64Array
  /** By item: log-probabilities, one run of nodes a category. */
  readonly logs: Map<number, Float64Array>
  /** One run of items a node; null until posterior-weighted selection asks. */
  information: Float64Array | null
}

const tablesOf = new WeakMap<AdaptiveBank, Map<string, NodeTables>>()

function nodeTables(bank: AdaptiveBank, { nodes: count = 61, reach = 6 }: AdaptiveScoring): NodeTables {
  const byScale = tablesOf.get(bank) ?? new Map<string, NodeTables>()
  tablesOf.set(bank, byScale)
  const key = `${count} ${reach}`
  const known = byScale.get(key)
  if (known) return known
  const made = { nodes: normalQuadrature({ count, reach }).nodes, logs: new Map(), information: null }
  byScale.set(key, made)
  return made
}

function itemLogs(bank: AdaptiveBank, { nodes, logs }: NodeTables, index: number): Float64Array {
  const known = logs.get(index)
  if (known) return known
  const rows = new Float64Array((bank.flat.most[index]! + 1) * nodes.length)
  nodes.forEach((theta, q) => {
    logCategoryProbabilities(bank.items[index]!, theta).forEach((value, k) => {
      rows[k * nodes.length + q] = value
    })
  })
  logs.set(index, rows)
  return rows
}

/** Posterior mass at equally spaced abilities after some responses; sums to 1. */
export function posteriorAfter(
  bank: AdaptiveBank,
  scoring: AdaptiveScoring,
  given: readonly { readonly item: number; readonly response: number }[],
): { readonly nodes: Float64Array; readonly masses: Float64Array } {
  const tables = nodeTables(bank, scoring)
  const { nodes } = tables
  const masses = normalLogWeights(nodes, scoring.priorMean ?? 0, scoring.priorVariance ?? 1)
  for (const { item, response } of given) {
    const rows = itemLogs(bank, tables, item)
    const start = response * nodes.length
    for (let q = 0; q < nodes.length; q += 1) masses[q]! += rows[start + q]!
  }
  // Scaled by the peak before leaving logs: a long test neither underflows nor ends in 0 / 0.
  const peak = masses.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  if (peak === Number.NEGATIVE_INFINITY) {
    const ids = given.map(({ item }) => bank.ids[item]).join(', ')
    throw new RangeError(`the answers to items ${ids} have no ability within reach at which they can occur`)
  }
  let total = 0
  for (let q = 0; q < nodes.length; q += 1) {
    masses[q] = Math.exp(masses[q]! - peak)
    total += masses[q]!
  }
  for (let q = 0; q < nodes.length; q += 1) masses[q]! /= total
  return { nodes, masses }
}

/** A node below this mass cannot change which item informs most. */
const NEGLIGIBLE = 1e-12

/** Fisher information of every item averaged over the posterior (van der Linden, 1998). */
export function posteriorInformation(
  bank: AdaptiveBank,
  scoring: AdaptiveScoring,
  given: readonly { readonly item: number; readonly response: number }[],
): Float64Array {
  const tables = nodeTables(bank, scoring)
  const count = bank.items.length
  if (!tables.information) {
    const table = new Float64Array(tables.nodes.length * count)
    tables.nodes.forEach((theta, q) => {
      bankInformation(bank, theta, table.subarray(q * count, (q + 1) * count))
    })
    tables.information = table
  }
  const { masses } = posteriorAfter(bank, scoring, given)
  const weighted = new Float64Array(count)
  for (let q = 0; q < masses.length; q += 1) {
    const mass = masses[q]!
    if (mass < NEGLIGIBLE) continue
    const start = q * count
    for (let i = 0; i < count; i += 1) weighted[i]! += mass * tables.information[start + i]!
  }
  return weighted
}
