import type { Item } from '../model/item.ts'
import { type DerivativeSums, noDerivatives } from './derivative-sums.ts'
import { type ItemCurve, itemCurve } from './item-curve.ts'

/** Adds up one pattern's derivatives at one ability. */
export class PatternDerivatives {
  readonly at: DerivativeSums = noDerivatives()
  readonly #curves: readonly ItemCurve[]

  constructor(items: readonly Item[]) {
    this.#curves = items.map(itemCurve)
  }

  /** Fills `at`; with `whole` the information too. A negative cell was not answered. */
  evaluate(theta: number, cells: Int8Array, start: number, whole: boolean): DerivativeSums {
    const { at } = this
    at.score = 0
    at.curvature = 0
    at.information = 0
    at.information1 = 0
    at.information2 = 0
    at.warm = 0
    at.warm1 = 0
    for (let i = 0; i < this.#curves.length; i += 1) {
      const response = cells[start + i]!
      if (response >= 0) this.#curves[i]!.add(at, theta, response, whole)
    }
    return at
  }
}
