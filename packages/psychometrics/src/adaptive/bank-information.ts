import { type AdaptiveBank, DICHOTOMOUS, type FlatParameters, GRADED } from './bank.ts'

/**
 * Fisher information of every item of a bank at `theta`, written to `into`: the same numbers as itemInformation, in one
 * pass that allocates nothing. `into` is handed back.
 */
export function bankInformation(
  { flat }: AdaptiveBank,
  theta: number,
  into = new Float64Array(flat.kind.length),
): Float64Array {
  const { kind } = flat
  for (let i = 0; i < kind.length; i += 1) {
    if (kind[i] === DICHOTOMOUS) into[i] = dichotomous(flat, i, theta)
    else if (kind[i] === GRADED) into[i] = graded(flat, i, theta)
    else into[i] = divideByTotal(flat, i, theta)
  }
  return into
}

function dichotomous({ slope, lower, upper, first, values }: FlatParameters, i: number, theta: number): number {
  const a = slope[i]!
  const c = lower[i]!
  const d = upper[i]!
  // exp of minus the distance never overflows; the farther of the two shares is e / (1 + e), the nearer 1 / (1 + e).
  const x = a * (theta - values[first[i]!]!)
  const e = Math.exp(x < 0 ? x : -x)
  const near = 1 / (1 + e)
  const far = e * near
  const right = x < 0 ? far : near
  const wrong = x < 0 ? near : far
  const p = c * wrong + d * right
  const q = (1 - c) * wrong + (1 - d) * right
  const d1 = (d - c) * a * right * wrong
  return p > 0 && q > 0 ? (d1 * d1) / (p * q) : 0
}

function graded({ most, slope, first, values }: FlatParameters, i: number, theta: number): number {
  const a = slope[i]!
  const start = first[i]!
  const count = most[i]!
  let aboveP = 1
  let aboveQ = 0
  let aboveD = 0
  let information = 0
  for (let k = 0; k <= count; k += 1) {
    let belowP = 0
    let belowQ = 1
    if (k < count) {
      const x = a * (theta - values[start + k]!)
      const e = Math.exp(x < 0 ? x : -x)
      const near = 1 / (1 + e)
      belowP = x < 0 ? e * near : near
      belowQ = x < 0 ? near : e * near
    }
    const belowD = a * belowP * belowQ
    const p = aboveP > 0.5 && belowP > 0.5 ? belowQ - aboveQ : aboveP - belowP
    const d1 = aboveD - belowD
    if (p > 0) information += (d1 * d1) / p
    aboveP = belowP
    aboveQ = belowQ
    aboveD = belowD
  }
  return information
}

/** The variance of the category slopes under the category probabilities. */
function divideByTotal({ most, first, values }: FlatParameters, i: number, theta: number): number {
  const start = first[i]!
  const count = most[i]! + 1
  let peak = Number.NEGATIVE_INFINITY
  for (let k = 0; k < count; k += 1) {
    const logit = values[start + k]! * theta + values[start + count + k]!
    if (logit > peak) peak = logit
  }
  let total = 0
  let sum = 0
  for (let k = 0; k < count; k += 1) {
    const weight = Math.exp(values[start + k]! * theta + values[start + count + k]! - peak)
    total += weight
    sum += weight * values[start + k]!
  }
  const mean = sum / total
  let squares = 0
  for (let k = 0; k < count; k += 1) {
    const weight = Math.exp(values[start + k]! * theta + values[start + count + k]! - peak)
    squares += weight * (values[start + k]! - mean) ** 2
  }
  return squares / total
}
