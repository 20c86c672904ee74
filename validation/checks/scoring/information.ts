import { expectedScore, type Item, itemInformation, testInformation } from '@petakom/psychometrics'
import { type Check, largestDifference } from '../../check.ts'
import { peerItem } from '../../peer-items.ts'
import { expected } from '../../reference.ts'

/** Information of items and test, and the expected score, at 17 abilities. */
export function informationChecks(set: string): Check[] {
  const { bank, model, information } = expected(set)
  const items: Item[] = bank.map((row: Record<string, unknown>) => peerItem(row, model))
  const theta: number[] = information.theta
  const check = (quantity: string, ours: () => number[], theirs: number[]): Check => ({
    area: 'scoring',
    set,
    quantity,
    peer: 'mirt 1.45.1',
    tolerance: 1e-6,
    measure: () => largestDifference(ours(), theirs),
  })
  return [
    check(
      'item information',
      () => items.flatMap((item) => theta.map((at) => itemInformation(item, at))),
      information.item.flat(),
    ),
    check('test information', () => theta.map((at) => testInformation(items, at)), information.test),
    check('expected score', () => theta.map((at) => expectedScore(items, at)), information.expectedTestScore),
  ]
}
