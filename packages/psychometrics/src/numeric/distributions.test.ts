import { describe, expect, it } from 'vitest'
import { chiSquareAbove, fQuantile, normalBelow, normalQuantile, tQuantile, tTwoSided } from './distributions.ts'
import { invertPositive, symmetricEigen } from './matrix.ts'

// Tables: Abramowitz & Stegun (1964), 26.1 to 26.10; far tails by their asymptotic series.
describe('distributions', () => {
  it.each([
    [0.975, 1.959963984540054],
    [0.9, 1.2815515655446004],
    [1e-20, -9.26234008979841],
  ])('put %s of a normal below %s', (share, z) => {
    expect(normalQuantile(share)).toBeCloseTo(z, 12)
    expect(normalBelow(z) / share).toBeCloseTo(1, 12)
  })
  it('keep their digits in the far tail', () => {
    expect(normalBelow(-10) / 7.619853024160527e-24).toBeCloseTo(1, 10)
    expect(chiSquareAbove(100, 1) / (2 * 7.619853024160527e-24)).toBeCloseTo(1, 10)
  })
  it('meet the tables of t and F', () => {
    expect(tQuantile(0.975, 5)).toBeCloseTo(2.570581836, 8)
    expect(fQuantile(0.975, 5, 10)).toBeCloseTo(4.236085668, 8)
    expect(tTwoSided(2.570581836, 5)).toBeCloseTo(0.05, 9)
  })
})

describe('matrices', () => {
  const matrix = { rows: 3, columns: 3, cells: Float64Array.of(2, 1, 0, 1, 3, 1, 0, 1, 4) }
  it('times their inverse are the identity', () => {
    const inverse = invertPositive(matrix)!
    for (let r = 0; r < 3; r += 1) {
      for (let c = 0; c < 3; c += 1) {
        let sum = 0
        for (let k = 0; k < 3; k += 1) sum += matrix.cells[r * 3 + k]! * inverse.cells[k * 3 + c]!
        expect(sum).toBeCloseTo(r === c ? 1 : 0, 12)
      }
    }
  })
  it('have eigenvalues that sum to the trace, each with its vector', () => {
    const { values, vectors } = symmetricEigen(matrix)
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(9, 10)
    for (let r = 0; r < 3; r += 1) {
      let image = 0
      for (let c = 0; c < 3; c += 1) image += matrix.cells[r * 3 + c]! * vectors.cells[c * 3]!
      expect(image).toBeCloseTo(values[0]! * vectors.cells[r * 3]!, 10)
    }
  })
  it('without an inverse have none', () => {
    expect(invertPositive({ rows: 2, columns: 2, cells: Float64Array.of(1, 1, 1, 1) })).toBeNull()
  })
})
