const FULL = 10_000

/** A part of the fit in hundredths, 0 to 10,000; null where it cannot be told, and `missing` then names the data. */
export interface Measured {
  readonly value: number | null
  readonly missing: readonly string[]
}

/** Throws on what is no whole number of hundredths from 0 to 10,000. */
export function known(value: number): Measured {
  if (!(Number.isInteger(value) && value >= 0 && value <= FULL)) throw new RangeError(`no hundredths: ${value}`)
  return { value, missing: [] }
}

export const unmeasured = (...missing: string[]): Measured => ({ value: null, missing })

/** Whole hundredths of `full` for a share from 0 to 1; a larger share is full. */
export const hundredths = (share: number): number => Math.round(Math.min(1, share) * FULL)
