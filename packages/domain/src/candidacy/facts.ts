import type { ElectionFreezes, EligibilityHistory, TargetPost } from '../eligibility/index.ts'

/** A measured level of a competency, on the continuous 1 to 5 scale with its 80 % interval. */
export interface MeasuredLevel {
  readonly level: number
  readonly continuous: number
  readonly low: number
  readonly high: number
  /** Chance of each level, from 1. */
  readonly probabilities: readonly number[]
}

/** What a round knows of an official. Null is 'not on record', never zero. */
export interface OfficialFacts {
  /** Of the pegawai. */
  readonly id: string
  readonly history: EligibilityHistory
  /** Of the post held on the day of the round, among the posts of the round or outside; null without one. */
  readonly seat: string | null
  /** Tier of that post, also where it is outside the round. */
  readonly tier: string | null
  /** The agency (OPD) that the present post belongs to. */
  readonly agency: string | null
  /** By competency code, of the latest result that is still valid; null where there is none. */
  readonly levels: Readonly<Record<string, MeasuredLevel>> | null
  /** Day of that result. */
  readonly assessedOn: string | null
  /** Whether levels above the standard count as the standard in the JPM (the scoring recipe's choice). */
  readonly capAtStandard: boolean
  /** Value of the potensial axis, in hundredths, 0 to 10,000. */
  readonly potential: number | null
}

/** One seat of a structural post in the tiers of the round. */
export interface PostFacts extends TargetPost {
  /** The jabatan, and which of its seats. */
  readonly id: string
  readonly seat: number
  readonly agency: string | null
  /** Required level by competency. */
  readonly standard: Readonly<Record<string, number>>
  /** The official who holds it on the day of the round. */
  readonly holder: string | null
  readonly critical: boolean
}

/** What a round is asked about: frozen, and the input of everything that follows. */
export interface RoundFacts {
  /** The day on which the rules are asked. */
  readonly date: string
  readonly officials: readonly OfficialFacts[]
  readonly posts: readonly PostFacts[]
  readonly freezes: ElectionFreezes
}
