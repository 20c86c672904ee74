/** `[candidate, post, score]`; the score in hundredths of a point. */
export type ReadinessPair = readonly [candidate: number, post: number, score: number]

/** Candidate pools for critical posts; posts and candidates are numbered from 0. */
export interface SuccessionInstance {
  readonly posts: number
  readonly candidates: number
  /** A pair counts from this score. */
  readonly readyAtLeast: number
  readonly neededPerPost: number
  readonly atMostPerPost: number
  readonly poolsPerCandidate: number
  readonly pairs: readonly ReadinessPair[]
}
