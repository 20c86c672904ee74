import { describe, expect, it } from 'vitest'
import { type ResponseMatrix, responseMatrix } from '../data/response-matrix.ts'
import { assertItem } from '../model/item.ts'
import { createRandom } from '../random.ts'
import { calibrate } from './calibrate.ts'
import { simulateResponses } from './calibrate-fixture.ts'
import type { CalibrationModel } from './request.ts'

/** Every number anywhere in a value is finite. */
function isFiniteThroughout(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(isFiniteThroughout)
}

const random = createRandom(11)
const coin = (persons: number, items: number) =>
  responseMatrix(Array.from({ length: persons }, () => Array.from({ length: items }, () => random.below(2))))
const two = (persons: number, items: number, missing = 0) =>
  simulateResponses({ persons, items, categories: 2, missing, seed: 7 })
const guttman = responseMatrix(Array.from({ length: 40 }, (_, i) => Array.from({ length: 5 }, (_, j) => +(i / 8 > j))))

function withColumn({ persons, items, cells }: ResponseMatrix, value: (person: number) => number): ResponseMatrix {
  const wider = new Int8Array(persons * (items + 1))
  for (let person = 0; person < persons; person += 1) {
    wider.set(cells.subarray(person * items, (person + 1) * items), person * (items + 1))
    wider[person * (items + 1) + items] = value(person)
  }
  return { persons, items: items + 1, cells: wider }
}

const twins = two(200, 4)
const FIVE = responseMatrix([
  [1, 0, 1],
  [0, 0, 1],
  [1, 1, 0],
  [1, 0, 0],
  [0, 1, 1],
])

describe('calibrate at the edges: finite, or null with a remark', () => {
  const sets: [string, ResponseMatrix][] = [
    ['five persons', FIVE],
    ['two items', two(200, 2)],
    ['one item', two(100, 1)],
    ['40 % missing', two(300, 10, 0.4)],
    ['an item twice', withColumn(twins, (person) => twins.cells[person * 4]!)],
    ['tossed coins', coin(300, 6)],
    ['a perfect scale', guttman],
    ['50 persons', two(50, 10)],
  ]
  const models: CalibrationModel[] = ['rasch', '1pl', '2pl', '3pl', 'grm', 'gpcm', 'pcm', 'nrm']
  it.each(sets.flatMap(([name, data]) => models.map((model) => [name, model, data] as const)))(
    '%s, %s',
    async (_, model, data) => {
      const calibration = await calibrate({ responses: data, model })
      expect(isFiniteThroughout(calibration)).toBe(true)
      for (const { item, name } of calibration.items) assertItem(item, name)
      const isUnknown = calibration.items.some(({ estimates, errors }) => errors && estimates.errors.at(-1) === null)
      if (isUnknown) expect(calibration.remarks.map(({ code }) => code)).toContain('error-unknown')
    },
  )

  it('finds no difference between persons where there is none', async () => {
    const { latents, remarks } = await calibrate({ responses: coin(400, 8), model: 'rasch' })
    expect(latents[0]!.variance).toBeLessThan(0.1)
    const none = responseMatrix(Array.from({ length: 300 }, (_, i) => [i % 2, (i >> 1) % 2, +(i % 2 === (i >> 1) % 2)]))
    const flat = await calibrate({ responses: none, model: 'rasch' })
    expect(flat.remarks).toContainEqual(expect.objectContaining({ code: 'latent-variance-zero' }))
    expect(flat.latents[0]).toMatchObject({ varianceError: null })
    expect(remarks.every(({ code }) => code === 'latent-variance-zero')).toBe(true)
  })

  it('allows a reversed item its negative slope, and says so', async () => {
    const data = two(600, 8)
    const cells = data.cells.map((value, at) => (at % 8 === 2 ? 1 - value : value))
    for (const model of ['2pl', 'grm'] as const) {
      const { items, remarks } = await calibrate({ responses: { ...data, cells }, model })
      expect((items[2]!.item as { a: number }).a).toBeLessThan(-0.5)
      expect(remarks).toMatchObject([{ code: 'slope-negative', item: '3' }])
    }
  })

  it('names the rating scale item whose response lies beyond what the others use', async () => {
    const data = simulateResponses({ persons: 300, items: 4, categories: 5, seed: 7 })
    const cells = data.cells.map((value, at) => (at === 4 * 9 + 2 ? 7 : value))
    const { remarks, items } = await calibrate({ responses: { ...data, cells }, model: 'rsm' })
    expect(remarks).toMatchObject([{ code: 'categories-skipped', item: '3', detail: '5, 6' }])
    expect(items[0]!.categories).toEqual([0, 1, 2, 3, 4, 7])
  })

  it('says that a slope has run away, and gives its error as large or unknown', async () => {
    const { items, remarks } = await calibrate({ responses: guttman, model: '2pl' })
    expect(remarks).toContainEqual(expect.objectContaining({ code: 'slope-runs-away' }))
    expect(items.every(({ errors }) => errors!.a === null || errors!.a! > 1)).toBe(true)
  })
})

describe('calibrate refuses by name', () => {
  const names = ['A', 'B', 'C', 'D', 'E']
  it.each([
    [
      'an item everyone solves',
      withColumn(two(50, 4), () => 1),
      '2pl',
      'one-category',
      /item E has the response 1 from/,
    ],
    ['an item nobody was given', withColumn(two(50, 4), () => -1), '2pl', 'no-response', /item E has no response/],
    [
      'a 7 on a 0/1 item',
      withColumn(two(50, 4), (i) => (i === 3 ? 7 : i % 2)),
      '2pl',
      'too-many-categories',
      /item E .*0, 1, 7/,
    ],
  ] as [string, ResponseMatrix, CalibrationModel, string, RegExp][])(
    '%s',
    async (_, responses, model, code, sentence) => {
      const request = { responses, model, names }
      await expect(calibrate(request)).rejects.toThrow(sentence)
      await expect(calibrate(request)).rejects.toMatchObject({ code, item: 'E' })
      const { items, remarks } = await calibrate({ ...request, setAside: true })
      expect(items.map(({ name, column }) => [name, column])).toEqual(['A', 'B', 'C', 'D'].map((name, i) => [name, i]))
      expect(remarks).toContainEqual(expect.objectContaining({ code: 'set-aside', item: 'E' }))
    },
  )

  it('a response that given parameters have no category for', async () => {
    const responses = withColumn(two(50, 4), (i) => i % 3)
    const fixed = [null, null, null, null, { item: { model: '2PL', a: 1, b: [0] } as const }]
    await expect(calibrate({ responses, model: '2pl', names, fixed })).rejects.toThrow(/item E has a response 2/)
  })

  it('an origin at the items where slopes are free', async () => {
    const request = { responses: two(50, 4), model: '2pl', identification: 'items' } as const
    await expect(calibrate(request)).rejects.toMatchObject({ code: 'identification' })
  })
})
