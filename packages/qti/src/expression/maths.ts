import { Refusal } from '../refusal.ts'
import { float, integer } from '../value/value.ts'
import type { Operator } from './evaluate.ts'
import { allNumbers } from './operands.ts'

const FUNCTIONS: Readonly<Record<string, (x: number, y: number) => number>> = {
  sin: Math.sin, cos: Math.cos, tan: Math.tan,
  sec: (x) => 1 / Math.cos(x), csc: (x) => 1 / Math.sin(x), cot: (x) => 1 / Math.tan(x),
  asin: Math.asin, acos: Math.acos, atan: Math.atan, atan2: (y, x) => Math.atan2(y, x),
  asec: (x) => Math.acos(1 / x), acsc: (x) => Math.asin(1 / x), acot: (x) => Math.PI / 2 - Math.atan(x),
  sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh,
  sech: (x) => 1 / Math.cosh(x), csch: (x) => 1 / Math.sinh(x), coth: (x) => 1 / Math.tanh(x),
  log: Math.log10, ln: Math.log, exp: Math.exp, abs: Math.abs, signum: Math.sign,
  floor: Math.floor, ceil: Math.ceil,
  toDegrees: (x) => (x * 180) / Math.PI, toRadians: (x) => (x * Math.PI) / 180,
} // biome-ignore format: a table

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0)
const STATISTICS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  mean,
  sampleVariance: (values) => squares(values) / (values.length - 1),
  sampleSD: (values) => Math.sqrt(squares(values) / (values.length - 1)),
  popVariance: (values) => squares(values) / values.length,
  popSD: (values) => Math.sqrt(squares(values) / values.length),
}

export const MATHS: Readonly<Record<string, Operator>> = {
  'qti-math-operator': ({ attributes }, operands) => {
    const work = Object.hasOwn(FUNCTIONS, attributes.name ?? '') ? FUNCTIONS[attributes.name!] : undefined
    if (!work) throw new Refusal('processing-unsupported', `math-operator ${attributes.name}`)
    const values = allNumbers(operands)
    if (values === null || values.length === 0) return null
    const result = work(values[0]!, values[1] ?? 0)
    return attributes.name === 'floor' || attributes.name === 'ceil' ? integer(result) : float(result)
  },
  'qti-math-constant': ({ attributes }) => {
    if (attributes.name === 'pi') return float(Math.PI)
    if (attributes.name === 'e') return float(Math.E)
    throw new Refusal('processing-unsupported', `math-constant ${attributes.name}`)
  },
  'qti-stats-operator': ({ attributes }, operands) => {
    const work = Object.hasOwn(STATISTICS, attributes.name ?? '') ? STATISTICS[attributes.name!] : undefined
    if (!work) throw new Refusal('processing-unsupported', `stats-operator ${attributes.name}`)
    const values = allNumbers(operands)
    return values === null || values.length === 0 ? null : float(work(values))
  },
}
