import { describe, expect, it } from 'vitest'
import { DEFAULT_SCORING_RECIPE } from './recipe.ts'
import { awaitingRater, type ServedItem, scorePerson } from './score-person.ts'

const item = (id: string, over: Partial<ServedItem> = {}): ServedItem => ({
  id,
  competency: 'M.03',
  theme: 'komunikasi',
  potentialAspect: null,
  interaction: { type: 'choice', options: ['A', 'B', 'C', 'D'].map((letter) => ({ id: letter, text: letter })) },
  scoring: { type: 'choice', weights: { A: 0, B: 1, C: 2, D: 3 } },
  parameters: { model: 'GPCM', a: 1, b: [-1, 0, 1] },
  ...over,
})
const score = (items: ServedItem[], answers: Record<string, string>, recipe = DEFAULT_SCORING_RECIPE) =>
  scorePerson(items, new Map(Object.entries(answers).map(([of, choice]) => [of, { choice }])), recipe)

describe('scorePerson', () => {
  it('estimates each competency, theme and aspect from the items that belong to it', () => {
    const right = { model: '2PL', a: 1, b: [0] } as const
    const items = [
      item('1'),
      item('2', { competency: 'M.08', theme: 'kemampuan_analitis', potentialAspect: 'POT.01', parameters: right }),
      item('3', { competency: 'M.08', theme: 'pengambilan_keputusan' }),
    ]
    const estimates = score(items, { 1: 'D', 2: 'B', 3: 'A' })
    expect(estimates.map(({ kind, scale, itemsServed }) => [kind, scale, itemsServed])).toEqual([
      ['competency', 'M.03', 1],
      ['competency', 'M.08', 2],
      ['theme', 'kemampuan_analitis', 1],
      ['theme', 'komunikasi', 1],
      ['theme', 'pengambilan_keputusan', 1],
      ['potential', 'POT.01', 1],
    ])
  })

  it('counts a blank as nothing earned, and says how many were answered', () => {
    const blank = score([item('1'), item('2')], { 1: 'C' })
    const wrong = score([item('1'), item('2')], { 1: 'C', 2: 'A' })
    expect(blank[0]).toEqual({ ...wrong[0], itemsAnswered: 1 })
    expect(wrong[0]?.itemsAnswered).toBe(2)
  })

  it('raises a scale when a better option is chosen, and keeps the level inside its interval', () => {
    const thetas = ['A', 'B', 'C', 'D'].map((option) => score([item('1'), item('2')], { 1: option, 2: 'B' })[0]!)
    thetas.slice(1).forEach(({ theta, low, high, levelContinuous }, i) => {
      expect(theta).toBeGreaterThan(thetas[i]!.theta)
      expect(low).toBeLessThan(levelContinuous)
      expect(levelContinuous).toBeLessThan(high)
    })
  })

  it('uses the cuts of a scale where a panel set them apart', () => {
    const recipe = { ...DEFAULT_SCORING_RECIPE, cutsByScale: { 'M.03': [-4, -3, -2, -1] as const } }
    const [competency, theme] = score([item('1')], { 1: 'C' }, recipe)
    expect(competency).toMatchObject({ scale: 'M.03', level: 5 })
    expect(theme).toMatchObject({ scale: 'komunikasi', level: 3 })
  })

  it('leaves an essay out until a rater has spoken, and says which competency waits', () => {
    const essay = item('2', {
      interaction: { type: 'long-text', mostWords: 300 },
      scoring: { type: 'long-text', rubric: 'Menyebut dampak dan langkah.', most: 3 },
    })
    const answers = new Map([
      ['1', { choice: 'C' }],
      ['2', { text: 'Saya memulai dari dampaknya.' }],
    ])
    const [alone] = score([item('1')], { 1: 'C' })
    const [both] = scorePerson([item('1'), essay], answers, DEFAULT_SCORING_RECIPE)
    expect(both).toEqual({ ...alone, itemsServed: 2, itemsAnswered: 2 })
    expect(awaitingRater([item('1'), essay], answers)).toEqual(['M.03'])
    expect(awaitingRater([item('1'), essay], new Map())).toEqual([])
  })

  it('refuses an answer that the item does not offer', () => {
    expect(() => score([item('7')], { 7: 'E' })).toThrow('item 7 has no option E')
  })
})
