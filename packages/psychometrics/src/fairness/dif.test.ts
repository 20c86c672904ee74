import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { responseMatrix } from '../data/response-matrix.ts'
import { fitCumulativeLogit } from './cumulative-logit.ts'
import type { DifData } from './dif-data.ts'
import { difLogistic } from './dif-logistic.ts'
import { difMantel } from './dif-mantel.ts'
import { difMantelHaenszel } from './dif-mantel-haenszel.ts'
import { difStandardisation } from './dif-standardisation.ts'

type Row = (number | null)[]

const data = (rows: readonly Row[], isFocal: readonly number[]): DifData => ({
  matrix: responseMatrix(rows),
  isFocal: Uint8Array.from(isFocal),
})

/** Persons alternate between the groups; item 0 is easier for the focal group by `bias` logits. */
function simulated({ persons = 400, items = 8, bias = 0, seed = 1, top = 1 } = {}): DifData {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const rows = Array.from({ length: persons }, (_, person) => {
    const theta = random() + random() + random() + random() - 2
    return Array.from({ length: items }, (_, item) => {
      const shift = item === 0 && person % 2 === 1 ? bias : 0
      let category = 0
      for (let k = 0; k < top; k += 1)
        if (random() < 1 / (1 + Math.exp(-1.5 * theta - shift + k - item / 6))) category += 1
      return category
    })
  })
  return data(
    rows,
    rows.map((_, person) => person % 2),
  )
}

const binary = fc.array(fc.tuple(fc.array(fc.constantFrom(0, 1, null), { minLength: 4, maxLength: 4 }), fc.nat(1)), {
  minLength: 4,
  maxLength: 60,
})

describe('every method', () => {
  it('gives finite numbers or null with a remark, whatever the responses', () => {
    fc.assert(
      fc.property(binary, (pairs) => {
        const isFocal = pairs.map(([, group]) => group)
        fc.pre(isFocal.includes(0) && isFocal.includes(1))
        const set = data(
          pairs.map(([row]) => row),
          isFocal,
        )
        const results = [
          difMantelHaenszel(set, { purify: true }),
          difLogistic(set, { purify: true }),
          difLogistic(set, { criterion: 'wald', type: 'udif' }),
          difMantel(set),
        ]
        for (const item of results.flatMap(({ items }) => items as readonly object[])) {
          expect(numbersIn(item).every(Number.isFinite)).toBe(true)
          if ((item as { statistic: unknown }).statistic === null) {
            expect((item as { remark: unknown }).remark).toEqual(expect.any(String))
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  it('ignores the order of persons and of items', () => {
    const set = simulated({ bias: 1 })
    const { persons, items, cells } = set.matrix
    const turned: DifData = {
      matrix: { persons, items, cells: cells.toReversed() },
      isFocal: set.isFocal.toReversed(),
    }
    for (const method of [difMantelHaenszel, difLogistic, difMantel]) {
      const here = method(set, { purify: true }).items.map(({ statistic }) => statistic!)
      const there = method(turned, { purify: true }).items.map(({ statistic }) => statistic!)
      there.toReversed().forEach((statistic, item) => {
        expect(statistic).toBeCloseTo(here[item]!, 8)
      })
    }
  })

  it('finds the one biased item, and names whom it favours', () => {
    const set = simulated({ bias: 1.6, persons: 1200 })
    const mh = difMantelHaenszel(set, { purify: true })
    expect(mh.items[0]).toMatchObject({ flagged: true, class: 'C' })
    expect(mh.items[0]!.alphaMH).toBeLessThan(1)
    expect(mh.items[0]!.deltaMH).toBeGreaterThan(0)
    expect(difLogistic(set, { purify: true }).items[0]!.coefficients!.group).toBeGreaterThan(0)
    expect(difStandardisation(set)[0]!.difference).toBeGreaterThan(0.1)
    expect(difMantel(simulated({ bias: 1.6, persons: 1200, top: 3 })).items[0]).toMatchObject({
      flagged: true,
      class: 'C',
    })
  })

  it('refuses a group without persons and memberships that do not fit', () => {
    expect(() => difMantelHaenszel(data([[0], [1]], [0, 0]))).toThrow('the focal group has no persons')
    expect(() => difLogistic(data([[0], [1]], [1, 1]))).toThrow('the reference group has no persons')
    expect(() => difMantel(data([[0], [1]], [1]))).toThrow('1 group memberships for 2 persons')
    expect(() => difMantelHaenszel(data([[0], [2]], [0, 1]))).toThrow('item 1 has categories above 1')
    expect(() => difMantelHaenszel(simulated(), { alpha: 0 })).toThrow('alpha 0')
  })
})

describe('difMantelHaenszel', () => {
  it('turns the odds ratio round when the groups change places', () => {
    const set = simulated({ bias: 0.7 })
    const swapped = { ...set, isFocal: set.isFocal.map((member) => 1 - member) }
    const there = difMantelHaenszel(swapped).items
    difMantelHaenszel(set).items.forEach((item, i) => {
      expect(item.statistic).toBeCloseTo(there[i]!.statistic!, 9)
      expect(item.alphaMH! * there[i]!.alphaMH!).toBeCloseTo(1, 9)
    })
  })

  it('says that an item everybody solved cannot be tested', () => {
    const [item] = difMantelHaenszel(
      data(
        [
          [1, 0],
          [1, 1],
          [1, 0],
          [1, 1],
        ],
        [0, 0, 1, 1],
      ),
    ).items
    expect(item).toMatchObject({ statistic: null, p: null, flagged: false, remark: 'everybody gave the same response' })
  })

  it('says when the odds ratio of an item that one group always solves is not finite', () => {
    const rows = [
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 1],
      [1, 0],
      [1, 0],
      [1, 1],
      [1, 0],
    ]
    const [item] = difMantelHaenszel(data(rows, [0, 0, 0, 0, 1, 1, 1, 1])).items
    expect(item).toMatchObject({ alphaMH: null, deltaMH: null, class: null, remark: expect.stringContaining('is 0') })
    expect(item!.statistic).toBeGreaterThan(0)
  })

  it('leaves who was not given an item out of it, and matches on what was answered', () => {
    const rows: Row[] = [
      [1, 1],
      [0, 1],
      [1, 0],
      [0, 0],
      [null, 1],
      [null, 0],
    ]
    const groups = [0, 1, 1, 0, 0, 1]
    const whole = difMantelHaenszel(data(rows.slice(0, 4), groups.slice(0, 4))).items[0]
    expect(difMantelHaenszel(data(rows, groups)).items[0]).toEqual(whole)
  })
})

describe('difLogistic', () => {
  it('keeps the likelihood ratio of separated responses and gives no coefficients', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i % 2, i % 3 === 0 ? 1 : 0, i % 5 === 0 ? 1 : 0])
    const [item] = difLogistic(
      data(
        rows,
        rows.map((_, i) => i % 2),
      ),
      { type: 'udif' },
    ).items
    expect(item!.p).toBeLessThan(1e-6)
    expect(item).toMatchObject({ coefficients: null, remark: expect.stringContaining('separated') })
    const [wald] = difLogistic(
      data(
        rows,
        rows.map((_, i) => i % 2),
      ),
      { type: 'udif', criterion: 'wald' },
    ).items
    expect(wald).toMatchObject({ statistic: null, remark: expect.stringContaining('likelihood-ratio') })
  })

  it('sums its uniform and non-uniform parts to the whole', () => {
    const set = simulated({ bias: 0.5, top: 3 })
    const [both, uniform, other] = (['both', 'udif', 'nudif'] as const).map((type) => difLogistic(set, { type }).items)
    both!.forEach(({ statistic }, i) => {
      expect(uniform![i]!.statistic! + other![i]!.statistic!).toBeCloseTo(statistic!, 7)
    })
  })

  it('gives the same for categories told from the top, and for a category nobody used', () => {
    const set = simulated({ top: 3 })
    const upside = { ...set, matrix: { ...set.matrix, cells: set.matrix.cells.map((value) => 3 - value) } }
    const gap = set.matrix.cells.map((value, at) => (at % set.matrix.items === 0 && value > 1 ? value + 1 : value))
    const here = difLogistic(set).items
    const there = difLogistic(upside).items
    here.forEach(({ statistic }, i) => {
      expect(there[i]!.statistic).toBeCloseTo(statistic!, 7)
    })
    expect(
      difLogistic({ ...set, matrix: { ...set.matrix, cells: gap } }).items[0]!.coefficients!.intercepts,
    ).toHaveLength(3)
  })
})

describe('fitCumulativeLogit', () => {
  // Four cheese additives rated 1 to 9 (McCullagh & Nelder, 1989, 5.3.1): as SAS and Stata publish the fit.
  it('meets the cheese-tasting experiment', () => {
    const ratings = [
      { x: [1, 0, 0], counts: [0, 0, 1, 7, 8, 8, 19, 8, 1] },
      { x: [0, 1, 0], counts: [6, 9, 12, 11, 7, 6, 1, 0, 0] },
      { x: [0, 0, 1], counts: [1, 1, 6, 8, 23, 7, 5, 1, 0] },
      { x: [0, 0, 0], counts: [0, 0, 0, 1, 3, 7, 14, 16, 11] },
    ]
    const { logLikelihood, coefficients, covariance } = fitCumulativeLogit(ratings, 9, 3)!
    expect(-2 * logLikelihood).toBeCloseTo(711.348, 3)
    const published = [7.0801, 6.025, 4.9254, 3.8568, 2.5205, 1.5685, 0.0669, -1.493, -1.6128, -4.9645, -3.3227]
    published.forEach((value, p) => {
      expect(Math.abs(coefficients[p]! - value)).toBeLessThan(2e-4)
    })
    expect(Math.sqrt(covariance!.cells[8 * 11 + 8]!)).toBeCloseTo(0.3805, 4)
    expect(Math.sqrt(covariance!.cells[9 * 11 + 9]!)).toBeCloseTo(0.4767, 4)
  })
})

describe('difMantel', () => {
  // Where two items add up to the same total for everybody there is one stratum, and both tests are textbook ones.
  it('is (N - 1) r² and (N - 1) / N times Pearson where there is one matching score', () => {
    const categories = [0, 2, 1, 3, 3, 0, 1, 2, 3, 3, 0, 0, 1, 2, 2, 3, 1, 0, 3, 3]
    const groups = categories.map((_, i) => (i < 9 ? 0 : 1))
    const [item] = difMantel(
      data(
        categories.map((k) => [k, 3 - k]),
        groups,
      ),
    ).items
    const n = categories.length
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / n
    const product = (one: number[], other: number[]) =>
      mean(one.map((value, i) => value * other[i]!)) - mean(one) * mean(other)
    const r2 = product(categories, groups) ** 2 / (product(categories, categories) * product(groups, groups))
    expect(item!.mantel!.statistic).toBeCloseTo((n - 1) * r2, 10)
    let pearson = 0
    for (let k = 0; k < 4; k += 1) {
      for (const group of [0, 1]) {
        const observed = categories.filter((value, i) => value === k && groups[i] === group).length
        const inGroup = groups.filter((member) => member === group).length
        const expected = (categories.filter((value) => value === k).length * inGroup) / n
        pearson += (observed - expected) ** 2 / expected
      }
    }
    expect(item!.generalised!.statistic).toBeCloseTo(((n - 1) / n) * pearson, 10)
  })

  it('is Mantel-Haenszel without correction on right/wrong items', () => {
    const set = simulated({ bias: 0.6 })
    const plain = difMantelHaenszel(set, { correct: false }).items
    difMantel(set).items.forEach(({ mantel, generalised }, i) => {
      expect(mantel!.statistic).toBeCloseTo(plain[i]!.statistic!, 9)
      expect(generalised!.statistic).toBeCloseTo(plain[i]!.statistic!, 9)
      expect(generalised!.df).toBe(1)
    })
  })

  it('has one degree of freedom less than categories used', () => {
    expect(difMantel(simulated({ top: 3 })).items[0]).toMatchObject({ df: 3 })
  })
})

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(numbersIn)
}
