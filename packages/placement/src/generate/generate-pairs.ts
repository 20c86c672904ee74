import type { SparsePairs } from '../sparse-pairs.ts'
import { type Attributes, drawAttributes, structuredScore } from './draw-attributes.ts'
import { createStream, noiseOf } from './draws.ts'

/** Names as in the instance files. */
export interface GeneratorSettings {
  /** Officials. */
  readonly n: number
  /** Posts, at least n: post i < n is the seat of official i, the others are vacant. */
  readonly m: number
  /** Candidate posts of each official, at most m. */
  readonly K: number
  /** Unsigned 32-bit. */
  readonly seed: number
  /** Scores that follow ability and demand, candidates mostly from the own field; else uniform. */
  readonly structured: boolean
  /** Families, levels and regions. */
  readonly F: number
  readonly L: number
  readonly R: number
}

const PRIME = 16_777_619

/** A seeded instance, defined bit by bit so that every implementation draws the same. */
export function generatePairs(settings: GeneratorSettings): SparsePairs {
  const { n, m, K, seed, structured } = settings
  const attributes = drawAttributes(settings)
  const candidatesOf = candidateDrawer(settings, attributes)
  const draw = createStream(seed ^ 0x5bd1e995)
  const start = new Int32Array(n + 1)
  const post = new Int32Array(n * K)
  const score = new Int32Array(n * K)
  let at = 0
  for (let i = 0; i < n; i += 1) {
    for (const j of candidatesOf(i, draw)) {
      post[at] = j
      score[at] = structured ? structuredScore(attributes, i, j, noiseOf(seed, i, j)) : draw() % 10_001
      at += 1
    }
    start[i + 1] = at
  }
  return { officials: n, posts: m, start, post, score }
}

/** K posts of an official, ascending: the own seat and others, up to 8K tries in the own field before any post will do. */
function candidateDrawer({ m, K, structured, F, L }: GeneratorSettings, { family, level }: Attributes) {
  const buckets: number[][] = Array.from({ length: F * L }, () => [])
  for (let j = 0; j < m; j += 1) buckets[family[j]! * L + level[j]!]!.push(j)
  return (i: number, draw: () => number): number[] => {
    const candidates = new Set([i])
    let tries = 0
    while (candidates.size < K) {
      if (structured && tries < 8 * K) {
        tries += 1
        const pick = draw() % 10
        const bucketFamily = pick === 9 ? draw() % F : family[i]!
        const bucketLevel = pick === 8 ? Math.min(L - 1, level[i]! + 1) : level[i]!
        const bucket = buckets[bucketFamily * L + bucketLevel]!
        if (bucket.length > 0) candidates.add(bucket[draw() % bucket.length]!)
      } else candidates.add(draw() % m)
    }
    return [...candidates].sort((one, other) => one - other)
  }
}

/** FNV-like hash over (official, post, score) of all pairs in order, as 8 hexadecimal digits. */
export function checksumOf({ officials, start, post, score }: SparsePairs): string {
  let h = 2_166_136_261
  for (let i = 0; i < officials; i += 1) {
    for (let e = start[i]!; e < start[i + 1]!; e += 1) {
      h = Math.imul(h ^ i, PRIME)
      h = Math.imul(h ^ post[e]!, PRIME)
      h = Math.imul(h ^ score[e]!, PRIME)
    }
  }
  return (h >>> 0).toString(16).padStart(8, '0')
}
