import { chiSquareBelow } from '../numeric/distributions.ts'
import { logFactorial } from '../numeric/special.ts'

/** Share of a chi-square with `df` and noncentrality `lambda` below `x`: a Poisson mixture of central ones. */
export function noncentralChiSquareBelow(x: number, df: number, lambda: number): number {
  if (x <= 0) return 0
  const half = lambda / 2
  const middle = Math.floor(half)
  const weight = (j: number) =>
    half === 0 ? (j === 0 ? 1 : 0) : Math.exp(-half + j * Math.log(half) - logFactorial(j))
  let share = 0
  for (let j = middle; j >= 0; j -= 1) {
    const w = weight(j)
    share += w * chiSquareBelow(x, df + 2 * j)
    if (w < 1e-17) break
  }
  for (let j = middle + 1; j < middle + 100_000; j += 1) {
    const w = weight(j)
    share += w * chiSquareBelow(x, df + 2 * j)
    if (w < 1e-17) break
  }
  return share
}

/** The noncentrality at which `share` lies below `x`; 0 where even none puts less than that below it. */
export function noncentralityAt(x: number, df: number, share: number): number {
  if (noncentralChiSquareBelow(x, df, 0) < share) return 0
  let low = 0
  let high = Math.max(x, 1)
  while (noncentralChiSquareBelow(x, df, high) > share) high *= 2
  for (let i = 0; i < 100 && high - low > 1e-10 * high; i += 1) {
    const middle = (low + high) / 2
    if (noncentralChiSquareBelow(x, df, middle) > share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
