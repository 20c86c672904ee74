import { normalBelow } from '../../numeric/distributions.ts'

/** Share of persons at each level: below the first cut, from it on, and so up. */
export interface LevelImpact {
  readonly shares: readonly number[]
  /** The same with every cut lower, and higher, by its standard error; null where a cut has none. */
  readonly lenient: readonly number[] | null
  readonly strict: readonly number[] | null
}

/** The persons that cuts would place at each level: abilities of a sample, or a normal population. */
export function impactOfCuts(
  cuts: readonly number[],
  errors: readonly (number | null)[],
  population: ArrayLike<number> | { readonly mean: number; readonly variance: number },
): LevelImpact {
  if (cuts.some((cut, i) => !Number.isFinite(cut) || (i > 0 && !(cut > cuts[i - 1]!))))
    throw new RangeError(`cuts ${cuts.join(', ')} do not ascend`)
  const below = belowOf(population)
  const shares = (at: readonly number[]) => {
    const parts = [0, ...at.map(below), 1]
    return parts.slice(1).map((share, i) => Math.max(0, share - parts[i]!))
  }
  const moved = (by: number) =>
    errors.length === cuts.length && errors.every((error) => error !== null)
      ? shares(cuts.map((cut, i) => cut + by * errors[i]!).sort((one, other) => one - other))
      : null
  return { shares: shares(cuts), lenient: moved(-1), strict: moved(1) }
}

function belowOf(population: ArrayLike<number> | { readonly mean: number; readonly variance: number }) {
  if ('variance' in population) {
    const { mean, variance } = population
    if (!(variance > 0)) throw new RangeError(`variance ${variance} of the population is not above 0`)
    return (cut: number) => normalBelow((cut - mean) / Math.sqrt(variance))
  }
  const thetas = Array.from(population)
  if (thetas.length === 0) throw new RangeError('there is no ability to see the impact on')
  return (cut: number) => thetas.filter((theta) => theta < cut).length / thetas.length
}
