import { type Item, maxCategory } from './item.ts'
import { categoryIntercepts, categorySlopes, logistic } from './probability.ts'

/** Probabilities of categories 0 to K at one ability, with their first and second derivatives on theta. */
export interface CategoryCurves {
  readonly p: Float64Array
  readonly d1: Float64Array
  readonly d2: Float64Array
}

export function categoryCurves(item: Item, theta: number): CategoryCurves {
  const length = maxCategory(item) + 1
  const curves = { p: new Float64Array(length), d1: new Float64Array(length), d2: new Float64Array(length) }
  switch (item.model) {
    case '2PL':
      dichotomous(curves, item.a, item.b[0]!, 0, 1, theta)
      break
    case '3PL':
      dichotomous(curves, item.a, item.b[0]!, item.c, 1, theta)
      break
    case '4PL':
      dichotomous(curves, item.a, item.b[0]!, item.c, item.d, theta)
      break
    case 'GRM':
      graded(curves, item.a, item.b, theta)
      break
    default:
      divideByTotal(curves, categorySlopes(item), categoryIntercepts(item), theta)
  }
  return curves
}

function dichotomous({ p, d1, d2 }: CategoryCurves, a: number, b: number, c: number, d: number, theta: number): void {
  const right = logistic(a * (theta - b))
  const wrong = logistic(-a * (theta - b))
  p[1] = c * wrong + d * right
  p[0] = (1 - c) * wrong + (1 - d) * right
  d1[1] = (d - c) * a * right * wrong
  d2[1] = (d - c) * a * a * right * wrong * (wrong - right)
  d1[0] = -d1[1]
  d2[0] = -d2[1]
}

function graded({ p, d1, d2 }: CategoryCurves, a: number, b: readonly number[], theta: number): void {
  let above = { p: 1, q: 0, d1: 0, d2: 0 }
  for (let k = 0; k <= b.length; k += 1) {
    const below = k === b.length ? { p: 0, q: 1, d1: 0, d2: 0 } : step(a, b[k]!, theta)
    // On the far side of a threshold the difference of the complements keeps its digits.
    p[k] = above.p > 0.5 && below.p > 0.5 ? below.q - above.q : above.p - below.p
    d1[k] = above.d1 - below.d1
    d2[k] = above.d2 - below.d2
    above = below
  }
}

function step(a: number, b: number, theta: number) {
  const p = logistic(a * (theta - b))
  const q = logistic(-a * (theta - b))
  return { p, q, d1: a * p * q, d2: a * a * p * q * (q - p) }
}

function divideByTotal(
  { p, d1, d2 }: CategoryCurves,
  slopes: Float64Array,
  intercepts: Float64Array,
  theta: number,
): void {
  let peak = Number.NEGATIVE_INFINITY
  for (let k = 0; k < p.length; k += 1) peak = Math.max(peak, slopes[k]! * theta + intercepts[k]!)
  let total = 0
  for (let k = 0; k < p.length; k += 1) {
    p[k] = Math.exp(slopes[k]! * theta + intercepts[k]! - peak)
    total += p[k]!
  }
  let mean = 0
  for (let k = 0; k < p.length; k += 1) {
    p[k]! /= total
    mean += slopes[k]! * p[k]!
  }
  let variance = 0
  for (let k = 0; k < p.length; k += 1) variance += p[k]! * (slopes[k]! - mean) ** 2
  for (let k = 0; k < p.length; k += 1) {
    d1[k] = p[k]! * (slopes[k]! - mean)
    d2[k] = p[k]! * ((slopes[k]! - mean) ** 2 - variance)
  }
}
