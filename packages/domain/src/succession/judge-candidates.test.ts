import { describe, expect, it } from 'vitest'
import {
  type MeasuredLevel,
  type OfficialFacts,
  type PostFacts,
  postsFor,
  type RoundFacts,
} from '../candidacy/index.ts'
import { randomRound } from '../candidacy/testing/random-round.ts'
import { COMPETENCIES } from '../competencies/index.ts'
import { official as history } from '../eligibility/example.ts'
import { judgeCandidates } from './judge-candidates.ts'
import { mayBeProposed, poolInstance } from './pool-pairs.ts'
import { DEFAULT_SUCCESSION_SETTINGS as SETTINGS, SUCCESSION_DEFAULTS } from './settings.ts'

const level: MeasuredLevel = { level: 3, continuous: 3, low: 2.6, high: 3.4, probabilities: [0, 0.1, 0.8, 0.1, 0] }
const every = <T>(value: T) => Object.fromEntries(COMPETENCIES.map(({ code }) => [code, value]))

const official = (id: string, more: Partial<OfficialFacts> = {}): OfficialFacts => ({
  id,
  history,
  seat: 'bidang',
  tier: 'ADMINISTRATOR',
  agency: 'A',
  levels: every(level),
  assessedOn: '2025-10-01',
  capAtStandard: false,
  potential: 8000,
  ...more,
})
const post = (id: string, more: Partial<PostFacts> = {}): PostFacts => ({
  id,
  seat: 1,
  agency: 'A',
  tier: 'JPT_PRATAMA',
  field: 'K',
  eselon: 'II.b',
  standard: every(4),
  holder: null,
  critical: true,
  ...more,
})
const facts = (officials: OfficialFacts[], posts: PostFacts[]): RoundFacts => ({
  date: '2026-03-01',
  officials,
  posts,
  freezes: null,
})
const boxes = (...entries: [string, number][]) => new Map(entries)

describe('judgeCandidates', () => {
  it('judges those in the boxes alone, by id, for critical posts alone', () => {
    const found = judgeCandidates(
      facts(
        [official('b'), official('a'), official('out'), official('nowhere')],
        [post('dinas'), post('other', { critical: false })],
      ),
      boxes(['a', 9], ['b', 7], ['out', 6]),
      SETTINGS,
    )
    expect(found.map(({ jabatanId, candidates }) => [jabatanId, candidates.map((one) => one.pegawaiId)])).toEqual([
      ['dinas', ['a', 'b']],
    ])
    expect(found[0]!.candidates[0]).toMatchObject({
      box: 9,
      slot: 'now',
      lateral: false,
      blockers: [],
      missingParts: [],
    })
  })

  it('leaves out whoever holds a seat of the post, and posts below the present one', () => {
    const found = judgeCandidates(
      facts(
        [official('a'), official('b'), official('top', { tier: 'JPT_PRATAMA' })],
        [post('two', { holder: 'a' }), post('two', { seat: 2 }), post('low', { tier: 'ADMINISTRATOR' })],
      ),
      boxes(['a', 9], ['b', 9], ['top', 9]),
      SETTINGS,
    )
    const of = (id: string) => found.find(({ jabatanId }) => jabatanId === id)!.candidates
    expect(of('two').map(({ pegawaiId, lateral }) => [pegawaiId, lateral])).toEqual([
      ['b', false],
      ['top', true],
    ])
    expect(of('low').map(({ pegawaiId, lateral }) => [pegawaiId, lateral])).toEqual([
      ['a', true],
      ['b', true],
    ])
  })

  it('gives no fit where a part is missing, and names the part', () => {
    const [only] = judgeCandidates(facts([official('a', { levels: null })], [post('dinas')]), boxes(['a', 9]), SETTINGS)
    expect(only!.candidates[0]).toMatchObject({ fit: null, missingParts: ['jpm'] })
  })

  it('gives the fit that explains a pair anywhere else', () => {
    const round = randomRound(7, { officials: 40, posts: 12 })
    const critical = { ...round, posts: round.posts.map((one) => ({ ...one, critical: true })) }
    const all = new Map(round.officials.map(({ id }) => [id, 9]))
    let compared = 0
    for (const { jabatanId, candidates } of judgeCandidates(critical, all, SETTINGS)) {
      const target = critical.posts.find(({ id }) => id === jabatanId)!
      for (const { pegawaiId, fit } of candidates) {
        const one = round.officials.find(({ id }) => id === pegawaiId)!
        const [known] = postsFor(one, [target], { date: round.date, freezes: round.freezes })
        if (fit === null) expect(known!.fit.missing.length).toBeGreaterThan(0)
        else expect(fit).toEqual({ total: known!.fit.total, low: known!.fit.low, high: known!.fit.high })
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(100)
  })
})

describe('poolInstance', () => {
  const fit = { total: 7000, low: 6500, high: 7500 }
  const one = { slot: 'soon', fit, lateral: false } as const

  it.each([
    ['ready in time and fit enough', one, {}, true],
    ['ready after the horizon', one, { horizonYears: 0 }, false],
    ['never ready', { ...one, slot: null }, {}, false],
    ['at the threshold itself', one, { readyAtLeast: 7000 }, true],
    ['below the threshold', one, { readyAtLeast: 7001 }, false],
    ['of unknown fit', { ...one, fit: null }, {}, false],
    ['from the same rung', { ...one, lateral: true }, {}, false],
    ['from the same rung where asked for', { ...one, lateral: true }, { allowLateral: true }, true],
  ])('of somebody %s', (_, judged, settings, expected) => {
    expect(mayBeProposed(judged, { ...SETTINGS, ...settings })).toBe(expected)
  })

  it('numbers posts as judged and candidates by id, whatever the order they were met in', () => {
    const judged = (...ids: string[]) =>
      ids.map((pegawaiId, i) => ({
        ...one,
        pegawaiId,
        fit: { ...fit, total: 7000 + i },
        box: 9,
        missingParts: [],
        firstDate: null,
        blockers: [],
      }))
    const { ids, pairs, posts, candidates } = poolInstance(
      [
        { jabatanId: 'x', candidates: judged('c', 'a') },
        { jabatanId: 'y', candidates: judged('b') },
      ],
      SETTINGS,
    )
    expect({ ids, posts, candidates }).toEqual({ ids: ['a', 'b', 'c'], posts: 2, candidates: 3 })
    expect(pairs).toEqual([
      [2, 0, 7000],
      [0, 0, 7001],
      [1, 1, 7000],
    ])
  })
})

it('keeps a word on where each default comes from', () => {
  expect(Object.keys(SETTINGS).sort()).toEqual([
    ...['allowLateral', 'atMostPerPost', 'boxes', 'horizonYears', 'neededPerPost', 'poolsPerCandidate', 'readyAtLeast'],
  ])
  for (const { source, confidence } of SUCCESSION_DEFAULTS) {
    expect(source).not.toBe('')
    expect(['high', 'medium', 'low']).toContain(confidence)
  }
})
