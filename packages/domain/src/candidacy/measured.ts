/** A part of the fit in hundredths, 0 to 10,000; null where it cannot be told, and `missing` then names the data. */
export interface Measured {
  readonly value: number | null
  readonly missing: readonly string[]
}

export const known = (value: number): Measured => ({ value, missing: [] })
export const unmeasured = (...missing: string[]): Measured => ({ value: null, missing })

/** Whole hundredths of `full` for a share from 0 to 1; a larger share is full. */
export const hundredths = (share: number): number => Math.round(Math.min(1, share) * 10_000)
