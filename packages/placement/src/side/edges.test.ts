import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { InstanceError } from '../instance-error.ts'
import { loadHighs } from '../mip/load-highs.ts'
import type { SolveMip } from '../mip/model.ts'
import { answerSide } from './answer-side.ts'
import { readSide } from './read-side.ts'

let solve: SolveMip
beforeAll(async () => {
  solve = await loadHighs()
})

const official = (id: number, more = {}) => ({
  id,
  agency: 0,
  seat: id,
  grade: 1,
  region: 0,
  tenureMonths: 30,
  locked: false,
  ...more,
})
const post = (id: number, incumbent: number | null, more = {}) => ({
  id,
  agency: 0,
  grade: 1,
  region: 0,
  incumbent,
  locked: false,
  mustFill: false,
  ...more,
})
const file = (more = {}) => ({
  kind: 'side',
  rules: { minTenureMonths: 24, demotionAllowed: false, maxGradeStep: 1, maxMovedSharePercent: 50 },
  agencies: 1,
  moveCap: [1],
  officials: [official(0), official(1)],
  posts: [post(0, 0), post(1, 1), post(2, null)],
  edges: [
    [0, 0, 10],
    [1, 1, 10],
    [0, 2, 30],
    [1, 0, 25],
  ],
  ...more,
})

describe('edges of a side instance', () => {
  it('answers with nobody to place', async () => {
    const answer = await answerSide(readSide(file({ officials: [], posts: [post(0, null)], edges: [] })), solve)
    expect(answer).toMatchObject({ O1_maxTotal: 0, O2_maxTotal_caps: 0, O3_unique: true, O6_bestLowestFit: null })
    expect(answer.curve_bestTotalWithAtMostKMoves_noCaps).toEqual([0])
  })

  it('moves nobody under caps of 0', async () => {
    const answer = await answerSide(readSide(file({ moveCap: [0] })), solve)
    expect(answer).toMatchObject({ O1_maxTotal: 55, O2_maxTotal_caps: 20, O3_moves: [], O3_chains: [] })
  })

  it('names the caps that clash with the vacancies that must be filled', async () => {
    const posts = [post(0, 0), post(1, 1), post(2, null, { mustFill: true, agency: 1 })]
    const answer = await answerSide(readSide(file({ agencies: 2, moveCap: [0, 0], posts })), solve)
    expect(answer).toMatchObject({ O2_maxTotal_caps: null, clash: { agencies: [0], posts: [2] } })
    expect(answer.O1_maxTotal).toBe(55)
  })

  it('names a must-fill post that nobody may hold', async () => {
    const posts = [post(0, 0), post(1, 1), post(2, null, { mustFill: true, grade: 4 })]
    const answer = await answerSide(readSide(file({ posts })), solve)
    expect(answer).toMatchObject({ O1_maxTotal: null, O6_bestLowestFit: null, clash: { agencies: [], posts: [2] } })
    expect(answer.curve_bestTotalWithAtMostKMoves_noCaps).toEqual([])
  })

  it('reads seats off a cycle from the smallest', async () => {
    const edges = [
      [0, 1, 30],
      [1, 0, 30],
      [0, 0, 1],
      [1, 1, 1],
    ]
    const answer = await answerSide(readSide(file({ moveCap: [2], edges })), solve)
    expect(answer).toMatchObject({ O3_chains: [], O3_cycles: [[0, 1]], O3_unique: true })
  })

  it('leaves open what it had no time to prove, with a bound', async () => {
    const { expected, ...reference } = JSON.parse(
      readFileSync(new URL('../../../../validation/placement/side-01.json', import.meta.url), 'utf8'),
    )
    const answer = await answerSide(readSide(reference), solve, { timeLimit: 0 })
    // Without caps the plan is found by shortest paths, which take no time.
    expect(answer).toMatchObject({ O1_maxTotal: expected.O1_maxTotal, O2_maxTotal_caps: null, O2_lpBound: null })
    const { total, bound } = answer.unproven!.O2!
    expect(total === null || total <= expected.O2_maxTotal_caps).toBe(true)
    expect(bound).toBeGreaterThanOrEqual(expected.O2_maxTotal_caps)
    expect(Object.keys(answer.unproven!).toSorted()).toEqual(['O2', 'O2_lpBound', 'O3', 'O5', 'O6', 'curve', 'shares'])
  })

  it.each([
    ['a score that is not whole', { edges: [[0, 0, 10.5]] }, 'not-whole', 'edges[0][2]'],
    [
      'a pair listed twice',
      {
        edges: [
          [0, 0, 1],
          [0, 0, 2],
        ],
      },
      'duplicate-pair',
      'edges[1]',
    ],
    ['an official who does not exist', { edges: [[2, 0, 1]] }, 'out-of-range', 'edges[0][0]'],
    [
      'two officials on one seat',
      { officials: [official(0), official(1, { seat: 0 })] },
      'seat-mismatch',
      'officials[1].seat',
    ],
    ['a missing list', { posts: undefined }, 'not-an-array', 'posts'],
    ['caps for another number of agencies', { moveCap: [1, 2] }, 'wrong-length', 'moveCap'],
  ])('refuses %s', (_, more, fault, path) => {
    expect(() => readSide(file(more))).toThrow(expect.objectContaining({ fault, path }))
    expect(() => readSide(file(more))).toThrow(InstanceError)
  })
})
