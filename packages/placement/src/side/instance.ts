/** `[official, post, score]`; the score in hundredths of a point. */
export type Edge = readonly [official: number, post: number, score: number]

export interface SideOfficial {
  readonly id: number
  readonly agency: number
  /** The post held now. */
  readonly seat: number
  readonly grade: number
  readonly tenureMonths: number
  readonly locked: boolean
}

export interface SidePost {
  readonly id: number
  readonly agency: number
  readonly grade: number
  /** The official who holds it now; null is vacant. */
  readonly incumbent: number | null
  readonly locked: boolean
  readonly mustFill: boolean
}

export interface SideRules {
  readonly minTenureMonths: number
  readonly demotionAllowed: boolean
  readonly maxGradeStep: number
  readonly maxMovedSharePercent: number
}

/** Officials and posts are numbered from 0, in the order of their arrays. */
export interface SideInstance {
  readonly rules: SideRules
  readonly agencies: number
  /** How many officials who sit in the agency now may move at most. */
  readonly moveCap: readonly number[]
  readonly officials: readonly SideOfficial[]
  readonly posts: readonly SidePost[]
  /** Raw: the rules are not applied yet. */
  readonly edges: readonly Edge[]
  readonly questions: readonly (readonly [official: number, post: number])[] | null
}
