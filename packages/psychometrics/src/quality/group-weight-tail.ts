import { type MatchableItem, matchWeight } from './match-weight-tail.ts'

/**
 * The chance of `matchWeightTail` where the items measure several abilities: given the person's sum score over the items
 * of *each* ability. In a Rasch model the patterns of one set of sum scores are as likely at whatever abilities the person
 * has, so that persons of like profiles are no more alike than others. `groups` holds the common items by ability.
 */
export function groupWeightTail(groups: readonly (readonly MatchableItem[])[]): number {
  let lost = 0
  let shares = Float64Array.of(1)
  for (const items of groups) {
    for (const { own, source, chances } of items) if (own !== source) lost += matchWeight(chances[source]!)
    const own = lostGivenScore(items)
    if (own === null) return 1
    shares = convolve(shares, own)
  }
  let tail = 0
  for (let weight = 0; weight <= lost && weight < shares.length; weight += 1) tail += shares[weight]!
  return Math.min(1, tail)
}

/** Distribution of the weight lost to answers that do not match, given the sum score of the person's own answers. */
function lostGivenScore(items: readonly MatchableItem[]): Float64Array | null {
  const score = items.reduce((sum, { own }) => sum + own, 0)
  const most = items.reduce((sum, { source, chances }) => sum + matchWeight(chances[source]!), 0)
  const width = score + 1
  let shares = new Float64Array((most + 1) * width)
  shares[0] = 1
  let reach = 0
  for (const { source, chances } of items) {
    const weight = matchWeight(chances[source]!)
    const next = new Float64Array(shares.length)
    for (let lost = 0; lost <= reach; lost += 1) {
      for (let sum = 0; sum < width; sum += 1) {
        const share = shares[lost * width + sum]!
        if (share === 0) continue
        for (let answer = 0; answer < chances.length && sum + answer < width; answer += 1) {
          const at = (answer === source ? lost : lost + weight) * width + sum + answer
          next[at]! += share * chances[answer]!
        }
      }
    }
    shares = next
    reach += weight
  }
  const given = Float64Array.from({ length: most + 1 }, (_, lost) => shares[lost * width + score]!)
  const all = given.reduce((sum, share) => sum + share, 0)
  return all > 0 ? given.map((share) => share / all) : null
}

function convolve(one: Float64Array, other: Float64Array): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(one.length + other.length - 1)
  one.forEach((share, at) => {
    if (share > 0) for (let k = 0; k < other.length; k += 1) sum[at + k]! += share * other[k]!
  })
  return sum
}
