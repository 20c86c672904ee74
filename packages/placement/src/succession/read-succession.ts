import { MOST_COUNT, objectAt, pairsAt, wholeAt } from '../instance-error.ts'
import type { SuccessionInstance } from './instance.ts'

/** Reads a parsed `kind: succession` file; throws an `InstanceError` at the first thing that cannot be used. */
export function readSuccession(file: unknown): SuccessionInstance {
  const root = objectAt(file, 'instance')
  const posts = wholeAt(root.posts, 'posts', 0, MOST_COUNT)
  const candidates = wholeAt(root.candidates, 'candidates', 0, MOST_COUNT)
  return {
    posts,
    candidates,
    readyAtLeast: wholeAt(root.readyAtLeast, 'readyAtLeast'),
    neededPerPost: wholeAt(root.neededPerPost, 'neededPerPost', 0, MOST_COUNT),
    atMostPerPost: wholeAt(root.atMostPerPost, 'atMostPerPost', 0, MOST_COUNT),
    poolsPerCandidate: wholeAt(root.poolsPerCandidate, 'poolsPerCandidate', 0, MOST_COUNT),
    pairs: pairsAt(root.pairs, 'pairs', candidates, posts),
  }
}
