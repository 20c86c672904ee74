import { describe, expect, it } from 'vitest'
import { createRandom, type Random } from '../random.ts'
import { paceScores } from './pace-scores.ts'
import { type PaceMatrix, similarRhythm } from './rhythm.ts'

/** Independent persons: items of their own length and spread, persons of their own speed and fatigue, orders of their own. */
function hall(persons: number, items: number, random: Random): PaceMatrix {
  const length = Array.from({ length: items }, () => 3.2 + 0.6 * random.normal())
  const spread = Array.from({ length: items }, () => 0.2 + 0.6 * random.uniform())
  const seconds = new Float64Array(persons * items)
  const places = new Int32Array(persons * items)
  for (let person = 0; person < persons; person += 1) {
    const speed = 0.3 * random.normal()
    const fatigue = 0.6 * random.normal()
    random.shuffle(Array.from({ length: items }, (_, k) => k)).forEach((item, place) => {
      const at = person * items + item
      places[at] = place
      // A long pause now and then: pace has heavy tails.
      const pause = random.uniform() < 0.05 ? 2 : 0
      seconds[at] = Math.exp(
        length[item]! + speed - fatigue * (place / items - 0.5) + spread[item]! * random.normal() + pause,
      )
    })
  }
  return { persons, items, seconds, places }
}

describe('similarRhythm', () => {
  it('holds its false-alarm rate among people who work alone', () => {
    const random = createRandom(51)
    const runs = 200
    let runsWithAlarm = 0
    let single = 0
    let pairs = 0
    for (let run = 0; run < runs; run += 1) {
      const matrix = hall(24, 30, random)
      if (similarRhythm(matrix, { alpha: 0.1 }).flagged.length > 0) runsWithAlarm += 1
      const scores = paceScores(matrix)
      for (let one = 0; one < 24; one += 2) {
        pairs += 1
        const r = correlation(scores.subarray(one * 30, one * 30 + 30), scores.subarray(one * 30 + 30, one * 30 + 60))
        // One-sided 0.01 point of a correlation with 27 degrees of freedom.
        if (r > 0.43) single += 1
      }
    }
    expect(runsWithAlarm / runs).toBeLessThan(0.1 + 3 * Math.sqrt((0.1 * 0.9) / runs))
    expect(single / pairs).toBeLessThan(0.01 + 3 * Math.sqrt((0.01 * 0.99) / pairs))
    expect(single).toBeGreaterThan(0)
  })

  it('finds two who kept step, and no one else', () => {
    const random = createRandom(8)
    const matrix = hall(60, 40, random)
    for (let item = 0; item < 40; item += 1) {
      matrix.seconds[11 * 40 + item] = matrix.seconds[5 * 40 + item]! * Math.exp(0.1 * random.normal())
      matrix.places[11 * 40 + item] = matrix.places[5 * 40 + item]!
    }
    const { flagged, pairs } = similarRhythm(matrix)
    expect(pairs).toBe((60 * 59) / 2)
    expect(flagged.map(({ one, other }) => [one, other])).toEqual([[5, 11]])
    expect(flagged[0]!.r).toBeGreaterThan(0.8)
    expect(flagged[0]!.adjustedP).toBeCloseTo(flagged[0]!.p * pairs, 15)
  })

  it('is not misled by people who quicken alike, nor by an hour at the window', () => {
    const random = createRandom(3)
    const matrix = hall(40, 40, random)
    for (const person of [2, 9]) {
      for (let item = 0; item < 40; item += 1) {
        const at = person * 40 + item
        matrix.seconds[at] = matrix.seconds[at]! * Math.exp(-3 * (matrix.places[at]! / 40))
      }
      matrix.seconds[person * 40 + 7] = 3600
    }
    expect(similarRhythm(matrix).flagged).toEqual([])
  })

  it('compares only pairs with enough items in common', () => {
    const matrix = hall(3, 30, createRandom(4))
    matrix.seconds.fill(Number.NaN, 0, 20)
    expect(similarRhythm(matrix).pairs).toBe(1)
    expect(similarRhythm(matrix, { leastItems: 10 }).pairs).toBe(3)
    expect(
      similarRhythm({ persons: 0, items: 0, seconds: new Float64Array(0), places: new Int32Array(0) }),
    ).toMatchObject({ pairs: 0, flagged: [] })
  })
})

function correlation(a: Float64Array, b: Float64Array): number {
  let [product, own, other] = [0, 0, 0]
  a.forEach((x, k) => {
    product += x * b[k]!
    own += x * x
    other += b[k]! ** 2
  })
  return product / Math.sqrt(own * other)
}
