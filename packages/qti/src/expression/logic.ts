import { Refusal } from '../refusal.ts'
import { insideArea } from '../value/inside-area.ts'
import { bool, itemsOf, sameValue, type Value } from '../value/value.ts'
import type { Operator } from './evaluate.ts'
import { booleanIn, flag, numberAttribute, numberIn } from './operands.ts'
import { roundTo } from './rounding.ts'

const compare =
  (holds: (one: number, other: number) => boolean): Operator =>
  (_, [one, other]) => {
    const [a, b] = [numberIn(one), numberIn(other)]
    return a === null || b === null ? null : bool(holds(a, b))
  }

/** `decides` settles the matter alone; otherwise one NULL leaves it open. */
const combine =
  (decides: boolean): Operator =>
  (_, operands) => {
    const values = operands.map(booleanIn)
    if (values.includes(decides)) return bool(decides)
    return values.includes(null) ? null : bool(!decides)
  }

function anyN(min: number, max: number, operands: readonly Value[]): Value {
  const values = operands.map(booleanIn)
  const yes = values.filter((value) => value === true).length
  const open = values.filter((value) => value === null).length
  if (yes > max || yes + open < min) return bool(false)
  return open === 0 || (yes >= min && yes + open <= max) ? bool(true) : null
}

export const LOGIC: Readonly<Record<string, Operator>> = {
  'qti-and': combine(false),
  'qti-or': combine(true),
  'qti-not': (_, [operand]) => {
    const value = booleanIn(operand)
    return value === null ? null : bool(!value)
  },
  'qti-any-n': (element, operands, context) =>
    anyN(
      numberAttribute(element, 'min', context) ?? 0,
      numberAttribute(element, 'max', context) ?? operands.length,
      operands,
    ),
  'qti-is-null': (_, [operand]) => bool((operand ?? null) === null),
  'qti-match': (_, [one, other]) => (!one || !other ? null : bool(sameValue(one, other))),
  'qti-gt': compare((one, other) => one > other),
  'qti-gte': compare((one, other) => one >= other),
  'qti-lt': compare((one, other) => one < other),
  'qti-lte': compare((one, other) => one <= other),
  'qti-duration-lt': compare((one, other) => one < other),
  'qti-duration-gte': compare((one, other) => one >= other),
  /** Tolerances are around the first operand. */
  'qti-equal': (element, [one, other], context) => {
    const [x, y] = [numberIn(one), numberIn(other)]
    if (x === null || y === null) return null
    const mode = element.attributes['tolerance-mode'] ?? 'exact'
    if (mode === 'exact') return bool(x === y)
    const parts = (element.attributes.tolerance ?? '').trim().split(/\s+/).filter(Boolean)
    const [t0, t1 = t0] = parts.map((text) =>
      Number.isNaN(Number(text))
        ? (numberIn(context.value(text.replace(/^\{(.*)\}$/, '$1'))) ?? Number.NaN)
        : Number(text),
    )
    if (t0 === undefined || t1 === undefined || Number.isNaN(t0 + t1))
      throw new Refusal('processing-failed', '<qti-equal> tanpa tolerance')
    if (mode !== 'absolute' && mode !== 'relative')
      throw new Refusal('processing-unsupported', `tolerance-mode ${mode}`)
    const ends = mode === 'absolute' ? [x - t0, x + t1] : [x * (1 - t0 / 100), x * (1 + t1 / 100)]
    const [low, high] = [Math.min(...ends), Math.max(...ends)].map((end) => Number(end.toPrecision(15))) as [
      number,
      number,
    ]
    const above = flag(element, 'include-lower-bound', true) ? y >= low : y > low
    const below = flag(element, 'include-upper-bound', true) ? y <= high : y < high
    return bool(above && below)
  },
  'qti-equal-rounded': (element, [one, other], context) => {
    const [x, y] = [numberIn(one), numberIn(other)]
    const figures = numberAttribute(element, 'figures', context)
    if (x === null || y === null || figures === null) return null
    const mode = element.attributes['rounding-mode'] ?? 'significantFigures'
    return bool(roundTo(x, mode, figures) === roundTo(y, mode, figures))
  },
  'qti-inside': ({ attributes }, [operand]) => {
    if (!operand) return null
    const points = itemsOf(operand) as readonly (readonly [number, number])[]
    return bool(points.some((point) => insideArea(attributes.shape ?? 'default', attributes.coords ?? '', point)))
  },
}
