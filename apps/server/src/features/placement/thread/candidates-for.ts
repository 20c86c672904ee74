import type { FitPart, PairKind, RuleAnswer } from '@petakom/domain'
import { NONE } from '@petakom/placement'
import { candidateNumbers } from './fits-for.ts'
import type { LoadedPlan } from './loaded-plan.ts'

/** A candidate for a post as a decision looks at it. Scores in hundredths. */
export interface PostCandidate {
  readonly official: number
  readonly kind: PairKind
  readonly fit: number
  readonly low: number
  readonly high: number
  readonly parts: readonly FitPart[]
  readonly rules: readonly RuleAnswer[]
  readonly assessedOn: string | null
  /** Best total less the best total with this pair in it; null where there is no such plan. */
  readonly shortfall: number | null
  /** Posts of the round that this person may fill besides. */
  readonly alternatives: number
  /** Where the plan puts this person; null outside the posts of the round. */
  readonly plannedPost: number | null
}

interface Wanted {
  readonly post: number
  readonly most: number
  /** Officials who are shown in any case, if they are candidates. */
  readonly also: readonly number[]
}

/** The best by fit, and those named, the best fit first. */
export function candidatesFor(plan: LoadedPlan, { post, most, also }: Wanted): PostCandidate[] {
  const { snapshot } = plan
  snapshot.requirePost(post)
  const wanted = new Set(also)
  return candidateNumbers(snapshot, post)
    .filter(({ official }, place) => place < most || wanted.has(official))
    .map(({ official, fit }) => {
      const { kind, fit: whole, eligibility } = snapshot.explain(official, post)
      const [from, to] = snapshot.rowOf(official)
      const isHome = snapshot.seatOf[official] !== NONE
      const place = plan.placeOf(official)
      return {
        ...{ official, kind, fit, low: whole.low, high: whole.high, parts: whole.parts },
        rules: eligibility.rules,
        assessedOn: snapshot.content.facts.officials[official]!.assessedOn,
        shortfall: plan.shortfall(official, post),
        alternatives: to - from - Number(isHome) - Number(kind !== 'stay'),
        plannedPost: place === NONE ? null : place,
      }
    })
}
