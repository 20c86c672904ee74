/**
 * A whole number from 0 to 99 that follows from the run's seed and a name alone, so that no order of calls can change it
 * (FNV-1a, then one round of mixing; 32-bit integers, the same on every machine).
 */
export function drawPercent(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % 100
}
