/** Usual words for a reliability (Nunnally & Bernstein, 1994); `unknown` where there is none. */
export type ReliabilityWord = 'high' | 'good' | 'fair' | 'low' | 'unknown'

export function reliabilityWord(value: number | null): ReliabilityWord {
  if (value === null) return 'unknown'
  if (value >= 0.9) return 'high'
  if (value >= 0.8) return 'good'
  return value >= 0.7 ? 'fair' : 'low'
}
