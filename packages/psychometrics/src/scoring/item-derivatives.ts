import { type Item, maxCategory } from '../model/item.ts'
import { categoryIntercepts, categorySlopes, logistic } from '../model/probability.ts'

/** Derivatives on theta, summed over the answered items of one pattern. */
export interface Derivatives {
  /** Of the log-likelihood, first and second. */
  score: number
  curvature: number
  /** Test information of the answered items, the sum of P'^2 / P, with its derivatives. */
  information: number
  information1: number
  information2: number
  /** Warm's J, the sum of P' P'' / P, with its derivative. */
  warm: number
  warm1: number
}

/**
 * Adds up one pattern's derivatives at one ability. Everything goes by the derivatives g, h, t of log P, which have
 * closed forms without a quotient of two vanishing numbers, so that no ability, however far, ends in 0 / 0:
 * I = sum p g^2, I' = sum p (g^3 + 2 g h), I'' = sum p (g^4 + 5 g^2 h + 2 h^2 + 2 g t),
 * J = sum p g (h + g^2), J' = sum p (g^4 + 4 g^2 h + h^2 + g t).
 */
export class PatternDerivatives {
  readonly at: Derivatives = {
    score: 0,
    curvature: 0,
    information: 0,
    information1: 0,
    information2: 0,
    warm: 0,
    warm1: 0,
  }
  readonly #items: readonly ItemCurve[]

  constructor(items: readonly Item[]) {
    this.#items = items.map(itemCurve)
  }

  /** Fills `at`; with `whole` the information too. A negative cell was not answered. */
  evaluate(theta: number, cells: Int8Array, start: number, whole: boolean): Derivatives {
    const { at } = this
    at.score = 0
    at.curvature = 0
    at.information = 0
    at.information1 = 0
    at.information2 = 0
    at.warm = 0
    at.warm1 = 0
    for (let i = 0; i < this.#items.length; i += 1) {
      const response = cells[start + i]!
      if (response < 0) continue
      const curve = this.#items[i]!
      switch (curve.kind) {
        case LOGISTIC:
          addLogistic(at, curve, theta, response, whole)
          break
        case ASYMPTOTES:
          fillAsymptotes(curve, theta)
          addCategories(at, curve, response, whole)
          break
        case GRADED:
          fillGraded(curve, theta)
          addCategories(at, curve, response, whole)
          break
        default:
          fillDivided(curve, theta)
          addCategories(at, curve, response, whole)
      }
    }
    return at
  }
}

const LOGISTIC = 0
const ASYMPTOTES = 1
const GRADED = 2
const DIVIDED = 3

/** An item laid out for speed, with room for its categories' probabilities p and derivatives g, h, t of log p. */
interface ItemCurve {
  readonly kind: number
  readonly a: number
  readonly lower: number
  readonly upper: number
  /** Locations; slopes and intercepts of the categories where the model divides by a total. */
  readonly b: Float64Array
  readonly slopes: Float64Array
  readonly p: Float64Array
  readonly g: Float64Array
  readonly h: Float64Array
  readonly t: Float64Array
}

function itemCurve(item: Item): ItemCurve {
  const length = maxCategory(item) + 1
  const room = {
    p: new Float64Array(length),
    g: new Float64Array(length),
    h: new Float64Array(length),
    t: new Float64Array(length),
  }
  const none = new Float64Array(0)
  switch (item.model) {
    case '2PL':
      return { kind: LOGISTIC, a: item.a, lower: 0, upper: 1, b: Float64Array.from(item.b), slopes: none, ...room }
    case '3PL':
    case '4PL': {
      const upper = item.model === '4PL' ? item.d : 1
      const kind = item.c === 0 && upper === 1 ? LOGISTIC : ASYMPTOTES
      return { kind, a: item.a, lower: item.c, upper, b: Float64Array.from(item.b), slopes: none, ...room }
    }
    case 'GRM':
      return { kind: GRADED, a: item.a, lower: 0, upper: 1, b: Float64Array.from(item.b), slopes: none, ...room }
    default: {
      const b = categoryIntercepts(item)
      return { kind: DIVIDED, a: 1, lower: 0, upper: 1, b, slopes: categorySlopes(item), ...room }
    }
  }
}

function addLogistic(at: Derivatives, { a, b }: ItemCurve, theta: number, response: number, whole: boolean): void {
  const right = logistic(a * (theta - b[0]!))
  const wrong = 1 - right
  // The smaller of the two keeps its digits.
  const other = right > 0.5 ? logistic(-a * (theta - b[0]!)) : wrong
  const spread = right * other
  at.score += response === 1 ? a * other : -a * right
  at.curvature -= a * a * spread
  if (!whole) return
  const information = a * a * spread
  const information1 = a * information * (other - right)
  at.information += information
  at.information1 += information1
  at.information2 += a * a * information * (1 - 6 * spread)
  // For the 2PL, J is the derivative of the information.
  at.warm += information1
  at.warm1 += a * a * information * (1 - 6 * spread)
}

function fillAsymptotes(curve: ItemCurve, theta: number): void {
  const { a, lower, upper, b, p } = curve
  const right = logistic(a * (theta - b[0]!))
  const wrong = logistic(-a * (theta - b[0]!))
  const d1 = a * right * wrong
  const d2 = a * d1 * (wrong - right)
  const d3 = a * a * d1 * (1 - 6 * right * wrong)
  p[1] = lower * wrong + upper * right
  p[0] = (1 - lower) * wrong + (1 - upper) * right
  // Without an asymptote on its side a category's log is that of the plain curve: no division by a vanishing p.
  if (lower === 0) setLogDerivatives(curve, 1, a * wrong, -a * d1, -a * d2)
  else setQuotients(curve, 1, upper - lower, d1, d2, d3)
  if (upper === 1) setLogDerivatives(curve, 0, -a * right, -a * d1, -a * d2)
  else setQuotients(curve, 0, lower - upper, d1, d2, d3)
}

function setQuotients(curve: ItemCurve, k: number, span: number, d1: number, d2: number, d3: number): void {
  const scale = span / curve.p[k]!
  const one = scale * d1
  const two = scale * d2
  setLogDerivatives(curve, k, one, two - one * one, scale * d3 - 3 * one * two + 2 * one * one * one)
}

function setLogDerivatives({ g, h, t }: ItemCurve, k: number, one: number, two: number, three: number): void {
  g[k] = one
  h[k] = two
  t[k] = three
}

function fillGraded({ a, b, p, g, h, t }: ItemCurve, theta: number): void {
  let above = 1
  let aboveNot = 0
  let aboveX = Number.POSITIVE_INFINITY
  for (let k = 0; k <= b.length; k += 1) {
    const last = k === b.length
    const x = last ? Number.NEGATIVE_INFINITY : a * (theta - b[k]!)
    const below = last ? 0 : logistic(x)
    const belowNot = last ? 1 : logistic(-x)
    p[k] = above * belowNot * -Math.expm1(x - aboveX)
    const one = above * aboveNot
    const two = below * belowNot
    g[k] = a * (aboveNot - below)
    h[k] = -a * a * (one + two)
    t[k] = -a * a * a * (one * (aboveNot - above) + two * (belowNot - below))
    above = below
    aboveNot = belowNot
    aboveX = x
  }
}

function fillDivided({ b, slopes, p, g, h, t }: ItemCurve, theta: number): void {
  let peak = Number.NEGATIVE_INFINITY
  for (let k = 0; k < p.length; k += 1) peak = Math.max(peak, slopes[k]! * theta + b[k]!)
  let total = 0
  for (let k = 0; k < p.length; k += 1) {
    p[k] = Math.exp(slopes[k]! * theta + b[k]! - peak)
    total += p[k]!
  }
  let mean = 0
  for (let k = 0; k < p.length; k += 1) {
    p[k]! /= total
    mean += slopes[k]! * p[k]!
  }
  let variance = 0
  let third = 0
  for (let k = 0; k < p.length; k += 1) {
    const from = slopes[k]! - mean
    variance += p[k]! * from * from
    third += p[k]! * from * from * from
  }
  for (let k = 0; k < p.length; k += 1) {
    g[k] = slopes[k]! - mean
    h[k] = -variance
    t[k] = -third
  }
}

function addCategories(at: Derivatives, { p, g, h, t }: ItemCurve, response: number, whole: boolean): void {
  at.score += g[response]!
  at.curvature += h[response]!
  if (!whole) return
  for (let k = 0; k < p.length; k += 1) {
    const [mass, one, two, three] = [p[k]!, g[k]!, h[k]!, t[k]!]
    const square = one * one
    at.information += mass * square
    at.information1 += mass * one * (square + 2 * two)
    at.information2 += mass * (square * square + 5 * square * two + 2 * two * two + 2 * one * three)
    at.warm += mass * one * (two + square)
    at.warm1 += mass * (square * square + 4 * square * two + two * two + one * three)
  }
}
