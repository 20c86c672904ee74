/** Half of what R's uniroot asks of a root unless told: .Machine$double.eps ^ 0.25. */
const HALF_TOLERANCE = Number.EPSILON ** 0.25 / 2

/**
 * Brent's root of `f` between `low` and `high` (Brent, 1973, zeroin), with the stops of R's uniroot: the same steps in
 * the same order, so that the same digits come out where R's answer is where its search ended and not the root.
 */
export function brentRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b, c] = [low, high, low]
  let [fa, fb, fc] = [f(low), f(high), f(low)]
  for (let step = 0; step <= 1000; step += 1) {
    const before = b - a
    if (Math.abs(fc) < Math.abs(fb)) {
      ;[a, b, c] = [b, c, b]
      ;[fa, fb, fc] = [fb, fc, fb]
    }
    const close = 2 * Number.EPSILON * Math.abs(b) + HALF_TOLERANCE
    let move = (c - b) / 2
    if (Math.abs(move) <= close || fb === 0) return b
    if (Math.abs(before) >= close && Math.abs(fa) > Math.abs(fb)) {
      const { p, q } = interpolation(a, b, c, fa, fb, fc)
      const isInside = p < 0.75 * (c - b) * q - Math.abs(close * q) / 2 && p < Math.abs((before * q) / 2)
      if (isInside) move = p / q
    }
    if (Math.abs(move) < close) move = move > 0 ? close : -close
    a = b
    fa = fb
    b += move
    fb = f(b)
    if (fb > 0 === fc > 0 && fb !== 0 && fc !== 0) {
      c = a
      fc = fa
    }
  }
  return b
}

/** Step p / q by the line through two points or the inverse parabola through three, p not negative. */
function interpolation(a: number, b: number, c: number, fa: number, fb: number, fc: number) {
  let p: number
  let q: number
  if (a === c) {
    const t = fb / fa
    p = (c - b) * t
    q = 1 - t
  } else {
    const t = fa / fc
    const u = fb / fc
    const v = fb / fa
    p = v * ((c - b) * t * (t - u) - (b - a) * (u - 1))
    q = (t - 1) * (u - 1) * (v - 1)
  }
  return p > 0 ? { p, q: -q } : { p: -p, q }
}
