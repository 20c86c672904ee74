import { describe, expect, it } from 'vitest'
import { calibrate } from '../calibration/calibrate.ts'
import { MISSING, type ResponseMatrix, responseMatrix } from '../data/response-matrix.ts'
import type { DifData } from './dif-data.ts'
import { difLikelihoodRatio } from './dif-likelihood-ratio.ts'

/** Groups alternate; the focal group is half a logit abler, and item 0 is `bias` logits easier for it. */
function simulated({ persons = 600, items = 6, bias = 0, seed = 3, top = 1 } = {}): DifData {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const rows = Array.from({ length: persons }, (_, person) => {
    const theta = 1.7 * (random() + random() + random() + random() - 2) + (person % 2) / 2
    return Array.from({ length: items }, (_, item) => {
      const shift = item === 0 && person % 2 === 1 ? bias : 0
      const chance = (k: number) => 1 / (1 + Math.exp(-1.3 * theta - shift + k + (item - 3) / 3))
      const draw = random()
      return Array.from({ length: top }, (_, k) => chance(k)).filter((reach) => draw < reach).length
    })
  })
  return { matrix: responseMatrix(rows), isFocal: Uint8Array.from(rows, (_, person) => person % 2) }
}

/** Item 0 in two columns, one a group. */
function splitFirst({ matrix, isFocal }: DifData): ResponseMatrix {
  const items = matrix.items + 1
  const cells = new Int8Array(matrix.persons * items).fill(MISSING)
  for (let person = 0; person < matrix.persons; person += 1) {
    const row = matrix.cells.subarray(person * matrix.items, (person + 1) * matrix.items)
    cells.set(row.subarray(1), person * items + 1)
    cells[person * items + (isFocal[person] ? items - 1 : 0)] = row[0]!
  }
  return { persons: matrix.persons, items, cells }
}

describe('difLikelihoodRatio', () => {
  it.each([
    ['2pl', 1],
    ['grm', 3],
  ] as const)('is twice the gain of calibrating the item apart in each group: %s', async (model, top) => {
    const data = simulated({ bias: 0.8, top })
    const item = (await difLikelihoodRatio(data)).items[0]!
    const shared = { model, groups: data.isFocal, standardErrors: false }
    const compact = await calibrate({ ...shared, responses: data.matrix })
    const free = await calibrate({ ...shared, responses: splitFirst(data) })
    expect(item.statistic).toBeCloseTo(2 * (free.logLikelihood - compact.logLikelihood), 3)
    expect(item.df).toBe(free.parameters - compact.parameters)
    expect(item.uniform!.statistic + item.nonUniform!.statistic).toBeCloseTo(item.statistic!, 6)
  })

  it('finds the biased item though the focal group is abler, and no other once it is no anchor', async () => {
    const { items, purification } = await difLikelihoodRatio(simulated({ bias: 1.5, persons: 1000 }), { purify: true })
    expect(items.map(({ flagged }) => flagged)).toEqual([true, false, false, false, false, false])
    expect(items[0]!.expectedDifference).toBeGreaterThan(0.1)
    expect(items[0]).toMatchObject({ class: 'C' })
    expect(purification).toMatchObject({ converged: true })
  })

  it('tests an item that one group always solves by the limit of the likelihood', async () => {
    const data = simulated()
    data.matrix.cells.forEach((_, at) => {
      if (at % 6 === 0 && data.isFocal[at / 6]) data.matrix.cells[at] = 1
    })
    const [item] = (await difLikelihoodRatio(data)).items
    expect(item!.p).toBeLessThan(1e-6)
    expect(item).toMatchObject({ flagged: true, focal: null, class: null, remark: expect.stringContaining('focal') })
  })

  it('says which items cannot be tested', async () => {
    const constant = simulated({ persons: 60, items: 3 })
    constant.matrix.cells.forEach((_, at) => {
      if (at % 3 === 1) constant.matrix.cells[at] = 1
    })
    const { items } = await difLikelihoodRatio(constant)
    expect(items[1]).toMatchObject({ statistic: null, remark: 'everybody gave the same response' })
    const alone = await difLikelihoodRatio(simulated({ persons: 60, items: 1 }))
    expect(alone.items[0]).toMatchObject({ statistic: null, remark: 'there is no other item to anchor the groups on' })
  })

  it('gives one part alone when asked, and stops when told', async () => {
    const data = simulated({ bias: 0.8 })
    const [both, uniform, other] = await Promise.all(
      (['both', 'udif', 'nudif'] as const).map(async (type) => (await difLikelihoodRatio(data, { type })).items[0]!),
    )
    expect(uniform!.statistic).toBeCloseTo(both!.uniform!.statistic, 5)
    expect(other!.statistic).toBeCloseTo(both!.nonUniform!.statistic, 5)
    await expect(difLikelihoodRatio(data, { signal: AbortSignal.abort() })).rejects.toThrow('abort')
  })
})
