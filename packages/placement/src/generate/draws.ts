/** A stream of unsigned 32-bit draws from a seed: mulberry32. */
export function createStream(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= (t + Math.imul(t ^ (t >>> 7), t | 61)) | 0
    return (t ^ (t >>> 14)) >>> 0
  }
}

/** An unsigned 32-bit hash of a pair, the same whatever was drawn before. */
export function noiseOf(seed: number, official: number, post: number): number {
  let h = seed ^ Math.imul(official + 1, 0x9e3779b1) ^ Math.imul(post + 1, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad)
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
  return (h ^ (h >>> 15)) >>> 0
}
