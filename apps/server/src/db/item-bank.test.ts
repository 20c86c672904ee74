import { COMPETENCIES, mostPoints, scoringProblem, THEMES } from '@petakom/domain'
import { beforeAll, describe, expect, it } from 'vitest'
import { readStarterBank, type StarterItem } from './item-bank.ts'

type Option = StarterItem['options'][number]
type Strategy = (option: Option, all: readonly Option[]) => number

const indicators = new Map(
  COMPETENCIES.flatMap(({ code, levels }) =>
    levels.flatMap(({ level, indicators }) =>
      indicators.map((one) => [one.code, { competency: code, level }] as const),
    ),
  ),
)

let bank: StarterItem[]
let situations: StarterItem[]
let reasoning: StarterItem[]
beforeAll(async () => {
  bank = await readStarterBank()
  situations = bank.filter(({ kind }) => kind === 'situational-judgement')
  reasoning = bank.filter(({ kind }) => kind === 'single-choice')
})

const best = ({ options }: StarterItem) => options.reduce((top, option) => (option.weight > top.weight ? option : top))
const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}-]+/gu))

/** Expected hits of someone who always takes the option with the highest `strategy`; ties are broken by lot. */
function hitRate(items: readonly StarterItem[], strategy: Strategy): { hits: number; limit: number } {
  let hits = 0
  let chance = 0
  let variance = 0
  for (const item of items) {
    const marks = item.options.map((option) => strategy(option, item.options))
    const top = Math.max(...marks)
    if (strategy(best(item), item.options) === top) hits += 1 / marks.filter((mark) => mark === top).length
    const share = 1 / item.options.length
    chance += share
    variance += share * (1 - share)
  }
  return { hits, limit: chance + 2 * Math.sqrt(variance) }
}

describe('the starter bank', () => {
  it('has at least 60 items, with distinct codes and stems', () => {
    expect(bank.length).toBeGreaterThanOrEqual(60)
    expect(new Set(bank.map(({ code }) => code)).size).toBe(bank.length)
    // Table questions may share words; with their table they are never the same.
    const asked = bank.map(({ stem, stimulus, figure }) =>
      JSON.stringify([stimulus, figure, stem.trim().toLowerCase()]),
    )
    expect(new Set(asked).size).toBe(bank.length)
  })

  it('covers every competency by six situations over at least four levels, every theme by ten items', () => {
    for (const { code: competency } of COMPETENCIES) {
      const items = situations.filter((item) => item.competency === competency)
      expect(items.length, competency).toBeGreaterThanOrEqual(6)
      expect(new Set(items.map(({ level }) => level)).size, competency).toBeGreaterThanOrEqual(4)
    }
    for (const theme of ['kemampuan_analitis', 'kepemimpinan', 'komunikasi', 'pengambilan_keputusan']) {
      expect(bank.filter((item) => item.theme === theme).length, theme).toBeGreaterThanOrEqual(10)
    }
    for (const level of [1, 2, 3, 4, 5]) {
      expect(bank.filter((item) => item.level === level).length, `level ${level}`).toBeGreaterThanOrEqual(7)
    }
  })

  it('asks reasoning only for deciding: arithmetic is no evidence of any other competency', () => {
    expect(new Set(reasoning.map(({ competency }) => competency))).toEqual(new Set(['M.08']))
  })

  it('has one key for reasoning, and the grades 0 to 3 for a situation', () => {
    for (const { code, options } of reasoning) {
      expect([code, ...options.map(({ weight }) => weight).sort()]).toEqual([code, 0, 0, 0, 0, 1])
    }
    for (const { code, options } of situations) {
      expect([code, ...options.map(({ weight }) => weight).sort()]).toEqual([code, 0, 1, 2, 3])
    }
  })

  it('keeps the options of an item distinct and of similar length', () => {
    for (const { code, options } of bank) {
      expect(new Set(options.map(({ text }) => text.trim().toLowerCase())).size, code).toBe(options.length)
    }
    for (const { code, options } of situations) {
      const lengths = options.map(({ text }) => text.length)
      expect(Math.max(...lengths) / Math.min(...lengths), code).toBeLessThan(1.3)
    }
  })

  it('explains every option, and ties a situation to an indicator of its own competency and level', () => {
    for (const { code, options, rationale } of bank) {
      for (const { id, text } of options) {
        const figure = text.match(/\d[\d.,]*/)?.[0] ?? text
        expect(
          new RegExp(`\\b${id}\\b`).test(rationale) || rationale.includes(figure),
          `${code}: the rationale says nothing of ${id}`,
        ).toBe(true)
      }
    }
    for (const { code, competency, level, rationale } of situations) {
      const cited = rationale.match(/(?:M|SK)\.\d\d\.\d\.\d/g) ?? []
      expect(cited.length, code).toBeGreaterThan(0)
      for (const indicator of cited) {
        expect([code, indicators.get(indicator)]).toEqual([code, { competency, level }])
      }
    }
  })

  it('names competencies and themes of the dictionary', () => {
    const themes = new Set(THEMES.map(({ code }) => code))
    const competencies = new Set(COMPETENCIES.map(({ code }) => code))
    expect(bank.filter((item) => !themes.has(item.theme) || !competencies.has(item.competency))).toEqual([])
  })

  it('has as many thresholds as its highest weight', () => {
    const most = (item: StarterItem) =>
      item.interaction && item.scoring ? mostPoints(item.interaction, item.scoring) : best(item).weight
    expect(bank.filter((item) => item.parameters.b.length !== most(item))).toEqual([])
  })

  it('has items of other kinds without fault in their keys, and none in use', () => {
    const others = bank.filter(({ interaction }) => interaction)
    expect(new Set(others.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(9)
    for (const { code, interaction, scoring, state } of others) {
      expect(scoringProblem(interaction!, scoring!), code).toBeNull()
      expect(state, code).not.toBe('in-use')
    }
  })

  it('says that its parameters are provisional, harder by level', () => {
    expect(bank.filter(({ parameters }) => !parameters.provisional)).toEqual([])
    for (const items of [situations, reasoning]) {
      const mean = (level: number) => {
        const all = items.filter((item) => item.level === level).map(({ parameters: { b } }) => b.at(-1)!)
        return all.reduce((sum, value) => sum + value, 0) / all.length
      }
      for (const level of [1, 2, 3, 4]) expect(mean(level)).toBeLessThan(mean(level + 1))
    }
  })
})

/** Words that test-wise people take for a sign of the best answer, or of a wrong one. */
const MARKERS = [
  ...['bersama', 'beserta', 'serta', 'menanyakan', 'mendengar', 'membahas', 'menemui', 'menyepakati', 'mencatat'],
  ...['agar', 'supaya', 'sehingga', 'karena', 'sendiri', 'tetap', 'bahwa', 'secara', 'rapat', 'tiap', 'setiap'],
  ...['semua', 'seluruh', 'selalu', 'hanya', 'pasti', 'tanpa', 'langsung', 'menunggu', 'menunda', 'menjelaskan'],
]

/** P(X <= count) of a binomial. */
function atMost(count: number, trials: number, share: number): number {
  let term = (1 - share) ** trials
  let sum = term
  for (let k = 1; k <= count; k += 1) {
    term *= ((trials - k + 1) / k) * (share / (1 - share))
    sum += term
  }
  return sum
}

describe('someone who guesses by the look of the options', () => {
  it.each<[string, Strategy]>([
    ['the longest', ({ text }) => text.length],
    ['the shortest', ({ text }) => -text.length],
    ['the one with most commas', ({ text }) => text.split(',').length],
    [
      'the one that names most people to consult',
      ({ text }) => (text.match(/bersama|serta|tanya|dengar|bahas|temui/g) ?? []).length,
    ],
    [
      'the one that shares most words with the others',
      ({ text }, all) =>
        all.reduce((sum, other) => sum + [...words(other.text)].filter((word) => words(text).has(word)).length, 0),
    ],
    ['the first', ({ id }) => -id.charCodeAt(0)],
    ['the last', ({ id }) => id.charCodeAt(0)],
    ['the second', ({ id }) => Number(id === 'B')],
    ['the third', ({ id }) => Number(id === 'C')],
  ])('gains no more than chance: %s', (_name, strategy) => {
    for (const items of [situations, reasoning]) {
      const { hits, limit } = hitRate(items, strategy)
      expect(hits).toBeLessThanOrEqual(limit)
    }
  })

  it('finds no word that gives the best option of a situation away', () => {
    const telling = MARKERS.map((marker) => {
      const with_ = situations.flatMap((item) => item.options.filter(({ text }) => words(text).has(marker)))
      const hits = with_.filter(({ weight }) => weight === 3).length
      const rare = atMost(hits, with_.length, 0.25)
      const frequent = 1 - (hits === 0 ? 0 : atMost(hits - 1, with_.length, 0.25))
      return { marker, hits, of: with_.length, p: Math.min(rare, frequent) }
    })
    expect(telling.filter(({ p }) => p < 0.01)).toEqual([])
  })

  it('finds the grades equally long', () => {
    const mean = (weight: number) => {
      const all = situations.flatMap(({ options }) => options.filter((option) => option.weight === weight))
      return all.reduce((sum, { text }) => sum + text.length, 0) / all.length
    }
    const means = [0, 1, 2, 3].map(mean)
    expect(Math.max(...means) / Math.min(...means)).toBeLessThan(1.05)
  })
})
