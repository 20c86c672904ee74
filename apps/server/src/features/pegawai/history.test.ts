import { expect, it } from 'vitest'
import { stretches } from './history.ts'

it('joins posts that follow one another in one unit, and keeps a return apart', () => {
  const post = (unitName: string, from: string, until: string | null) => ({ unitName, from, until })
  expect(
    stretches([
      post('Dinas A', '2024-01-01', null),
      post('Dinas A', '2022-01-01', '2024-01-01'),
      post('Dinas B', '2020-01-01', '2022-01-01'),
      post('Dinas A', '2018-01-01', '2020-01-01'),
      post('Dinas A', '2015-01-01', '2017-01-01'),
    ]),
  ).toEqual([
    post('Dinas A', '2022-01-01', null),
    post('Dinas B', '2020-01-01', '2022-01-01'),
    post('Dinas A', '2018-01-01', '2020-01-01'),
    post('Dinas A', '2015-01-01', '2017-01-01'),
  ])
})
