import { describe, expect, it } from 'vitest'
import { readNumber, writeNumber } from './read-number.ts'

describe('a number that was typed', () => {
  it.each([
    ['12,5', '12.5'],
    ['12.5', '12.5'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.234', '1234'],
    ['1.234.567', '1234567'],
    ['0.125', '0.125'],
    ['0,125', '0.125'],
    ['-7', '-7'],
    ['−7,50', '-7.5'],
    ['-0', '0'],
    ['007', '7'],
    [' 1 250 ', '1250'],
  ])('%s is %s', (typed, number) => expect(readNumber(typed, 3)).toBe(number))
  it.each(['', 'dua', '1e5', '1.2.3', '12,', ',5', '1,2,3', '12.34,5', '--4', '1234567890123456'])(
    '%s is none',
    (typed) => expect(readNumber(typed, 3)).toBeNull(),
  )
  it('has no more decimals than the item takes', () => {
    expect(readNumber('2,55', 1)).toBeNull()
    expect(readNumber('2,50', 1)).toBe('2.5')
  })
  it('is written back as it would be read', () => {
    for (const number of ['1234567.25', '-1234', '0.125', '7']) expect(readNumber(writeNumber(number), 3)).toBe(number)
  })
})
