import { compareRates, type RateFindingCode, type RateOfGroup } from './compare-rates.ts'
import { hideSmall } from './hide-small.ts'
import { type OfficialInPlan, PLAN_GROUPINGS, type PlanGrouping, UNKNOWN_GROUP } from './official-in-plan.ts'

/** Below this many persons nothing of a group is shown: single persons could be made out, and chance would speak. */
export const SMALLEST_FAIR_GROUP = 10

export interface RateOutcome extends RateOfGroup {
  readonly count: number
}

/** Everything null is hidden, or follows from what is. */
export interface GroupInPlan {
  readonly group: string
  readonly officials: number | null
  readonly candidates: number | null
  readonly promotion: RateOutcome | null
  readonly move: RateOutcome | null
  /** Over everyone whose fit is known before and after, those who stay included; the mean in hundredths. */
  readonly fitChange: { readonly officials: number; readonly mean: number | null } | null
}

export interface RateFinding {
  readonly code: RateFindingCode
  readonly reference: string | null
  readonly group: string | null
}

export interface GroupingInPlan {
  readonly grouping: PlanGrouping
  readonly promotion: RateFinding
  readonly move: RateFinding
  readonly groups: readonly GroupInPlan[]
}

export interface PlanFairnessReport {
  readonly smallest: number
  readonly officials: number | null
  readonly candidates: number | null
  readonly promoted: number | null
  readonly moved: number | null
  readonly groupings: readonly GroupingInPlan[]
}

/**
 * How a plan falls on groups of officials. It watches: no plan is made or chosen by it, and no group enters a score.
 * Throws on a move of somebody who was no candidate and on a promotion that is no move: such a plan was not read right.
 */
export function planFairness(officials: readonly OfficialInPlan[]): PlanFairnessReport {
  officials.forEach(assertReadRight)
  const candidates = officials.filter(({ candidate }) => candidate)
  const isShown = (size: number) => size === 0 || size >= SMALLEST_FAIR_GROUP
  const ofCandidates = (count: number) => (isShown(candidates.length) ? count : null)
  return {
    smallest: SMALLEST_FAIR_GROUP,
    officials: isShown(officials.length) ? officials.length : null,
    candidates: ofCandidates(candidates.length),
    promoted: ofCandidates(candidates.filter(({ promoted }) => promoted).length),
    moved: ofCandidates(candidates.filter(({ moved }) => moved).length),
    groupings: (Object.keys(PLAN_GROUPINGS) as PlanGrouping[]).map((grouping) => ofGrouping(officials, grouping)),
  }
}

function assertReadRight({ candidate, moved, promoted }: OfficialInPlan, i: number): void {
  if (moved && !candidate) throw new RangeError(`official ${i} is moved but was no candidate`)
  if (promoted && !moved) throw new RangeError(`official ${i} is promoted but not moved`)
}

function ofGrouping(officials: readonly OfficialInPlan[], grouping: PlanGrouping): GroupingInPlan {
  const known: readonly string[] = PLAN_GROUPINGS[grouping]
  const keyOf = (official: OfficialInPlan) => {
    const group = official[grouping]
    return group !== null && known.includes(group) ? group : UNKNOWN_GROUP
  }
  const byGroup = Map.groupBy(officials, keyOf)
  const names = byGroup.has(UNKNOWN_GROUP) ? [...known, UNKNOWN_GROUP] : known
  const members = names.map((name) => byGroup.get(name) ?? [])
  const candidates = members.map((people) => people.filter(({ candidate }) => candidate))
  const changes = members.map((people) => people.flatMap(changeOf))

  const hidden = hideSmall(sizesOf(members), SMALLEST_FAIR_GROUP)
  const hiddenCandidates = hideSmall(sizesOf(candidates), SMALLEST_FAIR_GROUP, hidden)
  const hiddenChanges = hideSmall(sizesOf(changes), SMALLEST_FAIR_GROUP, hidden)
  const compared = [...names.keys()].filter((i) => !hiddenCandidates[i] && names[i] !== UNKNOWN_GROUP)

  const outcomes = (isSelected: (official: OfficialInPlan) => boolean) => {
    const counts = candidates.map((people) => people.filter(isSelected).length)
    const comparison = compareRates(compared.map((i) => ({ selected: counts[i]!, applicants: candidates[i]!.length })))
    const nameOf = (index: number | null) => (index === null ? null : names[compared[index]!]!)
    return {
      finding: { code: comparison.code, reference: nameOf(comparison.reference), group: nameOf(comparison.focal) },
      of: (i: number): RateOutcome | null =>
        hiddenCandidates[i]
          ? null
          : {
              count: counts[i]!,
              ...(comparison.groups[compared.indexOf(i)] ?? alone(counts[i]!, candidates[i]!.length)),
            },
    }
  }
  const promotion = outcomes(({ promoted }) => promoted)
  const move = outcomes(({ moved }) => moved)
  return {
    grouping,
    promotion: promotion.finding,
    move: move.finding,
    groups: names.map((group, i) => ({
      group,
      officials: hidden[i] ? null : members[i]!.length,
      candidates: hiddenCandidates[i] ? null : candidates[i]!.length,
      promotion: promotion.of(i),
      move: move.of(i),
      fitChange: hiddenChanges[i] ? null : { officials: changes[i]!.length, mean: meanOf(changes[i]!) },
    })),
  }
}

const changeOf = ({ fitNow, fitInPlan }: OfficialInPlan): number[] =>
  fitNow === null || fitInPlan === null ? [] : [fitInPlan - fitNow]

const sizesOf = (groups: readonly (readonly unknown[])[]): number[] => groups.map(({ length }) => length)

/** Whole hundredths are summed before the one division. */
const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

const alone = (selected: number, applicants: number): RateOfGroup => ({
  rate: applicants === 0 ? null : selected / applicants,
  ratio: null,
  isBelowFourFifths: null,
  p: null,
  pAdjusted: null,
})
