import { INTERACTION_OF_KIND } from '@petakom/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { readStarterBank, type StarterItem } from './item-bank.ts'

/** What a reader meets: passages, tables, questions and options, without ids. */
function textsOf({ stimulus, figure, stem, options, interaction }: StarterItem): string[] {
  const passage = stimulus?.kind === 'text' ? [stimulus.text] : stimulus?.kind === 'table' ? [stimulus.caption] : []
  const drawing = figure ? [figure.caption, figure.alt] : []
  const lists =
    interaction?.type === 'match'
      ? [...interaction.left, ...interaction.right]
      : interaction?.type === 'hot-text'
        ? interaction.segments
        : interaction && 'options' in interaction
          ? interaction.options
          : options
  return [...passage, ...drawing, stem, ...lists.map(({ text }) => text)]
}
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}.,:-]*/gu)?.length ?? 0
const sentencesOf = (text: string) => text.split(/(?<=[.?!]"?)\s+/)

let bank: StarterItem[]
let drafts: StarterItem[]
beforeAll(async () => {
  bank = await readStarterBank()
  drafts = bank.filter(({ state }) => state === 'draft')
})

describe('the language of the bank', () => {
  it('keeps sentences short: none over 40 words, 16 on average at most', () => {
    const lengths: number[] = []
    for (const item of bank) {
      for (const sentence of textsOf(item).flatMap(sentencesOf)) {
        expect(wordsIn(sentence), `${item.code}: ${sentence}`).toBeLessThanOrEqual(40)
        lengths.push(wordsIn(sentence))
      }
    }
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(16)
  })

  it('asks nobody to read more than 230 words for one item', () => {
    const load = bank.map((item) => [item.code, wordsIn(textsOf(item).join(' '))] as const)
    expect(load.filter(([, words]) => words > 230)).toEqual([])
  })

  it('has no double blanks, no blank before a stop, and a capital at the head of every question', () => {
    for (const item of bank) {
      for (const text of textsOf(item).filter((one) => one.trim() !== '')) {
        expect(text, item.code).not.toMatch(
          / {2}| [,.;:?!]|\bdi karenakan\b|\bdimana\b|\bapotik\b|\bresiko\b|\bijin\b/i,
        )
      }
      expect(item.stem, item.code).toMatch(/^[\p{Lu}\d"]/u)
    }
  })

  it('names women and men about equally, where it names people', () => {
    const text = bank.flatMap(textsOf).join(' ')
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
    const [women, men] = [count(/\b(Bu|Ibu) \p{Lu}/gu), count(/\b(Pak|Bapak) \p{Lu}/gu)]
    expect(Math.abs(women - men)).toBeLessThanOrEqual(Math.max(3, (women + men) / 4))
  })
})

describe('families', () => {
  it('have two to four siblings of one kind, theme, competency, level and content area', () => {
    const families = Map.groupBy(
      bank.filter(({ family }) => family),
      ({ family }) => family!,
    )
    expect(families.size).toBeGreaterThanOrEqual(30)
    for (const [family, siblings] of families) {
      expect(siblings.length, family).toBeGreaterThanOrEqual(2)
      expect(siblings.length, family).toBeLessThanOrEqual(4)
      const alike = siblings.map(({ kind, theme, competency, level, contentArea }) =>
        [kind, theme, competency, level, contentArea].join(),
      )
      expect(new Set(alike).size, family).toBe(1)
      const asked = siblings.map(({ stem, stimulus, interaction }) => JSON.stringify([stem, stimulus, interaction]))
      expect(new Set(asked).size, family).toBe(siblings.length)
    }
  })

  it('that share a stimulus share all of it, and a family has one item in each', () => {
    const groups = Map.groupBy(
      bank.filter(({ group }) => group),
      ({ group }) => group!,
    )
    for (const [group, items] of groups) {
      expect(new Set(items.map(({ stimulus }) => JSON.stringify(stimulus))).size, group).toBe(1)
      const families = items.flatMap(({ family }) => family ?? [])
      expect(new Set(families).size, group).toBe(families.length)
    }
  })
})

describe('keys of the other kinds', () => {
  /** Place of each thing the key names among the things shown, as a share from 0 to 1. */
  const places = (ids: readonly string[], keys: readonly string[]) =>
    keys.map((id) => ids.indexOf(id) / Math.max(1, ids.length - 1))
  const positive = (weights: Readonly<Record<string, number>>) => Object.keys(weights).filter((id) => weights[id]! > 0)

  it('stand at no favoured place: the mean place is near the middle', () => {
    const found = bank.flatMap(({ interaction, scoring }) => {
      if (scoring?.type === 'best-worst' && interaction?.type === 'best-worst') {
        const ids = interaction.options.map(({ id }) => id)
        return places(ids, positive(scoring.best))
      }
      if (scoring?.type === 'choices' && interaction?.type === 'choices') {
        return places(
          interaction.options.map(({ id }) => id),
          positive(scoring.weights),
        )
      }
      if (scoring?.type === 'hot-text' && interaction?.type === 'hot-text') {
        const ids = interaction.segments.flatMap((segment) => ('id' in segment ? [segment.id] : []))
        return places(ids, positive(scoring.weights))
      }
      return []
    })
    const mean = found.reduce((sum, place) => sum + place, 0) / found.length
    // Places spread evenly have a deviation of about 0.37; two standard errors around the middle.
    expect(Math.abs(mean - 0.5)).toBeLessThanOrEqual((2 * 0.37) / Math.sqrt(found.length))
  })

  it('are no longer than the rest more often than by chance', () => {
    let hits = 0
    let chance = 0
    let variance = 0
    for (const { interaction, scoring } of bank) {
      const isJudged = scoring?.type === 'best-worst' || scoring?.type === 'graded'
      if (!isJudged || !interaction || !('options' in interaction)) continue
      const worth = scoring.type === 'graded' ? scoring.key : scoring.best
      const [longest] = interaction.options.toSorted((one, other) => other.text.length - one.text.length)
      if (worth[longest!.id] === Math.max(...Object.values(worth))) hits += 1
      const share = 1 / interaction.options.length
      chance += share
      variance += share * (1 - share)
    }
    expect(hits).toBeLessThanOrEqual(chance + 2 * Math.sqrt(variance))
  })

  it('of an order differ from the order shown', () => {
    for (const { code, interaction, scoring } of bank) {
      if (scoring?.type !== 'order' || interaction?.type !== 'order') continue
      expect(scoring.key, code).not.toEqual(interaction.options.map(({ id }) => id))
    }
  })
})

describe('drafts', () => {
  it('fill the bank to 160 items and more, with every kind, and say that nobody but their authors read them', () => {
    expect(bank.length).toBeGreaterThanOrEqual(160)
    expect(new Set(bank.map(({ kind }) => kind))).toEqual(new Set(Object.keys(INTERACTION_OF_KIND)))
    expect(new Set(bank.map(({ state }) => state))).toEqual(new Set(['draft', 'in-use']))
    // KD- came before there were tags.
    for (const { code, contentArea, family } of drafts.filter((item) => !item.code.startsWith('KD-'))) {
      expect([code, contentArea === null, family === null]).toEqual([code, false, false])
    }
  })

  it('give a reason for every option that can be chosen', () => {
    for (const { code, interaction, rationale } of drafts) {
      if (!interaction || !['choices', 'best-worst', 'graded'].includes(interaction.type)) continue
      const ids = 'options' in interaction ? interaction.options.map(({ id }) => id) : []
      for (const id of ids) expect(new RegExp(`\\b${id}\\b`).test(rationale), `${code}: ${id}`).toBe(true)
    }
  })
})
