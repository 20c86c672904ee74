/** One quantity of one data set, held against what an established program makes of it. */
export interface Check {
  /** calibration, scoring, raters, ... */
  readonly area: string
  readonly set: string
  readonly quantity: string
  /** Program and version, as the reference file names it. */
  readonly peer: string
  /** Largest difference allowed, in the unit of `measure`. */
  readonly tolerance: number
  /** Runs the public functions and compares: the largest difference over `n` values. Never NaN. */
  measure(): Difference | Promise<Difference>
}

export interface Difference {
  readonly largest: number
  readonly n: number
}

/** Largest absolute difference of two lists; both missing (null) agrees, one missing is infinitely far. */
export function largestDifference(
  ours: ArrayLike<number | null>,
  theirs: ArrayLike<number | null>,
  share: (theirs: number) => number = () => 1,
): Difference {
  if (ours.length !== theirs.length) throw new RangeError(`${ours.length} values against ${theirs.length}`)
  let largest = 0
  for (let i = 0; i < theirs.length; i += 1) {
    const one = ours[i] ?? null
    const other = theirs[i] ?? null
    if (one === null && other === null) continue
    const difference = one === null || other === null ? Number.POSITIVE_INFINITY : Math.abs(one - other) / share(other)
    // A NaN compares false with everything; it must never pass for agreement.
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference
  }
  return { largest, n: theirs.length }
}

/** For tolerances given as a share of the reference value. */
export const relative = (theirs: number): number => Math.max(Math.abs(theirs), 1e-300)
