import type { Interaction, Scoring } from '@petakom/contract'
import { describe, expect, it } from 'vitest'
import { keyCells, withCells, withOneMore } from './key-cells.ts'

const options = ['A', 'B', 'C'].map((id) => ({ id, text: `Pilihan ${id}` }))
const CASES: [Interaction, Scoring, [string, string][], unknown][] = [
  [
    { type: 'choice', options },
    { type: 'choice', weights: { A: 0, B: 1, C: 0 } },
    [
      ['points:A', '1'],
      ['points:B', '0'],
    ],
    { weights: { A: 1, B: 0, C: 0 } },
  ],
  [
    { type: 'best-worst', options },
    { type: 'best-worst', best: { A: 1, B: 0, C: 0 }, worst: { A: 0, B: 0, C: 1 } },
    [['worst:B', '1']],
    { best: { A: 1, B: 0, C: 0 }, worst: { A: 0, B: 1, C: 1 } },
  ],
  [
    { type: 'order', options },
    { type: 'order', key: ['A', 'B', 'C'], rule: 'exact' },
    [
      ['place:A', '2'],
      ['place:B', '1'],
    ],
    { key: ['B', 'A', 'C'] },
  ],
  [
    { type: 'match', left: options, right: options, mostPerRight: 1 },
    { type: 'match', pairs: [['A', 'B', 1]] },
    [['partner:0', 'C']],
    { pairs: [['A', 'C', 1]] },
  ],
  [
    { type: 'numeric', unit: null, decimals: 1 },
    { type: 'numeric', ranges: [{ low: '1', high: '2', points: 1 }] },
    [['high:0', '2,5']],
    { ranges: [{ low: '1', high: '2.5', points: 1 }] },
  ],
  [
    { type: 'short-text', most: 20 },
    { type: 'short-text', accepted: [{ text: 'a', points: 1 }], caseSensitive: false },
    [['text:0', 'b']],
    { accepted: [{ text: 'b', points: 1 }], caseSensitive: false },
  ],
]

describe.each(CASES)('a key of $type', (interaction, scoring, typed, expected) => {
  it('stays itself when nothing is typed, and takes what is', () => {
    expect(withCells(scoring, new Map())).toEqual(scoring)
    const all = new Map(keyCells(interaction, scoring).map(({ id, value }) => [id, value]))
    expect(withCells(scoring, all)).toEqual(scoring)
    expect(withCells(scoring, new Map(typed))).toMatchObject(expected as object)
  })
})

it('gets one more right answer where it is a list of answers', () => {
  const [, short] = CASES.at(-1)!
  expect(keyCells(CASES.at(-1)![0], withOneMore(short)!)).toHaveLength(4)
  expect(withOneMore(CASES[0]![1])).toBeNull()
})
