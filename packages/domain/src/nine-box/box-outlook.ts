import { type JpmChance, middle80 } from './jpm-chances.ts'
import { type TalentFacts, talentPosition } from './talent-box.ts'
import type { TalentRecipe } from './talent-recipe.ts'

export interface BoxOutlook {
  /** 80 % interval on the potensial axis, 0 to 100; it always holds the value itself. */
  readonly low: number
  readonly high: number
  /** Of every box that is possible, most likely first; sums to 1. */
  readonly chances: readonly { readonly box: number; readonly chance: number }[]
  /** Boxes other than the person's own that the interval reaches: not empty means it crosses a line. */
  readonly alternatives: readonly number[]
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
  const possibleValues = middle80(cases)
  const low = Math.min(own.potential.value, possibleValues.low)
  const high = Math.max(own.potential.value, possibleValues.high)
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
