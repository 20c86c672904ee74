import {
  type ElectionFreezes,
  type Eligibility,
  type EligibilityRule,
  eligibilityOf,
  type FitRecipe,
  fitRecipeOn,
  rungOf,
  type TargetPost,
} from '../eligibility/index.ts'
import type { OfficialFacts, PostFacts } from './facts.ts'
import { OfficialMeasures } from './official-measures.ts'
import { type PairFit, pairFit } from './pair-fit.ts'

export interface PairQuestion {
  readonly date: string
  readonly freezes: ElectionFreezes
  /** Whether moves to a post of the same rung are offered; yes unless said. */
  readonly allowLateral?: boolean
  /** The optional rule on rank; off unless asked for. */
  readonly withRank?: boolean
  /** Other rows than those of this version, for replaying a decision. */
  readonly rules?: readonly EligibilityRule[]
  readonly recipes?: readonly FitRecipe[]
}

/** An official without a present tier on record counts as coming from below; what is missing then leaves the pair unknown. */
export type PairKind = 'promotion' | 'lateral' | 'demotion' | 'stay'

/** `not-offered`: a post below, a lateral move in a round without them, another seat of the same post. */
export type PairStatus = 'candidate' | 'barred' | 'unknown' | 'not-offered'

export interface PairExplanation {
  readonly kind: PairKind
  /** For `stay`, `candidate` says that the fit to the own post is known: no rule bars a holder. */
  readonly status: PairStatus
  readonly eligibility: Eligibility
  readonly fit: PairFit
  /** Codes of the data that rules and fit lack, whatever the status. */
  readonly unknown: readonly string[]
}

/** Judges any number of posts for one official; `explainPair` for each gives the same. */
export class OfficialJudge {
  readonly measures: OfficialMeasures
  readonly recipe: FitRecipe
  readonly #official: OfficialFacts
  readonly #question: PairQuestion
  readonly #eligibility: (target: TargetPost) => Eligibility

  constructor(official: OfficialFacts, question: PairQuestion) {
    const { date, freezes, withRank, rules, recipes } = question
    this.#official = official
    this.#question = question
    this.recipe = fitRecipeOn(date, recipes)
    this.measures = new OfficialMeasures(official, date, this.recipe)
    this.#eligibility = eligibilityOf({ person: official.history, date, freezes, withRank }, rules)
  }

  explain(post: PostFacts): PairExplanation {
    const eligibility = this.#eligibility(post)
    const fit = this.fit(post)
    if (post.holder === this.#official.id) {
      const status = fit.missing.length > 0 ? 'unknown' : 'candidate'
      return { kind: 'stay', status, eligibility, fit, unknown: fit.missingData }
    }
    const kind = this.kindOf(post.tier)
    const { failed, lacking } = this.findings(eligibility)
    const unknown = [...new Set([...lacking, ...fit.missingData])]
    return { kind, status: this.#statusOf(kind, post, failed, unknown), eligibility, fit, unknown }
  }

  #statusOf(kind: PairKind, post: PostFacts, failed: readonly string[], unknown: readonly string[]): PairStatus {
    if (post.id === this.#official.seat || !this.isOffered(kind)) return 'not-offered'
    if (failed.length > 0) return 'barred'
    return unknown.length > 0 ? 'unknown' : 'candidate'
  }

  eligibility(target: TargetPost): Eligibility {
    return this.#eligibility(target)
  }

  fit(post: PostFacts): PairFit {
    return pairFit(this.measures, post, this.#question.date, this.recipe)
  }

  kindOf(tier: string): Exclude<PairKind, 'stay'> {
    const now = rungOf(this.#official.tier ?? '')
    const then = rungOf(tier)
    return then > now ? 'promotion' : then === now ? 'lateral' : 'demotion'
  }

  isOffered(kind: PairKind): boolean {
    return kind === 'promotion' || (kind === 'lateral' && this.#question.allowLateral !== false)
  }

  /** Codes of the hard rules that bar, and of the data that hard rules lack. */
  findings({ rules }: Eligibility): { failed: string[]; lacking: string[] } {
    const hard = rules.filter((rule) => rule.hard)
    const present = rungOf(this.#official.tier ?? '') < 0 ? ['posts.current'] : []
    return {
      failed: hard.filter(({ status }) => status === 'failed').map(({ code }) => code),
      lacking: [...present, ...hard.flatMap(({ missing }) => missing)],
    }
  }
}

/** Whether an official may and how well an official would fit a post, with every rule and every part. */
export const explainPair = (official: OfficialFacts, post: PostFacts, question: PairQuestion): PairExplanation =>
  new OfficialJudge(official, question).explain(post)

/** `explainPair` of one official and each post, in their order. */
export function postsFor(
  official: OfficialFacts,
  posts: readonly PostFacts[],
  question: PairQuestion,
): PairExplanation[] {
  const judge = new OfficialJudge(official, question)
  return posts.map((post) => judge.explain(post))
}
