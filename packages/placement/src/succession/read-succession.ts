import { objectAt, pairsAt, wholeAt } from '../instance-error.ts'
import type { SuccessionInstance } from './instance.ts'

/** Reads a parsed `kind: succession` file; throws an `InstanceError` at the first thing that cannot be used. */
export function readSuccession(file: unknown): SuccessionInstance {
  const root = objectAt(file, 'instance')
  const posts = wholeAt(root.posts, 'posts', 0)
  const candidates = wholeAt(root.candidates, 'candidates', 0)
  return {
    posts,
    candidates,
    readyAtLeast: wholeAt(root.readyAtLeast, 'readyAtLeast'),
    neededPerPost: wholeAt(root.neededPerPost, 'neededPerPost', 0),
    atMostPerPost: wholeAt(root.atMostPerPost, 'atMostPerPost', 0),
    poolsPerCandidate: wholeAt(root.poolsPerCandidate, 'poolsPerCandidate', 0),
    pairs: pairsAt(root.pairs, 'pairs', candidates, posts),
  }
}
