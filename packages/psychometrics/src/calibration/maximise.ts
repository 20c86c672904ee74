import { cholesky, type Matrix, solveCholesky, zeros } from '../numeric/matrix.ts'
import { type Expected, itemFisher, itemGradient } from './complete-data.ts'
import { logProbabilityGradient } from './item-form.ts'
import { type Layout, LEAST_VARIANCE, setParameters, trySetParameters } from './layout.ts'

/** Free parameters that must be raised together because items share them. */
export interface Component {
  readonly items: readonly number[]
  readonly parameters: Int32Array
}

export function findComponents({ items, parameters }: Layout): Component[] {
  const parent = Int32Array.from(parameters, (_, p) => p)
  const find = (p: number): number => {
    let root = p
    while (parent[root] !== root) root = parent[root]!
    return root
  }
  for (const { terms } of items) {
    for (const { parameter } of terms) parent[find(parameter)] = find(terms[0]!.parameter)
  }
  const found = new Map<number, { items: number[]; parameters: Set<number> }>()
  items.forEach(({ terms }, i) => {
    if (terms.length === 0) return
    const root = find(terms[0]!.parameter)
    const component = found.get(root) ?? { items: [], parameters: new Set() }
    component.items.push(i)
    for (const { parameter } of terms) component.parameters.add(parameter)
    found.set(root, component)
  })
  return [...found.values()].map(({ items, parameters }) => ({
    items,
    parameters: Int32Array.from([...parameters].sort((one, other) => one - other)),
  }))
}

/** Fisher scoring of the expected complete-data log-likelihood plus priors, with halved steps until it rises. */
export function maximiseComponent(layout: Layout, component: Component, expected: Expected, steps: number): void {
  const place = new Map([...component.parameters].map((parameter, i) => [parameter, i]))
  for (let step = 0; step < steps; step += 1) {
    const value = objective(layout, component, expected)
    const { gradient, information } = assemble(layout, component, expected, place)
    const direction = solveRidged(information, gradient)
    if (!climb(layout, component, expected, direction, value)) return
    if (direction.every((move) => Math.abs(move) < 1e-8)) return
  }
}

function climb(
  layout: Layout,
  component: Component,
  expected: Expected,
  direction: Float64Array,
  value: number,
): boolean {
  const before = Float64Array.from(layout.parameters)
  for (let scale = 1; scale > 1e-4; scale /= 2) {
    const candidate = Float64Array.from(before)
    component.parameters.forEach((parameter, i) => {
      candidate[parameter]! += scale * direction[i]!
    })
    if (!trySetParameters(layout, candidate)) continue
    if (objective(layout, component, expected) >= value - 1e-12 * Math.abs(value)) return true
  }
  setParameters(layout, before)
  return false
}

function objective(layout: Layout, { items, parameters }: Component, { counts, theta }: Expected): number {
  let sum = 0
  for (const i of items) {
    const { form } = layout.items[i]!
    const logP = new Float64Array(form.maxCategory + 1)
    const unused = new Float64Array(logP.length * form.values.length)
    for (let q = 0; q < theta.length; q += 1) {
      logProbabilityGradient(form, theta[q]!, logP, unused)
      for (let k = 0; k < logP.length; k += 1) {
        const persons = counts[(layout.firstRow[i]! + k) * theta.length + q]!
        if (persons > 0) sum += persons * logP[k]!
      }
    }
  }
  for (const { parameter, mean, deviation } of layout.priors) {
    if (parameters.includes(parameter)) sum -= ((layout.parameters[parameter]! - mean) / deviation) ** 2 / 2
  }
  return sum
}

function assemble(
  layout: Layout,
  { items, parameters }: Component,
  expected: Expected,
  place: ReadonlyMap<number, number>,
) {
  const n = parameters.length
  const gradient = new Float64Array(n)
  const information = zeros(n, n)
  for (const i of items) {
    const { form, terms } = layout.items[i]!
    const own = itemGradient(form, layout.firstRow[i]!, expected)
    const fisher = itemFisher(form, layout.firstRow[i]!, expected)
    for (const one of terms) {
      const row = place.get(one.parameter)!
      gradient[row]! += one.weight * own[one.value]!
      for (const other of terms) {
        const r = Math.max(one.value, other.value)
        const c = Math.min(one.value, other.value)
        information.cells[row * n + place.get(other.parameter)!]! +=
          one.weight * other.weight * fisher.cells[r * fisher.columns + c]!
      }
    }
  }
  for (const { parameter, mean, deviation } of layout.priors) {
    const at = place.get(parameter)
    if (at === undefined) continue
    gradient[at]! -= (layout.parameters[parameter]! - mean) / deviation ** 2
    information.cells[at * n + at]! += 1 / deviation ** 2
  }
  return { gradient, information }
}

/** Solves with just enough added to the diagonal that the matrix is positive definite. */
export function solveRidged(matrix: Matrix, right: Float64Array): Float64Array {
  const n = matrix.rows
  for (let ridge = 0; ridge < 1e6; ridge = ridge === 0 ? 1e-8 : ridge * 10) {
    const lifted = { ...matrix, cells: Float64Array.from(matrix.cells) }
    for (let i = 0; i < n; i += 1) lifted.cells[i * n + i] = lifted.cells[i * n + i]! * (1 + ridge) + ridge * 1e-3
    const factor = cholesky(lifted)
    if (factor) return solveCholesky(factor, right)
  }
  throw new RangeError('the information matrix is not finite')
}

/** Mean and variance of a group's latent distribution from the posterior mass at the nodes. */
export function maximiseLatents(layout: Layout, { mass, theta }: Expected): void {
  const next = Float64Array.from(layout.parameters)
  layout.latents.forEach(({ mean, meanParameter, varianceParameter }, g) => {
    const own = mass.subarray(g * theta.length, (g + 1) * theta.length)
    const persons = own.reduce((sum, value) => sum + value, 0)
    if (persons === 0) return
    const average = own.reduce((sum, value, q) => sum + value * theta[q]!, 0) / persons
    const centre = meanParameter >= 0 ? average : mean
    if (meanParameter >= 0) next[meanParameter] = average
    if (varianceParameter >= 0) {
      const variance = own.reduce((sum, value, q) => sum + value * (theta[q]! - centre) ** 2, 0) / persons
      next[varianceParameter] = Math.max(LEAST_VARIANCE, variance)
    }
  })
  setParameters(layout, next)
}
