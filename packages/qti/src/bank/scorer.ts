import type { Declaration } from '../item/declarations.ts'
import { processResponses, type QtiItem } from '../item/read-item.ts'
import type { Remarks } from '../item/remarks.ts'
import { scoreIn } from '../processing/run.ts'
import { Refusal } from '../refusal.ts'
import { container, type Scalar, single, type Value } from '../value/value.ts'
import type { XmlElement } from '../xml/element.ts'

/** Asks response processing what an answer is worth; 0 where SCORE is NULL. */
export class Scorer {
  readonly declaration: Declaration
  readonly #item: QtiItem
  readonly #processing: XmlElement

  constructor(item: QtiItem, processing: XmlElement, declaration: Declaration) {
    this.#item = item
    this.#processing = processing
    this.declaration = declaration
  }

  get correct(): Value {
    return this.#item.corrects.get(this.declaration.identifier) ?? null
  }

  score(items: readonly Scalar[]): number {
    const { cardinality, baseType, identifier } = this.declaration
    if (cardinality === 'record' || baseType === null) throw new Refusal('response-undeclared', identifier)
    const value =
      items.length === 0
        ? null
        : cardinality === 'single'
          ? single(baseType, items[0]!)
          : container(cardinality, baseType, items)
    return scoreIn(processResponses(this.#item, this.#processing, new Map([[identifier, value]]))) ?? 0
  }
}

/** The smallest factor that makes every score whole. @throws Refusal where none up to 1000 does. */
export function wholeFactor(scores: readonly number[], remarks: Remarks): number {
  const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6
  for (const factor of [1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 50, 100, 1000])
    if (scores.every((score) => isWhole(score * factor))) {
      if (factor > 1) remarks.add('points-scaled', `x${factor}`)
      if (scores.some((score) => Math.abs(score * factor) > 20))
        throw new Refusal('scoring-inexpressible', 'nilai lebih dari 20')
      return factor
    }
  throw new Refusal('scoring-inexpressible', 'nilai pecahan')
}
export const points = (score: number, factor: number): number => Math.round(score * factor)
