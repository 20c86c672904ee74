import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SIMULATION_RECIPE, levelOfShare, meanSlope } from './level-recipe.ts'
import { Run } from './run.ts'
import type { EvidenceRule, Scenario } from './scenario.ts'
import { errorOfShare, replyText, scoreSimulation } from './score-simulation.ts'

const part = (range: number, earned: number, least = 0) => ({ range, earned, least })

describe('levelOfShare', () => {
  it.each([
    [0, 1],
    [0.25, 1],
    [0.325, 1.5],
    [0.4, 2],
    [0.5, 2.5],
    [0.8, 4],
    [1, 5],
  ])('puts a share of %d at level %d', (share, level) => {
    expect(levelOfShare(DEFAULT_SIMULATION_RECIPE, share)).toBeCloseTo(level, 12)
  })
  it('rises with the share', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        expect(levelOfShare(DEFAULT_SIMULATION_RECIPE, low)).toBeLessThanOrEqual(
          levelOfShare(DEFAULT_SIMULATION_RECIPE, high) + 1e-12,
        )
      }),
    )
  })
})

describe('errorOfShare', () => {
  it('is the binomial error of Lord where points are equal, over the rules and one of each kind', () => {
    // 6 of 8 and one of 2: 7 of 10, sqrt(0.7 * 0.3 / 9).
    const rules = Array.from({ length: 8 }, (_, n) => part(2, n < 6 ? 2 : 0))
    expect(errorOfShare(rules)).toBeCloseTo(Math.sqrt(0.21 / 9), 12)
  })
  it('takes a harm left undone as earned', () => {
    expect(errorOfShare([part(3, 0, -3), part(3, 3)])).toBeCloseTo(errorOfShare([part(3, 3), part(3, 3)]), 12)
  })
  it('is never 0, and shrinks as more is looked at', () => {
    const all = (n: number) => errorOfShare(Array.from({ length: n }, () => part(1, 1)))
    expect(all(4)).toBeGreaterThan(all(8))
    expect(all(100)).toBeGreaterThan(0)
  })
})

const world: Omit<Scenario, 'rules' | 'rating'> = {
  ...{ format: 'petakom-simulation/1', code: 'UJI', version: 1, kind: 'in-basket', title: 'Uji', family: 'uji' },
  ...{ clock: { starts: '2026-01-01T08:00', minutes: 30, pace: 1 }, role: 'Anda', briefing: ['Mulai'] },
  competencies: ['M.03', 'M.08'],
  actors: [
    { id: 'atasan', name: 'Atasan', role: 'Atasan', relation: 'superior' },
    { id: 'rekan', name: 'Rekan', role: 'Rekan', relation: 'peer' },
  ],
  ...{ resources: [], documents: [], calendar: [], events: [] },
  messages: [{ id: 'surat', from: 'atasan', subject: 'Surat', body: ['Isi'], channel: 'memo', arrives: 0 }],
}
const rule = (id: string, competency: string, points: number, kind: 'reply' | 'archive'): EvidenceRule => ({
  ...{ id, competency, indicator: `${competency}.1.1`, basis: 'product', points, because: 'Karena' },
  pattern: { act: { kind, about: 'surat' } },
})
const scenario: Scenario = {
  ...world,
  rules: [rule('balas', 'M.03', 2, 'reply'), rule('buang', 'M.08', -2, 'archive')],
  rating: [
    {
      ...{ id: 'isi', about: 'surat', to: ['atasan'], competency: 'M.03', indicator: 'M.03.1.1', question: 'Jelas?' },
      anchors: [
        { points: 0, text: 'Tidak' },
        { points: 4, text: 'Ya' },
      ],
      most: 4,
    },
  ],
}

function played() {
  const run = new Run(scenario, 1)
  run.take({ seq: 1, at: 10, kind: 'reply', about: 'surat', to: 'atasan', text: ' Satu ' })
  run.take({ seq: 2, at: 20, kind: 'reply', about: 'surat', to: 'rekan', text: 'Bukan untuk dinilai' })
  run.take({ seq: 3, at: 30, kind: 'reply', about: 'surat', to: 'atasan', text: 'Dua' })
  run.advance(1800)
  return run.state
}

describe('scoreSimulation', () => {
  const scoresWith = (points: number | null) =>
    scoreSimulation(scenario, played(), new Map([['isi', points]]), DEFAULT_SIMULATION_RECIPE).scores

  it('reads together what was replied to those whom the rating names', () => {
    expect(replyText(scenario.rating[0]!, played())).toBe('Satu\n\nDua')
    expect(replyText(scenario.rating[0]!, new Run(scenario, 1).state)).toBe('')
  })
  it('adds settled points to those of the rules', () => {
    expect(scoresWith(3)[0]).toMatchObject({ earned: 5, least: 0, most: 6, share: 5 / 6, rules: 2, isAwaiting: false })
    expect(scoresWith(0)[0]).toMatchObject({ earned: 2, most: 6, share: 1 / 3 })
  })
  it('leaves out what is not settled, and says so', () => {
    expect(scoresWith(null)[0]).toMatchObject({ earned: 2, most: 2, rules: 1, isAwaiting: true })
  })
  it('gives the level and its error in levels by the recipe', () => {
    const [, made] = scoresWith(3)
    expect(made).toMatchObject({ competency: 'M.08', earned: 0, least: -2, most: 0, share: 1, levelContinuous: 5 })
    expect(made!.standardError).toBeCloseTo(errorOfShare([part(2, 0, -2)]) * meanSlope(DEFAULT_SIMULATION_RECIPE), 12)
  })
})
