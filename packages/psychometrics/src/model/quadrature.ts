/** Equally spaced abilities with the weights of a normal density at them, normalised to sum to 1. */
export interface Quadrature {
  readonly nodes: Float64Array
  readonly logWeights: Float64Array
}

export interface QuadratureSettings {
  /** How many nodes; 61 unless told. */
  readonly count?: number
  /** Farthest node from 0, logits; 6 unless told. */
  readonly reach?: number
  readonly mean?: number
  readonly variance?: number
}

export function normalQuadrature({
  count = 61,
  reach = 6,
  mean = 0,
  variance = 1,
}: QuadratureSettings = {}): Quadrature {
  if (!Number.isInteger(count) || count < 3) throw new RangeError(`${count} is not a number of nodes; at least 3`)
  if (!(reach > 0 && variance > 0)) throw new RangeError(`reach ${reach} and variance ${variance} must be above 0`)
  const nodes = Float64Array.from({ length: count }, (_, q) => -reach + (2 * reach * q) / (count - 1))
  return { nodes, logWeights: normalLogWeights(nodes, mean, variance) }
}

/** Log weights of a normal density at `nodes`, normalised over them. */
export function normalLogWeights(nodes: Float64Array, mean: number, variance: number): Float64Array {
  const logDensity = nodes.map((theta) => -((theta - mean) ** 2) / (2 * variance))
  const peak = logDensity.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const logTotal = peak + Math.log(logDensity.reduce((sum, value) => sum + Math.exp(value - peak), 0))
  return logDensity.map((value) => value - logTotal)
}
