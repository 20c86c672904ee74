/**
 * Chance that at least `matches` of independent trials with the given `chances` succeed: the tail of the generalised
 * binomial distribution.
 */
export function atLeastMatches(chances: ArrayLike<number>, matches: number): number {
  const n = chances.length
  if (matches <= 0) return 1
  if (matches > n) return 0
  // Counted from the other side: misses, of which at most n - matches are allowed.
  const most = n - matches
  const misses = new Float64Array(most + 1)
  misses[0] = 1
  for (let k = 0; k < n; k += 1) {
    const hit = chances[k]!
    for (let m = Math.min(k + 1, most); m >= 1; m -= 1) misses[m] = misses[m]! * hit + misses[m - 1]! * (1 - hit)
    misses[0]! *= hit
  }
  let tail = 0
  for (let m = most; m >= 0; m -= 1) tail += misses[m]!
  return Math.min(1, tail)
}
