import { COMPETENCIES, THEMES } from '@petakom/domain'
import { beforeAll, describe, expect, it } from 'vitest'
import { readStarterBank, type StarterItem } from './item-bank.ts'

let bank: StarterItem[]
beforeAll(async () => {
  bank = await readStarterBank()
})

const best = (item: StarterItem) => item.options.toSorted((one, other) => other.weight - one.weight)[0]!
const failing = (isGood: (item: StarterItem) => boolean) => bank.filter((item) => !isGood(item)).map(({ code }) => code)

describe('the items that come with Petakom', () => {
  it('are at least sixty, each with a code of its own', () => {
    expect(bank.length).toBeGreaterThanOrEqual(60)
    expect(new Set(bank.map(({ code }) => code)).size).toBe(bank.length)
  })
  it('belong to a theme and a competency of the dictionary', () => {
    const themes = new Set(THEMES.map(({ code }) => code))
    const competencies = new Set(COMPETENCIES.map(({ code }) => code))
    expect(failing(({ theme, competency }) => themes.has(theme) && competencies.has(competency))).toEqual([])
  })
  it('cover each of the nine competencies at least five times', () => {
    const counts = COMPETENCIES.map(({ code }) => bank.filter(({ competency }) => competency === code).length)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(5)
  })
  it('of one right answer have one key among three to five distinct options', () => {
    const isGood = ({ kind, options }: StarterItem) =>
      kind !== 'single-choice' ||
      (options.length >= 3 &&
        options.length <= 5 &&
        new Set(options.map(({ text }) => text.trim().toLowerCase())).size === options.length &&
        options
          .map(({ weight }) => weight)
          .sort()
          .join('') === `${'0'.repeat(options.length - 1)}1`)
    expect(failing(isGood)).toEqual([])
  })
  it('of situations grade four options from 0 to 3, each weight once', () => {
    const isGood = ({ kind, options }: StarterItem) =>
      kind !== 'situational-judgement' ||
      options
        .map(({ weight }) => weight)
        .sort()
        .join('') === '0123'
    expect(failing(isGood)).toEqual([])
  })
  it('have as many thresholds as their highest weight, marked provisional', () => {
    expect(failing((item) => item.parameters.b.length === best(item).weight && item.parameters.provisional)).toEqual([])
  })
  it('do not give the best answer away by its length or its letter', () => {
    const longest = bank.filter((item) => {
      const lengths = item.options.map(({ text }) => text.length)
      return item.options.length === 4 && best(item).text.length > 1.05 * lengths.sort((a, b) => b - a)[1]!
    })
    expect(longest.length / bank.length).toBeLessThan(0.35)
    for (const letter of ['A', 'B', 'C', 'D']) {
      expect(bank.filter((item) => best(item).id === letter).length / bank.length).toBeLessThan(0.4)
    }
  })
})
