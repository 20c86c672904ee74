import { type Matrix, zeros } from '../numeric/matrix.ts'
import { type ItemForm, logProbabilityGradient } from './item-form.ts'
import type { Layout } from './layout.ts'
import { latentScore } from './memory.ts'

/** Expected persons: by row (item, category) and node, and by group and node. */
export interface Expected {
  readonly counts: Float64Array
  readonly mass: Float64Array
  readonly theta: Float64Array
  readonly logWeights: Float64Array
}

/**
 * Gradient of the marginal log-likelihood plus log prior over the free parameters; by Fisher's identity that of the
 * expected complete-data log-likelihood at the same values.
 */
export function gradientOf(layout: Layout, expected: Expected): Float64Array {
  const total = new Float64Array(layout.parameters.length)
  layout.items.forEach(({ form, terms }, i) => {
    if (terms.length === 0) return
    const gradient = itemGradient(form, layout.firstRow[i]!, expected)
    for (const { value, parameter, weight } of terms) total[parameter]! += weight * gradient[value]!
  })
  addLatentGradient(layout, expected, total)
  for (const { parameter, mean, deviation } of layout.priors) {
    total[parameter]! -= (layout.parameters[parameter]! - mean) / deviation ** 2
  }
  return total
}

/** Gradient over the item's own values. */
export function itemGradient(form: ItemForm, firstRow: number, { counts, theta }: Expected): Float64Array {
  const width = form.values.length
  const logP = new Float64Array(form.maxCategory + 1)
  const gradient = new Float64Array(logP.length * width)
  const sum = new Float64Array(width)
  for (let q = 0; q < theta.length; q += 1) {
    logProbabilityGradient(form, theta[q]!, logP, gradient)
    for (let k = 0; k < logP.length; k += 1) {
      const persons = counts[(firstRow + k) * theta.length + q]!
      if (persons === 0) continue
      for (let p = 0; p < width; p += 1) sum[p]! += persons * gradient[k * width + p]!
    }
  }
  return sum
}

function addLatentGradient(layout: Layout, { mass, theta, logWeights }: Expected, total: Float64Array): void {
  layout.latents.forEach((latent, g) => {
    if (latent.meanParameter < 0 && latent.varianceParameter < 0) return
    const weights = logWeights.subarray(g * theta.length, (g + 1) * theta.length)
    const scores = latentScore(theta, weights, latent.mean, latent.variance)
    for (let q = 0; q < theta.length; q += 1) {
      const persons = mass[g * theta.length + q]!
      if (latent.meanParameter >= 0) total[latent.meanParameter]! += persons * scores[q]!
      if (latent.varianceParameter >= 0) total[latent.varianceParameter]! += persons * scores[theta.length + q]!
    }
  })
}

/** Fisher information of an item's values, given how many persons are expected at each node. */
export function itemFisher(form: ItemForm, firstRow: number, { counts, theta }: Expected): Matrix {
  const width = form.values.length
  const logP = new Float64Array(form.maxCategory + 1)
  const gradient = new Float64Array(logP.length * width)
  const information = zeros(width, width)
  for (let q = 0; q < theta.length; q += 1) {
    let persons = 0
    for (let k = 0; k < logP.length; k += 1) persons += counts[(firstRow + k) * theta.length + q]!
    if (persons === 0) continue
    logProbabilityGradient(form, theta[q]!, logP, gradient)
    for (let k = 0; k < logP.length; k += 1) {
      const weight = persons * Math.exp(logP[k]!)
      for (let r = 0; r < width; r += 1) {
        for (let c = 0; c <= r; c += 1) {
          information.cells[r * width + c]! += weight * gradient[k * width + r]! * gradient[k * width + c]!
        }
      }
    }
  }
  return information
}

const STEP = 1e-5

/** Negative second derivatives of the expected complete-data log-likelihood, by central differences of its gradient. */
export function completeInformation(layout: Layout, expected: Expected): Matrix {
  const size = layout.parameters.length
  const information = zeros(size, size)
  const add = (r: number, c: number, value: number) => {
    if (r >= 0 && c >= 0) information.cells[r * size + c]! += value
  }
  layout.items.forEach(({ form, terms }, i) => {
    const free = new Set(terms.map(({ value }) => value))
    const second = new Map(
      [...free].map((p) => [p, differentiate(form, p, (moved) => itemGradient(moved, layout.firstRow[i]!, expected))]),
    )
    for (const one of terms) {
      for (const other of terms) {
        add(one.parameter, other.parameter, -one.weight * other.weight * second.get(other.value)![one.value]!)
      }
    }
  })
  addLatentInformation(layout, expected, add)
  for (const { parameter, deviation } of layout.priors) add(parameter, parameter, 1 / deviation ** 2)
  return symmetrise(information)
}

function differentiate(form: ItemForm, p: number, gradientAt: (moved: ItemForm) => Float64Array): Float64Array {
  const step = STEP * Math.max(1, Math.abs(form.values[p]!))
  const moved = (by: number) => {
    const values = Float64Array.from(form.values)
    values[p]! += by
    return gradientAt({ ...form, values })
  }
  const up = moved(step)
  const down = moved(-step)
  return up.map((value, r) => (value - down[r]!) / (2 * step))
}

function addLatentInformation(
  layout: Layout,
  { mass, theta, logWeights }: Expected,
  add: (r: number, c: number, value: number) => void,
): void {
  layout.latents.forEach(({ mean, variance, meanParameter, varianceParameter }, g) => {
    if (meanParameter < 0 && varianceParameter < 0) return
    const nodes = theta.length
    const own = mass.subarray(g * nodes, (g + 1) * nodes)
    const gradient = (m: number, v: number) => {
      const density = theta.map((node) => -((node - m) ** 2) / (2 * v))
      const logTotal = Math.log(density.reduce((sum, value) => sum + Math.exp(value), 0))
      const scores = latentScore(
        theta,
        density.map((value) => value - logTotal),
        m,
        v,
      )
      let first = 0
      let second = 0
      own.forEach((persons, q) => {
        first += persons * scores[q]!
        second += persons * scores[nodes + q]!
      })
      return [first, second] as const
    }
    const h = STEP * Math.max(1, variance)
    const overMean = [gradient(mean + h, variance), gradient(mean - h, variance)] as const
    const overVariance = [gradient(mean, variance + h), gradient(mean, variance - h)] as const
    add(meanParameter, meanParameter, -(overMean[0][0] - overMean[1][0]) / (2 * h))
    add(varianceParameter, meanParameter, -(overMean[0][1] - overMean[1][1]) / (2 * h))
    add(meanParameter, varianceParameter, -(overVariance[0][0] - overVariance[1][0]) / (2 * h))
    add(varianceParameter, varianceParameter, -(overVariance[0][1] - overVariance[1][1]) / (2 * h))
  })
  void logWeights
}

function symmetrise(matrix: Matrix): Matrix {
  const n = matrix.rows
  for (let r = 0; r < n; r += 1) {
    for (let c = 0; c < r; c += 1) {
      const mean = (matrix.cells[r * n + c]! + matrix.cells[c * n + r]!) / 2
      matrix.cells[r * n + c] = mean
      matrix.cells[c * n + r] = mean
    }
  }
  return matrix
}
