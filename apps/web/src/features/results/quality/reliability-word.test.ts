import { expect, it } from 'vitest'
import { reliabilityWord } from './reliability-word.ts'

it.each([
  [0.9, 'high'],
  [0.8999, 'good'],
  [0.8, 'good'],
  [0.7, 'fair'],
  [0.6999, 'low'],
  [-0.2, 'low'],
  [null, 'unknown'],
] as const)('calls a reliability of %s %s: the lower bound belongs to the better word', (value, word) => {
  expect(reliabilityWord(value)).toBe(word)
})
