import type { Item, Item2PL, Item3PL, Item4PL, ItemGPCM, ItemGRM, ItemNominal, ItemRSM } from '../model/item.ts'
import { categoryIntercepts, categorySlopes } from '../model/probability.ts'
import { addCategory, addExponential, type DerivativeSums } from './derivative-sums.ts'

/** One item laid out for speed: adds its part of a pattern's derivatives. `whole` asks for the information too. */
export interface ItemCurve {
  add(sums: DerivativeSums, theta: number, response: number, whole: boolean): void
}

export function itemCurve(item: Item): ItemCurve {
  switch (item.model) {
    case '2PL':
      return new LogisticCurve(item)
    case '3PL':
      return item.c === 0 ? new LogisticCurve(item) : new AsymptoteCurve(item, 1)
    case '4PL':
      return item.c === 0 && item.d === 1 ? new LogisticCurve(item) : new AsymptoteCurve(item, item.d)
    case 'GRM':
      return new GradedCurve(item)
    default:
      return new DividedCurve(item)
  }
}

class LogisticCurve implements ItemCurve {
  readonly #a: number
  readonly #b: number

  constructor({ a, b }: Item2PL | Item3PL | Item4PL) {
    this.#a = a
    this.#b = b[0]!
  }

  add(sums: DerivativeSums, theta: number, response: number, whole: boolean): void {
    const a = this.#a
    const x = a * (theta - this.#b)
    const e = Math.exp(-Math.abs(x))
    const near = 1 / (1 + e)
    const far = e / (1 + e)
    const right = x >= 0 ? near : far
    const wrong = x >= 0 ? far : near
    const information = a * a * near * far
    sums.score += response === 1 ? a * wrong : -a * right
    sums.curvature -= information
    if (whole)
      addExponential(sums, information, a * information * (wrong - right), a * a * information * (1 - 6 * near * far))
  }
}

class AsymptoteCurve implements ItemCurve {
  readonly #a: number
  readonly #b: number
  readonly #lower: number
  readonly #upper: number

  constructor({ a, b, c }: Item3PL | Item4PL, upper: number) {
    this.#a = a
    this.#b = b[0]!
    this.#lower = c
    this.#upper = upper
  }

  add(sums: DerivativeSums, theta: number, response: number, whole: boolean): void {
    const a = this.#a
    const x = a * (theta - this.#b)
    const e = Math.exp(-Math.abs(x))
    const right = x >= 0 ? 1 / (1 + e) : e / (1 + e)
    const wrong = x >= 0 ? e / (1 + e) : 1 / (1 + e)
    if (whole || response === 1) this.#category(sums, 1, right, wrong, response, whole)
    if (whole || response === 0) this.#category(sums, 0, right, wrong, response, whole)
  }

  #category(sums: DerivativeSums, k: number, right: number, wrong: number, response: number, whole: boolean): void {
    const a = this.#a
    const lower = this.#lower
    const upper = this.#upper
    const d1 = a * right * wrong
    const d2 = a * d1 * (wrong - right)
    const p = k === 1 ? lower * wrong + upper * right : (1 - lower) * wrong + (1 - upper) * right
    let [g, h, t] = [0, 0, 0]
    if (k === 1 ? lower === 0 : upper === 1) {
      // Without an asymptote on its side the log is that of the plain curve: no division by a vanishing p.
      g = k === 1 ? a * wrong : -a * right
      h = -a * d1
      t = -a * d2
    } else {
      const scale = (k === 1 ? upper - lower : lower - upper) / p
      const two = scale * d2
      g = scale * d1
      h = two - g * g
      t = scale * a * a * d1 * (1 - 6 * right * wrong) - 3 * g * two + 2 * g * g * g
    }
    if (k === response) {
      sums.score += g
      sums.curvature += h
    }
    if (whole) addCategory(sums, p, g, h, t)
  }
}

class GradedCurve implements ItemCurve {
  readonly #a: number
  readonly #b: Float64Array
  /** 1 - exp(-a times the distance to the threshold before): P_k is L(above) (1 - L(below)) of it. */
  readonly #gap: Float64Array

  constructor({ a, b }: ItemGRM) {
    this.#a = a
    this.#b = Float64Array.from(b)
    this.#gap = Float64Array.from(b, (threshold, k) => (k === 0 ? 1 : -Math.expm1(-a * (threshold - b[k - 1]!))))
  }

  add(sums: DerivativeSums, theta: number, response: number, whole: boolean): void {
    const a = this.#a
    const b = this.#b
    const last = whole ? b.length : response
    let above = 1
    let aboveNot = 0
    for (let k = whole ? 0 : Math.max(0, response - 1); k <= last; k += 1) {
      let below = 0
      let belowNot = 1
      if (k < b.length) {
        const x = a * (theta - b[k]!)
        const e = Math.exp(-Math.abs(x))
        below = x >= 0 ? 1 / (1 + e) : e / (1 + e)
        belowNot = x >= 0 ? e / (1 + e) : 1 / (1 + e)
      }
      const one = above * aboveNot
      const two = below * belowNot
      const g = a * (aboveNot - below)
      const h = -a * a * (one + two)
      if (k === response) {
        sums.score += g
        sums.curvature += h
      }
      if (whole) {
        const gap = k < b.length ? this.#gap[k]! : 1
        const t = -a * a * a * (one * (aboveNot - above) + two * (belowNot - below))
        addCategory(sums, above * belowNot * gap, g, h, t)
      }
      above = below
      aboveNot = belowNot
    }
  }
}

/** Partial credit, rating scale, nominal. Information and its derivatives are the cumulants of the category's slope. */
class DividedCurve implements ItemCurve {
  readonly #slopes: Float64Array
  readonly #intercepts: Float64Array
  readonly #p: Float64Array

  constructor(item: ItemGPCM | ItemRSM | ItemNominal) {
    this.#slopes = categorySlopes(item)
    this.#intercepts = categoryIntercepts(item)
    this.#p = new Float64Array(this.#slopes.length)
  }

  add(sums: DerivativeSums, theta: number, response: number, whole: boolean): void {
    const slopes = this.#slopes
    const p = this.#p
    let peak = Number.NEGATIVE_INFINITY
    for (let k = 0; k < p.length; k += 1) {
      const logit = slopes[k]! * theta + this.#intercepts[k]!
      p[k] = logit
      if (logit > peak) peak = logit
    }
    let total = 0
    let first = 0
    for (let k = 0; k < p.length; k += 1) {
      const mass = Math.exp(p[k]! - peak)
      p[k] = mass
      total += mass
      first += slopes[k]! * mass
    }
    const mean = first / total
    let [second, third, fourth] = [0, 0, 0]
    for (let k = 0; k < p.length; k += 1) {
      const from = slopes[k]! - mean
      const square = p[k]! * from * from
      second += square
      third += square * from
      fourth += square * from * from
    }
    const variance = second / total
    sums.score += slopes[response]! - mean
    sums.curvature -= variance
    if (whole) addExponential(sums, variance, third / total, fourth / total - 3 * variance * variance)
  }
}
