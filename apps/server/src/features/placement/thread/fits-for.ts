import type { LoadedSnapshot } from './loaded-snapshot.ts'

export interface Fit {
  readonly official: number
  /** Hundredths, with the 80 % interval. */
  readonly fit: number
  readonly low: number
  readonly high: number
}

/** Whoever may be placed in a post, its holder included, the best fit first. */
export function candidateNumbers(snapshot: LoadedSnapshot, post: number): { official: number; fit: number }[] {
  const { pairs, kept } = snapshot
  const found: { official: number; fit: number }[] = []
  for (let official = 0; official < pairs.officials; official += 1) {
    if (kept.has(official)) continue
    for (let e = pairs.start[official]!; e < pairs.start[official + 1]!; e += 1) {
      if (pairs.post[e] === post) found.push({ official, fit: pairs.score[e]! })
    }
  }
  return found.sort((a, b) => b.fit - a.fit || a.official - b.official)
}

export function fitsFor(snapshot: LoadedSnapshot, post: number): Fit[] {
  snapshot.requirePost(post)
  return candidateNumbers(snapshot, post).map(({ official, fit }) => {
    const { low, high } = snapshot.explain(official, post).fit
    return { official, fit, low, high }
  })
}
