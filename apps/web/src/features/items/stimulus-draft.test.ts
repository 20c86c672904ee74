import { describe, expect, it } from 'vitest'
import { readNumber, stimulusDraftOf, stimulusOf, withCell, withColumn, withoutColumn } from './stimulus-draft.ts'

const TABLE = {
  kind: 'table' as const,
  caption: 'Berkas per loket',
  columns: ['Loket', 'Berkas', 'Rata-rata (menit)'],
  rows: [
    ['A', 1200, 7.5],
    ['B', 950, 8],
  ],
}

describe('a stimulus', () => {
  it.each([null, { kind: 'text' as const, text: 'Bacaan.' }, TABLE])(
    'is the same after a look in the form',
    (stimulus) => {
      expect(stimulusOf(stimulusDraftOf(stimulus))).toEqual({ stimulus })
    },
  )
  it('keeps its shape when a column comes and another goes', () => {
    const draft = stimulusDraftOf(TABLE)
    const wider = withColumn(draft.table)
    expect(wider.rows.every((row) => row.length === 4)).toBe(true)
    expect(stimulusOf({ ...draft, table: withoutColumn(withoutColumn(wider, 3), 1) })).toEqual({
      stimulus: {
        ...TABLE,
        columns: ['Loket', 'Rata-rata (menit)'],
        rows: [
          ['A', 7.5],
          ['B', 8],
        ],
      },
    })
  })
  it('names every empty cell, every word in a column of numbers, and a title used twice', () => {
    const draft = stimulusDraftOf(TABLE)
    const spoilt = withCell(withCell(draft.table, 0, 1, 'banyak'), 1, 0, ' ')
    const columns = spoilt.columns.map((column, place) => (place === 2 ? { ...column, title: 'Berkas' } : column))
    expect(stimulusOf({ ...draft, table: { ...spoilt, caption: '', columns } })).toEqual({
      problems: [
        { code: 'caption' },
        { code: 'twice', column: 3, value: 'Berkas' },
        { code: 'number', row: 1, column: 2, value: 'banyak' },
        { code: 'cell', row: 2, column: 1 },
      ],
    })
  })
  it('reads numbers as Indonesian writes them and asks about the rest', () => {
    expect(['1.234,5', '-3', '0,25', '1200'].map(readNumber)).toEqual([1234.5, -3, 0.25, 1200])
    expect(['12.5', '1,234.5', '5 %', ''].map(readNumber)).toEqual([null, null, null, null])
  })
})
