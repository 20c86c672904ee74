import { describe, expect, it } from 'vitest'
import { correctedRating, DEFAULT_COMBINING_RECIPE, type Method, methodMatrix } from './index.ts'

describe('correctedRating', () => {
  const variances = { exercise: 0.4, rating: 0.3 }

  it('adds severity back and counts every error, by hand', () => {
    const ratings = [
      { rater: 'A', exercise: 'LGD', score: 2 },
      { rater: 'B', exercise: 'LGD', score: 3 },
      { rater: 'A', exercise: 'RP', score: 4 },
    ]
    const severities = new Map([
      ['A', { points: 0.6, standardError: 0.2 }],
      ['B', { points: -0.3, standardError: 0.1 }],
    ])
    const found = correctedRating(ratings, severities, variances, 0.25)!
    expect(found.uncorrected).toBe(3)
    expect(found.value).toBeCloseTo(3 + (0.6 - 0.3 + 0.6) / 3, 12)
    // Exercises 2/3 and 1/3, raters 2/3 and 1/3.
    const expected = 0.4 * (4 / 9 + 1 / 9) + 0.3 / 3 + (4 / 9) * 0.04 + (1 / 9) * 0.01
    expect(found.standardError ** 2).toBeCloseTo(expected, 12)
    expect(found.uncorrectedRaters).toEqual([])
  })

  it('takes a rater of unknown severity as given, with the spread of severities as error', () => {
    const found = correctedRating([{ rater: 'C', exercise: 'LGD', score: 3 }], new Map(), variances, 0.25)!
    expect(found).toMatchObject({ value: 3, uncorrectedRaters: ['C'] })
    expect(found.standardError ** 2).toBeCloseTo(0.95, 12)
    expect(correctedRating([], new Map(), variances, 0.25)).toBeNull()
  })

  it('stays on the scale', () => {
    const severe = new Map([['A', { points: 0.6, standardError: 0.2 }]])
    expect(correctedRating([{ rater: 'A', exercise: 'LGD', score: 5 }], severe, variances, 0.25)!.value).toBe(5)
  })
})

describe('methodMatrix', () => {
  const evidence = (method: Method) => ({ method, source: method, value: 3, standardError: 0.4 })
  const plan = new Map<string, readonly Method[]>([
    ['INT', ['TEST', 'RATING']],
    ['KOM', ['SIMULATION', 'RATING']],
    ['HAS', ['TEST']],
  ])
  const matrix = methodMatrix(
    plan,
    new Map([
      ['INT', [evidence('TEST'), evidence('RATING')]],
      ['KOM', [evidence('RATING'), evidence('TEST')]],
    ]),
    DEFAULT_COMBINING_RECIPE,
  )

  it('says of each cell whether it was planned and whether it is there', () => {
    expect(matrix.rows.map(({ competency, cells }) => [competency, ...cells.map(({ state }) => state)])).toEqual([
      ['INT', 'measured', 'not-planned', 'measured'],
      ['KOM', 'unplanned', 'missing', 'measured'],
      ['HAS', 'missing', 'not-planned', 'not-planned'],
    ])
  })

  it('counts coverage over what was planned, and names what rests on one method or none', () => {
    expect(matrix.coverage).toBeCloseTo(3 / 5, 12)
    expect(matrix.restOnOne).toEqual(['HAS'])
    expect(matrix.rows[2]!.combined).toMatchObject({ outcome: 'none', reasons: [{ kind: 'no-evidence' }] })
    expect(methodMatrix(new Map(), new Map(), DEFAULT_COMBINING_RECIPE).coverage).toBeNull()
  })
})
