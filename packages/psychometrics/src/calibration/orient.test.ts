import { describe, expect, it } from 'vitest'
import { responseMatrix } from '../data/response-matrix.ts'
import { createRandom } from '../random.ts'
import { calibrate } from './calibrate.ts'
import { createLayout } from './layout.ts'
import { orient } from './orient.ts'
import type { CalibrationModel } from './request.ts'

/** Ten items of which the first three are keyed the other way. */
function mixedKeys(): number[][] {
  const random = createRandom(11)
  return Array.from({ length: 800 }, () => {
    const theta = random.normal()
    return Array.from({ length: 10 }, (_, item) => {
      const x = 1.3 * (item < 3 ? -theta : theta)
      return [-0.8, 0.1, 0.9].filter((b) => random.uniform() < 1 / (1 + Math.exp(-(x - b)))).length
    })
  })
}

describe('the direction of a scale', () => {
  it.each(['gpcm', 'grm', 'nrm'] as CalibrationModel[])('%s: follows most items, not the start', async (model) => {
    const { items } = await calibrate({ responses: responseMatrix(mixedKeys()), model })
    const slope = ({ item }: (typeof items)[number]) => (item.model === 'NRM' ? item.slopes.at(-1)! : item.a)
    expect(items.map((item) => slope(item) > 0)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
      true,
      true,
      true,
    ])
    // The first category of a nominal item is the reference and has no error.
    const unknown = items.flatMap(({ errors }) => JSON.stringify(errors).match(/null/g) ?? [])
    expect(unknown.length).toBe(model === 'nrm' ? 20 : 0)
  })

  it('is turned with the means of groups, and left where a slope is held', () => {
    const item = (terms: { value: number; parameter: number; weight: number }[]) => ({
      form: { kind: 'logistic' as const, maxCategory: 1, values: new Float64Array(2) },
      base: Float64Array.of(terms.length === 1 ? -1 : 0, 0),
      terms,
    })
    const free = [
      { value: 0, parameter: 0, weight: 1 },
      { value: 1, parameter: 1, weight: 1 },
    ]
    const latents = [{ mean: 0, variance: 1, meanParameter: 2, varianceParameter: -1 }]
    const layout = createLayout([item(free)], latents, [], Float64Array.of(-1.2, 0.4, 0.5))
    expect(orient(layout)).toBe(true)
    expect([...layout.parameters]).toEqual([1.2, 0.4, -0.5])
    expect(orient(layout)).toBe(false)
    const held = createLayout([item(free.slice(1))], latents, [], Float64Array.of(0, 0.4, 0.5))
    expect(orient(held)).toBe(false)
  })
})
