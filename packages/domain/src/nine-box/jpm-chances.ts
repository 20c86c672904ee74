import { COMPETENCIES } from '../competencies/competencies.ts'

export interface JpmChance {
  /** Per cent, unrounded and uncapped. */
  readonly jpm: number
  /** 0 to 1; those of one person sum to 1. */
  readonly chance: number
}

const LEVELS = 5
const TAIL = 0.1
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
  /** Chance of the sum `least + k` at k. */
  let sums: number[] = [1]
  let least = 0
  let required = 0
  for (const { code } of COMPETENCIES) {
    const levels = probabilities[code]
    const wanted = standard[code]
    if (levels?.length !== LEVELS || wanted === undefined) return null
    required += wanted
    const most = capAtStandard ? wanted : LEVELS
    const lowest = Math.min(1, most)
    const next = new Array<number>(sums.length + Math.min(LEVELS, most) - lowest).fill(0)
    for (let k = 0; k < sums.length; k += 1)
      for (let i = 0; i < LEVELS; i += 1) next[k + Math.min(i + 1, most) - lowest]! += sums[k]! * levels[i]!
    sums = next
    least += lowest
  }
  if (required === 0) return null
  return sums.map((chance, k) => ({ jpm: ((least + k) / required) * 100, chance }))
}

/** The values at the 10 % and the 90 % point; `cases` ascend by value. */
export function middle80(cases: readonly { value: number; chance: number }[]): { low: number; high: number } {
  return { low: quantile(cases, TAIL), high: quantile(cases, 1 - TAIL) }
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
