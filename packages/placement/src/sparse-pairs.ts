/**
 * Eligible pairs of officials and posts, in compressed rows: the pairs of official i stand at start[i] to
 * start[i + 1] - 1, posts ascending. A pair that is not listed is forbidden.
 */
export interface SparsePairs {
  readonly officials: number
  readonly posts: number
  /** officials + 1 entries. */
  readonly start: Int32Array
  readonly post: Int32Array
  /** Hundredths of a point; zero and negative scores are pairs like any other. */
  readonly score: Int32Array
}

/** Where the pair stands among all pairs, or -1 where it is forbidden. */
export function findPair({ start, post }: SparsePairs, official: number, wanted: number): number {
  let low = start[official]!
  let high = start[official + 1]! - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = post[middle]!
    if (found === wanted) return middle
    if (found < wanted) low = middle + 1
    else high = middle - 1
  }
  return -1
}
