import { describe, expect, it } from 'vitest'
import { availableByCompetency, type BankItem, pickItems } from './pick-items.ts'

const item = (code: string, competency: string, level: number, theme = 'komunikasi'): BankItem => ({
  code,
  competency,
  level,
  theme,
})
const BANK = [
  item('A1', 'M.01', 1),
  item('A2', 'M.01', 1),
  item('A3', 'M.01', 2),
  item('C1', 'M.03', 1),
  item('C2', 'M.03', 3),
  item('K1', 'M.08', 2, 'kepemimpinan'),
]

describe('pickItems', () => {
  it('takes every item that fits a competency or a theme', () => {
    expect(pickItems([{ targets: ['M.01', 'kepemimpinan'], choice: { kind: 'all' } }], BANK)).toEqual([
      ['A1', 'A2', 'A3', 'K1'],
    ])
  })
  it('takes so many of each competency, spread over the levels', () => {
    const choice = { kind: 'counts', counts: { 'M.01': 2, 'M.03': 1 } } as const
    expect(pickItems([{ targets: ['M.01', 'M.03'], choice }], BANK)).toEqual([['A1', 'A3', 'C1']])
  })
  it('gives no item to two exercises; what is counted comes before what takes all', () => {
    const picked = pickItems(
      [
        { targets: ['M.01'], choice: { kind: 'all' } },
        { targets: ['M.01'], choice: { kind: 'counts', counts: { 'M.01': 1 } } },
        { targets: ['M.03'], choice: { kind: 'kept', codes: ['C2'] } },
        { targets: ['M.03'], choice: { kind: 'all' } },
      ],
      BANK,
    )
    expect(picked).toEqual([['A2', 'A3'], ['A1'], ['C2'], ['C1']])
  })
})

it('counts what is available for the targets', () => {
  expect(availableByCompetency({ targets: ['M.01', 'kepemimpinan'], choice: { kind: 'all' } }, BANK)).toEqual(
    new Map([
      ['M.01', 3],
      ['M.08', 1],
    ]),
  )
})
