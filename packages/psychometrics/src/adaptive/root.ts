const CELLS = 24
const CLOSE = 1e-10

/**
 * The point within +-reach where `height`, whose derivative is `slope`, is largest: a place where the slope falls
 * through 0, or a bound that the height rises to. A 3PL likelihood may have several such places: all cells of a grid
 * are looked at.
 */
export function highestRoot(
  slope: (x: number) => number,
  height: (x: number) => number,
  reach: number,
): { readonly x: number; readonly atBound: boolean } {
  const candidates: { x: number; atBound: boolean }[] = []
  let left = -reach
  let slopeLeft = slope(left)
  if (slopeLeft <= 0) candidates.push({ x: left, atBound: true })
  for (let cell = 1; cell <= CELLS; cell += 1) {
    const right = -reach + (2 * reach * cell) / CELLS
    const slopeRight = slope(right)
    if (slopeLeft > 0 && slopeRight <= 0)
      candidates.push({ x: between(slope, left, slopeLeft, right, slopeRight), atBound: false })
    left = right
    slopeLeft = slopeRight
  }
  if (slopeLeft > 0) candidates.push({ x: reach, atBound: true })
  if (candidates.length === 1) return candidates[0]!
  return candidates
    .map((candidate) => ({ ...candidate, height: height(candidate.x) }))
    .reduce((best, one) => (one.height > best.height ? one : best))
}

/** Regula falsi that halves the value of an end kept twice (Illinois), bisecting every eighth round. */
function between(slope: (x: number) => number, low: number, slopeLow: number, high: number, slopeHigh: number): number {
  let [a, fa, b, fb, moved] = [low, slopeLow, high, slopeHigh, 0]
  for (let round = 1; round <= 100 && b - a > CLOSE; round += 1) {
    const secant = (a * fb - b * fa) / (fb - fa)
    const x = round % 8 !== 0 && secant > a && secant < b ? secant : (a + b) / 2
    const fx = slope(x)
    if (Math.abs(fx) < 1e-12) return x
    if (fx > 0) {
      if (moved > 0) fb /= 2
      ;[a, fa, moved] = [x, fx, 1]
    } else {
      if (moved < 0) fa /= 2
      ;[b, fb, moved] = [x, fx, -1]
    }
  }
  return (a + b) / 2
}
