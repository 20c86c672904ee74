import { MISSING, type ResponseMatrix } from '../data/response-matrix.ts'
import { type Item, maxCategory } from '../model/item.ts'
import { categoryProbabilities } from '../model/probability.ts'

/** A response against what its item expects at an ability: x - E(x), and the second and fourth central moments. */
export interface ResponseResidual {
  readonly residual: number
  readonly variance: number
  readonly fourth: number
}

/** A variance below this counts as this, so that one surprise at a far ability does not outweigh all others (mirt). */
const LEAST_VARIANCE = Math.sqrt(1e-5)

export function responseResidual(item: Item, theta: number, response: number): ResponseResidual {
  const p = categoryProbabilities(item, theta)
  const mean = p.reduce((sum, share, k) => sum + k * share, 0)
  let variance = 0
  let fourth = 0
  p.forEach((share, k) => {
    const squared = (k - mean) ** 2
    variance += squared * share
    fourth += squared * squared * share
  })
  return { residual: response - mean, variance: Math.max(variance, LEAST_VARIANCE), fourth }
}

/** Sums over the responses of one item or one person, from which its mean squares follow. */
export class FitSums {
  private n = 0
  private residuals = 0
  private standardised = 0
  private variance = 0
  private kurtosis = 0
  private excess = 0

  add({ residual, variance, fourth }: ResponseResidual): void {
    this.n += 1
    this.residuals += residual ** 2
    this.standardised += residual ** 2 / variance
    this.variance += variance
    this.kurtosis += fourth / variance ** 2
    this.excess += fourth - variance ** 2
  }

  /** Null where nothing was answered. */
  meanSquares(): ResponseFit | null {
    if (this.n === 0) return null
    const outfit = this.standardised / this.n
    const infit = this.residuals / this.variance
    return {
      n: this.n,
      outfit,
      zOutfit: wilsonHilferty(outfit, this.kurtosis / this.n ** 2 - 1 / this.n),
      infit,
      zInfit: wilsonHilferty(infit, this.excess / this.variance ** 2),
    }
  }
}

/** Outfit and infit (1 is expected) with their standardised forms (Wright & Masters, 1982); z null where undefined. */
export interface ResponseFit {
  readonly n: number
  readonly outfit: number
  readonly zOutfit: number | null
  readonly infit: number
  readonly zInfit: number | null
}

/** Cube root to a normal deviate; the standard deviation of the mean square counts at most as root 2. */
function wilsonHilferty(meanSquare: number, variance: number): number | null {
  if (!(variance > 0)) return null
  const q = Math.min(Math.sqrt(variance), Math.SQRT2)
  return (Math.cbrt(meanSquare) - 1) * (3 / q) + q / 3
}

/**
 * Abilities at which fit is judged. Maximum likelihood knows none (null) for a person with every response at the same
 * end: as in mirt that person is put 0.1 beyond the farthest finite ability. Everybody else's null stays null.
 */
export function fitAbilities(
  items: readonly Item[],
  matrix: ResponseMatrix,
  thetas: readonly (number | null)[],
): (number | null)[] {
  if (items.length !== matrix.items)
    throw new RangeError(`${matrix.items} columns of responses for ${items.length} items`)
  if (thetas.length !== matrix.persons) throw new RangeError(`${thetas.length} abilities for ${matrix.persons} persons`)
  const finite = thetas.filter((theta) => theta !== null)
  if (!finite.every(Number.isFinite)) throw new RangeError('an ability is not a finite number; give null instead')
  const low = finite.reduce((least, theta) => Math.min(least, theta), Number.POSITIVE_INFINITY) - 0.1
  const high = finite.reduce((most, theta) => Math.max(most, theta), Number.NEGATIVE_INFINITY) + 0.1
  return thetas.map((theta, person) => {
    if (theta !== null || finite.length === 0) return theta
    const end = endOf(items, matrix.cells.subarray(person * items.length, (person + 1) * items.length))
    return end === 'top' ? high : end === 'bottom' ? low : null
  })
}

function endOf(items: readonly Item[], responses: Int8Array): 'top' | 'bottom' | null {
  const answered = items.flatMap((item, i) => (responses[i] === MISSING ? [] : [{ item, response: responses[i]! }]))
  if (answered.length === 0) return null
  if (answered.every(({ response }) => response === 0)) return 'bottom'
  return answered.every(({ item, response }) => response === maxCategory(item)) ? 'top' : null
}

/** Infit and outfit of each item at the persons' abilities (logits), see fitAbilities. */
export function itemMeanSquares(
  items: readonly Item[],
  matrix: ResponseMatrix,
  thetas: readonly (number | null)[],
): (ResponseFit | null)[] {
  const abilities = fitAbilities(items, matrix, thetas)
  return items.map((item, i) => {
    const sums = new FitSums()
    abilities.forEach((theta, person) => {
      const response = matrix.cells[person * matrix.items + i]!
      if (theta !== null && response !== MISSING) sums.add(responseResidual(item, theta, response))
    })
    return sums.meanSquares()
  })
}
