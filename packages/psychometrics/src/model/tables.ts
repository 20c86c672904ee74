import { type Item, maxCategory } from './item.ts'
import { logCategoryProbabilities } from './probability.ts'

/**
 * Log-probabilities of every category at every node. `rows` holds one run of `nodes.length` numbers for each category
 * of each item; category k of item i begins at `(firstRow[i] + k) * nodes.length`. Adding the answered category's run
 * is all that a response costs.
 */
export interface LogProbabilityTables {
  readonly nodes: Float64Array
  readonly firstRow: Int32Array
  readonly rows: Float64Array
}

export function tabulate(items: readonly Item[], nodes: Float64Array): LogProbabilityTables {
  const firstRow = new Int32Array(items.length + 1)
  items.forEach((item, i) => {
    firstRow[i + 1] = firstRow[i]! + maxCategory(item) + 1
  })
  const rows = new Float64Array(firstRow[items.length]! * nodes.length)
  items.forEach((item, i) => {
    nodes.forEach((theta, q) => {
      const logProbabilities = logCategoryProbabilities(item, theta)
      for (let k = 0; k < logProbabilities.length; k += 1) {
        rows[(firstRow[i]! + k) * nodes.length + q] = logProbabilities[k]!
      }
    })
  })
  return { nodes, firstRow, rows }
}
