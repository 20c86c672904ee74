import { type Matrix, zeros } from '../numeric/matrix.ts'

/**
 * Expected score (and squared score) of each item at each node, item after item: element i * weights.length + q. Items
 * are independent within a node.
 */
export interface ConditionalScores {
  readonly items: number
  readonly weights: Float64Array
  readonly score: Float64Array
  readonly square: Float64Array
}

export const pairCount = (items: number) => (items * (items - 1)) / 2

/** Means of the items' scores, then of the products of each pair (0,1), (0,2), ..: the first and second moments. */
export function expectedMoments(scores: ConditionalScores): Float64Array {
  return weightedMeans(momentsAtNodes(scores), scores.weights)
}

/** Each moment's expectation within each node, moment after moment. */
export function momentsAtNodes({ items, weights, score }: ConditionalScores): Float64Array {
  const nodes = weights.length
  const values = new Float64Array((items + pairCount(items)) * nodes)
  values.set(score)
  let at = items * nodes
  for (let i = 0; i < items; i += 1) {
    for (let j = i + 1; j < items; j += 1) {
      for (let q = 0; q < nodes; q += 1) values[at + q] = score[i * nodes + q]! * score[j * nodes + q]!
      at += nodes
    }
  }
  return values
}

export function weightedMeans(values: Float64Array, weights: Float64Array): Float64Array {
  const nodes = weights.length
  return Float64Array.from({ length: values.length / nodes }, (_, m) => {
    let sum = 0
    for (let q = 0; q < nodes; q += 1) sum += values[m * nodes + q]! * weights[q]!
    return sum
  })
}

/** Covariance matrix of one person's first and second moments under the model. */
export function momentCovariance(scores: ConditionalScores): Matrix {
  const { items, weights, score, square } = scores
  const nodes = weights.length
  const values = momentsAtNodes(scores)
  const expected = weightedMeans(values, weights)
  const members = momentMembers(items)
  const covariance = zeros(members.length, members.length)
  const product = new Float64Array(nodes)
  for (let m = 0; m < members.length; m += 1) {
    for (let l = 0; l <= m; l += 1) {
      const shared = members[l]!.filter((item) => members[m]!.includes(item))
      for (let q = 0; q < nodes; q += 1) product[q] = values[m * nodes + q]! * values[l * nodes + q]!
      if (shared.length > 0) {
        productOfShared(members[m]!, members[l]!, shared, score, square, nodes, product)
      }
      let joint = 0
      for (let q = 0; q < nodes; q += 1) joint += product[q]! * weights[q]!
      const value = joint - expected[m]! * expected[l]!
      covariance.cells[m * members.length + l] = value
      covariance.cells[l * members.length + m] = value
    }
  }
  return covariance
}

/** An item in both moments enters by the expectation of its square, once. */
function productOfShared(
  one: readonly number[],
  other: readonly number[],
  shared: readonly number[],
  score: Float64Array,
  square: Float64Array,
  nodes: number,
  product: Float64Array,
): void {
  product.fill(1)
  for (const item of shared) for (let q = 0; q < nodes; q += 1) product[q]! *= square[item * nodes + q]!
  for (const item of [...one, ...other]) {
    if (shared.includes(item)) continue
    for (let q = 0; q < nodes; q += 1) product[q]! *= score[item * nodes + q]!
  }
}

/** The items of each moment, in the order of `expectedMoments`. */
export function momentMembers(items: number): number[][] {
  const members = Array.from({ length: items }, (_, i) => [i])
  for (let i = 0; i < items; i += 1) for (let j = i + 1; j < items; j += 1) members.push([i, j])
  return members
}
