import { lowerGamma, regularisedBeta, upperGamma } from './special.ts'

/** Share of a standard normal below `z`; full relative precision in the lower tail. */
export function normalBelow(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2
  return z < 0 ? tail : 1 - tail
}

/** Share of a standard normal above `z`. */
export const normalAbove = (z: number): number => normalBelow(-z)

/** Two-sided p of a standard normal statistic. */
export const normalTwoSided = (z: number): number => 2 * normalAbove(Math.abs(z))

export const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)

/** The z below which `share` of a standard normal lies; `share` is above 0 and below 1. */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`a quantile needs a share between 0 and 1, not ${share}`)
  if (share > 0.5) return -normalQuantile(1 - share)
  // Start by Hastings' rational approximation, then Newton steps to machine precision.
  const t = Math.sqrt(-2 * Math.log(share))
  let z = -(
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  )
  for (let i = 0; i < 6; i += 1) {
    const error = (normalBelow(z) - share) / normalDensity(z)
    const step = error / (1 + (z * error) / 2)
    z -= step
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(z))) break
  }
  return z
}

export const chiSquareAbove = (x: number, df: number): number => upperGamma(df / 2, x / 2)

export const chiSquareBelow = (x: number, df: number): number => lowerGamma(df / 2, x / 2)

export function fAbove(f: number, df1: number, df2: number): number {
  return f <= 0 ? 1 : regularisedBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2)
}

export function fBelow(f: number, df1: number, df2: number): number {
  return f <= 0 ? 0 : regularisedBeta((df1 * f) / (df2 + df1 * f), df1 / 2, df2 / 2)
}

/** Two-sided p of Student's t. */
export const tTwoSided = (t: number, df: number): number => regularisedBeta(df / (df + t * t), df / 2, 0.5)

export function tBelow(t: number, df: number): number {
  const tail = tTwoSided(t, df) / 2
  return t < 0 ? tail : 1 - tail
}

export const fQuantile = (share: number, df1: number, df2: number): number =>
  invertAscending((f) => fBelow(f, df1, df2), share)

export const chiSquareQuantile = (share: number, df: number): number =>
  invertAscending((x) => chiSquareBelow(x, df), share)

export function tQuantile(share: number, df: number): number {
  if (share < 0.5) return -tQuantile(1 - share, df)
  return share === 0.5 ? 0 : invertAscending((t) => tBelow(t, df), share)
}

/** The x of at least 0 at which an ascending share of 1 reaches `share`, to about 1e-14 of itself. */
function invertAscending(below: (x: number) => number, share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`a quantile needs a share between 0 and 1, not ${share}`)
  let high = 1
  while (below(high) < share && high < 1e300) high *= 2
  let low = 0
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i += 1) {
    const middle = (low + high) / 2
    if (below(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
