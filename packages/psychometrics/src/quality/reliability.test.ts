import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { responseMatrix } from '../data/response-matrix.ts'
import { reliability } from './reliability.ts'

const rowsOf = (most: number) =>
  fc
    .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 12 }))
    .chain(([items, persons]) =>
      fc.array(
        fc.array(fc.option(fc.integer({ min: 0, max: most }), { freq: 6 }), { minLength: items, maxLength: items }),
        { minLength: persons, maxLength: persons },
      ),
    )

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(numbersIn)
}

describe('reliability', () => {
  it('gives finite numbers or null, whatever the responses', () => {
    fc.assert(
      fc.property(rowsOf(3), fc.constantFrom('pairwise' as const, 'listwise' as const), (rows, missing) => {
        expect(numbersIn(reliability(responseMatrix(rows), { missing })).filter((x) => !Number.isFinite(x))).toEqual([])
      }),
    )
  })

  it('does not depend on the order of persons or items', () => {
    fc.assert(
      fc.property(rowsOf(2), (rows) => {
        const one = reliability(responseMatrix(rows))
        const other = reliability(responseMatrix(rows.toReversed().map((row) => row.toReversed())))
        const close = (a: number | null, b: number | null) =>
          a === null || b === null ? expect(a).toBe(b) : expect(a).toBeCloseTo(b, 8)
        close(other.alpha.rawAlpha, one.alpha.rawAlpha)
        close(other.alpha.averageR, one.alpha.averageR)
        one.itemStatistics.forEach((item, i) => {
          close(other.itemStatistics.at(-1 - i)!.itemRestR, item.itemRestR)
        })
      }),
    )
  })

  it('leaves a constant item out and names it', () => {
    const report = reliability(
      responseMatrix([
        [1, 1, 0],
        [1, 0, 0],
        [1, 1, 1],
        [1, 0, 0],
        [1, 1, 1],
      ]),
    )
    expect(report.remarks).toEqual([{ kind: 'constant-items', items: [0] }])
    expect(report.itemStatistics[0]).toMatchObject({ mean: 1, sd: 0, itemRestR: null })
    expect(report.alpha.rawAlpha).toBeCloseTo(0.8, 12)
    expect(report.omega).toMatchObject({ omegaCFA: null, reason: { kind: 'few-items', items: 2, needed: 3 } })
    expect(report.itemStatistics[1]!.alphaIfDropped).toBeNull()
  })

  it('says that items pull against each other instead of hiding a negative alpha', () => {
    const report = reliability(
      responseMatrix([
        [2, 0],
        [1, 1],
        [0, 2],
        [2, 1],
        [1, 2],
      ]),
    )
    expect(report.alpha.rawAlpha).toBeLessThan(0)
    expect(report.remarks).toEqual([{ kind: 'negative-correlations' }])
  })

  it('names two items that nobody answered together', () => {
    const report = reliability(
      responseMatrix([
        [1, null, 0],
        [0, null, 1],
        [null, 1, 0],
        [null, 0, 1],
      ]),
    )
    expect(report.alpha).toMatchObject({ rawAlpha: null, reason: { kind: 'unpaired', items: [0, 1] } })
    expect(report.splitHalf.reason).toEqual({ kind: 'few-persons', persons: 0, needed: 2 })
  })

  it('looks at the splits of a long test from a fixed seed', () => {
    const rows = Array.from({ length: 40 }, (_, p) =>
      Array.from({ length: 18 }, (_, i) => ((p * 7 + i * i * 5 + ((p * i) % 11)) % 3 > p % 3 ? 1 : 0)),
    )
    const { splitHalf } = reliability(responseMatrix(rows))
    expect(splitHalf).toEqual(reliability(responseMatrix(rows)).splitHalf)
    expect(splitHalf).toMatchObject({ method: 'sampled', splits: 10_000, every: null })
  })
})
