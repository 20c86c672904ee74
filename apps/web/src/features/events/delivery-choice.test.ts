import { FREE_DELIVERY } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { fitting, poolShares, shortCells, type UsableItem, withBlueprint, withMode } from './delivery-choice.ts'

const item = (code: string, contentArea: string | null, difficulty: UsableItem['difficulty']): UsableItem => ({
  ...{ code, contentArea, difficulty, competency: 'M.01', theme: 'analisis', level: 2 },
})
const POOL = [
  item('A1', 'Hitungan', 'easy'),
  item('A2', 'Hitungan', 'hard'),
  item('A3', 'Logika', 'hard'),
  item('A4', null, 'medium'),
]
const free = { ...FREE_DELIVERY, blueprint: null, adaptive: null }

describe('the way an exercise is met', () => {
  it('never holds a blueprint and adaptive limits together', () => {
    const drawn = withBlueprint(free, POOL, true, 7)
    expect(withMode(drawn, 'forward')).toEqual({ ...drawn, mode: 'forward' })
    const adaptive = withMode(drawn, 'adaptive')
    expect(adaptive.blueprint).toBeNull()
    expect(adaptive.adaptive).not.toBeNull()
    expect(withMode(adaptive, 'free')).toEqual(free)
  })

  it('begins a blueprint that the pool can fill, a line an area', () => {
    const { blueprint } = withBlueprint(free, POOL, true, 7)
    expect(blueprint).toEqual({
      seed: 7,
      cells: [
        { contentArea: 'Hitungan', difficulty: null, items: 1 },
        { contentArea: 'Logika', difficulty: null, items: 1 },
      ],
    })
    expect(shortCells(blueprint!.cells, POOL)).toEqual([])
    expect(withBlueprint(free, [POOL[3]!], true, 7).blueprint!.cells).toEqual([
      { contentArea: null, difficulty: null, items: 1 },
    ])
    expect(withBlueprint({ ...free, blueprint }, POOL, false, 7)).toEqual(free)
  })

  it('begins the shares of areas as the pool has them, in whole percents that sum to a hundred', () => {
    const three = [item('B1', 'C', 'easy'), item('B2', 'A', 'easy'), item('B3', null, 'easy')]
    expect(poolShares(three)).toEqual([
      { contentArea: 'A', percent: 33 },
      { contentArea: 'C', percent: 34 },
      { contentArea: null, percent: 33 },
    ])
    expect(poolShares([])).toEqual([])
  })

  it('counts what fits a line and names the lines that ask for more', () => {
    expect(fitting({ contentArea: 'Hitungan', difficulty: 'hard' }, POOL)).toBe(1)
    expect(fitting({ contentArea: null, difficulty: 'hard' }, POOL)).toBe(2)
    const cells = [
      { contentArea: null, difficulty: null, items: 4 },
      { contentArea: 'Logika', difficulty: null, items: 2 },
    ]
    expect(shortCells(cells, POOL)).toEqual([1])
  })
})
