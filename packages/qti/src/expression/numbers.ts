import { float, integer, type Value } from '../value/value.ts'
import type { Operator } from './evaluate.ts'
import { allNumbers, isInteger, numberAttribute, numberIn } from './operands.ts'
import { roundHalfUp, roundTo } from './rounding.ts'
import { exactSum } from './variables.ts'

/** An integer where all operands are, else a float. */
const typed = (operands: readonly Value[], value: number): Value =>
  operands.every(isInteger) ? integer(value) : float(value)

const over =
  (work: (values: number[]) => number): Operator =>
  (_, operands) => {
    const values = allNumbers(operands)
    return values === null || values.length === 0 ? null : typed(operands, work(values))
  }

const two =
  (make: (value: number) => Value, work: (one: number, other: number) => number): Operator =>
  (_, [one, other]) => {
    const [a, b] = [numberIn(one), numberIn(other)]
    return a === null || b === null ? null : make(work(a, b))
  }

const one =
  (make: (value: number) => Value, work: (value: number) => number): Operator =>
  (_, [operand]) => {
    const value = numberIn(operand)
    return value === null ? null : make(work(value))
  }

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b))
const lcm = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : Math.abs(a * b) / gcd(a, b))

export const NUMBERS: Readonly<Record<string, Operator>> = {
  'qti-sum': over(exactSum),
  'qti-product': over((values) => values.reduce((product, value) => product * value, 1)),
  'qti-subtract': (_, operands) => {
    const [a, b] = [numberIn(operands[0]), numberIn(operands[1])]
    return a === null || b === null ? null : typed(operands, exactSum([a, -b]))
  },
  'qti-divide': two(float, (a, b) => a / b),
  'qti-power': two(float, (a, b) => a ** b),
  'qti-integer-divide': two(integer, (a, b) => Math.floor(a / b)),
  'qti-integer-modulus': two(integer, (a, b) => a - b * Math.floor(a / b)),
  'qti-integer-to-float': one(float, (value) => value),
  'qti-round': one(integer, roundHalfUp),
  'qti-truncate': one(integer, Math.trunc),
  'qti-round-to': (element, [operand], context) => {
    const [value, figures] = [numberIn(operand), numberAttribute(element, 'figures', context)]
    if (value === null || figures === null) return null
    return float(roundTo(value, element.attributes['rounding-mode'] ?? 'significantFigures', figures))
  },
  'qti-min': over((values) => Math.min(...values)),
  'qti-max': over((values) => Math.max(...values)),
  'qti-gcd': over((values) => values.reduce(gcd)),
  'qti-lcm': over((values) => values.reduce(lcm)),
}
