import { tTwoSided } from '../numeric/distributions.ts'

export interface GroupMoments {
  readonly n: number
  readonly mean: number
  /** Null with fewer than two persons. */
  readonly deviation: number | null
}

/** Focal group less reference group, in pooled standard deviations. */
export interface StandardisedMeanDifference {
  readonly focal: GroupMoments
  readonly reference: GroupMoments
  /** Cohen's d; null where there are fewer than three persons in all or nobody differs within a group. */
  readonly cohenD: number | null
  /** d times 1 - 3 / (4 n - 9), n persons in all (Hedges, 1981). */
  readonly hedgesG: number | null
  /** Welch's test of unequal variances; null where a group has fewer than two persons or neither varies. */
  readonly welch: { readonly t: number; readonly df: number; readonly p: number } | null
}

/** Values of persons without one are left out by the caller; each must be finite. */
export function standardisedMeanDifference(
  focal: readonly number[],
  reference: readonly number[],
): StandardisedMeanDifference {
  const one = momentsOf('focal', focal)
  const other = momentsOf('reference', reference)
  const n = one.n + other.n
  const within = one.squares + other.squares
  const cohenD = n > 2 && within > 0 ? (one.mean - other.mean) / Math.sqrt(within / (n - 2)) : null
  return {
    focal: publicMoments(one),
    reference: publicMoments(other),
    cohenD,
    hedgesG: cohenD === null ? null : cohenD * (1 - 3 / (4 * n - 9)),
    welch: welchOf(one, other),
  }
}

interface Moments {
  readonly n: number
  readonly mean: number
  /** Sum of squared deviations from the mean. */
  readonly squares: number
}

function momentsOf(name: string, values: readonly number[]): Moments {
  if (values.length === 0) throw new RangeError(`the ${name} group has no values`)
  const at = values.findIndex((value) => !Number.isFinite(value))
  if (at >= 0) throw new RangeError(`value ${at + 1} of the ${name} group is ${values[at]}`)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { n: values.length, mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) }
}

const publicMoments = ({ n, mean, squares }: Moments): GroupMoments => ({
  n,
  mean,
  deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
})

function welchOf(one: Moments, other: Moments): { t: number; df: number; p: number } | null {
  if (one.n < 2 || other.n < 2) return null
  const first = one.squares / (one.n - 1) / one.n
  const second = other.squares / (other.n - 1) / other.n
  if (first + second === 0) return null
  const t = (one.mean - other.mean) / Math.sqrt(first + second)
  const df = (first + second) ** 2 / (first ** 2 / (one.n - 1) + second ** 2 / (other.n - 1))
  return { t, df, p: tTwoSided(t, df) }
}
