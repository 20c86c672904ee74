import { floorsOf, type Plan } from './plan.ts'

/**
 * A plan of the transposed pairs, told from the officials' side. There a post gets at least -unplacedCost and an
 * official costs at least 0; adding and taking off the cost of an unplaced official keeps every sum of two prices.
 */
export function turnPlan(turned: Plan, mustFill: readonly number[]): Plan {
  const { postOf, officialOf, officialPrice, postPrice, unplacedCost } = turned
  return {
    postOf: officialOf,
    officialOf: postOf,
    officialPrice: postPrice.map((price) => price - unplacedCost),
    postPrice: officialPrice.map((price) => price + unplacedCost),
    postFloor: floorsOf(officialPrice.length, mustFill, unplacedCost),
    unplacedCost,
  }
}
