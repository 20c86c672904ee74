/** Derivatives on theta, summed over the answered items of one pattern. */
export interface DerivativeSums {
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

export const noDerivatives = (): DerivativeSums => ({
  score: 0,
  curvature: 0,
  information: 0,
  information1: 0,
  information2: 0,
  warm: 0,
  warm1: 0,
})

/**
 * Adds a category of probability `p` whose log has the derivatives g, h and t:
 * I = sum p g^2, I' = sum p (g^3 + 2 g h), I'' = sum p (g^4 + 5 g^2 h + 2 h^2 + 2 g t),
 * J = sum p g (h + g^2), J' = sum p (g^4 + 4 g^2 h + h^2 + g t).
 * By the log's derivatives no quotient of two vanishing numbers occurs, so that no ability, however far, ends in 0 / 0.
 */
export function addCategory(sums: DerivativeSums, p: number, g: number, h: number, t: number): void {
  const square = g * g
  sums.information += p * square
  sums.information1 += p * g * (square + 2 * h)
  sums.information2 += p * (square * square + 5 * square * h + 2 * h * h + 2 * g * t)
  sums.warm += p * g * (h + square)
  sums.warm1 += p * (square * square + 4 * square * h + h * h + g * t)
}

/** Adds an item for which J is the derivative of the information: 2PL and all that divide by a total. */
export function addExponential(sums: DerivativeSums, information: number, first: number, second: number): void {
  sums.information += information
  sums.information1 += first
  sums.information2 += second
  sums.warm += first
  sums.warm1 += second
}
