import type { JudgedCandidate, JudgedPost } from './judge-candidates.ts'
import type { SuccessionSettings } from './settings.ts'

/** What the placement engine fills pools from: `kind: succession` of docs/placement.md. */
export interface PoolInstance {
  readonly posts: number
  readonly candidates: number
  readonly readyAtLeast: number
  readonly neededPerPost: number
  readonly atMostPerPost: number
  readonly poolsPerCandidate: number
  /** Candidate, post, fit in hundredths. */
  readonly pairs: readonly (readonly [candidate: number, post: number, score: number])[]
  /** Officials by candidate number. */
  readonly ids: readonly string[]
}

const WITHIN = { now: 0, soon: 2, later: 5 } as const

/** Whether somebody judged may be proposed: in time, with a fit that is known and high enough, and from below unless asked. */
export const mayBeProposed = (
  { slot, fit, lateral }: Pick<JudgedCandidate, 'slot' | 'fit' | 'lateral'>,
  { horizonYears, readyAtLeast, allowLateral }: SuccessionSettings,
): boolean =>
  slot !== null &&
  WITHIN[slot] <= horizonYears &&
  fit !== null &&
  fit.total >= readyAtLeast &&
  (allowLateral || !lateral)

export function poolInstance(judged: readonly JudgedPost[], settings: SuccessionSettings): PoolInstance {
  const chosen = judged.map(({ candidates }) => candidates.filter((one) => mayBeProposed(one, settings)))
  const ids = [...new Set(chosen.flatMap((some) => some.map(({ pegawaiId }) => pegawaiId)))].sort()
  const number = new Map(ids.map((id, i) => [id, i]))
  const { readyAtLeast, neededPerPost, atMostPerPost, poolsPerCandidate } = settings
  return {
    ...{ readyAtLeast, neededPerPost, atMostPerPost, poolsPerCandidate },
    posts: judged.length,
    candidates: ids.length,
    pairs: chosen.flatMap((some, post) =>
      some.map(({ pegawaiId, fit }) => [number.get(pegawaiId)!, post, fit!.total] as const),
    ),
    ids,
  }
}
