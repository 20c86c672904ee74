import { COMPETENCIES } from '../competencies/competencies.ts'
import { type TalentFacts, talentPosition } from './talent-box.ts'
import type { TalentRecipe } from './talent-recipe.ts'

export interface JpmChance {
  /** Per cent, unrounded and uncapped. */
  readonly jpm: number
  /** 0 to 1; those of one person sum to 1. */
  readonly chance: number
}

export interface BoxOutlook {
  /** 80 % interval on the potensial axis, 0 to 100; it always holds the value itself. */
  readonly low: number
  readonly high: number
  /** Of every box that is possible, most likely first; sums to 1. */
  readonly chances: readonly { readonly box: number; readonly chance: number }[]
  /** Boxes other than the person's own that the interval reaches: not empty means it crosses a line. */
  readonly alternatives: readonly number[]
}

const TAIL = 0.1
const LEVELS = 5
/** Sums of rounded shares may miss a tail by this much. */
const SLACK = 1e-9

/**
 * Every JPM that a person's answers leave possible. `probabilities` holds, by competency, the chances of levels 1 to 5
 * as scored; competencies are scored apart, so their errors are taken as independent and the sums are convolved.
 * Null without all nine on both sides. Rule and reasons: docs/decisions/interval-of-the-potensial-axis.md.
 */
export function jpmChances(
  probabilities: Readonly<Record<string, readonly number[]>>,
  standard: Readonly<Record<string, number>>,
  { capAtStandard }: { capAtStandard: boolean },
): JpmChance[] | null {
  let sums = new Map([[0, 1]])
  let required = 0
  for (const { code } of COMPETENCIES) {
    const levels = probabilities[code]
    const wanted = standard[code]
    if (levels?.length !== LEVELS || wanted === undefined) return null
    required += wanted
    const next = new Map<number, number>()
    for (const [sum, chance] of sums) {
      for (const [i, share] of levels.entries()) {
        const level = capAtStandard ? Math.min(i + 1, wanted) : i + 1
        next.set(sum + level, (next.get(sum + level) ?? 0) + chance * share)
      }
    }
    sums = next
  }
  if (required === 0) return null
  return [...sums]
    .sort(([one], [other]) => one - other)
    .map(([sum, chance]) => ({ jpm: (sum / required) * 100, chance }))
}

/** Where else a person may stand, given the error of the competency test; all other parts are held as they are. */
export function boxOutlook(
  facts: TalentFacts,
  possible: readonly JpmChance[] | null,
  recipe: TalentRecipe,
): BoxOutlook | null {
  const own = talentPosition(facts, recipe)
  if (facts.jpm === null || possible === null || own.box === null || own.potential.value === null) return null
  const cases = possible.map(({ jpm, chance }) => {
    const { potential, box } = talentPosition({ ...facts, jpm }, recipe)
    return { value: potential.value!, box: box!, chance }
  })
  const low = Math.min(own.potential.value, quantile(cases, TAIL))
  const high = Math.max(own.potential.value, quantile(cases, 1 - TAIL))
  const byBox = new Map<number, number>()
  for (const { box, chance } of cases) byBox.set(box, (byBox.get(box) ?? 0) + chance)
  const inside = cases.filter(({ value }) => value >= low && value <= high).map(({ box }) => box)
  return {
    low,
    high,
    chances: [...byBox].map(([box, chance]) => ({ box, chance })).sort((one, other) => other.chance - one.chance),
    alternatives: [...new Set(inside)].filter((box) => box !== own.box).sort((one, other) => one - other),
  }
}

/** Smallest value with at least `share` of the chance at or below it; `cases` ascend. */
function quantile(cases: readonly { value: number; chance: number }[], share: number): number {
  let below = 0
  for (const { value, chance } of cases) {
    below += chance
    if (below >= share - SLACK) return value
  }
  return cases.at(-1)!.value
}
