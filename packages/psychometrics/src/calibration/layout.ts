import type { ItemForm } from './item-form.ts'

/** `weight` times a free parameter goes into one value of an item. */
export interface Term {
  readonly value: number
  readonly parameter: number
  readonly weight: number
}

/** An item, and how its values follow from the free parameters: value = base + sum of its terms. */
export interface ItemBlock {
  readonly form: ItemForm
  readonly base: Float64Array
  readonly terms: readonly Term[]
}

/** Latent distribution of a group, normal; a parameter of -1 keeps the value. */
export interface LatentBlock {
  mean: number
  variance: number
  readonly meanParameter: number
  readonly varianceParameter: number
}

/** Normal prior on one free parameter. */
export interface NormalPrior {
  readonly parameter: number
  readonly mean: number
  readonly deviation: number
}

/** All parameters of a calibration. Items that name the same parameter share it. */
export interface Layout {
  readonly items: readonly ItemBlock[]
  readonly latents: readonly LatentBlock[]
  readonly priors: readonly NormalPrior[]
  /** Present values of the free parameters; change them by `setParameters`. */
  readonly parameters: Float64Array
  /** First row (item, category) of each item, and the number of rows at the end. */
  readonly firstRow: Int32Array
}

export function createLayout(
  items: readonly ItemBlock[],
  latents: readonly LatentBlock[],
  priors: readonly NormalPrior[],
  start: Float64Array,
): Layout {
  const firstRow = new Int32Array(items.length + 1)
  items.forEach(({ form }, i) => {
    firstRow[i + 1] = firstRow[i]! + form.maxCategory + 1
  })
  const layout = { items, latents, priors, parameters: Float64Array.from(start), firstRow }
  setParameters(layout, start)
  return layout
}

export function setParameters({ items, latents, parameters }: Layout, next: Float64Array): void {
  parameters.set(next)
  for (const { form, base, terms } of items) {
    form.values.set(base)
    for (const { value, parameter, weight } of terms) form.values[value]! += weight * parameters[parameter]!
  }
  for (const latent of latents) {
    if (latent.meanParameter >= 0) latent.mean = parameters[latent.meanParameter]!
    if (latent.varianceParameter >= 0) latent.variance = parameters[latent.varianceParameter]!
  }
}

/** Below this the nodes cannot tell a variance from none. */
export const LEAST_VARIANCE = 1e-4
const MOST_VARIANCE = 1e3
/** Beyond these the curve is a step between two nodes, and no value fits the responses better than another. */
const MOST_SLOPE = 40
const MOST_INTERCEPT = 400

/**
 * Sets `next` if it is an item of its kind throughout: graded intercepts descend, variances are above 0, nothing has run
 * away.
 */
export function trySetParameters(layout: Layout, next: Float64Array): boolean {
  if (!next.every(Number.isFinite)) return false
  for (const { varianceParameter } of layout.latents) {
    if (
      varianceParameter >= 0 &&
      !(next[varianceParameter]! >= LEAST_VARIANCE && next[varianceParameter]! < MOST_VARIANCE)
    )
      return false
  }
  const before = Float64Array.from(layout.parameters)
  setParameters(layout, next)
  if (layout.items.every(({ form, terms }) => terms.length === 0 || isSound(form))) return true
  setParameters(layout, before)
  return false
}

function isSound(form: ItemForm): boolean {
  const slopes = form.kind === 'nominal' ? form.maxCategory : 1
  for (let p = 0; p < form.values.length; p += 1) {
    if (Math.abs(form.values[p]!) > (p < slopes ? MOST_SLOPE : MOST_INTERCEPT)) return false
  }
  return form.kind !== 'graded' || descends(form)
}

function descends({ values, maxCategory }: ItemForm): boolean {
  for (let k = 2; k <= maxCategory; k += 1) if (values[k]! >= values[k - 1]! - 1e-8) return false
  return true
}
