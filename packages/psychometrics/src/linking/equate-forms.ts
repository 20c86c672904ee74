import type { Item } from '../model/item.ts'
import { normalQuadrature, type Quadrature } from '../model/quadrature.ts'
import { createRandom, type Random } from '../random.ts'
import type { ScaledItem } from './anchors.ts'
import { equateObservedScores, equateTrueScores, type ScoreEquivalent } from './equate-scores.ts'
import { movesOf } from './link-errors.ts'
import { type LinkingSettings, linkScales } from './link-scales.ts'
import { transformItem } from './transform-scale.ts'

export interface EquatingSettings {
  /** `true` scores unless told. */
  readonly kind?: 'true' | 'observed' | undefined
  /** How `from` is brought on the scale of `to` by their common items; null where both stand on one scale. */
  readonly link: LinkingSettings | null
  /** Population of observed-score equating, on the scale of `to`. */
  readonly population?: Quadrature | undefined
  /** Draws of the parameters for the standard errors; 200 unless told, 0 for none. */
  readonly draws?: number | undefined
  readonly seed?: number | undefined
}

export interface EquatedScore extends ScoreEquivalent {
  /**
   * Of the equivalent: deviation over draws of all parameters from normal distributions of their standard errors
   * (uncorrelated), each draw linked and equated anew. Null without errors or draws.
   */
  readonly standardError: number | null
}

/** Table of equivalents from sum scores of `from` to sum scores of `to`, with standard errors (seeded). */
export function equateForms(
  from: readonly ScaledItem[],
  to: readonly ScaledItem[],
  settings: EquatingSettings,
): EquatedScore[] {
  const { kind = 'true', link, population = normalQuadrature(), draws = 200, seed = 1 } = settings
  if (!Number.isInteger(draws) || draws < 0) throw new RangeError(`${draws} is not a number of draws`)
  const equate = (one: readonly ScaledItem[], other: readonly ScaledItem[]) => {
    const by = link ? linkScales(one, other, link) : null
    const moved = one.map(({ item }) => (by ? transformItem(item, by) : item))
    const target = other.map(({ item }) => item)
    return kind === 'true' ? equateTrueScores(moved, target) : equateObservedScores(moved, target, population)
  }
  const table = equate(from, to)
  const isKnown = [...from, ...to].every((scaled) => movesOf(scaled).length > 0)
  if (!isKnown || draws < 2) return table.map((row) => ({ ...row, standardError: null }))
  const random = createRandom(seed)
  const sums = table.map(() => ({ sum: 0, squares: 0 }))
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = (items: readonly ScaledItem[]) => items.map((scaled) => perturb(scaled, random))
    equate(drawn(from), drawn(to)).forEach(({ equivalent }, i) => {
      const away = equivalent - table[i]!.equivalent
      sums[i]!.sum += away
      sums[i]!.squares += away ** 2
    })
  }
  return table.map((row, i) => {
    const { sum, squares } = sums[i]!
    return { ...row, standardError: Math.sqrt(Math.max(0, (squares - sum ** 2 / draws) / (draws - 1))) }
  })
}

/** The item with every parameter drawn anew; kept an item of its model at the edges. */
function perturb(scaled: ScaledItem, random: Random): ScaledItem {
  let drawn = scaled
  const moves = movesOf(scaled).length
  for (let k = 0; k < moves; k += 1) {
    const { error, move } = movesOf(drawn)[k]!
    drawn = move(error * random.normal())
  }
  return { ...drawn, item: tidy(drawn.item) }
}

function tidy(item: Item): Item {
  if (item.model === 'NRM') return item
  const a = Math.max(0.05, item.a)
  if (item.model === 'GRM') {
    const ascending = [...item.b].sort((one, other) => one - other)
    return { ...item, a, b: ascending.map((b, k) => b + k * 1e-6) }
  }
  if (item.model === '3PL') return { ...item, a, c: Math.min(0.9, Math.max(0, item.c)) }
  if (item.model === '4PL') return { ...item, a, c: Math.min(item.d - 0.05, Math.max(0, item.c)) }
  return { ...item, a }
}
