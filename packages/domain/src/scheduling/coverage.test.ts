import { expect, it } from 'vitest'
import { exerciseCovers } from './coverage.ts'

const byOf = (covers: ReturnType<typeof exerciseCovers>, target: string) => covers.find((c) => c.target === target)?.by

it('a ticked theme covers its main competencies, not the supporting ones', () => {
  const covers = exerciseCovers(['kepemimpinan'], {})
  expect(covers.map(({ target }) => target)).toEqual(['M.02', 'M.04', 'M.06', 'M.07', 'kepemimpinan'])
  expect(byOf(covers, 'M.02')).toEqual(['theme'])
  expect(byOf(covers, 'kepemimpinan')).toEqual(['declared'])
})
it('items cover what they measure, with their number, though nothing of it was ticked', () => {
  const covers = exerciseCovers(['M.03'], { 'M.01': 2, komunikasi: 3, 'M.03': 1, 'M.08': 0 })
  expect(covers).toEqual([
    { target: 'M.01', by: ['items'], items: 2 },
    { target: 'M.03', by: ['declared', 'items'], items: 1 },
    { target: 'komunikasi', by: ['items'], items: 3 },
  ])
})
it('one target may be covered in all three ways', () => {
  expect(byOf(exerciseCovers(['M.02', 'kepemimpinan'], { 'M.02': 4 }), 'M.02')).toEqual(['declared', 'theme', 'items'])
})
