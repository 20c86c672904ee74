import { Refusal } from '../refusal.ts'
import { bool, container, integer, type Scalar, sameScalar, single, type Value } from '../value/value.ts'
import type { Operator } from './evaluate.ts'
import { holding, numberAttribute } from './operands.ts'

const gather =
  (cardinality: 'multiple' | 'ordered'): Operator =>
  (_, operands) => {
    const parts = operands.filter((value) => value !== null).map((value) => holding(value)!)
    return parts.length === 0
      ? null
      : container(
          cardinality,
          parts[0]!.baseType,
          parts.flatMap(({ items }) => items),
        )
  }

function contains(whole: Value, part: Value): Value {
  const [one, other] = [holding(whole), holding(part)]
  if (!one || !other) return null
  const same = (a: Scalar, b: Scalar) => sameScalar(one.baseType, a, b)
  if (one.cardinality === 'ordered')
    return bool(
      one.items.some((_, start) =>
        other.items.every((item, k) => one.items[start + k] !== undefined && same(item, one.items[start + k]!)),
      ),
    )
  const left = [...one.items]
  return bool(
    other.items.every((item) => {
      const place = left.findIndex((candidate) => same(item, candidate))
      if (place >= 0) left.splice(place, 1)
      return place >= 0
    }),
  )
}

export const CONTAINERS: Readonly<Record<string, Operator>> = {
  'qti-multiple': gather('multiple'),
  'qti-ordered': gather('ordered'),
  'qti-container-size': (_, [operand]) => integer(holding(operand)?.items.length ?? 0),
  'qti-member': (_, [one, other]) => {
    const [item, whole] = [holding(one), holding(other)]
    return !item || !whole
      ? null
      : bool(whole.items.some((candidate) => sameScalar(whole.baseType, item.items[0]!, candidate)))
  },
  'qti-contains': (_, [whole, part]) => contains(whole ?? null, part ?? null),
  'qti-delete': (_, [one, other]) => {
    const [item, whole] = [holding(one), holding(other)]
    if (!item || !whole) return null
    const kept = whole.items.filter((candidate) => !sameScalar(whole.baseType, item.items[0]!, candidate))
    return container(whole.cardinality === 'ordered' ? 'ordered' : 'multiple', whole.baseType, kept)
  },
  'qti-index': (element, [operand], context) => {
    const [whole, n] = [holding(operand), numberAttribute(element, 'n', context)]
    const item = whole && n !== null ? whole.items[n - 1] : undefined
    return whole && item !== undefined ? single(whole.baseType, item) : null
  },
  'qti-field-value': ({ attributes }, [operand]) => {
    if (!operand) return null
    if (operand.cardinality !== 'record') throw new Refusal('processing-failed', '<qti-field-value> bukan atas record')
    return operand.fields.get(attributes['field-identifier'] ?? '') ?? null
  },
  /** The operands of every repetition, one after the other. */
  'qti-repeat': gather('ordered'),
}
