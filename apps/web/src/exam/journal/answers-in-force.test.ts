import { expect, it } from 'vitest'
import { answersInForce } from './answers-in-force.ts'

const answer = (seq: number, itemId: string, choice: string | null) => ({ seq, itemId, value: { choice } })

it('takes the highest seq of each item, wherever it lies and in whatever order', () => {
  const journal = [answer(5, 'x', 'C'), answer(2, 'y', 'A')]
  const server = [answer(4, 'x', 'B'), answer(3, 'y', 'D')]
  const expected = new Map([
    ['x', { choice: 'C' }],
    ['y', { choice: 'D' }],
  ])
  expect(answersInForce(journal, server)).toEqual(expected)
  expect(answersInForce(server, journal)).toEqual(expected)
})

it('remembers that an answer was taken back', () => {
  expect(answersInForce([answer(1, 'x', 'A')], [answer(2, 'x', null)]).get('x')).toEqual({ choice: null })
})
