import { expect, it } from 'vitest'
import { coalesce } from './coalesce.ts'

it('gathers what arrives during a flight, and gives each caller its own reply', async () => {
  const flights: number[] = []
  const double = coalesce(
    async (inputs: readonly number[]) => {
      flights.push(inputs.length)
      await new Promise((resolve) => setTimeout(resolve, 5))
      return inputs.map((input) => input * 2)
    },
    { flights: 1, most: 10 },
  )
  const replies = await Promise.all(Array.from({ length: 25 }, (_, n) => double(n)))
  expect(replies).toEqual(Array.from({ length: 25 }, (_, n) => n * 2))
  expect(flights).toEqual([10, 10, 5])
})

it('fails the one that fails and serves its neighbours', async () => {
  const check = coalesce(async (inputs: readonly number[]) => {
    if (inputs.includes(3)) throw new Error('three')
    return inputs
  })
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(check))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  await expect(check(5)).resolves.toBe(5)
})
