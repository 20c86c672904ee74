import { Refusal } from '../refusal.ts'
import type { BaseType, Scalar } from './value.ts'

const INTEGER = /^[+-]?\d+$/
const FLOAT = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/

/** @throws Refusal where the text is not of the type. */
export function parseScalar(baseType: BaseType, text: string): Scalar {
  const trimmed = text.trim()
  const fail = (): never => {
    throw new Refusal('processing-failed', `"${trimmed}" bukan ${baseType}`)
  }
  switch (baseType) {
    case 'string':
      return text
    case 'integer':
      return INTEGER.test(trimmed) ? Number(trimmed) : fail()
    case 'float':
    case 'duration':
      return FLOAT.test(trimmed) ? Number(trimmed) : fail()
    case 'boolean':
      return /^(true|1)$/.test(trimmed) ? true : /^(false|0)$/.test(trimmed) ? false : fail()
    case 'pair':
    case 'directedPair': {
      const [one, other, more] = trimmed.split(/\s+/)
      return one && other && more === undefined ? [one, other] : fail()
    }
    case 'point': {
      const [x, y, more] = trimmed.split(/[\s,]+/).map(Number)
      return more === undefined && Number.isFinite(x) && Number.isFinite(y) ? [x!, y!] : fail()
    }
    default:
      return trimmed
  }
}
