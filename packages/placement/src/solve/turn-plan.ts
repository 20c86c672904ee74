import type { Plan } from './plan.ts'

/**
 * A plan of the transposed pairs, told from the officials' side. There a post gets at least -unplacedCost and an
 * official costs at least 0; adding and taking off the cost of an unplaced official keeps every sum of two prices.
 */
export function turnPlan({ postOf, officialOf, officialPrice, postPrice, unplacedCost }: Plan): Plan {
  return {
    postOf: officialOf,
    officialOf: postOf,
    officialPrice: postPrice.map((price) => price - unplacedCost),
    postPrice: officialPrice.map((price) => price + unplacedCost),
    postFloor: new Float64Array(officialPrice.length),
    unplacedCost,
  }
}
