import { describe, expect, it } from 'vitest'
import { base, holds, scoreOf } from '../testing/items.ts'

const f = (value: number | string) => base('float', value)
const i = (value: number | string) => base('integer', value)
const of = (name: string, ...inner: string[]) => `<qti-${name}>${inner.join('')}</qti-${name.split(' ')[0]}>`
const list = (kind: string, ...ids: string[]) => of(kind, ...ids.map((id) => base('identifier', id)))

describe('numbers', () => {
  it.each([
    [of('sum', f(0.1), f(0.2)), 0.3],
    [of('product', i(3), i(4)), 12],
    [of('subtract', i(3), i(4)), -1],
    [of('divide', i(1), i(4)), 0.25],
    [of('divide', i(1), i(0)), null],
    [of('power', i(2), i(10)), 1024],
    [of('integer-divide', i(-7), i(2)), -4],
    [of('integer-modulus', i(-7), i(2)), 1],
    [of('round', f(6.5)), 7],
    [of('round', f(-6.5)), -6],
    [of('truncate', f(-6.8)), -6],
    [of('min', i(3), i(1)), 1],
    [of('max', i(3), i(1)), 3],
    [of('gcd', i(12), i(18)), 6],
    [of('lcm', i(4), i(6)), 12],
    [of('round-to rounding-mode="decimalPlaces" figures="2"', f(2.34567)), 2.35],
    [of('round-to rounding-mode="significantFigures" figures="2"', f(1234)), 1200],
    [of('container-size', list('multiple', 'A', 'B')), 2],
    [of('stats-operator name="mean"', of('multiple', f(1), f(3))), 2],
    [of('math-operator name="abs"', f(-2)), 2],
    [of('sum', i(1), '<qti-null/>'), null],
  ])('%s', (expression, expected) => expect(scoreOf(expression)).toBe(expected))
})

describe('conditions', () => {
  const yes = base('boolean', 'true')
  const no = base('boolean', 'false')
  it.each([
    [of('equal tolerance-mode="absolute" tolerance="0.5"', f(10), f(10.5)), true],
    [of('equal tolerance-mode="absolute" tolerance="0.5" include-upper-bound="false"', f(10), f(10.5)), false],
    [of('equal tolerance-mode="absolute" tolerance="1 2"', f(10), f(12)), true],
    [of('equal tolerance-mode="absolute" tolerance="1 2"', f(10), f(8.5)), false],
    [of('equal tolerance-mode="relative" tolerance="10"', f(50), f(45)), true],
    [of('equal tolerance-mode="relative" tolerance="10"', f(50), f(44.9)), false],
    [of('equal-rounded rounding-mode="decimalPlaces" figures="1"', f(1.24), f(1.19)), true],
    [of('match', list('multiple', 'A', 'B'), list('multiple', 'B', 'A')), true],
    [of('match', list('ordered', 'A', 'B'), list('ordered', 'B', 'A')), false],
    [of('match', base('pair', 'A B'), base('pair', 'B A')), true],
    [of('match', base('directedPair', 'A B'), base('directedPair', 'B A')), false],
    [of('member', base('identifier', 'A'), list('multiple', 'A', 'B')), true],
    [of('contains', list('multiple', 'A', 'A'), list('multiple', 'A', 'A', 'A')), false],
    [of('contains', list('ordered', 'A', 'B', 'C'), list('ordered', 'B', 'C')), true],
    [of('contains', list('ordered', 'A', 'B', 'C'), list('ordered', 'A', 'C')), false],
    [of('match', of('delete', base('identifier', 'A'), list('multiple', 'A', 'B')), list('multiple', 'B')), true],
    [of('match', of('index n="2"', list('ordered', 'A', 'B')), base('identifier', 'B')), true],
    [of('is-null', of('delete', base('identifier', 'A'), list('multiple', 'A'))), true],
    [of('is-null', base('string', '')), true],
    [of('and', yes, no), false],
    [of('not', of('and', no, '<qti-null/>')), true],
    [of('or', '<qti-null/>', yes), true],
    [of('not', of('or', '<qti-null/>', no)), false],
    [of('any-n min="1" max="2"', yes, yes, no), true],
    [of('any-n min="1" max="1"', yes, yes, no), false],
    [of('string-match case-sensitive="false"', base('string', 'York'), base('string', 'york')), true],
    [of('string-match case-sensitive="true"', base('string', 'York'), base('string', 'york')), false],
    [of('substring case-sensitive="true"', base('string', 'or'), base('string', 'York')), true],
    [of('pattern-match pattern="[0-9]+"', base('string', '12a')), false],
    [of('pattern-match pattern="[0-9]+"', base('string', '12')), true],
    [of('inside shape="circle" coords="10,10,5"', base('point', '13 14')), true],
    [of('inside shape="rect" coords="0,0,5,5"', base('point', '6 1')), false],
    [of('inside shape="poly" coords="0,0,10,0,0,10"', base('point', '2 2')), true],
  ])('%s', (condition, expected) => expect(holds(condition)).toBe(expected))
})
