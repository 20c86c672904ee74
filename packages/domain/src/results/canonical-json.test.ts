import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

describe('canonicalJson', () => {
  it('ignores the order of keys at every depth, and keeps that of lists', () => {
    expect(canonicalJson({ b: [2, { d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[2,{"c":null,"d":1}]}')
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
  })

  it('gives text that reads back to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it.each([[new Map([['a', 1]])], [new Set([1])], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    'refuses %s, which JSON would flatten',
    (inner) => {
      expect(() => canonicalJson({ inner })).toThrow('inner is')
    },
  )
})
