import type { Span } from './calendar.ts'

export interface HeldPost extends Span {
  /** A tier of the ladder; null where the record does not say. */
  readonly tier: string | null
  /** The field of the post in the agency's own codes. */
  readonly field: string | null
  readonly teacher?: boolean
}

/**
 * What the rules read of a person, and nothing else. Null is 'not on record', which makes a rule unknown;
 * an empty `discipline` says that there has been none. An empty `posts` is taken as not on record.
 */
export interface EligibilityHistory {
  readonly birthDate: string | null
  readonly employment: 'PNS' | 'CPNS' | 'PPPK' | null
  readonly education: string | null
  readonly golongan: string | null
  readonly posts: readonly HeldPost[] | null
  readonly predicates: readonly { readonly year: number; readonly predicate: string }[] | null
  /** A punishment counts from `from`; it is being served until the day before `until`. */
  readonly discipline: readonly (Span & { readonly level: 'RINGAN' | 'SEDANG' | 'BERAT' })[] | null
  readonly competencyTestPassed: boolean | null
}

export interface TargetPost {
  readonly tier: string
  readonly field: string | null
  readonly eselon: string | null
  readonly teacher?: boolean
}

/** Windows in which the head of a region may not replace officials; null where nobody has entered the calendar. */
export type ElectionFreezes = readonly (Span & { readonly permitted: boolean })[] | null

export interface EligibilityQuestion {
  readonly person: EligibilityHistory
  readonly target: TargetPost
  readonly date: string
  readonly freezes: ElectionFreezes
  /** The optional rule on rank; off unless asked for. */
  readonly withRank?: boolean
}
