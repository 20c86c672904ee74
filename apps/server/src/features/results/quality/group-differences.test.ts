import { expect, it } from 'vitest'
import type { Membership } from '../../../db/memberships.ts'
import { groupDifferences } from './group-differences.ts'

const person = (index: number, sex: string): [string, Membership] => [
  `${sex}${index}`,
  { sex, age: '40-49', status: 'PNS' },
]

function differences(men: number[], women: number[]) {
  const people = new Map([...men.map((_, i) => person(i, 'L')), ...women.map((_, i) => person(i, 'P'))])
  const jpm = new Map([
    ...men.map((value, i) => [`L${i}`, value] as const),
    ...women.map((value, i) => [`P${i}`, value] as const),
  ])
  return groupDifferences({ people, jpm }, []).find(({ group }) => group === 'P')!
}

it('says how far the group is below its reference, in standard deviations of both', () => {
  const men = Array.from({ length: 20 }, (_, i) => 90 + (i % 3))
  const women = men.map((value) => value - 1)
  const found = differences(men, women)
  expect(found).toMatchObject({ n: 20, referenceN: 20, suppressed: false })
  // Mean difference 1, deviation of both the root of 12.95 / 19, times 1 - 3 / (4 * 40 - 9).
  expect(found.difference).toBeCloseTo((-1 / Math.sqrt(12.95 / 19)) * (1 - 3 / 151), 3)
})

it('shows nothing of a group of nine', () => {
  const men = Array.from({ length: 20 }, (_, i) => 90 + i)
  expect(differences(men, men.slice(0, 9))).toMatchObject({ n: 9, suppressed: true, difference: null, biased: 0 })
  expect(differences(men, men.slice(0, 10))).toMatchObject({ n: 10, suppressed: false })
})
