import { type Item, maxCategory } from '../model/item.ts'

/** How many parameters an item of its model has when none is fixed or shared. */
export function freeParameters(item: Item): number {
  switch (item.model) {
    case '3PL':
      return 3
    case '4PL':
      return 4
    case 'NRM':
      return 2 * maxCategory(item)
    default:
      return 1 + maxCategory(item)
  }
}
