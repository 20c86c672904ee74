import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detection, ratingAccuracy } from './accuracy.ts'

const level = fc.integer({ min: 0, max: 5 })
const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([persons, dimensions]) => {
    const rows = fc.array(fc.array(level, { minLength: dimensions, maxLength: dimensions }), {
      minLength: persons,
      maxLength: persons,
    })
    return fc.record({ given: rows, agreed: rows })
  })

describe('ratingAccuracy', () => {
  it('splits the squared distance into its four parts, whatever the exercises', () => {
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 4 }), (tables) => {
        const { bias, differentialElevation, stereotype, differential, distance } = ratingAccuracy(tables)
        const parts = bias ** 2 + differentialElevation ** 2 + stereotype ** 2 + differential ** 2
        expect(parts).toBeCloseTo(distance ** 2, 9)
      }),
    )
  })

  it('finds nothing off where all is the same', () => {
    const agreed = [
      [1, 2],
      [3, 5],
    ]
    expect(ratingAccuracy([{ given: agreed, agreed }])).toEqual({
      cells: 4,
      bias: 0,
      differentialElevation: 0,
      stereotype: 0,
      differential: 0,
      distance: 0,
      meanAbsolute: 0,
      exact: 1,
      adjacent: 1,
      correlation: expect.closeTo(1, 12),
    })
  })

  // Each made so that one part alone is off by hand: differences +1 everywhere; by person; by dimension; by both.
  it.each([
    [
      'a lenient rater',
      [
        [1, 1],
        [1, 1],
      ],
      { bias: 1 },
    ],
    [
      'persons pulled apart',
      [
        [1, 1],
        [-1, -1],
      ],
      { differentialElevation: 1 },
    ],
    [
      'one competency overrated',
      [
        [1, -1],
        [1, -1],
      ],
      { stereotype: 1 },
    ],
    [
      'strengths mixed up',
      [
        [1, -1],
        [-1, 1],
      ],
      { differential: 1 },
    ],
  ] as const)('names what is off: %s', (_, differences, expected) => {
    const agreed = [
      [2, 3],
      [3, 2],
    ]
    const given = agreed.map((row, p) => row.map((score, d) => score + differences[p]![d]!))
    const nothing = { bias: 0, differentialElevation: 0, stereotype: 0, differential: 0 }
    expect(ratingAccuracy([{ given, agreed }])).toMatchObject({
      ...nothing,
      ...expected,
      distance: 1,
      exact: 0,
      adjacent: 1,
    })
  })

  it('counts what differs between exercises as persons told apart wrongly', () => {
    const agreed = [[2, 2]]
    const found = ratingAccuracy([
      { given: [[3, 3]], agreed },
      { given: [[1, 1]], agreed },
    ])
    expect(found).toMatchObject({ bias: 0, differentialElevation: 1, stereotype: 0, differential: 0 })
  })

  it('has no correlation where everybody was given one level', () => {
    const agreed = [
      [1, 2],
      [3, 4],
    ]
    expect(ratingAccuracy([{ given: agreed.map((row) => row.map(() => 3)), agreed }]).correlation).toBeNull()
  })

  it('refuses what cannot be compared', () => {
    expect(() => ratingAccuracy([])).toThrow(RangeError)
    expect(() => ratingAccuracy([{ given: [[1]], agreed: [[1, 2]] }])).toThrow(RangeError)
  })
})

describe('detection', () => {
  it('is 0 for one who marks by chance, and rises with telling apart', () => {
    expect(detection({ hits: 5, misses: 5, falseAlarms: 5, correctRejections: 5 })).toBeCloseTo(0, 12)
    // Shares 17.5/21 and 4.5/21: z 0.9674 and -0.7916 (tables of the normal distribution).
    expect(detection({ hits: 17, misses: 3, falseAlarms: 4, correctRejections: 16 })).toBeCloseTo(1.759, 3)
  })
  it('is finite for one who is always right, and none where there was nothing to find', () => {
    expect(detection({ hits: 10, misses: 0, falseAlarms: 0, correctRejections: 30 })).toBeGreaterThan(3)
    expect(detection({ hits: 0, misses: 0, falseAlarms: 1, correctRejections: 3 })).toBeNull()
  })
})
