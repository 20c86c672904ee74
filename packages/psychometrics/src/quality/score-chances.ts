/** Chance of the sum score over items with the given chances of each category. */
export function scoreChances(items: readonly { readonly chances: Float64Array }[], score: number): number {
  const shares = new Float64Array(score + 1)
  shares[0] = 1
  for (const { chances } of items) {
    for (let s = score; s >= 0; s -= 1) {
      let share = 0
      for (let c = 0; c < chances.length && c <= s; c += 1) share += shares[s - c]! * chances[c]!
      shares[s] = share
    }
  }
  return shares[score]!
}
